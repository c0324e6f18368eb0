package document_test

import "testing"

// corpusVariants say the requirements of the fifth corpus in further words, some of
// them with a requirement that no content tells.
const corpusVariants = `
v_kotihoitopaatos/yhteyshenkilo/sukulaisuussuhde! | Kenttä näytetään, jos Yhteyshenkilö on omainen -kenttään on vastattu "kyllä". Kenttä on pakollinen, kun se näytetään. | yhteyshenkilo_on_omainen=ei;yhteyshenkilo_on_omainen=kyllä sukulaisuussuhde=1 | yhteyshenkilo_on_omainen=kyllä;yhteyshenkilo_on_omainen=ei sukulaisuussuhde=1
v_kotihoitopaatos/yhteyshenkilo/sukulaisuussuhde! | Kenttä näytetään ja sen täyttäminen on pakollista, jos Yhteyshenkilö on omainen -kenttään on vastattu "kyllä". | yhteyshenkilo_on_omainen=ei;yhteyshenkilo_on_omainen=kyllä sukulaisuussuhde=1 | yhteyshenkilo_on_omainen=kyllä;yhteyshenkilo_on_omainen=ei sukulaisuussuhde=1
v_kotihoitopaatos/yhteyshenkilo/sukulaisuussuhde! | Kenttä on pakollinen ja näytetään vain silloin, kun Yhteyshenkilö on omainen -kenttään on vastattu "kyllä". | yhteyshenkilo_on_omainen=ei;yhteyshenkilo_on_omainen=kyllä sukulaisuussuhde=1 | yhteyshenkilo_on_omainen=kyllä;yhteyshenkilo_on_omainen=ei sukulaisuussuhde=1
v_adoptio/hakija/avioliiton_solmimispaiva! | Ehdollisesti pakollinen: Kenttä on pakollinen, mikäli siviilisäädyksi on valittu 2 = Avioliitossa. | hakija/siviilisaaty=1;hakija/siviilisaaty=2 avioliiton_solmimispaiva | hakija/siviilisaaty=2
v_adoptio/hakija/avioliiton_solmimispaiva! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos hakijan siviilisääty on avioliitossa. | hakija/siviilisaaty=1;hakija/siviilisaaty=2 avioliiton_solmimispaiva | hakija/siviilisaaty=2
v_adoptio/hakija/avioliiton_solmimispaiva! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Siviilisääty-kentän arvo on joko 2 tai 3. | hakija/siviilisaaty=1;hakija/siviilisaaty=2 avioliiton_solmimispaiva | hakija/siviilisaaty=2;hakija/siviilisaaty=3
v_adoptio/hakija/avioliiton_solmimispaiva! | Ehdollisesti pakollinen: Kenttä on pakollinen, kun Siviilisääty-kenttään on valittu arvo 2 (Avioliitossa) tai arvo 4 (Leski). | hakija/siviilisaaty=1;hakija/siviilisaaty=2 avioliiton_solmimispaiva | hakija/siviilisaaty=2;hakija/siviilisaaty=4
v_adoptio/hakija/avioliiton_solmimispaiva! | Ehdollisesti pakollinen: Kenttä on pakollinen, kun Siviilisääty-kentässä on valittuna jokin muu arvo kuin 1 = Naimaton. | hakija/siviilisaaty=1;hakija/siviilisaaty=2 avioliiton_solmimispaiva | hakija/siviilisaaty=2;hakija/siviilisaaty=4
v_adoptio/hakija/avioliiton_solmimispaiva! | Kenttää ei näytetä, jos Siviilisääty-kenttään on valittu 1 = Naimaton. Muussa tapauksessa kenttä on pakollinen. | hakija/siviilisaaty=1;hakija/siviilisaaty=2 avioliiton_solmimispaiva | hakija/siviilisaaty=2;hakija/siviilisaaty=1 avioliiton_solmimispaiva
v_adoptio/hakija/avioliiton_solmimispaiva! | Ehdollisesti pakollinen: Tieto on pakollinen, jos hakija on avioliitossa. | hakija/siviilisaaty=1;hakija/siviilisaaty=2 avioliiton_solmimispaiva | hakija/siviilisaaty=2
v_ilmoitus/palvelutehtava! | Ehdollisesti pakollinen: Tieto on pakollinen muille kuin vanhoille asiakkuuksille. | vanha_asiakkuus=kyllä;vanha_asiakkuus=ei palvelutehtava=10 | vanha_asiakkuus=ei
v_lssuunnitelma/lapsen_mielipide_suunnitelmasta! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos lapsi on 12-vuotias tai vanhempi. | lapsi/syntymaaika=2022-05-05 suunnitelman_paivamaara=2026-01-10 | lapsi/syntymaaika=2011-05-05 suunnitelman_paivamaara=2026-01-10
v_lssuunnitelma/lapsen_mielipide_suunnitelmasta! | Ehdollisesti pakollinen: 12 vuotta täyttäneelle lapselle kenttä on pakollinen. | lapsi/syntymaaika=2022-05-05 suunnitelman_paivamaara=2026-01-10 | lapsi/syntymaaika=2011-05-05 suunnitelman_paivamaara=2026-01-10
v_paihdekuntoutus/seulonta/loydokset! | Ehdollisesti pakollinen: Kun Tulos-kentän arvo on "2 = Positiivinen", on kirjattava vähintään yksi löydös. | seulonta/tulos=1;seulonta/tulos=2 loydokset=1 | seulonta/tulos=2
v_paihdekuntoutus/seulonta/loydokset! | Ehdollisesti pakollinen: Kun tulos on positiivinen, tulee valita vähintään yksi löydös. | seulonta/tulos=1;seulonta/tulos=2 loydokset=1 | seulonta/tulos=2
v_kuntouttava/tyotoiminta/tyotoimintapaivat_viikossa | Kentän arvo voi olla 1-4. | tyotoimintapaivat_viikossa=1 | tyotoimintapaivat_viikossa=5
v_kuntouttava/tyotoiminta/tyotoimintapaivat_viikossa | Kenttään voi kirjata arvon väliltä 1-4. | tyotoimintapaivat_viikossa=1 | tyotoimintapaivat_viikossa=5
v_kuntouttava/tyotoiminta/tyotoimintapaivat_viikossa | Arvo voi olla enintään 4. | tyotoimintapaivat_viikossa=1 | tyotoimintapaivat_viikossa=5
v_kuntouttava/tyotoiminta/tyotoimintapaivat_viikossa | Sallitut arvot: 1-4. | tyotoimintapaivat_viikossa=1 | tyotoimintapaivat_viikossa=5
v_huostaanotto/muutoksenhakukeino | Sallittuja arvoja ovat 2 Valitus ja 3 Ei muutoksenhakuoikeutta. | muutoksenhakukeino=2 | muutoksenhakukeino=1
v_huostaanotto/muutoksenhakukeino | Kentässä voidaan käyttää vain arvoja 2 ja 3. | muutoksenhakukeino=2 | muutoksenhakukeino=1
v_huostaanotto/muutoksenhakukeino | Kenttään saa valita ainoastaan arvon 2 tai 3. | muutoksenhakukeino=2 | muutoksenhakukeino=1
v_huostaanotto/muutoksenhakukeino | Luokituksen arvoista käytetään vain arvoja 2 = Valitus ja 3 = Ei muutoksenhakuoikeutta. | muutoksenhakukeino=2 | muutoksenhakukeino=1
v_huostaanotto/lapsi/turvakielto | Jos tähän on vastattu "kyllä", lapsen kotikuntaa ja lähiosoitetta ei näytetä asiakirjalla. | lapsi/turvakielto=ei kotikunta=1 | lapsi/turvakielto=kyllä lapsi/kotikunta=1;lapsi/turvakielto=kyllä lahiosoite
v_huostaanotto/lapsi/turvakielto | Jos tähän kenttään on vastattu "kyllä", Kotikunta- ja Lähiosoite-kenttiä ei näytetä. | lapsi/turvakielto=ei kotikunta=1 | lapsi/turvakielto=kyllä lapsi/kotikunta=1;lapsi/turvakielto=kyllä lahiosoite
v_huostaanotto/lapsi/turvakielto | Jos kenttään on vastattu "kyllä", kenttiä Kotikunta ja Lähiosoite ei saa täyttää. | lapsi/turvakielto=ei kotikunta=1 | lapsi/turvakielto=kyllä lapsi/kotikunta=1;lapsi/turvakielto=kyllä lahiosoite
v_tapaamissopimus/voimassaolo/paattymispaiva! | Ehdollisesti pakollinen: Päättymispäivä on pakollinen, ellei sopimus ole voimassa toistaiseksi. | voimassa_toistaiseksi=kyllä | voimassa_toistaiseksi=ei
v_tapaamissopimus/voimassaolo/paattymispaiva! | Päättymispäivän on oltava vähintään yhtä suuri kuin Alkamispäivä. | voimassaolo/alkamispaiva=2026-01-01 voimassaolo/paattymispaiva=2026-01-01 | voimassaolo/alkamispaiva=2026-01-02 voimassaolo/paattymispaiva=2026-01-01
v_tapaamissopimus/voimassaolo/paattymispaiva! | Päättymispäivän on oltava aikaisintaan Alkamispäivä. | voimassaolo/alkamispaiva=2026-01-01 voimassaolo/paattymispaiva=2026-01-01 | voimassaolo/alkamispaiva=2026-01-02 voimassaolo/paattymispaiva=2026-01-01
v_tapaamissopimus/voimassaolo/paattymispaiva! | Päättymispäivä ei saa edeltää Alkamispäivää. | voimassaolo/alkamispaiva=2026-01-01 voimassaolo/paattymispaiva=2026-01-01 | voimassaolo/alkamispaiva=2026-01-02 voimassaolo/paattymispaiva=2026-01-01
v_valvotuttapaamiset/tapaaminen/ilmoituksen_ajankohta! | Ehdollisesti pakollinen: Jos tapaaminen keskeytettiin, kenttä on pakollinen. Jos tapaamista ei keskeytetty, kenttää ei näytetä. | tapaaminen_keskeytettiin=ei | tapaaminen_keskeytettiin=kyllä
v_valvotuttapaamiset/tapaaminen/peruuntumisen_syy! | Ehdollisesti pakollinen: Jos tapaaminen ei toteutunut, kenttä on pakollinen. | tapaaminen_toteutui=kyllä | tapaaminen_toteutui=ei
v_kotihoitopaatos/perustelut_rai_arvioinnin_puuttumiselle! | Ehdollisesti pakollinen: Jos RAI-arviointia ei ole tehty, perustelut on kirjattava. | rai_arviointi_tehty=kyllä | rai_arviointi_tehty=ei
v_lausunto/suositus/suosituksen_sisalto! | Ehdollisesti pakollinen: Jos suositus annetaan, sisältö on kirjattava. | suositus_annetaan=ei | suositus_annetaan=kyllä
v_kuntouttava/allekirjoituspaikka! | Kenttä on pakollinen, jos sopimus allekirjoitetaan sähköisesti. | sopimus_on_allekirjoitettu_sahkoisesti=ei | ?
v_kuntouttava/allekirjoituspaikka! | Kenttä on pakollinen, jos sopimus on allekirjoitettu käsin. | sopimus_on_allekirjoitettu_sahkoisesti=kyllä | ?
v_kuntouttava/allekirjoituspaikka! | Kenttä näytetään vain, jos asiakirja allekirjoitetaan käsin eli Sopimus on allekirjoitettu sähköisesti -kenttään on vastattu "ei". Kenttä on silloin pakollinen. | sopimus_on_allekirjoitettu_sahkoisesti=kyllä;sopimus_on_allekirjoitettu_sahkoisesti=ei allekirjoituspaikka | sopimus_on_allekirjoitettu_sahkoisesti=ei;sopimus_on_allekirjoitettu_sahkoisesti=kyllä allekirjoituspaikka
v_kuntouttava/nuorten_tuki! | Tietokokonaisuus on pakollinen alle 29-vuotiaille asiakkaille. | asiakas/syntymaaika=1990-01-01 laatimispaiva=2026-01-10 | asiakas/syntymaaika=2005-01-01 laatimispaiva=2026-01-10
v_kuntouttava/nuorten_tuki! | Tietokokonaisuus on pakollinen, kun asiakkaana on alle 29-vuotias nuori. | asiakas/syntymaaika=1990-01-01 laatimispaiva=2026-01-10 | ?
v_kuntouttava/nuorten_tuki! | Tietokokonaisuus näytetään vain alle 29-vuotiaille asiakkaille, ja se on tällöin pakollinen. | asiakas/syntymaaika=1990-01-01 laatimispaiva=2026-01-10 | ?
v_lausunto/laatija/ammattinimike! | Ammattinimike on pakollinen, jos laatijoita on useita. | laatija/sukunimi | ?
v_lausunto/suositus/perustelut_suosituksen_puuttumiselle! | Kenttä näytetään ja se on pakollinen, jos suositusta ei anneta. | suositus_annetaan=kyllä;suositus_annetaan=ei perustelut_suosituksen_puuttumiselle | suositus_annetaan=ei;suositus_annetaan=kyllä perustelut_suosituksen_puuttumiselle
v_lausunto/suositus/perustelut_suosituksen_puuttumiselle! | Jos suositusta ei anneta lainkaan, perustelut on kirjattava. | suositus_annetaan=kyllä | ?
v_lausunto/suositus/suosituksen_sisalto! | Jos suositus annetaan, on sen sisältö kirjattava tähän kenttään. | suositus_annetaan=ei;suositus_annetaan=kyllä suosituksen_sisalto | suositus_annetaan=kyllä
v_tunnustaminen/tunnustaminen/peruuttaja! | Peruuttaja on pakollinen, jos tunnustaminen on peruutettu. Peruuttamisen päivämäärä ei saa olla aikaisempi kuin Tunnustamispäivä. | tunnustaminen_peruutettu=ei;tunnustaminen_peruutettu=kyllä peruuttaja=1 | tunnustaminen_peruutettu=kyllä;tunnustaminen_peruutettu=ei tunnustamispaiva=2026-01-02 peruuttamisen_paivamaara=2026-01-01
v_tunnustaminen/tunnustaminen/peruuttaja! | Peruuttaja on pakollinen, jos tunnustaminen perutaan. | tunnustaminen_peruutettu=ei | ?
v_tunnustaminen/synnyttanyt_vanhempi/muu_toteamistapa! | Jos toteamistavaksi on valittu Muu tapa, kenttä on pakollinen. | henkilollisyyden_toteamistapa=1;henkilollisyyden_toteamistapa=9 muu_toteamistapa | henkilollisyyden_toteamistapa=9
v_tunnustaminen/tunnustaja/lahiosoite! | Lähiosoite on pakollinen, jos tunnustajalla ei ole henkilötunnusta. | tunnustaja/henkilotunnus;tunnustaja/lahiosoite | tunnustaja/sukunimi
v_tunnustaminen/tunnustaja/lahiosoite! | Lähiosoite on pakollinen, jos tunnustajan henkilötunnusta ei ole kirjattu tai synnyttäneen vanhemman henkilötunnus puuttuu. | tunnustaja/henkilotunnus synnyttanyt_vanhempi/henkilotunnus | tunnustaja/sukunimi
v_tunnustaminen/tulkkaus/tulkin_nimi! | Jos tulkkia käytettiin, Tulkin nimi ja Tulkkauskieli ovat pakollisia. Jos tulkkia ei käytetty, niitä ei näytetä. | tulkkia_kaytettiin=ei;tulkkia_kaytettiin=kyllä tulkin_nimi tulkkauskieli=1 | tulkkia_kaytettiin=kyllä tulkin_nimi;tulkkia_kaytettiin=ei tulkkauskieli=1
v_tunnustaminen/tulkkaus/tulkin_nimi! | Jos tulkkia on käytetty, tulkin nimi on kirjattava. | tulkkia_kaytettiin=ei;tulkkia_kaytettiin=kyllä tulkin_nimi | tulkkia_kaytettiin=kyllä
v_adoptio/adoptioneuvonta/keskeyttamisen_perustelut! | Kenttä on pakollinen, jos neuvonta keskeytettiin. | paattymisen_syy=1 | ?
v_adoptio/adoptioneuvonta/paattymispaiva! | Kenttä on pakollinen, jos neuvonta ei jatku. | neuvonta_on_paattynyt=ei | ?
v_adoptio/adoptioneuvonta/paattymispaiva! | Kenttä on pakollinen, jos neuvonta päättyi. Muulloin päättymispäivää ja päättymisen syytä ei näytetä. | neuvonta_on_paattynyt=ei;neuvonta_on_paattynyt=kyllä adoptioneuvonta/paattymispaiva | ?
v_adoptio/suostumuksen_antaja/peruuttamispaiva! | Jos suostumusta ei ole peruutettu, kenttää ei näytetä. Jos suostumus on peruutettu, kenttä on pakollinen. | suostumus_on_peruutettu=ei;suostumus_on_peruutettu=kyllä peruuttamispaiva | suostumus_on_peruutettu=kyllä;suostumus_on_peruutettu=ei peruuttamispaiva
v_adoptio/kohdemaa! | Kotimaisessa adoptiossa kenttää ei näytetä. | adoption_laji=1 | ?
v_adoptio/kohdemaa! | Kenttä on pakollinen, jos adoption lajiksi on valittu 2. Kotimaisessa adoptiossa kenttää ei näytetä. | adoption_laji=2 kohdemaa=1:x;adoption_laji=1 | adoption_laji=2;adoption_laji=1 kohdemaa=1:x
v_adoptio/kohdemaa! | Kenttä on pakollinen, jos Adoption laji -kenttään on valittu 2, ja Adoptiopalvelunantaja-kenttään Interpedia tai Pelastakaa Lapset ry. | adoption_laji=2 adoptiopalvelunantaja=3;adoption_laji=1 adoptiopalvelunantaja=1 | adoption_laji=2 adoptiopalvelunantaja=1
v_adoptio/lapsi/syntymaaika! | Jos lapselle ei ole vielä annettu henkilötunnusta, syntymäaika on pakollinen. | lapsi/henkilotunnus;lapsi/syntymaaika | lapsi/sukunimi
v_adoptio/lapsi/syntymaaika! | Vähintään yksi kentistä Henkilötunnus tai Syntymäaika on oltava täytettynä. | lapsi/henkilotunnus;lapsi/syntymaaika | lapsi/sukunimi
v_adoptio/yhteydenpito/yhteydenpidon_sisalto! | Kenttä on pakollinen, jos yhteydenpidosta sovitaan. Jos yhteydenpidosta ei sovita, kenttää ei näytetä. | yhteydenpidosta_sovitaan=ei;yhteydenpidosta_sovitaan=kyllä yhteydenpidon_sisalto | yhteydenpidosta_sovitaan=kyllä;yhteydenpidosta_sovitaan=ei yhteydenpidon_sisalto
`

func TestCorpusVariants(t *testing.T) { runCorpus(t, corpusVariants, 61) }
