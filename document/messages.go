package document

import (
	"regexp"
	"strings"

	"github.com/kansa-go/kansa/rule"
)

// Message returns the text of a finding of this package's content checks in
// "fi", "sv" or "en". A finding that it does not know, and a language that it
// does not have, give the finding's own English text. Like the English one, it
// holds no value of the content.
func Message(f rule.Finding, language string) string {
	english, tail := f.Message, ""
	if m := byteOffset.FindStringSubmatchIndex(english); m != nil {
		english, tail = f.Message[:m[0]], f.Message[m[2]:m[3]]
	}
	translated, ok := messages[strings.TrimRight(english, ",")]
	text := map[string]string{"fi": translated.FI, "sv": translated.SV}[language]
	if !ok || text == "" {
		return f.Message
	}
	if tail == "" {
		return text
	}
	return text + map[string]string{"fi": ", tavu ", "sv": ", byte "}[language] + tail
}

var byteOffset = regexp.MustCompile(` at byte (\d+)$`)

// messages translates the English texts of the findings. It must not be
// modified.
var messages = map[string]Name{
	"the text is not well-formed JSON":                                           {FI: "teksti ei ole hyvin muodostettua JSONia", SV: "texten är inte välformad JSON"},
	"the text is not Unicode":                                                    {FI: "teksti ei ole Unicodea", SV: "texten är inte Unicode"},
	"something stands after the JSON value":                                      {FI: "JSON-arvon jäljessä on muuta", SV: "något står efter JSON-värdet"},
	"the key occurs twice in its object":                                         {FI: "avain esiintyy oliossaan kahdesti", SV: "nyckeln förekommer två gånger i objektet"},
	"the number is too long or too large":                                        {FI: "luku on liian pitkä tai liian suuri", SV: "talet är för långt eller för stort"},
	"the text has a character that XML cannot carry":                             {FI: "tekstissä on merkki, joka ei kelpaa XML:ään", SV: "texten har ett tecken som inte är tillåtet i XML"},
	"the structure's root property is missing":                                   {FI: "rakenteen juuriominaisuus puuttuu", SV: "strukturens rotegenskap saknas"},
	"a property is not part of the structure":                                    {FI: "ominaisuus ei kuulu rakenteeseen", SV: "egenskapen ingår inte i strukturen"},
	"a mandatory field is missing":                                               {FI: "pakollinen kenttä puuttuu", SV: "ett obligatoriskt fält saknas"},
	"the list has too few items":                                                 {FI: "luettelossa on liian vähän arvoja", SV: "listan har för få värden"},
	"the value has the wrong type":                                               {FI: "arvo on väärää tyyppiä", SV: "värdet har fel typ"},
	"the string is empty":                                                        {FI: "merkkijono on tyhjä", SV: "strängen är tom"},
	"the mandatory text has no visible character":                                {FI: "pakollisessa tekstissä ei ole yhtään näkyvää merkkiä", SV: "den obligatoriska texten har inget synligt tecken"},
	"a part of the code is missing":                                              {FI: "koodin osa puuttuu", SV: "en del av koden saknas"},
	"a part of the quantity is missing":                                          {FI: "määrän osa puuttuu", SV: "en del av mängden saknas"},
	"a part of the identifier is missing":                                        {FI: "tunnuksen osa puuttuu", SV: "en del av identifieraren saknas"},
	"the part is empty":                                                          {FI: "osa on tyhjä", SV: "delen är tom"},
	"the text is not the structure's fixed phrase":                               {FI: "teksti ei ole rakenteen fraasi", SV: "texten är inte strukturens fras"},
	"the code's system is not the field's own list":                              {FI: "koodin system ei ole kentän sisäinen luokitus", SV: "kodens system är inte fältets interna klassificering"},
	"the code's system is not the field's code system":                           {FI: "koodin system ei ole kentän koodisto", SV: "kodens system är inte fältets kodsystem"},
	"the code is not one of those that the structure accepts":                    {FI: "koodi ei ole rakenteen sallima", SV: "koden är inte tillåten i strukturen"},
	"the value is not one of those that the structure accepts":                   {FI: "arvo ei ole rakenteen sallima", SV: "värdet är inte tillåtet i strukturen"},
	"the date is not in an accepted form":                                        {FI: "päivämäärä ei ole sallittua muotoa", SV: "datumet har inte tillåten form"},
	"the time is not in an accepted form":                                        {FI: "ajankohta ei ole sallittua muotoa", SV: "tidpunkten har inte tillåten form"},
	"the text does not match the structure's pattern":                            {FI: "teksti ei vastaa rakenteen kaavaa", SV: "texten motsvarar inte strukturens mönster"},
	"the value breaks a constraint of the structure":                             {FI: "arvo rikkoo rakenteen ehtoa", SV: "värdet bryter mot ett villkor i strukturen"},
	"the content cannot be validated":                                            {FI: "sisältöä ei voida validoida", SV: "innehållet kan inte valideras"},
	"the date is not in the calendar":                                            {FI: "päivämäärää ei ole kalenterissa", SV: "datumet finns inte i kalendern"},
	"the end is before the start":                                                {FI: "päättyminen on ennen alkamista", SV: "slutet är före början"},
	"the system lacks urn:oid:":                                                  {FI: "systemistä puuttuu urn:oid:", SV: "system saknar urn:oid:"},
	"the system is not the one that the structure advises":                       {FI: "system ei ole rakenteen ohjeen mukainen", SV: "system är inte det som strukturen anvisar"},
	"the value is not a personal identity code":                                  {FI: "arvo ei ole henkilötunnus", SV: "värdet är inte en personbeteckning"},
	"the number is outside the range that the structure's note gives":            {FI: "luku ei ole toteutusohjeen antamalla välillä", SV: "talet ligger utanför intervallet i strukturens anvisning"},
	"the matter has several clients and is not marked as shared":                 {FI: "asialla on useita asiakkaita, mutta sitä ei ole merkitty yhteiseksi", SV: "ärendet har flera klienter men är inte märkt som gemensamt"},
	"the field is mandatory here because of the structure's note and is missing": {FI: "kenttä on tässä toteutusohjeen mukaan pakollinen ja puuttuu", SV: "fältet är obligatoriskt här enligt strukturens anvisning och saknas"},
	"the field is filled although the structure's note hides it here":            {FI: "kenttä on täytetty, vaikka toteutusohjeen mukaan sitä ei tässä näytetä", SV: "fältet är ifyllt fast det enligt strukturens anvisning inte visas här"},
	"none of the alternative fields is filled":                                   {FI: "yhtään vaihtoehtoisista kentistä ei ole täytetty", SV: "inget av de alternativa fälten är ifyllt"},
	"not exactly one of the alternative fields is filled":                        {FI: "vaihtoehtoisista kentistä ei ole täytetty täsmälleen yhtä", SV: "inte exakt ett av de alternativa fälten är ifyllt"},
	"none of the switches is answered yes":                                       {FI: "yhteenkään kytkimeen ei ole vastattu kyllä", SV: "ingen av brytarna är besvarad med ja"},
	"the date is before the one that it must not precede":                        {FI: "päivämäärä on ennen sitä, jota se ei saa edeltää", SV: "datumet är före det som det inte får föregå"},
	"the display form does not show the value":                                   {FI: "näyttömuoto ei näytä arvoa", SV: "visningsformen visar inte värdet"},
	"the display form says something that the content does not":                  {FI: "näyttömuoto väittää jotain, mitä sisältö ei väitä", SV: "visningsformen påstår något som innehållet inte påstår"},
}
