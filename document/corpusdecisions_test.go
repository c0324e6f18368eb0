package document_test

const corpusDecisions = `
päätös/muu_paatoksen_tyyppi! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Päätöksen tyyppi -kentässä on valittu 99 Muu. | paatoksen_tyyppi=99 muu_paatoksen_tyyppi; paatoksen_tyyppi=1; lisatiedot | paatoksen_tyyppi=99
päätös/muu_paatoksen_tyyppi! | Ehdollisesti pakollinen: Pakollinen, jos Päätöksen tyyppi on "Muu". | paatoksen_tyyppi=99 muu_paatoksen_tyyppi; paatoksen_tyyppi=3 | paatoksen_tyyppi=99
päätös/muu_paatoksen_tyyppi! | Ehdollisesti pakollinen, jos kentän Päätöksen tyyppi arvo on 99. | paatoksen_tyyppi=99 muu_paatoksen_tyyppi; paatoksen_tyyppi=3 | paatoksen_tyyppi=99
päätös/muu_paatoksen_tyyppi! | Ehdollsesti pakollinen: Jos päätöksen tyypiksi valitaan Muu, on tämä kenttä pakollinen | paatoksen_tyyppi=99 muu_paatoksen_tyyppi; paatoksen_tyyppi=3 | paatoksen_tyyppi=99
päätös/muu_paatoksen_tyyppi! | Mikäli Päätöksen tyyppi -kenttään on valittu koodi 99, on tämä tieto pakollinen. | paatoksen_tyyppi=99 muu_paatoksen_tyyppi; paatoksen_tyyppi=3 | paatoksen_tyyppi=99
päätös/muu_paatoksen_tyyppi! | Tämä kenttä tulee täyttää, kun ”Päätöksen tyyppi” -kentästä on valittu luokka Muu. | paatoksen_tyyppi=99 muu_paatoksen_tyyppi; paatoksen_tyyppi=3 | paatoksen_tyyppi=99
päätös/perustelut! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Päätöksen tyyppi -kentässä on valittu 2 Osittain myönteinen tai 3 Kielteinen. | paatoksen_tyyppi=2 perustelut; paatoksen_tyyppi=1; paatoksen_tyyppi=99 | paatoksen_tyyppi=2; paatoksen_tyyppi=3
päätös/perustelut! | Ehdollisesti pakollinen: Jos päätös on kielteinen tai osittain myönteinen, kenttä on pakollinen. | paatoksen_tyyppi=2 perustelut; paatoksen_tyyppi=1 | paatoksen_tyyppi=2; paatoksen_tyyppi=3
päätös/perustelut! | Ehdollisesti pakollinen: kenttä on pakollinen jos Päätöksen tyyppi on jokin muu kuin 1 = Myönteinen. | paatoksen_tyyppi=1; paatoksen_tyyppi=3 perustelut | paatoksen_tyyppi=2; paatoksen_tyyppi=99
päätös/perustelut! | Kenttä on pakollinen aina, kun Päätöksen tyypiksi on valittu vaihtoehto 2 tai 3. | paatoksen_tyyppi=1; paatoksen_tyyppi=3 perustelut | paatoksen_tyyppi=2; paatoksen_tyyppi=3
päätös/perustelut! | Ehdollisesti pakollinen: Perustelut on kirjattava, jos Päätöksen tyyppi -kentän arvo ei ole 1 Myönteinen. | paatoksen_tyyppi=1; paatoksen_tyyppi=3 perustelut | paatoksen_tyyppi=2; paatoksen_tyyppi=99
päätös/paattymispaiva! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Voimassa toistaiseksi -kenttään on vastattu "ei". | voimassa_toistaiseksi=kyllä; voimassa_toistaiseksi=ei paattymispaiva | voimassa_toistaiseksi=ei
päätös/paattymispaiva! | Ehdollisesti pakollinen: Päättymispäivä on pakollinen, jos päätös ei ole voimassa toistaiseksi. | voimassa_toistaiseksi=kyllä; voimassa_toistaiseksi=ei paattymispaiva | voimassa_toistaiseksi=ei
päätös/paattymispaiva! | Jos Voimassa toistaiseksi = kyllä, kenttää ei näytetä. Muutoin kenttä on pakollinen. | voimassa_toistaiseksi=kyllä; voimassa_toistaiseksi=ei paattymispaiva | voimassa_toistaiseksi=ei; voimassa_toistaiseksi=kyllä paattymispaiva
päätös/voimassa_toistaiseksi! | Ehdollisesti pakollinen: Joko Päättymispäivä-kentässä on oltava arvo tai Voimassa toistaiseksi -kenttään on vastattava "kyllä". | paattymispaiva; voimassa_toistaiseksi=kyllä | alkamispaiva; voimassa_toistaiseksi=ei
päätös/kiellon_peruste! | Ehdollisesti pakollinen: Jos kytkin Muutoksenhakukielto on asennossa kyllä, kenttä on pakollinen. | muutoksenhakukielto=ei; muutoksenhakukielto=kyllä kiellon_peruste; perustelut | muutoksenhakukielto=kyllä
päätös/kiellon_peruste! | Kenttä näytetään ja on pakollinen, jos Muutoksenhakukielto-kenttään on vastattu kyllä (true). | muutoksenhakukielto=ei; muutoksenhakukielto=kyllä kiellon_peruste | muutoksenhakukielto=kyllä; muutoksenhakukielto=ei kiellon_peruste
päätös/kiellon_peruste | Kenttää ei näytetä, ellei Muutoksenhakukielto-kenttään ole vastattu "kyllä". | muutoksenhakukielto=ei; muutoksenhakukielto=kyllä kiellon_peruste | muutoksenhakukielto=ei kiellon_peruste
päätös/kiellon_peruste | Näytetään vain, jos kentässä «Muutoksenhakukielto» on valittu Kyllä. | muutoksenhakukielto=ei; muutoksenhakukielto=kyllä kiellon_peruste; muutoksenhakukielto=kyllä | muutoksenhakukielto=ei kiellon_peruste
päätös/kiellon_peruste! | Ehdollisesti pakollinen: Jos Muutoksenhakukielto -valintaruutu on valittu, kiellon peruste on pakollinen tieto. | muutoksenhakukielto=ei; muutoksenhakukielto=kyllä kiellon_peruste | muutoksenhakukielto=kyllä
päätös/palvelu/kuvaus! | Ehdollisesti pakollinen: Toinen kentistä Sosiaalipalvelu ja Kuvaus on pakollinen. | palvelu/kuvaus; palvelu/sosiaalipalvelu=12 | palvelu/tunnit_viikossa=2
päätös/palvelu/kuvaus! | Ehdollinen pakollisuus: Jos Sosiaalipalvelu-kenttä on tyhjä, on Kuvaus pakollinen. | palvelu/kuvaus; palvelu/sosiaalipalvelu=12 | palvelu/tunnit_viikossa=2
päätös/palvelu/kuvaus! | Pakollinen, mikäli Sosiaalipalvelu-kenttää ei ole täytetty. Kentän enimmäispituutta ei ole rajattu. | palvelu/kuvaus; palvelu/sosiaalipalvelu=12 | palvelu/tunnit_viikossa=2
päätös/palvelu/tunnit_viikossa! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos sosiaalipalveluksi on valittu henkilökohtainen apu. | palvelu/sosiaalipalvelu=12 palvelu/tunnit_viikossa=2; palvelu/sosiaalipalvelu=24 | palvelu/sosiaalipalvelu=12
päätös/palvelu/tunnit_viikossa | Kenttä näytetään vain kun Sosiaalipalvelu-kentän luokituksesta on valittu 12 Henkilökohtainen apu. Kentässä voidaan käyttää desimaalilukua. | palvelu/sosiaalipalvelu=12 palvelu/tunnit_viikossa=2; palvelu/sosiaalipalvelu=24 | palvelu/sosiaalipalvelu=24 palvelu/tunnit_viikossa=2
päätös/palvelu/palvelun_toteuttaja! | Ehdollisesti pakollinen: Pakollinen jos palvelu on Laitospalvelu tai Perhehoito. | palvelu/sosiaalipalvelu=12; palvelu/sosiaalipalvelu=24 palvelu/palvelun_toteuttaja | palvelu/sosiaalipalvelu=24; palvelu/sosiaalipalvelu=31
päätös/palvelu/palvelun_toteuttaja! | Kenttä on pakollinen, jos Sosiaalipalvelu-kentässä on valittuna mikä tahansa muu luokka kuin 12 Henkilökohtainen apu. | palvelu/sosiaalipalvelu=12; palvelu/sosiaalipalvelu=24 palvelu/palvelun_toteuttaja | palvelu/sosiaalipalvelu=24
päätös/palvelu! | Ehdollisesti pakollinen: Tietokokonaisuus on pakollinen, jos Päätöksen tyyppi -kentässä on 1 = Myönteinen tai 2 = Osittain myönteinen. | paatoksen_tyyppi=3; paatoksen_tyyppi=1 palvelu/kuvaus | paatoksen_tyyppi=1; paatoksen_tyyppi=2
päätös/palvelu | Tietokokonaisuutta ei näytetä, jos päätös on kielteinen. | paatoksen_tyyppi=3; paatoksen_tyyppi=1 palvelu/kuvaus | paatoksen_tyyppi=3 palvelu/kuvaus
päätös/asiakas/henkilotunnus! | Ehdollisesti pakollinen: Kentistä Henkilötunnus, Tilapäinen yksilöintitunnus ja Syntymäaika vähintään yksi on pakollinen. | asiakas/henkilotunnus; asiakas/syntymaaika; asiakas/syntymaaika asiakas/henkilotunnus | asiakas=
päätös/asiakas/henkilotunnus! | Ehdollisesti pakollinen: Vähintään yksi seuraavista tiedoista on annettava: henkilötunnus, tilapäinen yksilöintitunnus tai syntymäaika. | asiakas/henkilotunnus; asiakas/syntymaaika | asiakas=
päätös/asiakas/syntymaaika! | Ehdollisesti pakollinen: Syntymäaika on pakollinen, jos asiakkaalla ei ole henkilötunnusta. | asiakas/henkilotunnus; asiakas/syntymaaika | asiakas=
päätös/asiakas/syntymaaika! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos Henkilötunnusta tai Tilapäistä yksilöintitunnusta ei ole kirjattu. | asiakas/henkilotunnus asiakas/tilapainen_yksilointitunnus; asiakas/syntymaaika | asiakas=
päätös/asiakas/tilapainen_yksilointitunnus! | Ehdollisesti pakollinen: Jos henkilötunnusta ei ole, tilapäinen yksilöintitunnus on pakollinen. | asiakas/henkilotunnus; asiakas/tilapainen_yksilointitunnus | asiakas=
päätös/asiakas/syntymaaika | Näytetään vain, jos Henkilötunnus-kenttä on tyhjä. | asiakas/henkilotunnus; asiakas/syntymaaika | asiakas/henkilotunnus asiakas/syntymaaika
päätös/paattymispaiva | Päättymispäivä ei saa olla ennen alkamispäivää. | alkamispaiva=2026-01-01 paattymispaiva=2026-01-01; alkamispaiva=2026-01-01 | alkamispaiva=2026-01-02 paattymispaiva=2026-01-01
päätös/paattymispaiva | Päivämäärän tulee olla sama tai myöhempi kuin Alkamispäivä-kenttään kirjattu päivämäärä. | alkamispaiva=2026-01-01 paattymispaiva=2026-01-01 | alkamispaiva=2026-01-02 paattymispaiva=2026-01-01
päätös/alkamispaiva | Alkamispäivän on oltava ennen Päättymispäivää tai sama kuin Päättymispäivä. | alkamispaiva=2026-01-01 paattymispaiva=2026-01-01 | alkamispaiva=2026-01-02 paattymispaiva=2026-01-01
päätös/lisatiedot! | Ehdollisesti pakollinen: Jos päätös poikkeaa hakemuksesta, lisätiedot on kirjattava. | lisatiedot | ?
päätös/lisatiedot | Kenttä näytetään vain ammattilaiselle. | lisatiedot | ?
päätös/paatoksen_sisalto | Kentässä voidaan käyttää organisaation valmiita fraaseja, jos ne on otettu käyttöön. | lisatiedot | -
päätös/paatoksen_tyyppi | Jos luokituksessa on vain yksi arvo, se voidaan täyttää valmiiksi. | lisatiedot | -
päätös/paatoksen_tyyppi | Kenttä on pakollinen TK Päätöksen määrityksestä poiketen. Luokituksen arvot näytetään LongName_FI-kentästä. | lisatiedot | -
päätös/paivays | Järjestelmä voi tuottaa päiväyksen automaattisesti, jos päätös allekirjoitetaan samana päivänä. | paivays | -
päätös/palvelu | Jos tietokokonaisuus toistuu, otsikko Palvelu näytetään vain kerran. | palvelu/kuvaus | -
päätös/palvelu | Ehdollisesti toistuva: tietokokonaisuus voi toistua, jos päätös koskee useampaa palvelua. | palvelu/kuvaus | -
maksu/muu_maksutapa! | Ehdollisesti pakollinen: jos kentän "Maksutapa" luokituksesta on valittu luokka 3, on tämä kenttä pakollinen. | maksutapa=3 muu_maksutapa; maksutapa=1 | maksutapa=3
maksu/tilinumero! | Ehdollisesti pakollinen: Tilinumero on pakollinen tieto, mikäli maksutavaksi on valittu suora maksu asiakkaalle. | maksutapa=2 tilinumero; maksutapa=1 | maksutapa=2
maksu/laskutusosoite! | Kenttä on pakollinen, jos Maksutapa-kentässä on "1 Lasku". Muutoin kenttää ei näytetä. | maksutapa=1 laskutusosoite; maksutapa=2 | maksutapa=1; maksutapa=2 laskutusosoite
maksu/summa! | Ehdollisesti pakollinen: Kentistä Summa, Kertakorvaus ja Enimmäismäärä euroina yksi on pakollinen. | summa; kertakorvaus; enimmaismaara_euroina | maksutapa=1
maksu/summa! | Ehdollisesti pakollinen: Täsmälleen yksi kentistä Summa, Kertakorvaus ja Enimmäismäärä euroina on täytettävä. | summa; kertakorvaus | maksutapa=1; summa kertakorvaus
maksu/summa! | Ehdollisesti pakollinen: Vain toinen kentistä Summa ja Kertakorvaus voidaan täyttää, ja jompikumpi niistä on pakollinen. | summa; kertakorvaus | maksutapa=1; summa kertakorvaus
maksu/kertakorvaus! | Ehdollinen pakollisuus: Joko Summa-kenttä tai Kertakorvaus-kenttä on täytettävä. | summa; kertakorvaus | maksutapa=1
maksu/kertakorvaus! | Ehdollinen pakollisuus: Kenttä on pakollinen, jos Summa-kenttä jätetään tyhjäksi. Summa merkitään euroina kahden desimaalin tarkkuudella. | summa; kertakorvaus | maksutapa=1
maksu/kertakorvaus | Kenttää ei täytetä, jos Summa-kenttään on kirjattu arvo. | summa; kertakorvaus | summa kertakorvaus
maksu/omavastuun_maara! | Ehdollisesti pakollinen: Jos "Omavastuu"-kenttään on merkitty kyllä, tämä kenttä on pakollinen. | omavastuu=ei; omavastuu=kyllä omavastuun_maara | omavastuu=kyllä
maksu/omavastuun_maara! | Ehdollisesti pakollinen: Kenttä on pakollinen, kun kenttään Omavastuu on vastattu "Kyllä", ja näytetään vain silloin. | omavastuu=ei; omavastuu=kyllä omavastuun_maara | omavastuu=kyllä; omavastuu=ei omavastuun_maara
maksu/omavastuun_maara! | Ehdollisesti pakollinen: Omavastuun määrä on kirjattava, jos omavastuu on valittu. | omavastuu=ei; omavastuu=kyllä omavastuun_maara | omavastuu=kyllä
maksu/y_tunnus! | Ehdollisesti pakollinen: Maksun saajan Y-tunnus tai henkilötunnus on pakollinen. | y_tunnus; maksun_saaja/henkilotunnus | maksun_saaja/nimi
maksu/y_tunnus! | Ehdollisesti pakollinen: Maksun saajalle on kirjattava joko Y-tunnus tai Henkilötunnus. | y_tunnus; maksun_saaja/henkilotunnus | maksun_saaja/nimi
maksu/maksun_saaja/henkilotunnus | Henkilötunnuksen loppuosaa ei näytetä tulosteessa. | maksun_saaja/henkilotunnus | -
maksu/voimassaolo/paattymispaiva! | Ehdollisesti pakollinen: Päättymispäivä on pakollinen, jos alkamispäivä on kirjattu. | voimassaolo/alkamispaiva voimassaolo/paattymispaiva; summa | voimassaolo/alkamispaiva
maksu/voimassaolo/alkamispaiva | Alkamispäivä ei voi olla myöhäisempi kuin Päättymispäivä. | voimassaolo/alkamispaiva=2026-01-01 voimassaolo/paattymispaiva=2026-01-01 | voimassaolo/alkamispaiva=2026-01-03 voimassaolo/paattymispaiva=2026-01-01
maksu/enimmaismaara_euroina | Kenttään kirjattavan arvon tulee olla suurempi kuin 0. | summa | -
maksu/lisatiedot | Kenttää ei tulosteta maksun saajalle. | lisatiedot | -
maksu/lisatiedot! | Jos maksusitoumus myönnetään takautuvasti, kenttä on pakollinen. | summa | ?
laskelma/tulot/muu_tulolaji! | Ehdollisesti pakollinen: Jos Tulolaji = 9 (Muu tulo), kenttä on pakollinen. | tulot/tulolaji=9 tulot/muu_tulolaji; tulot/tulolaji=1 | tulot/tulolaji=9
laskelma/tulot/maara_kuukaudessa! | Ehdollisesti pakollinen: "Määrä kuukaudessa" tai "Kertasuoritus" -kentistä toinen on pakollinen. | tulot/maara_kuukaudessa; tulot/kertasuoritus | tulot/tulolaji=1
laskelma/tulot/maara_kuukaudessa! | Ehdollisesti pakollinen: Jos tietoa Kertasuoritus ei ole annettu, on kenttä pakollinen. | tulot/maara_kuukaudessa; tulot/kertasuoritus | tulot/tulolaji=1
laskelma/menot/selite! | Kenttä on pakollinen silloin, kun menolajiksi on valittu 9 Muu meno. | menot/menolaji=9 menot/selite; menot/menolaji=1 | menot/menolaji=9
laskelma/menot/hylkayksen_syy! | Ehdollisesti pakollinen: Jos Hyväksytään-kenttään vastataan "ei", on tämä kenttä pakollinen. | menot/hyvaksytaan=ei menot/hylkayksen_syy; menot/hyvaksytaan=kyllä; menot/menolaji=1 | menot/hyvaksytaan=ei
laskelma/menot/hylkayksen_syy! | Ehdollisesti pakollinen: Jos menoa ei hyväksytä, hylkäyksen syy on kirjattava. | menot/hyvaksytaan=ei menot/hylkayksen_syy; menot/hyvaksytaan=kyllä | menot/hyvaksytaan=ei
laskelma/puoliso! | Ehdollisesti pakollinen: Tietokokonaisuus on pakollinen, jos Parisuhde-kenttään on kirjattu 1 = Naimisissa tai 2 = Avoliitto. | parisuhde=3; parisuhde=1 puoliso/sukunimi | parisuhde=1; parisuhde=2
laskelma/puoliso | Tietokokonaisuutta ei näytetä, jos Parisuhde-kentän arvo on Naimaton. | parisuhde=3; parisuhde=1 puoliso/sukunimi | parisuhde=3 puoliso/sukunimi
laskelma/puoliso/sukunimi! | Ehdollisesti pakollinen: Sukunimi on pakollinen, jos Etunimet-kenttä täytetään. | puoliso/sukunimi; puoliso/sukunimi puoliso/etunimet | puoliso/etunimet
laskelma/ylijaama! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos laskelma on ylijäämäinen. | laskelma_on_ylijaamainen=ei; laskelma_on_ylijaamainen=kyllä ylijaama | laskelma_on_ylijaamainen=kyllä
laskelma/ylijaama | Kenttä näytetään, mikäli Laskelma on ylijäämäinen -kenttään on vastattu "kyllä". | laskelma_on_ylijaamainen=ei; laskelma_on_ylijaamainen=kyllä ylijaama | laskelma_on_ylijaamainen=ei ylijaama
laskelma/toimeentulotuki_yhteensa | Järjestelmä laskee tuen määrän automaattisesti kentistä Määrä kuukaudessa ja Kertasuoritus. Jos tuloja ei ole, kenttään merkitään 0. | ylijaama | -
laskelma/alaikaiset_lapset! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos hakijalla on alaikäisiä lapsia. | ylijaama | ?
laskelma/toimeentulotuki_yhteensa! | Ehdollisesti pakollinen: Kenttä on pakollinen, jos laskelma ei ole ylijäämäinen. | laskelma_on_ylijaamainen=kyllä; laskelma_on_ylijaamainen=ei toimeentulotuki_yhteensa | laskelma_on_ylijaamainen=ei
laskelma/toimeentulotuki_yhteensa | Kenttää ei näytetä, jos laskelma on ylijäämäinen. | laskelma_on_ylijaamainen=kyllä; laskelma_on_ylijaamainen=ei toimeentulotuki_yhteensa | laskelma_on_ylijaamainen=kyllä toimeentulotuki_yhteensa
laskelma/lisatiedot! | Ehdollisesti pakollinen: Jos jonkin menon kohdalla Hyväksytään-kenttään on vastattu "ei", lisätiedot ovat pakollisia. | menot/hyvaksytaan=kyllä; menot/hyvaksytaan=ei lisatiedot | menot/hyvaksytaan=ei; menot.0/hyvaksytaan=kyllä menot.1/hyvaksytaan=ei
`
