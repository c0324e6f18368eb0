package document_test

import "testing"

// corpusSnares are notes in the words of the fifth corpus that must stay unread,
// or whose checks must keep silent, because they say a little more or less.
const corpusSnares = `
v_tunnustaminen/tunnustaminen/peruuttamisen_paivamaara! | Jos Tunnustaminen peruutettu -kenttään on vastattu "kyllä", näytetään tämä kenttä ja Käräjäoikeus-kenttä on pakollinen. | tunnustaminen/tunnustaminen_peruutettu=kyllä | ?
v_tunnustaminen/tunnustaminen/peruuttamisen_paivamaara! | Jos Tunnustaminen peruutettu -kenttään on vastattu "kyllä", näytetään tämä kenttä, ja molemmat kentät ovat pakollisia. | tunnustaminen/tunnustaminen_peruutettu=kyllä | ?
v_kotihoitopaatos/yhteyshenkilo/sukulaisuussuhde! | Kenttä näytetään, jos Yhteyshenkilö on omainen -kenttään on vastattu "kyllä". Kentän täyttäminen on tällöin pakollista vain uusille asiakkaille. | yhteyshenkilo/yhteyshenkilo_on_omainen=kyllä | ?
v_kotihoitopaatos/yhteyshenkilo/sukulaisuussuhde! | Kenttä näytetään, jos Yhteyshenkilö on omainen -kenttään on vastattu "kyllä". Tällöin puhelinnumeron kirjaaminen on pakollista. | yhteyshenkilo/yhteyshenkilo_on_omainen=kyllä yhteyshenkilo/puhelinnumero;yhteyshenkilo/yhteyshenkilo_on_omainen=ei | yhteyshenkilo/yhteyshenkilo_on_omainen=kyllä
v_lausunto/tiivistelma! | Kenttä on pakollinen, jos Suositus annetaan -kenttään on vastattu "kyllä". Pakollisuus ei koske vanhoja lausuntoja. | suositus/suositus_annetaan=kyllä | ?
v_tapaamissopimus/tapaamisoikeus/valvonnan_perustelut! | Jos Tapaamiset ovat valvottuja-kenttään on vastattu "kyllä", kenttä on pakollinen. Perusteluissa kuvataan tilanne. Jos kenttään on vastattu "ei", tätä kenttää ei näytetä. | tapaamiset_ovat_valvottuja=kyllä;tapaamiset_ovat_valvottuja=ei valvonnan_perustelut | ?
v_tapaamissopimus/tapaamisoikeus/tapaamiset_ovat_valvottuja | Kenttä näytetään, jos Lapsella on tapaamisoikeus -kenttään on vastattu "kyllä". Jos kenttään on vastattu "ei", Valvonnan perustelut -kenttää ei näytetä. | lapsella_on_tapaamisoikeus=ei tapaamiset_ovat_valvottuja=ei valvonnan_perustelut | ?
v_erityishuolto/alistuspaiva! | Kenttä on pakollinen, jos edustajan rooliksi on valittu 33 = Edunvalvontavaltuutettu. | laillinen_edustaja/rooli=33 | ?
v_lssuunnitelma/lapsen_mielipide_suunnitelmasta! | Ehdollisesti pakollinen: Kenttä on pakollinen 12 vuotta täyttäneillä vanhemmilla. | lapsi/syntymaaika=2011-05-05 suunnitelman_paivamaara=2026-01-10 | ?
v_lssuunnitelma/lapsen_mielipide_suunnitelmasta! | Ehdollisesti pakollinen: Kenttä on pakollinen alle 7-vuotiailla lapsilla. | lapsi/syntymaaika=2011-05-05 suunnitelman_paivamaara=2026-01-10;lapsi/syntymaaika=2022-05-05 | lapsi/syntymaaika=2022-05-05 suunnitelman_paivamaara=2026-01-10
v_paihdekuntoutus/seulonta/loydokset! | Ehdollisesti pakollinen: Jos Tulos-kentässä on valittu "2 Positiivinen", vähintään kaksi löydöstä on pakollisia. | seulonta/tulos=2 | ?
v_paihdekuntoutus/seulonta/loydokset! | Ehdollisesti pakollinen: Jos Tulos-kentässä on valittu "2 Positiivinen", vähintään yksi löydös ja näytteenottaja on pakollinen. | seulonta/tulos=2 | ?
v_omaishoitosopimus/vapaat/vapaapaivien_maara_kuukaudessa! | Kenttä on pakollinen, ja arvon tulee olla vähintään 2. | vapaat/oikeus_lakisaateiseen_vapaaseen=ei | ?
v_erityishuolto/rajoitustoimenpide/kesto_tunteina | Rajoittavan välineen kuvaus -kentän arvon tulee olla välillä 5-10. | rajoitustoimenpide/kesto_tunteina=1 | -
v_erityishuolto/asiakas/asiointikieli | Luokituksesta käytetään vain arvoja, joilla asiakas asioi. | asiakas/asiointikieli=3 | -
v_erityishuolto/asiakas/asiointikieli | Tässä kentässä sallitaan vain arvot suomi ja saame. | asiakas/asiointikieli=3 | -
v_lausunto/uusi_maarapaiva! | Ehdollisesti pakollinen: Jos Lisäaikaa pyydetty -kenttään on vastattu "kyllä", on uusi määräpäivä kirjattava. Uuden määräpäivän on oltava myöhemmin kuin ilmoituspäivä. | lisaaikaa_pyydetty=kyllä | ?
v_huostaanotto/sijaishuolto/perustelut_laitossijoitukselle! | Ehdollisesti pakollinen: Jos olinpaikka pidetään salassa, perustelut on kirjattava. | sijaishuolto/olinpaikka_pidetaan_salassa=kyllä | ?
v_huostaanotto/lapsi/turvakielto | Jos tähän on vastattu "kyllä", ei lapsen kotikuntaa eikä huoltajan lähiosoitetta näytetä päätöksellä. | lapsi/turvakielto=kyllä lapsi/kotikunta=91:Helsinki | ?
v_ilmoitus/ilmoituksen_kohde/arvioitu_ika! | Ehdollisesti pakollinen: Mikäli ilmoittajasta ei ole kirjattu henkilötunnusta eikä syntymäaikaa, on tämä kenttä pakollinen. | ilmoituksen_kohde/sukunimi | ?
v_ilmoitus/ilmoituksen_kohde/arvioitu_ika! | Ehdollisesti pakollinen: Mikäli kohteesta ei ole kirjattu henkilötunnusta eikä kotikuntaa, on tämä kenttä pakollinen. | ilmoituksen_kohde/sukunimi | ?
v_ilmoitus/palvelutehtava! | Ehdollisesti pakollinen: Tieto on pakollinen kaikille paitsi vanhoille asiakkuuksille ja kiireellisille ilmoituksille. | vanha_asiakkuus=ei | ?
v_valvotuttapaamiset/tulkkaus! | Ehdollisesti pakollinen: Tulkki oli paikalla -kenttään on vastattu "kyllä" tai tulkkausta on pyydetty. | tulkki_oli_paikalla=kyllä | ?
v_toimeentulopaatos/ehkaisevan_tuen_perustelut! | Kenttä näytetään, kun tuen lajiksi on valittu 2 Ehkäisevä toimeentulotuki, jolloin se on pakollinen. | tuen_laji=2 ehkaisevan_tuen_perustelut;tuen_laji=1 | tuen_laji=2;tuen_laji=1 ehkaisevan_tuen_perustelut
v_toimeentulopaatos/ehkaisevan_tuen_perustelut! | Kenttä näytetään, kun tuen lajiksi on valittu 2 Ehkäisevä toimeentulotuki, jolloin tuen peruste on pakollinen. | tuen_laji=1 ehkaisevan_tuen_perustelut | ?
v_adoptio/vakuutus/asiakas_vakuuttaa_tiedot_oikeiksi | Kenttään on vastattava "Kyllä", jos asiakas allekirjoittaa hakemuksen. | vakuutus/asiakas_vakuuttaa_tiedot_oikeiksi=ei | ?
v_lausunto/lausunnon_kohde/sukunimi | Nimet näytetään peräkkäin, ja sukunimi on pakollinen, jos lausunto koskee useaa henkilöä. | lausunnon_kohde/rooli=1 | ?
v_lssuunnitelma/vanhempi/syy_osallistumatta_jattamiseen! | Ehdollisesti pakollinen: Syy on kirjattava, jos vanhempi ei osallistu tapaamiseen. | vanhempi/vanhempi_osallistuu_suunnitelman_laatimiseen=ei | ?
v_lssuunnitelma/suunnitelma_tarkistetaan! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos vanhempi ei osallistu suunnitelman laatimiseen. | vanhempi/vanhempi_osallistuu_suunnitelman_laatimiseen=ei vanhempi.1/vanhempi_osallistuu_suunnitelman_laatimiseen=kyllä | ?
v_valvotuttapaamiset/tapaaminen/ilmoituksen_ajankohta! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos tapaaminen on peruttu. | tapaaminen/tapaaminen_keskeytettiin=kyllä | ?
v_huostaanotto/muutoksenhakukeino | Jos lapsi on yli 12-vuotias, tässä kentässä sallitaan vain arvot 2 ja 3. | muutoksenhakukeino=1 | ?
v_toimeentulopaatos/paatos/myonnetty_maara! | Kenttä on pakollinen, jos hakemus on myönteinen. | paatos/ratkaisu=1 | ?
v_lausunto/tiivistelma! | Kenttä on pakollinen, jos lausunnon kohde on lapsi. | lausunnon_kohde/rooli=1 lausunnon_kohde.1/rooli=2 | ?
v_huostaanotto/huoltajan_kuuleminen/vastustamisen_syyt! | Kenttä on pakollinen, jos Kuulemistapa-kentässä on valittuna 1 Suullinen kuuleminen. Kirjallisessa hakemuksessa kenttää ei näytetä. | huoltajan_kuuleminen/kuulemistapa=1 | ?
v_toimeentulopaatos/ruokakunta/syntymaaika! | Jos Suhde hakijaan -kenttään on valittu 1 = Puoliso, kenttä on pakollinen. Muussa suhteessa kenttää ei näytetä. | ruokakunta/suhde_hakijaan=1 | ?
v_tapaamissopimus/lapsen_asuminen/asuu_vanhemman_luona! | Jos Vuoroasuminen-kenttään on kirjattu "ei", kenttä on pakollinen. Valvontatilanteessa kenttää ei näytetä. | vuoroasuminen=ei | ?
v_erityishuolto/alistuspaiva! | Päätös on alistettava hallinto-oikeuteen, jos asiakas vastustaa hoitoa. Tällöin kenttä on pakollinen. | erityishuolto/erityishuollon_muoto=2 | ?
v_erityishuolto/alistuspaiva! | Toimivalta on kirjattava, jos Erityishuollon muoto -kentässä on valittu 2. Tällöin kenttä on pakollinen. | erityishuolto/erityishuollon_muoto=2 laillinen_edustaja/toimivalta alistuspaiva=2026-01-01;erityishuolto/erityishuollon_muoto=1 | erityishuolto/erityishuollon_muoto=2
v_tapaamissopimus/voimassaolo/paattymispaiva | Päättymispäivän on oltava viimeistään vuoden kuluttua Alkamispäivästä. | voimassaolo/alkamispaiva=2026-01-01 voimassaolo/paattymispaiva=2028-01-01 | ?
v_kotihoitopaatos/yhteyshenkilo/sukulaisuussuhde! | Kenttä on pakollinen, kun se näytetään. | yhteyshenkilo/yhteyshenkilo_on_omainen=kyllä | ?
v_toimeentulopaatos/ehkaisevan_tuen_perustelut! | Kenttä on pakollinen, jos Ratkaisu-kenttään on valittu 1 = Myönteinen ja Tuen laji -kenttään jokin muu. | tuen_laji=2 paatos/ratkaisu=1 | ?
v_valvotuttapaamiset/tapaaminen/peruuntumisen_syy! | Kenttä on pakollinen, jos tapaaminen on toteutunut vain osittain. | tapaaminen/tapaaminen_toteutui=kyllä;tapaaminen/tapaaminen_toteutui=ei | ?
v_toimeentulopaatos/paatos/takaisinperinnan_peruste! | Jos valitaan 2, takaisinperittävä määrä on kirjattava. | paatos/ratkaisu=2 | ?
v_lausunto/suositus/suosituksen_sisalto! | Ehdollisesti pakollinen: Jos suositus annetaan, sisältö on kirjattava. | suositus/suositus_annetaan=ei;suositus/suositus_annetaan=kyllä suositus/suosituksen_sisalto | suositus/suositus_annetaan=kyllä
v_lausunto/uusi_maarapaiva | Uusi määräpäivä ei saa olla Tiivistelmää aikaisempi. | uusi_maarapaiva=2026-01-01 tiivistelma | ?
v_huostaanotto/lapsi/turvakielto | Jos tähän kenttään on vastattu "kyllä", Kotikunta- ja Puhelinnumero-kenttiä ei näytetä. | lapsi/turvakielto=kyllä lapsi/kotikunta=91:Helsinki | ?
v_erityishuolto/asiakas/asiointikieli | Sallittuja arvoja ovat kaikki kotimaiset kielet. | asiakas/asiointikieli=3 | -
v_toimeentulopaatos/erityismeno/hyvaksytty_maara | Hyväksytty määrä ei voi olla suurempi kuin Haettu määrä. | erityismeno/haettu_maara=10 erityismeno/hyvaksytty_maara=10 | ?
v_tapaamissopimus/tapaamisoikeus/valvonnan_perustelut! | Jos Tapaamiset ovat valvottuja -kenttään on vastattu "kyllä", kenttä on pakollinen, jos taas "ei", kenttää ei näytetä. | tapaamiset_ovat_valvottuja=kyllä valvonnan_perustelut;tapaamiset_ovat_valvottuja=ei | tapaamiset_ovat_valvottuja=kyllä;tapaamiset_ovat_valvottuja=ei valvonnan_perustelut
v_tapaamissopimus/tapaamisoikeus/valvonnan_perustelut! | Jos Tapaamiset ovat valvottuja -kenttään on vastattu "kyllä", kenttä on pakollinen, jos taas asiakas kieltäytyy, kenttää ei näytetä. | tapaamiset_ovat_valvottuja=kyllä | ?
v_huostaanotto/sijaishuolto/perustelut_laitossijoitukselle! | Kenttä on pakollinen, jos Sijaishuoltopaikan tyyppi -kenttään on valittu 13 tai 14. Kiireellisessä sijoituksessa kenttä voi jäädä tyhjäksi. | sijaishuoltopaikan_tyyppi=13 | ?
v_huostaanotto/sijaishuolto/perustelut_laitossijoitukselle! | Kenttä on pakollinen, jos Sijaishuoltopaikan tyyppi -kenttään on valittu 13 tai 14. Tämä ei koske kiireellisiä sijoituksia. | sijaishuoltopaikan_tyyppi=13 | ?
v_huostaanotto/sijaishuolto/perustelut_laitossijoitukselle! | Kenttä on pakollinen, jos Sijaishuoltopaikan tyyppi -kenttään on valittu 13 tai 14. Vaatimusta sovelletaan 1.1.2027 alkaen. | sijaishuoltopaikan_tyyppi=13 | ?
v_huostaanotto/sijaishuolto/perustelut_laitossijoitukselle! | Jos Olinpaikka pidetään salassa -kenttään on vastattu "kyllä", kenttä voidaan jättää tyhjäksi. Kenttä on pakollinen, jos Sijaishuoltopaikan tyyppi -kenttään on valittu 14. | sijaishuoltopaikan_tyyppi=14 olinpaikka_pidetaan_salassa=kyllä | ?
v_huostaanotto/sijaishuolto/perustelut_laitossijoitukselle! | Kenttä on pakollinen, jos Sijaishuoltopaikan tyyppi -kenttään on valittu 14. Jos Olinpaikka pidetään salassa -kenttään on vastattu "kyllä", kenttä voidaan jättää tyhjäksi. | sijaishuoltopaikan_tyyppi=14 olinpaikka_pidetaan_salassa=kyllä;sijaishuoltopaikan_tyyppi=11 | sijaishuoltopaikan_tyyppi=14;sijaishuoltopaikan_tyyppi=14 olinpaikka_pidetaan_salassa=ei
v_kotihoitopaatos/avaimet/luovutuspaiva! | Kentät Avainten lukumäärä ja Luovutuspäivä näytetään, jos avain on luovutettu. Kentät ovat tällöin pakollisia. | avain_luovutettu=ei;avain_luovutettu=kyllä avainten_lukumaara=1 luovutuspaiva | avain_luovutettu=kyllä;avain_luovutettu=kyllä luovutuspaiva;avain_luovutettu=kyllä avainten_lukumaara=1;avain_luovutettu=ei luovutuspaiva
v_kotihoitopaatos/avaimet/luovutuspaiva! | Kenttä näytetään, jos avain on luovutettu. Molemmat ovat tällöin pakollisia. | avain_luovutettu=kyllä | ?
v_toimeentulopaatos/perustoimeentulotuen_paatos/kelan_paatoksen_paivamaara! | Jos Kelan päätös on saatu, on päivämäärä pakollinen. Jos päätöstä ei ole saatu, päivämäärää ei näytetä. | kelan_paatos_saatu=kyllä | ?
v_huostaanotto/lapsi/lahiosoite! | Kenttä on pakollinen, jos lapsella ei ole turvakieltoa. | lapsi/turvakielto=kyllä;lapsi/turvakielto=ei lapsi/lahiosoite | lapsi/turvakielto=ei;lapsi/sukunimi
v_kotihoitopaatos/yhteyshenkilo/puhelinnumero! | Kenttä on pakollinen, jos yhteyshenkilö ei ole puoliso. | sukulaisuussuhde=1 | ?
v_kotihoitopaatos/palvelu/turvalaitteen_tyyppi! | Tieto on pakollinen, kun Sosiaalipalvelu-kenttään on valittu 15. Luokituksesta käytetään vain arvoja 1 ja 2, jos asiakas on lapsi. | sosiaalipalvelu=15 | ?
v_omaishoitosopimus/vapaat/vapaapaivien_maara_kuukaudessa! | Kenttä on pakollinen, jos Oikeus lakisääteiseen vapaaseen -kenttään on vastattu "kyllä". Muussa tapauksessa arvo on 0. | oikeus_lakisaateiseen_vapaaseen=kyllä | ?
v_kuntouttava/ryhman_nimi! | Jos vain Ryhmätoiminta-kenttään on vastattu "kyllä", kenttä on pakollinen. | ryhmatoiminta=kyllä yksilotoiminta=kyllä | ?
v_omaishoitosopimus/omaishoitaja/syntymaaika! | Jos omaishoitajalla ei ole henkilötunnusta, on syntymäaika ilmoitettava. | omaishoitaja/henkilotunnus;omaishoitaja/syntymaaika | omaishoitaja/sukunimi;omaishoitaja/sukunimi hoidettava/henkilotunnus
v_omaishoitosopimus/omaishoitaja/syntymaaika! | Jos hoidettavalla ei ole henkilötunnusta, on syntymäaika ilmoitettava. | omaishoitaja/henkilotunnus | ?
v_omaishoitosopimus/omaishoitaja/syntymaaika! | Syntymäaika on pakollinen, ellei henkilötunnusta ole. | omaishoitaja/henkilotunnus;omaishoitaja/syntymaaika | omaishoitaja/sukunimi
v_omaishoitosopimus/omaishoitaja/muu_suhde! | Kenttä on pakollinen, jos suhteeksi on valittu 9 Muu läheinen. | suhde_hoidettavaan=9 muu_suhde;suhde_hoidettavaan=1 | suhde_hoidettavaan=9
v_paihdekuntoutus/perhetilanne/lastensuojeluilmoitus_tehty! | Kenttään on vastattava, jos Asiakkaalla on alaikäisiä lapsia -kenttään on vastattu "kyllä". | asiakkaalla_on_alaikaisia_lapsia=ei;asiakkaalla_on_alaikaisia_lapsia=kyllä lastensuojeluilmoitus_tehty=ei | asiakkaalla_on_alaikaisia_lapsia=kyllä
`

func TestCorpusSnares(t *testing.T) { runCorpus(t, corpusSnares, 68) }
