package document_test

const corpusFamily = `
sopimus/voimassaolon_paattymispaiva! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos "Sopimus on voimassa toistaiseksi" -kentässä ei ole valittu "kyllä". | sopimus_on_voimassa_toistaiseksi=kyllä; sopimus_on_voimassa_toistaiseksi=ei voimassaolon_paattymispaiva | sopimus_on_voimassa_toistaiseksi=ei
sopimus/voimassaolon_paattymispaiva | Jos Sopimus on voimassa toistaiseksi -kenttään on vastattu kyllä, kenttää ei näytetä. | sopimus_on_voimassa_toistaiseksi=kyllä; sopimus_on_voimassa_toistaiseksi=ei voimassaolon_paattymispaiva | sopimus_on_voimassa_toistaiseksi=kyllä voimassaolon_paattymispaiva
sopimus/irtisanomisaika! | Ehdollisesti pakollinen: Irtisanomisaika tulee kirjata, jos sopimus on voimassa toistaiseksi. | sopimus_on_voimassa_toistaiseksi=ei; sopimus_on_voimassa_toistaiseksi=kyllä irtisanomisaika | sopimus_on_voimassa_toistaiseksi=kyllä
sopimus/voimassaolon_paattymispaiva! | Ehdollisesti pakollinen: Voimassaolon päättymispäivä on pakollinen määräaikaisissa sopimuksissa. | irtisanomisaika | ?
sopimus/voimassaolon_paattymispaiva | Voimassaolon päättymispäivän tulee olla voimassaolon alkamispäivän jälkeen. | voimassaolon_alkamispaiva=2026-01-01 voimassaolon_paattymispaiva=2026-01-05 | voimassaolon_alkamispaiva=2026-01-05 voimassaolon_paattymispaiva=2026-01-01
sopimus/tapaamisten_jarjestelyt! | Ehdollisesti pakollinen: Jos Sopimuksen kohde -kenttään on valittu 2 = Tapaaminen, kenttä on pakollinen. Jos on valittu 1 = Asuminen, kenttää ei näytetä. | sopimuksen_kohde=2 tapaamisten_jarjestelyt; sopimuksen_kohde=1; sopimuksen_kohde=3 | sopimuksen_kohde=2; sopimuksen_kohde=1 tapaamisten_jarjestelyt
sopimus/asumisen_jarjestelyt | Jos Sopimuksen kohde -kenttään on valittu Asuminen, näytetään tämä kenttä, ja Tapaamisten järjestelyt -kenttää ei näytetä. | sopimuksen_kohde=1 asumisen_jarjestelyt; sopimuksen_kohde=2 tapaamisten_jarjestelyt | sopimuksen_kohde=1 tapaamisten_jarjestelyt; sopimuksen_kohde=2 asumisen_jarjestelyt
sopimus/sopijaosapuoli/henkilotunnus! | Ehdollisesti pakollinen: Henkilötunnus, Syntymäaika ja Y-tunnus -kentistä yksi on pakollinen. | sopijaosapuoli/henkilotunnus; sopijaosapuoli/y_tunnus | sopijaosapuoli/sukunimi
sopimus/sopijaosapuoli/henkilotunnus! | Ehdollisesti pakollinen: Jokin kentistä Henkilötunnus, Syntymäaika tai Y-tunnus on pakollinen. | sopijaosapuoli/henkilotunnus; sopijaosapuoli/y_tunnus | sopijaosapuoli/sukunimi
sopimus/sopijaosapuoli/henkilotunnus! | Ehdollisesti pakollinen: Henkilötunnus-, Syntymäaika- ja Y-tunnus-kentistä vähintään yksi on täytettävä. Y-tunnus kirjataan, jos osapuoli on yritys. | sopijaosapuoli/henkilotunnus; sopijaosapuoli/y_tunnus | sopijaosapuoli/sukunimi
sopimus/sopijaosapuoli/muu_rooli! | Ehdollisesti pakollinen: Pakollinen, jos rooliksi valitaan 3 Muu. | sopijaosapuoli/osapuolen_rooli=3 sopijaosapuoli/muu_rooli; sopijaosapuoli/osapuolen_rooli=1 | sopijaosapuoli/osapuolen_rooli=3
sopimus/sopijaosapuoli/muu_rooli! | Jos Osapuolen rooli on 1 (Äiti) tai 2 (Isä), kenttää ei näytetä. Jos rooli on 3 (Muu), on tämä kenttä pakollinen. | sopijaosapuoli/osapuolen_rooli=3 sopijaosapuoli/muu_rooli; sopijaosapuoli/osapuolen_rooli=1 | sopijaosapuoli/osapuolen_rooli=3; sopijaosapuoli/osapuolen_rooli=2 sopijaosapuoli/muu_rooli
sopimus/sopijaosapuoli | Sopijaosapuolia tulee olla vähintään kaksi. | irtisanomisaika | ?
sopimus/allekirjoitus/paivamaara | Allekirjoituksen päivämäärä ei saa olla tulevaisuudessa. | irtisanomisaika | ?
sopimus/allekirjoitus/paikka | Paikka voidaan jättää tyhjäksi, jos sopimus allekirjoitetaan sähköisesti. | irtisanomisaika | -
sopimus/allekirjoitus! | Ehdollisesti pakollinen: Tietokokonaisuus on pakollinen, jos sopimusta ei allekirjoiteta sähköisesti. | irtisanomisaika | ?
adoptio/suostumuksen_paivamaara! | Ehdollisesti pakollinen: Jos Suostumus annettu -kentän arvo on kyllä, suostumuksen päivämäärä on pakollinen. | suostumus_annettu=ei; suostumus_annettu=kyllä suostumuksen_paivamaara | suostumus_annettu=kyllä
adoptio/syy_suostumuksen_puuttumiselle! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos "Suostumus annettu" -kenttään on vastattu "Ei". Kenttää ei näytetä, jos on vastattu "Kyllä". | suostumus_annettu=ei syy_suostumuksen_puuttumiselle; suostumus_annettu=kyllä | suostumus_annettu=ei; suostumus_annettu=kyllä syy_suostumuksen_puuttumiselle
adoptio/syy_suostumuksen_puuttumiselle! | Jos lapsen suostumusta ei ole annettu, kenttä on pakollinen. | suostumus_annettu=ei syy_suostumuksen_puuttumiselle; suostumus_annettu=kyllä | suostumus_annettu=ei
adoptio/suostumuksen_paivamaara! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos lapsi on täyttänyt 12 vuotta. | suostumus_annettu=ei | ?
adoptio/palvelunantaja! | Ehdollisesti pakollinen: Jos Adoption laji on Kansainvälinen adoptio, palvelunantajan tiedot ovat pakollisia. | adoption_laji=2 palvelunantaja; adoption_laji=1 | adoption_laji=2
adoptio/kohdemaa! | Ehdollisesti pakollinen: Kenttä on pakollinen kansainvälisessä adoptiossa, eli kun Adoption laji -kenttään on valittu 2 = Kansainvälinen adoptio. | adoption_laji=2 kohdemaa; adoption_laji=1 | adoption_laji=2
adoptio/kohdemaa | Kenttä näytetään, jos "Adoption laji" -kentästä on valittu vaihtoehto "Kansainvälinen adoptio". | adoption_laji=2 kohdemaa; adoption_laji=1 | adoption_laji=1 kohdemaa
adoptio/muu_kohdemaa! | Ehdollisesti pakollinen: Kohdemaa- ja Muu kohdemaa -kentistä toinen on pakollinen, jos Adoption laji -kenttään on valittu 2 Kansainvälinen adoptio. | adoption_laji=2 kohdemaa; adoption_laji=2 muu_kohdemaa; adoption_laji=1 | adoption_laji=2
adoptio/aiemman_luvan_tiedot! | Ehdollisesti pakollinen: Tietokokonaisuus on pakollinen, jos "Aikaisempi adoptiolupa" -kytkin on kyllä-asennossa. | aikaisempi_adoptiolupa=ei; aikaisempi_adoptiolupa=kyllä luvan_numero | aikaisempi_adoptiolupa=kyllä
adoptio/aiemman_luvan_tiedot | Tietokokonaisuus näytetään vain, mikäli kenttään Aikaisempi adoptiolupa on vastattu "kyllä". | aikaisempi_adoptiolupa=ei; aikaisempi_adoptiolupa=kyllä luvan_numero | aikaisempi_adoptiolupa=ei luvan_numero
adoptio/luvan_numero! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos tietokokonaisuus Aiemman luvan tiedot täytetään. | aiemman_luvan_tiedot/luvan_numero; lapsi/sukunimi | aiemman_luvan_tiedot/paivamaara
adoptio/hakija/puolison_nimi! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Puoliso-kenttään vastataan kyllä. | hakija/puoliso=ei; hakija/puoliso=kyllä hakija/puolison_nimi | hakija/puoliso=kyllä; hakija.0/puoliso=ei hakija.1/puoliso=kyllä
adoptio/lapsi/syntymaaika! | Ehdollisesti pakollinen: Jos lapselle ei ole annettu suomalaista henkilötunnusta, kenttä on pakollinen. | lapsi/henkilotunnus; lapsi/syntymaaika | lapsi/sukunimi
adoptio/lapsi/sukunimi! | Ehdollisesti pakollinen: Sukunimi on pakollinen, jos lapselle on annettu nimi. | lapsi/henkilotunnus | ?
adoptio/lisatiedot | Om adoptionen är internationell ska uppgifterna antecknas. | lisatiedot | ?
adoptio/lisatiedot | Obligatoriskt om fältet Samtycke är tomt. | lisatiedot | ?
isyys/mies/isa! | Ehdollisesti pakollinen: "Isä" tai "Otaksuttu isä" -kentistä toinen on pakollinen. Toiseen kentistä on vastattava "Kyllä". | mies/isa=kyllä; mies/otaksuttu_isa=kyllä mies/isa=ei | mies/isa=ei; mies/isa=ei mies/otaksuttu_isa=ei; mies/sukunimi
isyys/mies/isa! | Ehdollisesti pakollinen: Kentistä Isä ja Otaksuttu isä vähintään toiseen on vastattava kyllä. | mies/isa=kyllä; mies/otaksuttu_isa=kyllä mies/isa=ei | mies/isa=ei mies/otaksuttu_isa=ei; mies/sukunimi
isyys/mies/isa! | Joko Isä- tai Otaksuttu isä -valintaruutu on valittava. | mies/isa=kyllä; mies/otaksuttu_isa=kyllä | mies/isa=ei mies/otaksuttu_isa=ei
isyys/mies/isa | Kytkin toteutetaan valintaruutuna kuten lomakkeessa. | mies/isa=ei | -
isyys/mies/henkilotunnus! | Ehdollisesti pakollinen: Henkilötunnus tai, jos sitä ei ole, Syntymäaika on pakollinen. | mies/henkilotunnus; mies/syntymaaika | mies/sukunimi
isyys/mies/syntymaaika! | Ehdollisesti pakollinen: Syntymäaika kirjataan, mikäli miehen henkilötunnus ei ole tiedossa. | mies/henkilotunnus; mies/syntymaaika | mies/sukunimi
isyys/aiti/kieli! | Ehdollisesti pakollinen: Jos Tulkin käyttö -kohdassa on vastattu kyllä, on kieli ilmoitettava. | aiti/tulkin_kaytto=ei; aiti/tulkin_kaytto=kyllä aiti/kieli | aiti/tulkin_kaytto=kyllä
isyys/aiti/kieli | Kenttä näytetään vain, jos kohtaan Tulkin käyttö on vastattu "Kyllä". | aiti/tulkin_kaytto=ei; aiti/tulkin_kaytto=kyllä aiti/kieli | aiti/tulkin_kaytto=ei aiti/kieli
isyys/hoidon_tiedot! | Ehdollisesti pakollinen: Hoidon tiedot ovat pakollisia, kun Hedelmöityshoito-kentässä on valinta "kyllä". | hedelmoityshoito=ei; hedelmoityshoito=kyllä hoidon_tiedot | hedelmoityshoito=kyllä
isyys/vahvistamistapa! | Ehdollisesti pakollinen: Jos vanhemmuus on vahvistettu, kenttä on pakollinen. | vanhemmuus_vahvistettu=ei; vanhemmuus_vahvistettu=kyllä vahvistamistapa=1 | vanhemmuus_vahvistettu=kyllä
isyys/vahvistamistapa | Kenttää ei näytetä jos vanhemmuutta ei ole vahvistettu. | vanhemmuus_vahvistettu=ei; vanhemmuus_vahvistettu=kyllä vahvistamistapa=1 | vanhemmuus_vahvistettu=ei vahvistamistapa=1
isyys/tuomion_paivamaara! | Ehdollisesti pakollinen: Jos Vahvistamistapa-kenttään on valittu luokituksesta 2, tämä kenttä on pakollinen. | vahvistamistapa=1; vahvistamistapa=2 tuomion_paivamaara | vahvistamistapa=2
isyys/tuomion_paivamaara! | Kenttä on pakollinen, jos Vanhemmuus vahvistettu -kenttään on vastattu "kyllä" ja Vahvistamistapa-kenttään on valittu 2 = Tuomioistuin. | vahvistamistapa=2; vanhemmuus_vahvistettu=kyllä vahvistamistapa=1; vanhemmuus_vahvistettu=kyllä vahvistamistapa=2 tuomion_paivamaara | vanhemmuus_vahvistettu=kyllä vahvistamistapa=2
isyys/tuomion_paivamaara! | Kenttä on pakollinen, jos Vanhemmuus vahvistettu -kenttään on vastattu "kyllä" tai Vahvistamistapa-kenttään on valittu 2 = Tuomioistuin. | vahvistamistapa=1; vanhemmuus_vahvistettu=kyllä tuomion_paivamaara | vanhemmuus_vahvistettu=kyllä vahvistamistapa=2; vanhemmuus_vahvistettu=kyllä; vahvistamistapa=2
isyys/keskeyttamisen_syy! | Ehdollisesti pakollinen: Jos Selvittäminen keskeytetään -kenttään on vastattu ”kyllä”, kenttä on pakollinen. Luokituksesta valitaan yksi arvo. | selvittaminen_keskeytetaan=ei; selvittaminen_keskeytetaan=kyllä keskeyttamisen_syy=1 | selvittaminen_keskeytetaan=kyllä
isyys/keskeyttamisen_syy! | Ehdollisesti pakollinen: Keskeyttämisen syy on pakollinen, kun selvittäminen keskeytetään. | selvittaminen_keskeytetaan=ei; selvittaminen_keskeytetaan=kyllä keskeyttamisen_syy=1 | selvittaminen_keskeytetaan=kyllä
isyys/muu_syy! | Ehdollisesti pakollinen: Jos Keskeyttämisen syy -kentän luokituksesta on valittu "Muu syy", täytetään myös tämä kenttä. | keskeyttamisen_syy=1; keskeyttamisen_syy=3 muu_syy | keskeyttamisen_syy=3
isyys/muu_syy! | Jos Keskeyttämisen syy -kenttään valitaan jokin muu kuin 1 tai 2, kenttä on pakollinen. | keskeyttamisen_syy=1; keskeyttamisen_syy=3 muu_syy | keskeyttamisen_syy=3
isyys/muu_syy | Kenttää ei näytetä, jos Keskeyttämisen syy -kentästä on valittu 1 tai 2. | keskeyttamisen_syy=1; keskeyttamisen_syy=3 muu_syy | keskeyttamisen_syy=2 muu_syy
isyys/aiti/kuultu | Jos äitiä ei ole kuultu, asia kirjataan lisätietoihin. | aiti/kuultu=ei | ?
päihde/muu_kuntoutuksen_muoto! | Ehdollisesti pakollinen: Jos kuntoutuksen muotona on "Muu", kenttä on pakollinen. | kuntoutuksen_muoto=1; kuntoutuksen_muoto=99 muu_kuntoutuksen_muoto | kuntoutuksen_muoto=99
päihde/laitoksen_nimi! | Ehdollisesti pakollinen: Laitoksen nimi on pakollinen tieto laitoskuntoutuksessa. | kuntoutuksen_muoto=1 | ?
päihde/laitoksen_nimi! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos kuntoutuksen muodoksi on valittu Laitoskuntoutus (2). | kuntoutuksen_muoto=1; kuntoutuksen_muoto=2 laitoksen_nimi | kuntoutuksen_muoto=2
päihde/laitoksen_nimi | Kenttä näytetään kun Kuntoutuksen muoto = 2 | kuntoutuksen_muoto=1; kuntoutuksen_muoto=2 laitoksen_nimi | kuntoutuksen_muoto=1 laitoksen_nimi
päihde/laitoksen_nimi | Kenttää ei näytetä, jos Kuntoutuksen muoto on 1 Avokuntoutus tai 3 Korvaushoito. | kuntoutuksen_muoto=1; kuntoutuksen_muoto=2 laitoksen_nimi; kuntoutuksen_muoto=99 laitoksen_nimi | kuntoutuksen_muoto=1 laitoksen_nimi; kuntoutuksen_muoto=3 laitoksen_nimi
päihde/keskeytymisen_syy! | Ehdollisesti pakollinen: Jos kuntoutus on keskeytynyt, keskeytymisen syy on pakollinen. | keskeytynyt=ei; keskeytynyt=kyllä keskeytymisen_syy | keskeytynyt=kyllä
päihde/keskeytymisen_syy! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Keynytynyt-kenttään on vastattu "kyllä". | keskeytynyt=ei; keskeytynyt=kyllä keskeytymisen_syy | ?
päihde/muu_paihde! | Ehdollisesti pakollinen: Jos Käytetyt päihteet -kentässä on valittu 9 Muu päihde, on Muu päihde -kenttä pakollinen. | kaytetyt_paihteet=1; kaytetyt_paihteet=9 muu_paihde | kaytetyt_paihteet=9; kaytetyt_paihteet.0=1 kaytetyt_paihteet.1=9
päihde/paattymispaiva! | Ehdollisesti pakollinen: Kenttä on pakollinen, kun kuntoutus on päättynyt. | alkamispaiva | ?
päihde/tavoite/miksi_ei_toteutunut! | Ehdollisesti pakollinen: Jos Toteutunut-kentässä on "ei", on kenttä pakollinen | tavoite/toteutunut=kyllä; tavoite/toteutunut=ei tavoite/miksi_ei_toteutunut | tavoite/toteutunut=ei
päihde/tavoite/miksi_ei_toteutunut | Kenttä näytetään, jos tavoite ei toteutunut. | tavoite/toteutunut=kyllä; tavoite/toteutunut=ei tavoite/miksi_ei_toteutunut | tavoite/toteutunut=kyllä tavoite/miksi_ei_toteutunut
päihde/yhteenveto! | Ehdollisesti pakollinen: Yhteenveto on pakollinen, jos Päättymispäivä on täytetty. | yhteenveto; alkamispaiva; paattymispaiva yhteenveto | paattymispaiva
päihde/yhteenveto! | Yhteenveto täytetään vain, jos kentässä Päättymispäivä on arvo. | alkamispaiva; paattymispaiva yhteenveto | yhteenveto
päihde/tavoite | Tietokokonaisuus toistuu, jos tavoitteita on useita. | tavoite/nimi | -
päihde/yhteenveto | Kentän oletustekstiä voi muokata, mikäli asiakas sitä toivoo. | yhteenveto | -
`
