package document_test

import "testing"

const corpusCare = `
vammais/avun_maara! | Ehdollisesti pakollinen: Tietokokonaisuus on pakollinen, jos Tarvitsee apua -kenttään on vastattu "kyllä". | tarvitsee_apua=ei; tarvitsee_apua=kyllä avun_maara/tunnit=2 | tarvitsee_apua=kyllä
vammais/avun_maara/tunnit! | Ehdollisesti pakollinen: Tunnit- tai Vuorokaudet-kenttä on pakollinen. | avun_maara/tunnit=1; avun_maara/vuorokaudet=1 | avun_maara=
vammais/avun_maara/tunnit! | Avun määrä -tietokokonaisuudessa joko Tunnit tai Vuorokaudet on täytettävä. | avun_maara/tunnit=1; avun_maara/vuorokaudet=1 | avun_maara=
vammais/avun_maara/tunnit! | Ehdollisesti pakollinen: Kentistä Tunnit ja Vuorokaudet voidaan täyttää vain toinen. | avun_maara/tunnit=1; avun_maara/vuorokaudet=1 | avun_maara/tunnit=1 avun_maara/vuorokaudet=1
vammais/apuvaline! | Ehdollisesti pakollinen: Ainakin yhteen kentistä Apuväline, Kommunikointiapuväline ja Muu apuväline on vastattava "kyllä". | apuvaline=kyllä; muu_apuvaline=kyllä apuvaline=ei | apuvaline=ei; tarvitsee_apua=kyllä
vammais/apuvaline! | Ehdollisesti pakollinen: Vähintään yksi valintaruuduista Apuväline, Kommunikointiapuväline tai Muu apuväline on valittava. | apuvaline=kyllä; muu_apuvaline=kyllä apuvaline=ei | apuvaline=ei; tarvitsee_apua=kyllä
vammais/apuvalineen_kuvaus! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos johonkin kentistä Apuväline, Kommunikointiapuväline ja Muu apuväline on vastattu "kyllä". | apuvaline=ei; apuvaline=kyllä apuvalineen_kuvaus; tarvitsee_apua=kyllä | apuvaline=kyllä; muu_apuvaline=kyllä
vammais/apuvalineen_kuvaus! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Apuväline- tai Muu apuväline -kenttään on vastattu "kyllä". | apuvaline=ei; apuvaline=kyllä apuvalineen_kuvaus; kommunikointiapuvaline=kyllä | apuvaline=kyllä; muu_apuvaline=kyllä
vammais/apuvalineen_kuvaus! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos sekä Apuväline- että Muu apuväline -kenttään on vastattu "kyllä". | apuvaline=kyllä; apuvaline=kyllä muu_apuvaline=kyllä apuvalineen_kuvaus | apuvaline=kyllä muu_apuvaline=kyllä
vammais/apuvalineen_kuvaus | Kenttää ei näytetä, jos kaikkiin kenttiin Apuväline, Kommunikointiapuväline ja Muu apuväline on vastattu "ei". | apuvaline=kyllä apuvalineen_kuvaus; apuvaline=ei | apuvaline=ei kommunikointiapuvaline=ei muu_apuvaline=ei apuvalineen_kuvaus
vammais/rajoitustoimenpiteen_kuvaus! | Ehdollisesti pakollinen: Jos Rajoitustoimenpide-kentän arvoksi on annettu kyllä, tulee tämä kenttä täyttää. | rajoitustoimenpide=ei; rajoitustoimenpide=kyllä rajoitustoimenpiteen_kuvaus | rajoitustoimenpide=kyllä
vammais/rajoitustoimenpiteen_kuvaus! | Tämä kenttä on pakollinen vain silloin kun Rajoitustoimenpide on kyllä. | rajoitustoimenpide=ei; rajoitustoimenpide=kyllä rajoitustoimenpiteen_kuvaus | rajoitustoimenpide=kyllä
vammais/rajoitustoimenpiteen_kuvaus | Näytetään, jos Palvelutehtävä-kenttään on valittu Vammaispalvelut ja Rajoitustoimenpide-kenttään on vastattu "kyllä". | palvelutehtava=20:Vammaispalvelut rajoitustoimenpide=kyllä rajoitustoimenpiteen_kuvaus; rajoitustoimenpide=ei | palvelutehtava=10:Lastensuojelu rajoitustoimenpide=kyllä rajoitustoimenpiteen_kuvaus; palvelutehtava=20:Vammaispalvelut rajoitustoimenpide=ei rajoitustoimenpiteen_kuvaus
vammais/asumisyksikko! | Ehdollisesti pakollinen: Asumisyksikkö on pakollinen, jos Asuminen-kentässä on muu kuin 1 Oma koti. | asuminen=1; asuminen=2 asumisyksikko | asuminen=2; asuminen=3
vammais/asumisyksikko! | Ehdollisesti pakollinen: Jos asiakas asuu palveluasumisessa tai laitoksessa, asumisyksikkö on kirjattava. | asuminen=1 | ?
vammais/asumisyksikko | Kenttä näytetään, jos kenttään "Asuminen" on valittu 2 = Palveluasuminen tai 3 = Laitos. Kenttään haetaan tiedot SOTE-organisaatiorekisteristä. | asuminen=1; asuminen=2 asumisyksikko | asuminen=1 asumisyksikko
vammais/yhteyshenkilo/puhelinnumero! | Ehdollisesti pakollinen: Puhelinnumero tai sähköposti on pakollinen. | yhteyshenkilo/puhelinnumero; yhteyshenkilo/sahkoposti | yhteyshenkilo/sukunimi
vammais/yhteyshenkilo/puhelinnumero! | Yhteyshenkilöstä on ilmoitettava vähintään toinen tiedoista Puhelinnumero ja Sähköposti. | yhteyshenkilo/puhelinnumero; yhteyshenkilo/sahkoposti | yhteyshenkilo/sukunimi
vammais/yhteyshenkilo! | Ehdollisesti pakollinen: Tietokokonaisuus on pakollinen, jos asiakkaalla on yhteyshenkilö. | asuminen=1 | ?
vammais/laheinen/osallistumisen_tapa! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos läheinen osallistuu hoitoon, eli kun Osallistuu hoitoon -kenttään on vastattu "kyllä". | laheinen/osallistuu_hoitoon=ei; laheinen/osallistuu_hoitoon=kyllä laheinen/osallistumisen_tapa | laheinen/osallistuu_hoitoon=kyllä
vammais/laheinen/osallistumisen_tapa! | Ehdollisesti pakollinen: Jos läheinen osallistuu hoitoon, kenttä on pakollinen. | laheinen/osallistuu_hoitoon=ei; laheinen/osallistuu_hoitoon=kyllä laheinen/osallistumisen_tapa | laheinen/osallistuu_hoitoon=kyllä
vammais/perustelut! | Ehdollisesti pakollinen: Perustelut on pakollinen, jos Palvelusuunnitelma-tietokokonaisuuden kenttään Rajoitustoimenpide on vastattu kyllä. | rajoitustoimenpide=ei; rajoitustoimenpide=kyllä perustelut | rajoitustoimenpide=kyllä
vammais/perustelut! | Ehdollisesti pakollinen: Jos Palvelusuunnitelma-tietokokonaisuus on täytetty, on perustelut kirjattava. | tarvitsee_apua=ei; asuminen=1 perustelut | asuminen=1
vammais/palvelutehtava | Luokituksesta käytetään vain arvoja 10 ja 20. Jos arvoa ei tunneta, kenttä jätetään tyhjäksi. | palvelutehtava=10:x | -
vammais/perustelut | Kenttä esitäytetään hakemuksen tiedoilla, jos asiakkaalla on voimassa oleva hakemus. | perustelut | -
lasu/muu_sijoituspaikka! | Ehdollisesti pakollinen: Jos Sijoituspaikka-kentässä on valittu luokka "9 Muu", kenttä on pakollinen. | sijoituspaikka=1; sijoituspaikka=9 muu_sijoituspaikka | sijoituspaikka=9
lasu/muu_sijoituspaikka! | Ehdollisesti pakollinen. Kenttä on pakollinen jos sijoituspaikaksi on merkitty ”Muu”. | sijoituspaikka=1; sijoituspaikka=9 muu_sijoituspaikka | sijoituspaikka=9
lasu/perhehoitaja | Tietokokonaisuus näytetään, jos Sijoituspaikka-kenttään on kirjattu 1 = Perhehoito. Jos on kirjattu 2 = Laitoshoito, näytetään Laitos-tietokokonaisuus. | sijoituspaikka=1 perhehoitaja/sukunimi; sijoituspaikka=2 laitos/nimi | sijoituspaikka=2 perhehoitaja/sukunimi
lasu/laitos | Jos Sijoituspaikka-kenttään valitaan Perhehoito, tätä tietokokonaisuutta ei näytetä. | sijoituspaikka=1; sijoituspaikka=2 laitos/nimi | sijoituspaikka=1 laitos/nimi
lasu/laitos! | Ehdollisesti pakollinen: Toinen tietokokonaisuuksista Perhehoitaja ja Laitos on pakollinen. | perhehoitaja/sukunimi; laitos/nimi | sijoituspaikka=1
lasu/laitos! | Ehdollisesti pakollinen: Jos tietokokonaisuutta Perhehoitaja ei ole täytetty, on tämä tietokokonaisuus pakollinen. | perhehoitaja/sukunimi; laitos/nimi | sijoituspaikka=1
lasu/laitos/nimi! | Ehdollisesti pakollinen: Nimi on pakollinen, jos sijoituspaikka on laitoshoito. | sijoituspaikka=1; sijoituspaikka=2 laitos/nimi | sijoituspaikka=2 laitos=
lasu/sijoituksen_paattymispaiva! | Ehdollisesti pakollinen: Jos Sijoitus päättyy -kenttään on vastattu kyllä, on Sijoituksen päättymispäivä pakollinen tieto. | sijoitus_paattyy=ei; sijoitus_paattyy=kyllä sijoituksen_paattymispaiva | sijoitus_paattyy=kyllä
lasu/sijoituksen_paattymispaiva! | Ehdollisesti pakollinen: Kirjataan, jos sijoituksen peruste on 1 tai 3. | sijoituksen_peruste=2; sijoituksen_peruste=1 sijoituksen_paattymispaiva | sijoituksen_peruste=1; sijoituksen_peruste=3
lasu/sijoituksen_paattymispaiva | Sijoituksen päättymispäivä ei voi olla aikaisempi kuin sijoituksen alkamispäivä. | sijoituksen_alkamispaiva=2026-01-01 sijoituksen_paattymispaiva=2026-01-01 | sijoituksen_alkamispaiva=2026-02-01 sijoituksen_paattymispaiva=2026-01-01
lasu/paattymisen_syy! | Ehdollisesti pakollinen: Päättymisen syy on pakollinen, jos Sijoituksen päättymispäivä -kenttään on kirjattu päivämäärä. | sijoitus_paattyy=ei; sijoituksen_paattymispaiva paattymisen_syy | sijoituksen_paattymispaiva
lasu/paattymisen_syy | Kenttä täytetään vain kun sijoitus päättyy. | sijoitus_paattyy=ei; sijoitus_paattyy=kyllä paattymisen_syy | sijoitus_paattyy=ei paattymisen_syy
lasu/kuuleminen/syy_kuulematta_jattamiselle! | Jos Kuultu-kenttään on vastattu "kyllä", tätä kenttää ei näytetä. Ehdollisesti pakollinen: Kenttä on pakollinen, jos Kuultu-kenttään on vastattu "ei". | kuuleminen/kuultu=kyllä; kuuleminen/kuultu=ei kuuleminen/syy_kuulematta_jattamiselle | kuuleminen/kuultu=ei; kuuleminen/kuultu=kyllä kuuleminen/syy_kuulematta_jattamiselle
lasu/kuuleminen/syy_kuulematta_jattamiselle! | Ehdollinen pakollisuus: Jos henkilöä ei ole kuultu, on kirjattava syy kuulematta jättämiselle. | kuuleminen/kuultu=kyllä; kuuleminen/kuultu=ei kuuleminen/syy_kuulematta_jattamiselle | kuuleminen/kuultu=ei
lasu/kuuleminen/kuulemisen_paivamaara! | Ehdollisesti pakollinen: Jos Kuultu = true, Kuulemisen päivämäärä on pakollinen. | kuuleminen/kuultu=ei; kuuleminen/kuultu=kyllä kuuleminen/kuulemisen_paivamaara | kuuleminen/kuultu=kyllä
lasu/kuuleminen/kuulemisen_paivamaara! | Ehdollisesti pakollinen: Jos Kuultu-kentän arvo on tosi, kenttä on pakollinen, muuten kenttää ei näytetä. | kuuleminen/kuultu=ei; kuuleminen/kuultu=kyllä kuuleminen/kuulemisen_paivamaara | kuuleminen/kuultu=kyllä; kuuleminen/kuultu=ei kuuleminen/kuulemisen_paivamaara
lasu/kuuleminen/vastustamisen_perusteet! | Ehdollisesti pakollinen: Mikäli kuultava vastustaa toimenpidettä (Vastustaa-kenttään on vastattu "kyllä"), kenttä on pakollinen. | kuuleminen/vastustaa=ei; kuuleminen/vastustaa=kyllä kuuleminen/vastustamisen_perusteet | kuuleminen/vastustaa=kyllä
lasu/kuuleminen/kuultava! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos kuultava on joku muu kuin lapsi. | kuuleminen/kuultu=ei | ?
lasu/kuuleminen | Tietokokonaisuus toistuu, jos kuultavia on useampia. Otsikko näytetään vain kerran. | kuuleminen/kuultu=ei | -
lasu/rajoituksen_peruste! | Ehdollisesti pakollinen: Kentät Rajoituksen peruste ja Rajoituksen kesto ovat pakollisia, jos Rajoitettu-kenttään on vastattu "kyllä". | rajoitettu=ei; rajoitettu=kyllä rajoituksen_peruste rajoituksen_kesto | rajoitettu=kyllä
lasu/rajoituksen_kesto! | Rajoituksen kesto on pakollinen, kun yhteydenpitoa on rajoitettu. | rajoitettu=ei; rajoitettu=kyllä rajoituksen_kesto | rajoitettu=kyllä
lasu/rajoituksen_kesto! | Ehdollisesti pakollinen: Jos Yhteydenpito: Rajoitettu -kenttään on vastattu "kyllä", kenttä on pakollinen. | rajoitettu=ei; rajoitettu=kyllä rajoituksen_kesto | rajoitettu=kyllä
lasu/lapsen_mielipide! | Ehdollisesti pakollinen: Lapsen mielipide on kirjattava, jos lapsi on vähintään 12-vuotias. | sijoitus_paattyy=ei | ?
lasu/lapsen_mielipide | Tietoa ei näytetä huoltajalle, jos lapsi on kieltänyt tietojensa luovuttamisen. | lapsen_mielipide | -
lasu/lapsi/henkilotunnus! | Henkilötunnus- ja Tilapäinen yksilöintitunnus -kentistä toinen on pakollinen | lapsi/henkilotunnus; lapsi/tilapainen_yksilointitunnus | lapsi=; lapsi/syntymaaika
lasu/lapsi/henkilotunnus! | Ehdollisesti pakollinen: henkilötunnus tai tilapäinen yksilöintitunnus | lapsi/henkilotunnus; lapsi/tilapainen_yksilointitunnus | lapsi=
lasu/lapsi/henkilotunnus! | Ehdollisesti pakollinen: On kirjattava henkilötunnus, tilapäinen yksilöintitunnus tai syntymäaika. | lapsi/henkilotunnus; lapsi/tilapainen_yksilointitunnus; lapsi/syntymaaika | lapsi=
merkintä/muu_tyyppi! | Ehdollisesti pakollinen: jos Tapahtuman tyyppi -kenttään on valittu "4 = Muu", kenttä on pakollinen. | tapahtuman_tyyppi=1; tapahtuman_tyyppi=4 muu_tyyppi | tapahtuman_tyyppi=4
merkintä/muu_tyyppi! | Ehdollisesti pakollinen: Mikäli tapahtuman tyyppi on Muu niin kenttä on pakollinen. | tapahtuman_tyyppi=1; tapahtuman_tyyppi=4 muu_tyyppi | tapahtuman_tyyppi=4
merkintä/paikka! | Ehdollisesti pakollinen: Jos Tapahtuman tyyppi -kenttään on valittu 1 = Kotikäynti, 3 = Tapaaminen tai 4 = Muu, kenttä on pakollinen. | tapahtuman_tyyppi=2; tapahtuman_tyyppi=4 paikka | tapahtuman_tyyppi=1; tapahtuman_tyyppi=3; tapahtuman_tyyppi=4
merkintä/paikka | Kenttää ei näytetä, jos tapahtuman tyypiksi on valittu puhelu. | tapahtuman_tyyppi=2; tapahtuman_tyyppi=4 paikka | tapahtuman_tyyppi=2 paikka
merkintä/paikka! | Ehdollisesti pakollinen: Kenttä on pakollinen, ellei Tapahtuman tyyppi -kenttään ole valittu 2 = Puhelu. | tapahtuman_tyyppi=2; tapahtuman_tyyppi=4 paikka | tapahtuman_tyyppi=1
merkintä/paattymisaika! | Ehdollisesti pakollinen: Jos Alkamisaika on annettu, on Päättymisaika pakollinen. | paikka; alkamisaika paattymisaika | alkamisaika
merkintä/osallistuja/roolin_tarkenne! | Ehdollisesti pakollinen: Jos Rooli-kentässä olevasta luokituksesta on valittu 99 = Muu, on kenttä pakollinen. | osallistuja/rooli=12; osallistuja/rooli=99 osallistuja/roolin_tarkenne | osallistuja/rooli=99
merkintä/osallistuja/roolin_tarkenne | Kenttä näytetään, jos Rooli-kentässä olevasta luokituksesta on valittu jokin muu kuin 31 = Huoltaja tai 12 = Vanhempi. | osallistuja/rooli=12; osallistuja/rooli=99 osallistuja/roolin_tarkenne | osallistuja/rooli=12 osallistuja/roolin_tarkenne
merkintä/osallistuja! | Ehdollisesti pakollinen: Tietokokonaisuus on pakollinen, jos Tapahtuman tyyppi -kenttään on valittu Tapaaminen ja Palvelutehtävä-kenttään Lastensuojelu. | tapahtuman_tyyppi=3 palvelutehtava=20; tapahtuman_tyyppi=3 palvelutehtava=10 osallistuja/sukunimi | tapahtuman_tyyppi=3 palvelutehtava=10
merkintä/osallistuja! | Ehdollisesti pakollinen: Jos palvelutehtäväksi valitaan Lastensuojelu tai Vammaispalvelut, tietokokonaisuus on pakollinen. | palvelutehtava=30; palvelutehtava=10 osallistuja/sukunimi | palvelutehtava=10 paikka; palvelutehtava=20 paikka
merkintä/luovutettu_tieto! | Ehdollisesti pakollinen: Joko Luovutettu tieto -kenttä tai Luovutettu asiakirja -tietokokonaisuus on täytettävä. | luovutettu_tieto; luovutettu_asiakirja/nimi | lainkohta
merkintä/luovutettu_tieto! | Mikäli Luovutettu asiakirja -tietokokonaisuus jätetään tyhjäksi, on tämä tietokenttä pakollinen. | luovutettu_tieto; luovutettu_asiakirja/nimi | lainkohta
merkintä/luovutettu_asiakirja/tunnus! | Ehdollisesti pakollinen: Nimi tai Tunnus on pakollinen. | luovutettu_asiakirja/nimi; luovutettu_asiakirja/tunnus | luovutettu_asiakirja=
merkintä/lainkohta! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Luovutuksen peruste on laki. | luovutuksen_peruste=1; luovutuksen_peruste=2 lainkohta | luovutuksen_peruste=2
merkintä/suostumuksen_paivamaara! | Ehdollisesti pakollinen: Jos luovutus perustuu suostumukseen, eli Luovutuksen peruste -kenttään on valittu 1, on suostumuksen päivämäärä pakollinen. | luovutuksen_peruste=2; luovutuksen_peruste=1 suostumuksen_paivamaara | luovutuksen_peruste=1
merkintä/asiakas | Ehdollisesti toistuva: Tietokokonaisuus toistuu, jos merkintä koskee useaa asiakasta. | asiakas/henkilotunnus | -
merkintä/asiakas/henkilotunnus! | Ehdollisesti pakollinen: Toinen tiedoista Henkilötunnus tai Tilapäinen yksilöintitunnus on pakollinen. | asiakas/henkilotunnus; asiakas/tilapainen_yksilointitunnus | asiakas/syntymaaika; asiakas.0/henkilotunnus asiakas.1/syntymaaika
merkintä/laatija! | Ehdollisesti pakollinen: Laatija on pakollinen, jos merkinnän tekee ammattihenkilö. | paikka | ?
merkintä/palveluyksikko | Tietojärjestelmä täyttää kentän automaattisesti, jos käyttäjä on kirjautunut yksikköön. | laatija/sukunimi | -
kooste/tunniste! | Ehdollisesti pakollinen: Tieto on pakollinen, jos kyseessä ei ole vanha asiakkuus. | vanha_asiakkuus=kyllä; tunniste; vanha_asiakkuus=kyllä tunniste | vanha_asiakkuus=ei; turvakielto=ei
kooste/tunniste! | Ehdollisesti pakollinen: Vanhalle asiakkuudelle tieto ei ole pakollinen, muille tieto on pakollinen. | vanha_asiakkuus=kyllä; tunniste | vanha_asiakkuus=ei; turvakielto=ei
kooste/asiakkuus/alkamispaiva! | Ehdollisesti pakollinen: Pakollinen, jos kyseessä on vanha asiakkuus. | turvakielto=ei; vanha_asiakkuus=kyllä asiakkuus/alkamispaiva | vanha_asiakkuus=kyllä
kooste/yksikko! | Ehdollisesti pakollinen: Jos Vanha asiakkuus -kenttään on vastattu "kyllä", kenttää ei käytetä. Muussa tapauksessa kenttä on pakollinen. | vanha_asiakkuus=kyllä; yksikko=1:x | vanha_asiakkuus=ei; vanha_asiakkuus=kyllä yksikko=1:x
kooste/asiakkuus/muu_syy! | Ehdollisesti pakollinen: Jos Päättymisen syy -kenttään valitaan Muu syy, tulee syy kuvata tässä kentässä. | paattymisen_syy=1; paattymisen_syy=9 asiakkuus/muu_syy | paattymisen_syy=9
kooste/asiakkuus/paattymisen_syy! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Asiakkuus: Päättymispäivä on kirjattu. | turvakielto=ei; asiakkuus/paattymispaiva paattymisen_syy=1 | asiakkuus/paattymispaiva
kooste/asiakkuus/paattymisen_syy! | Päättymisen syy on pakollinen, jos asiakkuus on päättynyt. | turvakielto=ei | ?
kooste/riskitieto/paattymispaiva | Päättymispäivän tulee olla Määräaikaa aikaisempi tai sama. | riskitieto/maaraaika=2026-02-01 riskitieto/paattymispaiva=2026-02-01 | riskitieto/maaraaika=2026-02-01 riskitieto/paattymispaiva=2026-02-03
kooste/riskitieto/maaraaika! | Ehdollisesti pakollinen: Määräaika tai päättymispäivä on pakollinen. | riskitieto/maaraaika; riskitieto/paattymispaiva | riskitieto/kuvaus
kooste/osoite | Tietoja ei näytetä, jos Turvakielto-kenttään on vastattu "kyllä". | turvakielto=kyllä; turvakielto=ei osoite/lahiosoite | turvakielto=kyllä osoite/lahiosoite
kooste/turvakielto | Jos tähän on vastattu "kyllä", ei osoitetta eikä yhteystietoja näytetä. | turvakielto=kyllä; turvakielto=ei osoite/lahiosoite | turvakielto=kyllä osoite/lahiosoite; turvakielto=kyllä yhteystiedot/puhelinnumero
kooste/yhteystiedot! | Ehdollisesti pakollinen: Tietokokonaisuus on pakollinen, jos Osoite-tietokokonaisuus puuttuu. | osoite/lahiosoite; yhteystiedot/puhelinnumero | turvakielto=ei
kooste/osoite/postinumero! | Ehdollisesti pakollinen: Postinumero on pakollinen, jos lähiosoite on täytetty. | osoite/postinumero; osoite/lahiosoite osoite/postinumero | osoite/lahiosoite
kooste/osoite/postinumero! | Ehdollisesti pakollinen: Postinumero on pakollinen, jos maa on Suomi. | osoite/maa=246:Suomi osoite/postinumero; osoite/maa=752:Ruotsi | osoite/maa=246:Suomi
kooste/asiakas/ammatti! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos asiakas on täysi-ikäinen. | laatimispaivamaara asiakas/syntymaaika=2020-01-01; laatimispaivamaara asiakas/syntymaaika=1980-01-01 asiakas/ammatti | laatimispaivamaara asiakas/syntymaaika=1980-01-01
kooste/asiakas/ammatti | Kenttää ei näytetä alaikäisille asiakkaille. | laatimispaivamaara asiakas/syntymaaika=2020-01-01; laatimispaivamaara asiakas/syntymaaika=1980-01-01 asiakas/ammatti | laatimispaivamaara asiakas/syntymaaika=2020-01-01 asiakas/ammatti
kooste/asiakas/ammatti! | Tieto on pakollinen, mikäli asiakas on alle 18-vuotias. | laatimispaivamaara asiakas/syntymaaika=1980-01-01; laatimispaivamaara asiakas/syntymaaika=2020-01-01 asiakas/ammatti | laatimispaivamaara asiakas/syntymaaika=2020-01-01
`

// No note of a corpus may be misread, and no fewer are read than were.
func TestCorpusDecisions(t *testing.T) { runCorpus(t, corpusDecisions, 79) }
func TestCorpusFamily(t *testing.T)    { runCorpus(t, corpusFamily, 62) }
func TestCorpusCare(t *testing.T)      { runCorpus(t, corpusCare, 85) }
