package document_test

import "testing"

// Of a party who does not agree the switch "Suostuu päätökseen" says it, so that
// note is no longer expected to stay unread.
const corpusSecond = `
lausunto/lausunto/perustelut! | Ehdollisesti pakollinen: Perustelut on pakollinen, jos Lausunnon tyyppi -kenttään on valittu 2 = Kielteinen. | lausunnon_tyyppi=1; lausunnon_tyyppi=2 lausunto/perustelut | lausunnon_tyyppi=2; lausunnon_tyyppi=2 huoltaja/perustelut
lausunto/lausunto/perustelut! | Ehdollisesti pakollinen: Jos Lausunnon tyyppi -kentästä on valittu luokka 1 tai luokka 2, kenttä on pakollinen. | lausunnon_tyyppi=3; lausunnon_tyyppi=2 lausunto/perustelut | lausunnon_tyyppi=2; lausunnon_tyyppi=1
lausunto/lausunto/perustelut! | Kenttä on pakollinen, mikäli lausunto on kielteinen eli Lausunnon tyyppi -kenttään on valittu 2. | lausunnon_tyyppi=3; lausunnon_tyyppi=2 lausunto/perustelut | lausunnon_tyyppi=2
lausunto/lausunto/perustelut! | Ehdollisesti pakollinen: jos Puoltaa hakemusta -kenttään vastataan Ei, perustelut ovat pakolliset. | puoltaa_hakemusta=kyllä; puoltaa_hakemusta=ei lausunto/perustelut | puoltaa_hakemusta=ei
lausunto/johtopaatos | Kenttää ei näytetä, mikäli Lausunnon tyyppi -kenttään on valittu "Ei lausuntoa". | lausunnon_tyyppi=1 johtopaatos; lausunnon_tyyppi=3 | lausunnon_tyyppi=3 johtopaatos
lausunto/johtopaatos! | Ehdollisesti pakollinen: Kenttä on pakollinen aina, ellei Lausunnon tyyppi -kenttään ole valittu 3 Ei lausuntoa. | lausunnon_tyyppi=1 johtopaatos; lausunnon_tyyppi=3 | lausunnon_tyyppi=1
lausunto/liiteluettelo! | Ehdollisesti pakollinen: Tietokokonaisuus on pakollinen, jos Liitteet-kenttään on vastattu "kyllä". Otsikko näytetään vain kerran. | liitteet=ei; liitteet=kyllä liiteluettelo/nimi | liitteet=kyllä
lausunto/liiteluettelo/nimi! | Ehdollisesti pakollinen: Jos Kuvaus-kenttä on täytetty, on Nimi pakollinen. | liiteluettelo/nimi; liiteluettelo/nimi liiteluettelo/kuvaus | liiteluettelo/kuvaus
lausunto/liiteluettelo | Tietokokonaisuus näytetään vain, jos lausunnolla on liitteitä. | liiteluettelo/nimi | ?
lausunto/kiireellisyyden_syy! | Ehdollisesti pakollinen: Jos lausunto on kiireellinen, kiireellisyyden syy on pakollinen. | kiireellinen=ei; kiireellinen=kyllä kiireellisyyden_syy | kiireellinen=kyllä
lausunto/kiireellisyyden_syy! | Pakollinen tieto, kun Kiireellinen-kentän arvo on kyllä. | kiireellinen=ei; kiireellinen=kyllä kiireellisyyden_syy | kiireellinen=kyllä
lausunto/kiireellisyyden_syy! | Ehdollisesti pakollinen: Jos Kiireellinen-valintaruutu on rastitettu, on kenttä täytettävä. Kentän sisältö näytetään vain lausunnon pyytäjälle. | kiireellinen=ei; kiireellinen=kyllä kiireellisyyden_syy | kiireellinen=kyllä
lausunto/kiireellisyyden_syy! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Kiireellinen-kenttään on vastattu "kyllä". Kenttä voidaan jättää tyhjäksi, jos syy ilmenee perusteluista. | kiireellinen=ei | ?
lausunto/antopaiva | Antopäivä ei voi olla Määräajan jälkeen. | maaraaika=2026-01-05 antopaiva=2026-01-05 | maaraaika=2026-01-05 antopaiva=2026-01-06
lausunto/maaraaika | Määräajan tulee olla myöhempi kuin lausuntopyynnön päivämäärä. | maaraaika | ?
lausunto/huoltaja/henkilotunnus! | Ehdollisesti pakollinen: Huoltajan henkilötunnus tai syntymäaika on pakollinen. | huoltaja/henkilotunnus; huoltaja/syntymaaika | huoltaja/sukunimi
lausunto/huoltaja/henkilotunnus! | Ehdollisesti pakollinen: Joko henkilötunnus tai syntymäaika tulee kirjata. | huoltaja/henkilotunnus; huoltaja/syntymaaika | huoltaja/sukunimi
lausunto/huoltaja/perustelut! | Ehdollisesti pakollinen: Jos Yhteishuoltajuus-kenttään on vastattu "ei", kenttä on pakollinen. | huoltaja/yhteishuoltajuus=kyllä; huoltaja/yhteishuoltajuus=ei huoltaja/perustelut | huoltaja/yhteishuoltajuus=ei; huoltaja/yhteishuoltajuus=ei lausunto/perustelut
lausunto/huoltaja! | Ehdollisesti pakollinen: Tietokokonaisuus on pakollinen, jos asiakas on alaikäinen. | kiireellinen=ei | ?
lausunto/huoltaja/sukunimi | Kenttä on pakollinen TK Henkilön määrityksestä poiketen. Jos huoltajia on useita, tietokokonaisuus toistuu. | huoltaja/henkilotunnus | -
lausunto/rekisterointinumero! | Ehdollisesti pakollinen: Rekisteröintinumero on pakollinen, jos lausunnon antaja on laillistettu ammattihenkilö. | lausunnon_antaja/sukunimi | ?
lausunto/lausunnon_antaja/palveluyksikko! | Ehdollisesti pakollinen: Virka-asema- ja Palveluyksikkö -kentistä vähintään toinen on täytettävä. | lausunnon_antaja/virka_asema; palveluyksikko=1:x | lausunnon_antaja/sukunimi
lausunto/asianumero | Asianumeron tulee olla sama kuin asiakirjan metatiedoissa oleva asiatunnus, jos asianumero on kirjattu. | asianumero | ?
lausunto/lausunnon_tyyppi | Luokitus on sisäinen. Jos tyyppi on 2, järjestelmä voi ehdottaa perusteluille tekstiä. | lausunnon_tyyppi=2 | -
lausunto/kiireellinen | Jos tähän on vastattu "kyllä", Kiireellisyyden syy on pakollinen. | kiireellinen=ei; kiireellinen=kyllä kiireellisyyden_syy | kiireellinen=kyllä
lausunto/kiireellinen | Jos kenttään vastataan kyllä, Kiireellisyyden syy -kenttä näytetään. | kiireellinen=ei; kiireellinen=kyllä kiireellisyyden_syy | kiireellinen=ei kiireellisyyden_syy
asumispalvelu/muu_asumismuoto! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Asumismuoto-kentässä on valittu vaihtoehto "Muu". | asumismuoto=1; asumismuoto=4 muu_asumismuoto | asumismuoto=4
asumispalvelu/muu_asumismuoto! | Ehdollinen pakollisuus: jos asumismuodoksi on kirjattu 4 = Muu, tulee asumismuoto kuvata tähän kenttään. | asumismuoto=1; asumismuoto=4 muu_asumismuoto | asumismuoto=4
asumispalvelu/muu_asumismuoto | Näytetään vain kun Asumismuoto on 4. | asumismuoto=1; asumismuoto=4 muu_asumismuoto | asumismuoto=1 muu_asumismuoto
asumispalvelu/vuokra! | Ehdollisesti pakollinen: Vuokra on pakollinen, jos Asumismuoto-kenttään on valittu mikä tahansa muu kuin 2 = Ympärivuorokautinen palveluasuminen. | asumismuoto=2; asumismuoto=1 vuokra | asumismuoto=1
asumispalvelu/vuokrasuhteen_paattymispaiva! | Ehdollisesti pakollinen: Päättymispäivä on pakollinen, jos vuokrasuhteen lajiksi on merkitty määräaikainen. | vuokrasuhteen_laji=1; vuokrasuhteen_laji=2 vuokrasuhteen_paattymispaiva | vuokrasuhteen_laji=2
asumispalvelu/vuokrasuhteen_paattymispaiva! | Jos vuokrasuhde on määräaikainen, kenttä on pakollinen. | vuokrasuhteen_laji=1; vuokrasuhteen_laji=2 vuokrasuhteen_paattymispaiva | vuokrasuhteen_laji=2
asumispalvelu/samassa_taloudessa_asuvat! | Ehdollisesti pakollinen: Tietokokonaisuus on pakollinen, jos Asuu yksin -kenttään on vastattu "ei". | asuu_yksin=kyllä; asuu_yksin=ei samassa_taloudessa_asuvat/nimi | asuu_yksin=ei
asumispalvelu/samassa_taloudessa_asuvat | Jos Asuu yksin -kenttään on vastattu "kyllä", ei tätä tietokokonaisuutta näytetä. | asuu_yksin=kyllä; asuu_yksin=ei samassa_taloudessa_asuvat/nimi | asuu_yksin=kyllä samassa_taloudessa_asuvat/nimi
asumispalvelu/samassa_taloudessa_asuvat | Tietokokonaisuutta ei näytetä, jos asiakas asuu yksin. | asuu_yksin=kyllä; asuu_yksin=ei samassa_taloudessa_asuvat/nimi | asuu_yksin=kyllä samassa_taloudessa_asuvat/nimi
asumispalvelu/suhteen_kuvaus! | Ehdollisesti pakollinen: Jos Suhde-kenttään valitaan 3 = Muu, kuvaus on pakollinen. | suhde=1; suhde=3 suhteen_kuvaus | suhde=3
asumispalvelu/suhteen_kuvaus! | Ehdollisesti pakollinen, jos Suhde = 3 (Muu) | suhde=1; suhde=3 suhteen_kuvaus | suhde=3
asumispalvelu/rai_arvion_paivamaara! | Ehdollisesti pakollinen: Jos RAI-arvio on tehty, arvion päivämäärä on pakollinen. | rai_arvio_tehty=ei; rai_arvio_tehty=kyllä rai_arvion_paivamaara | rai_arvio_tehty=kyllä
asumispalvelu/rai_arvion_paivamaara! | Ehdollisesti pakollinen: RAI-arvion päivämäärä on pakollinen, jos "RAI-arvio tehty" -kenttään on vastattu "kyllä". | rai_arvio_tehty=ei; rai_arvio_tehty=kyllä rai_arvion_paivamaara | rai_arvio_tehty=kyllä
asumispalvelu/rai_arvion_paivamaara | Kenttä näytetään, jos RAI-arvio tehty -kenttä on valittu. | rai_arvio_tehty=ei; rai_arvio_tehty=kyllä rai_arvion_paivamaara | rai_arvio_tehty=ei rai_arvion_paivamaara
asumispalvelu/toimintakyky/muu_mittari! | Ehdollisesti pakollinen: Jos Mittarit-kentän luokituksesta on valittu 9 Muu mittari, kenttä on pakollinen. Kenttään kirjataan mittarin nimi. | mittarit=1; mittarit.0=1 mittarit.1=9 muu_mittari | mittarit=9
asumispalvelu/arvion_tulos! | Ehdollisesti pakollinen: Arvion tulos on pakollinen, jos Mittarit-kenttään on valittu yksi tai useampi mittari. | mittarit=1 arvion_tulos | ?
asumispalvelu/arvion_tulos! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Mittarit-kenttä on täytetty. | asuu_yksin=ei; mittarit=1 arvion_tulos | mittarit=1
asumispalvelu/arvion_tulos! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Mittarit-kenttään on kirjattu tieto. | asuu_yksin=ei; mittarit=1 arvion_tulos | mittarit=1
asumispalvelu/hakijan_nimi! | Ehdollisesti pakollinen: Hakijan nimi on pakollinen, jos "Hakija on joku muu kuin asiakas" -kenttään on vastattu "kyllä". | hakija_on_joku_muu_kuin_asiakas=ei; hakija_on_joku_muu_kuin_asiakas=kyllä hakijan_nimi | hakija_on_joku_muu_kuin_asiakas=kyllä
asumispalvelu/hakijan_nimi! | Ehdollisesti pakollinen: Jos hakija on joku muu kuin asiakas, kenttä on pakollinen. | hakija_on_joku_muu_kuin_asiakas=ei; hakija_on_joku_muu_kuin_asiakas=kyllä hakijan_nimi | hakija_on_joku_muu_kuin_asiakas=kyllä
asumispalvelu/hakijan_nimi | Kenttä näytetään, jos hakija ei ole asiakas itse. | hakijan_nimi | ?
asumispalvelu/hakijan_yhteystiedot! | Ehdollisesti pakollinen: Hakijan yhteystiedot ovat pakollisia, jos Hakijan nimi -kenttä on täytetty. | asuu_yksin=ei; hakijan_nimi puhelinnumero | hakijan_nimi
asumispalvelu/puhelinnumero! | Ehdollisesti pakollinen: Puhelinnumero- tai Sähköpostiosoite-tieto on pakollinen. | puhelinnumero; sahkopostiosoite | hakijan_yhteystiedot=
asumispalvelu/puhelinnumero! | Ehdollisesti pakollinen: Hakijan yhteystiedoista on kirjattava vähintään yksi: Puhelinnumero tai Sähköpostiosoite. | puhelinnumero; sahkopostiosoite | hakijan_yhteystiedot=
asumispalvelu/puhelinnumero! | Ehdollisesti pakollinen: Vähintään toinen kentistä "Puhelinnumero" ja "Sähköpostiosoite" tulee täyttää. | puhelinnumero; sahkopostiosoite | hakijan_yhteystiedot=
asumispalvelu/lisatietoja | Kenttään kirjataan lisätietoja, jos sellaisia on. Kenttä ei ole pakollinen. | lisatietoja | -
asumispalvelu/lisatietoja! | Ehdollisesti pakollinen: ks. tietosisältö. | asuu_yksin=ei | ?
asumispalvelu/lisatietoja! | Pakollinen, jos kyse on kiireellisestä asumispalvelusta. | asuu_yksin=ei | ?
asumispalvelu/vuokra | Jos asiakas asuu omistusasunnossa, kenttään merkitään yhtiövastike. | vuokra | -
asumispalvelu/vuokra | Määrä ilmoitetaan euroina. Jos määrä ei ole tiedossa, se arvioidaan. | vuokra | -
asumispalvelu/asumismuoto | Jos valitaan 4, tulee Muu asumismuoto -kenttä täyttää. | asumismuoto=1; asumismuoto=4 muu_asumismuoto | asumismuoto=4
asumispalvelu/asumismuoto | Jos tähän kenttään valitaan 4 = Muu, on Muu asumismuoto -kenttä pakollinen. | asumismuoto=1; asumismuoto=4 muu_asumismuoto | asumismuoto=4
kuulemiset/syyt_kuulematta_jattamiselle! | Jos Osapuolta on kuultu -kenttään on vastattu "kyllä", tätä kenttää ei näytetä. Ehdollinen pakollisuus: Kenttä on pakollinen, jos Osapuolta on kuultu -kenttään on vastattu "ei". | osapuolta_on_kuultu=kyllä; osapuolta_on_kuultu=ei syyt_kuulematta_jattamiselle | osapuolta_on_kuultu=ei; osapuolta_on_kuultu=kyllä syyt_kuulematta_jattamiselle
kuulemiset/syyt_kuulematta_jattamiselle! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos osapuolta ei ole kuultu. | osapuolta_on_kuultu=kyllä; osapuolta_on_kuultu=ei syyt_kuulematta_jattamiselle | osapuolta_on_kuultu=ei
kuulemiset/syyt_kuulematta_jattamiselle! | Ehdollisesti pakollinen: Kenttä on pakollinen jos Osapuolta on kuultu-kenttään on vastattu "ei" | osapuolta_on_kuultu=kyllä; osapuolta_on_kuultu=ei syyt_kuulematta_jattamiselle | osapuolta_on_kuultu=ei
kuulemiset/kuulemispaiva! | Ehdollisesti pakollinen: Kuulemispäivä ja Kuulemistapa ovat pakollisia, jos Osapuolta on kuultu -kenttään on vastattu "kyllä". | osapuolta_on_kuultu=ei; osapuolta_on_kuultu=kyllä kuulemispaiva kuulemistapa=1 | osapuolta_on_kuultu=kyllä; osapuolta_on_kuultu=kyllä kuulemispaiva; osapuolta_on_kuultu=kyllä kuulemistapa=1
kuulemiset/kuulemispaiva! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Osapuolta on kuultu on "kyllä". Jos "ei", kenttää ei näytetä. | osapuolta_on_kuultu=ei; osapuolta_on_kuultu=kyllä kuulemispaiva | osapuolta_on_kuultu=kyllä; osapuolta_on_kuultu=ei kuulemispaiva
kuulemiset/kuulemistapa | Kenttää ei näytetä silloin, kun Osapuolta on kuultu -kenttään on vastattu "ei". | osapuolta_on_kuultu=ei; osapuolta_on_kuultu=kyllä kuulemistapa=1 | osapuolta_on_kuultu=ei kuulemistapa=1
kuulemiset/muu_kuulemistapa! | Ehdollisesti pakollinen: kenttä on pakollinen, jos Kuulemistapa-kenttään valitaan luokituksesta koodi 3 (Muu). | kuulemistapa=1; kuulemistapa=3 muu_kuulemistapa | kuulemistapa=3
kuulemiset/muu_kuulemistapa! | Ehdollisesti pakollinen: Täytetään, jos kuulemistapa on muu kuin suullisesti tai kirjallisesti. | kuulemistapa=1; kuulemistapa=3 muu_kuulemistapa | kuulemistapa=3
kuulemiset/vastustamisen_syyt! | Ehdollisesti pakollinen: Jos osapuoli ei suostu päätökseen, vastustamisen syyt ovat pakollisia. | suostuu_paatokseen=kyllä; suostuu_paatokseen=ei vastustamisen_syyt | suostuu_paatokseen=ei
kuulemiset/vastustamisen_syyt! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Osapuolta on kuultu -kenttään on vastattu "kyllä" ja Suostuu päätökseen -kenttään on vastattu "ei". | osapuolta_on_kuultu=kyllä suostuu_paatokseen=kyllä; osapuolta_on_kuultu=ei suostuu_paatokseen=ei; osapuolta_on_kuultu=kyllä suostuu_paatokseen=ei vastustamisen_syyt | osapuolta_on_kuultu=kyllä suostuu_paatokseen=ei
kuulemiset/vastustamisen_syyt! | Ehdollisesti pakollinen: Jos Suostuu päätökseen -kenttään on vastattu "ei", kenttä on pakollinen, paitsi jos osapuolta ei ole kuultu. | osapuolta_on_kuultu=ei suostuu_paatokseen=ei; osapuolta_on_kuultu=kyllä suostuu_paatokseen=kyllä | osapuolta_on_kuultu=kyllä suostuu_paatokseen=ei
kuulemiset/avustaja! | Ehdollisesti pakollinen: Jos Avustaja läsnä -kenttään on vastattu "kyllä", tulee Avustaja-tietokokonaisuus täyttää. | avustaja_lasna=ei; avustaja_lasna=kyllä avustaja/sukunimi | avustaja_lasna=kyllä
kuulemiset/avustaja! | Ehdollisesti pakollinen: Avustajan tiedot ovat pakollisia, jos avustaja on läsnä. | avustaja_lasna=ei; avustaja_lasna=kyllä avustaja/sukunimi | avustaja_lasna=kyllä
kuulemiset/avustaja | Tietokokonaisuus näytetään, jos Avustaja läsnä -kenttään on vastattu "kyllä" (valintaruutu valittu). | avustaja_lasna=ei; avustaja_lasna=kyllä avustaja/sukunimi | avustaja_lasna=ei avustaja/sukunimi
kuulemiset/avustaja/sukunimi! | Ehdollisesti pakollinen: Sukunimi ja Etunimet tai Yritys on pakollinen. | avustaja/sukunimi avustaja/etunimet; avustaja/yritys | ?
kuulemiset/avustaja/yritys! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Sukunimi- ja Etunimet-kentät jätetään tyhjiksi. | avustaja/sukunimi; avustaja/yritys | avustaja=
kuulemiset/avustaja/etunimet! | Ehdollisesti pakollinen: Jos sukunimi on annettu, myös etunimet on annettava. | avustaja/yritys; avustaja/sukunimi avustaja/etunimet | avustaja/sukunimi
kuulemiset/tulkki! | Ehdollisesti pakollinen: Tietokokonaisuus on pakollinen, jos "Kuulemisessa tulkki" on valittu. | kuulemisessa_tulkki=ei; kuulemisessa_tulkki=kyllä tulkki/nimi | kuulemisessa_tulkki=kyllä
kuulemiset/tulkki/kieli! | Ehdollisesti pakollinen: Tulkin kieli on pakollinen, jos Tulkki: Nimi -kenttä on täytetty. | kuulemisessa_tulkki=ei; tulkki/nimi tulkki/kieli | tulkki/nimi
kuulemiset/yhteenveto! | Ehdollisesti pakollinen: Yhteenveto on pakollinen, jos yhtäkin osapuolta on kuultu. | kuulemisessa_tulkki=ei | ?
kuulemiset/yhteenveto | Tätä kenttää ei tarvitse täyttää, jos kuulemisesta on laadittu erillinen asiakirja. | kuulemisessa_tulkki=ei | ?
kuulemiset/yhteenveto! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Osapuoli-tietokokonaisuus puuttuu. | osapuoli/nimi; yhteenveto | kuulemisessa_tulkki=ei
kuulemiset/yhteenveto | Kenttä on pakollinen. | yhteenveto | ?
päätös/kiellon_peruste! | Kenttä on pakollinen, jos Muutoksenhakukielto-kenttään on vastattu "kyllä" tai Päätöksen tyyppi -kenttään on valittu 3 = Kielteinen ja Perustelut-kenttä on tyhjä. | muutoksenhakukielto=ei | ?
päätös/perustelut! | Ehdollisesti pakollinen: Jos Päätöksen tyyppi -kenttään on valittu 2 tai 3 ja Muutoksenhakukielto-kenttään on vastattu "ei", kenttä on pakollinen. | paatoksen_tyyppi=2 muutoksenhakukielto=kyllä; paatoksen_tyyppi=1 muutoksenhakukielto=ei | paatoksen_tyyppi=2 muutoksenhakukielto=ei; paatoksen_tyyppi=3 muutoksenhakukielto=ei
päätös/perustelut! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Päätöksen tyyppi on 3. Kenttä on pakollinen myös silloin, jos Muutoksenhakukielto-kenttään on vastattu "kyllä". | paatoksen_tyyppi=1; paatoksen_tyyppi=3 perustelut | paatoksen_tyyppi=3; muutoksenhakukielto=kyllä
päätös/perustelut! | Ehdollisesti pakollinen: Kenttä on pakollinen vain, jos Päätöksen tyyppi -kenttään ei ole valittu luokkaa 1 Myönteinen. | paatoksen_tyyppi=1; paatoksen_tyyppi=3 perustelut | paatoksen_tyyppi=3
päätös/perustelut | Ei pakollinen, jos Päätöksen tyyppi on 1. | paatoksen_tyyppi=1 | ?
päätös/paattymispaiva! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos päätös on määräaikainen (Voimassa toistaiseksi -kenttään on vastattu "ei"). | voimassa_toistaiseksi=kyllä; voimassa_toistaiseksi=ei paattymispaiva | voimassa_toistaiseksi=ei
päätös/paattymispaiva! | Ehdollisesti pakollinen: Päättymispäivä on pakollinen tieto muissa kuin toistaiseksi voimassa olevissa päätöksissä. | paatoksen_tyyppi=1 | ?
päätös/paattymispaiva! | Ehdollisesti pakollinen: Alkamispäivä ja päättymispäivä ovat pakollisia, jos Voimassa toistaiseksi -kenttään ei ole vastattu "kyllä". | voimassa_toistaiseksi=kyllä; voimassa_toistaiseksi=ei alkamispaiva paattymispaiva | voimassa_toistaiseksi=ei alkamispaiva; voimassa_toistaiseksi=ei paattymispaiva
lasu/laitos/nimi! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Sijoituspaikka-kenttään on valittu 2.<br/>Kenttään haetaan nimi SOTE-organisaatiorekisteristä. | sijoituspaikka=1 laitos=; sijoituspaikka=2 laitos/nimi | sijoituspaikka=2 laitos=
lasu/muu_sijoituspaikka! | Ehdollisesti pakollinen:\nJos Sijoituspaikka-kenttään on valittu 9 = Muu,\nkenttä on pakollinen.\n\nKenttä näytetään vain ammattilaiselle | sijoituspaikka=1; sijoituspaikka=9 muu_sijoituspaikka | sijoituspaikka=9
lasu/muu_sijoituspaikka! | <p>Ehdollisesti pakollinen: Kenttä on pakollinen, jos Sijoituspaikka-kenttään on valittu 9&nbsp;=&nbsp;Muu</p><p>Muutoin kenttää ei näytetä</p> | sijoituspaikka=1; sijoituspaikka=9 muu_sijoituspaikka | sijoituspaikka=9; sijoituspaikka=1 muu_sijoituspaikka
kooste/asiakkuus/alkamispaiva! | Ehdollisesti pakollinen: Tieto on pakollinen myös vanhassa asiakkuudessa. | turvakielto=ei | ?
kooste/tunniste! | Ehdollisesti pakollinen: Tieto ei ole pakollinen vanhoille asiakkuuksille. Muille tieto on pakollinen. | vanha_asiakkuus=kyllä; tunniste | turvakielto=ei; vanha_asiakkuus=ei
kooste/riskitieto/kuvaus! | Ehdollisesti pakollinen: Kuvaus on pakollinen, jos jokin muu tämän tietokokonaisuuden kenttä on täytetty. | riskitieto/kuvaus riskitieto/alkamispaiva | ?
isyys/mies/isa! | Vähintään toinen kytkimistä Isä ja Otaksuttu isä tulee valita. | mies/isa=kyllä; mies/isa=ei mies/otaksuttu_isa=kyllä | mies/isa=ei mies/otaksuttu_isa=ei
isyys/mies/isa! | Ehdollisesti pakollinen: Kentistä "Isä" ja "Otaksuttu isä" toiseen on vastattava "Kyllä". | mies/isa=kyllä; mies/isa=ei mies/otaksuttu_isa=kyllä | mies/isa=ei mies/otaksuttu_isa=ei
`

func TestCorpusSecond(t *testing.T) { runCorpus(t, corpusSecond, 94) }
