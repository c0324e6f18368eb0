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
`

func TestCorpusSnares(t *testing.T) { runCorpus(t, corpusSnares, 5) }
