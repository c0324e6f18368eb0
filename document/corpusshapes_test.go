package document_test

// corpusShapes are the structures in which the notes of the corpora stand.
var corpusShapes = map[string]string{
	"päätös": "Asiakas{Henkilötunnus:T;Tilapäinen yksilöintitunnus:T;Syntymäaika:D};" +
		"Päätös{Päätöksen tyyppi:K(1 Myönteinen,2 Osittain myönteinen,3 Kielteinen,99 Muu);Muu päätöksen tyyppi;" +
		"Päätöksen sisältö;Perustelut;Alkamispäivä:D;Päättymispäivä:D;Voimassa toistaiseksi:S;Muutoksenhakukielto:S;Kiellon peruste;" +
		"Palvelu[]{Sosiaalipalvelu:K(12 Henkilökohtainen apu,24 Laitospalvelu,31 Perhehoito);Kuvaus;Tunnit viikossa:N;Palvelun toteuttaja}};" +
		"Lisätiedot;Päiväys:D",
	"maksu": "Maksusitoumus{Maksun saaja{Nimi;Y-tunnus:T;Henkilötunnus:T};Summa:M;Kertakorvaus:M;Enimmäismäärä euroina:M;" +
		"Voimassaolo{Alkamispäivä:D;Päättymispäivä:D};Maksutapa:K(1 Lasku,2 Suora maksu asiakkaalle,3 Muu tapa);Muu maksutapa;" +
		"Tilinumero;Laskutusosoite;Omavastuu:S;Omavastuun määrä:M};Lisätiedot",
	"laskelma": "Hakija{Tulot[]{Tulolaji:K(1 Palkka,2 Eläke,9 Muu tulo);Muu tulolaji;Määrä kuukaudessa:M;Kertasuoritus:M};" +
		"Menot[]{Menolaji:K(1 Vuokra,2 Sähkö,9 Muu meno);Selite;Hyväksytään:S;Hylkäyksen syy}};Puoliso{Sukunimi;Etunimet};" +
		"Parisuhde:K(1 Naimisissa,2 Avoliitto,3 Naimaton);Alaikäiset lapset:L;Toimeentulotuki yhteensä:M;" +
		"Laskelma on ylijäämäinen:S;Ylijäämä:M;Lisätiedot",
	"sopimus": "Sopijaosapuoli[]{Sukunimi;Henkilötunnus:T;Syntymäaika:D;Y-tunnus:T;Osapuolen rooli:K(1 Äiti,2 Isä,3 Muu);Muu rooli};" +
		"Sopimus{Sopimus on voimassa toistaiseksi:S;Voimassaolon päättymispäivä:D;Voimassaolon alkamispäivä:D;Irtisanomisaika;" +
		"Sopimuksen kohde:K(1 Asuminen,2 Tapaaminen,3 Huolto);Tapaamisten järjestelyt;Asumisen järjestelyt};Allekirjoitus{Paikka;Päivämäärä:D}",
	"adoptio": "Lapsi{Sukunimi;Henkilötunnus:T;Syntymäaika:D;Suostumus annettu:S;Suostumuksen päivämäärä:D;Syy suostumuksen puuttumiselle};" +
		"Adoptio{Adoption laji:K(1 Kotimainen adoptio,2 Kansainvälinen adoptio,3 Perheen sisäinen adoptio);Palvelunantaja;Kohdemaa;Muu kohdemaa;" +
		"Aikaisempi adoptiolupa:S;Aiemman luvan tiedot{Päivämäärä:D;Luvan numero}};Hakija[]{Sukunimi;Puoliso:S;Puolison nimi};Lisätiedot",
	"isyys": "Äiti{Sukunimi;Henkilötunnus:T;Syntymäaika:D;Tulkin käyttö:S;Kieli;Kuultu:S};" +
		"Mies{Sukunimi;Henkilötunnus:T;Syntymäaika:D;Isä:S;Otaksuttu isä:S};" +
		"Selvitys{Hedelmöityshoito:S;Hoidon tiedot;Vanhemmuus vahvistettu:S;Vahvistamistapa:K(1 Tunnustaminen,2 Tuomioistuin);Tuomion päivämäärä:D;" +
		"Selvittäminen keskeytetään:S;Keskeyttämisen syy:K(1 Äidin vastustus,2 Tiedot eivät riitä,3 Muu syy);Muu syy}",
	"päihde": "Kuntoutus{Kuntoutuksen muoto:K(1 Avokuntoutus,2 Laitoskuntoutus,3 Korvaushoito,99 Muu);Muu kuntoutuksen muoto;Laitoksen nimi;" +
		"Alkamispäivä:D;Päättymispäivä:D;Keskeytynyt:S;Keskeytymisen syy;Käytetyt päihteet[]:K(1 Alkoholi,2 Opioidit,3 Stimulantit,9 Muu päihde);" +
		"Muu päihde;Tavoite[]{Nimi;Toteutunut:S;Miksi ei toteutunut}};Yhteenveto;Asiakkaan allekirjoitus:S",
	"vammais": "Avuntarve{Tarvitsee apua:S;Avun määrä{Tunnit:N;Vuorokaudet:N};Apuväline:S;Kommunikointiapuväline:S;Muu apuväline:S;Apuvälineen kuvaus};" +
		"Palvelusuunnitelma{Palvelutehtävä:K;Rajoitustoimenpide:S;Rajoitustoimenpiteen kuvaus;Asuminen:K(1 Oma koti,2 Palveluasuminen,3 Laitos);" +
		"Asumisyksikkö;Yhteyshenkilö{Sukunimi;Puhelinnumero;Sähköposti};Läheinen[]{Sukunimi;Osallistuu hoitoon:S;Osallistumisen tapa}};Perustelut",
	"lasu": "Lapsi{Henkilötunnus:T;Tilapäinen yksilöintitunnus:T;Syntymäaika:D};" +
		"Sijoitus{Sijoituksen peruste:K(1 Kiireellinen sijoitus,2 Huostaanotto,3 Avohuollon sijoitus);Sijoituspaikka:K(1 Perhehoito,2 Laitoshoito,9 Muu);" +
		"Muu sijoituspaikka;Perhehoitaja{Sukunimi};Laitos{Nimi};Sijoituksen alkamispäivä:D;Sijoituksen päättymispäivä:D;Sijoitus päättyy:S;Päättymisen syy};" +
		"Kuuleminen[]{Kuultava;Kuultu:S;Kuulemisen päivämäärä:D;Syy kuulematta jättämiselle;Vastustaa:S;Vastustamisen perusteet};" +
		"Yhteydenpito{Rajoitettu:S;Rajoituksen peruste;Rajoituksen kesto};Lapsen mielipide",
	"merkintä": "Asiakas[]{Henkilötunnus:T;Tilapäinen yksilöintitunnus:T;Syntymäaika:D};Palvelutehtävä:K(10 Lastensuojelu,20 Vammaispalvelut,30 Iäkkäiden palvelut);" +
		"Tapahtuma{Tapahtuman tyyppi:K(1 Kotikäynti,2 Puhelu,3 Tapaaminen,4 Muu);Muu tyyppi;Paikka;Alkamisaika:D;Päättymisaika:D;" +
		"Osallistuja[]{Sukunimi;Rooli:K(12 Vanhempi,31 Huoltaja,99 Muu);Roolin tarkenne}};" +
		"Tiedon luovutus{Luovutettu tieto;Luovutettu asiakirja[]{Nimi;Tunnus:T};Luovutuksen peruste:K(1 Suostumus,2 Laki);Lainkohta;Suostumuksen päivämäärä:D};" +
		"Laatija{Sukunimi;Palveluyksikkö:K}",
	"kooste": "Asiakkuus{Vanha asiakkuus:S;Alkamispäivä:D;Päättymispäivä:D;Päättymisen syy:K(1 Muutto,2 Kuolema,9 Muu syy);Muu syy};Tunniste:T;Yksikkö:K;" +
		"Riskitieto[]{Kuvaus;Alkamispäivä:D;Määräaika:D;Päättymispäivä:D};Turvakielto:S;Osoite{Lähiosoite;Postinumero;Maa:K};" +
		"Yhteystiedot{Puhelinnumero;Sähköposti};Asiakas{Henkilötunnus:T;Syntymäaika:D;Ammatti};Laatimispäivämäärä:D",
	"lausunto": "Lausunnon antaja{Sukunimi;Virka-asema;Palveluyksikkö:K;Rekisteröintinumero:T};Lausunto{Lausunnon tyyppi:K(1 Puoltava,2 Kielteinen,3 Ei lausuntoa);" +
		"Puoltaa hakemusta:S;Perustelut;Johtopäätös;Liitteet:S;Liiteluettelo[]{Nimi;Kuvaus};Määräaika:D;Antopäivä:D;Kiireellinen:S;Kiireellisyyden syy};" +
		"Huoltaja[]{Sukunimi;Henkilötunnus:T;Syntymäaika:D;Yhteishuoltajuus:S;Perustelut};Asianumero:T;Perustelut",
	"asumispalvelu": "Asuminen{Asumismuoto:K(1 Yhteisöllinen asuminen,2 Ympärivuorokautinen palveluasuminen,3 Tuettu asuminen,4 Muu);Muu asumismuoto;" +
		"Asuu yksin:S;Samassa taloudessa asuvat[]{Nimi;Suhde:K(1 Puoliso,2 Lapsi,3 Muu);Suhteen kuvaus};Vuokra:M;Vuokrasuhteen laji:K(1 Toistaiseksi,2 Määräaikainen);" +
		"Vuokrasuhteen päättymispäivä:D};Toimintakyky{RAI-arvio tehty:S;RAI-arvion päivämäärä:D;Mittarit[]:K(1 RAI,2 MMSE,9 Muu mittari);Muu mittari;Arvion tulos};" +
		"Hakija{Hakija on joku muu kuin asiakas:S;Hakijan nimi;Hakijan yhteystiedot{Puhelinnumero;Sähköpostiosoite}};Lisätietoja",
	"kuulemiset": "Osapuoli[]{Nimi;Osapuolta on kuultu:S;Kuulemistapa:K(1 Suullisesti,2 Kirjallisesti,3 Muu);Muu kuulemistapa;Kuulemispäivä:D;Syyt kuulematta jättämiselle;" +
		"Suostuu päätökseen:S;Vastustamisen syyt;Avustaja läsnä:S;Avustaja{Sukunimi;Etunimet;Yritys}};Yhteenveto;Kuulemisessa tulkki:S;Tulkki{Nimi;Kieli}",
}
