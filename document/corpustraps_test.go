package document_test

import "testing"

// corpusTraps are notes that tempt into a wrong reading.
const corpusTraps = `
päätös/perustelut! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Alkamispäivä ja Päättymispäivä on täytetty. | alkamispaiva; alkamispaiva paattymispaiva perustelut | alkamispaiva paattymispaiva
päätös/perustelut! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Alkamispäivä tai Päättymispäivä on tyhjä. | alkamispaiva paattymispaiva | ?
päätös/perustelut! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Päätöksen tyyppi -kenttään on valittu 2 tai 3, ellei Muutoksenhakukielto-kenttään ole vastattu "kyllä". | paatoksen_tyyppi=1 | ?
päätös/perustelut! | Kenttä on pakollinen, jos Päätöksen tyyppi -kenttään on valittu 3. Poikkeuksena ovat vanhat päätökset. | paatoksen_tyyppi=1 | ?
päätös/perustelut! | Kenttä on pakollinen, jos Päätöksen tyyppi -kenttään on valittu 3 (ei kuitenkaan, jos päätös on vanha). | paatoksen_tyyppi=1 | ?
päätös/perustelut! | Kenttä ei ole pakollinen, jos Päätöksen tyyppi -kenttään on valittu 1. | paatoksen_tyyppi=1 | paatoksen_tyyppi=3
päätös/perustelut! | Kenttä on pakollinen, jos Päätöksen tyyppi -kenttään on valittu jokin arvo. | paatoksen_tyyppi=3 perustelut; voimassa_toistaiseksi=ei | paatoksen_tyyppi=3
päätös/perustelut! | Kenttä on pakollinen, jos puolison henkilötunnus on kirjattu. | asiakas/henkilotunnus | ?
päätös/perustelut! | Kenttä on pakollinen, jos edellisessä päätöksessä Voimassa toistaiseksi -kenttään on vastattu "ei". | voimassa_toistaiseksi=ei | ?
päätös/perustelut! | Kenttä on pakollinen, jos hakemuksessa Lisätiedot-kenttä on täytetty. | lisatiedot | ?
päätös/asiakas/henkilotunnus! | Ehdollisesti pakollinen: Henkilötunnus tai vanhemman henkilötunnus on pakollinen. | asiakas/henkilotunnus | ?
päätös/paattymispaiva! | Ehdollisesti pakollinen: Päättymispäivä on pakollinen, jos sosiaalipalvelun päättymispäivä ei ole tiedossa. | voimassa_toistaiseksi=ei | ?
päätös/perustelut! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Voimassa toistaiseksi -kenttään on aiemmin vastattu "kyllä". | voimassa_toistaiseksi=ei | ?
päätös/perustelut! | Kenttä on pakollinen, jos Päätöksen tyyppi on muuttunut. | paatoksen_tyyppi=1 | ?
päätös/perustelut! | Kenttä on pakollinen, jos Alkamispäivä on ennen 1.1.2023. | alkamispaiva=2026-01-01 | ?
päätös/perustelut! | Kenttä on pakollinen, jos Tunnit viikossa on yli 20. | palvelu/tunnit_viikossa=3 | ?
päätös/perustelut! | Kenttä on pakollinen, jos palveluja on vähintään 2. | palvelu/kuvaus | ?
päätös/palvelu/kuvaus! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Sosiaalipalvelu-kenttään on valittu useampi kuin yksi palvelu. | palvelu/sosiaalipalvelu=12 | ?
päätös/palvelu/kuvaus! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Sosiaalipalvelu on 12 tai 24, mutta ei jos Tunnit viikossa on täytetty. | palvelu/sosiaalipalvelu=31 | ?
kuulemiset/yhteenveto! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos kaikkia osapuolia on kuultu. | kuulemisessa_tulkki=ei | ?
kuulemiset/yhteenveto! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos kaikissa Osapuolta on kuultu -kentissä on "kyllä". | kuulemisessa_tulkki=ei | ?
lasu/perhehoitaja | Jos Sijoituspaikka-kenttään on valittu Perhehoito, tätä tietokokonaisuutta ei näytetä asiakkaalle. | sijoituspaikka=1 perhehoitaja/sukunimi | ?
lasu/perhehoitaja | Jos Sijoituspaikka-kenttään on valittu Laitoshoito, tätä tietokokonaisuutta ei näytetä. Tulosteella ei näytetä myöskään yhteystietoja. | sijoituspaikka=1 perhehoitaja/sukunimi; sijoituspaikka=2 | sijoituspaikka=2 perhehoitaja/sukunimi
lasu/muu_sijoituspaikka! | Ehdollisesti pakollinen: Jos Sijoituspaikka-kenttään valitaan Muu sijoituspaikka, kenttä on pakollinen. | sijoituspaikka=9 | ?
merkintä/lainkohta! | Ehdollisesti pakollinen: Lainkohta tai Suostumuksen päivämäärä on pakollinen, mutta ei molempia. | lainkohta; suostumuksen_paivamaara | luovutettu_tieto; lainkohta suostumuksen_paivamaara
`

func TestCorpusTraps(t *testing.T) { runCorpus(t, corpusTraps, 25) }
