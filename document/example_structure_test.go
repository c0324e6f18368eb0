package document_test

import (
	"fmt"
	"strings"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
)

// exampleStructure is what OpenRegistry and Structure give on a real system.
func exampleStructure(oid string) *document.Structure {
	registry, err := document.NewRegistry(demodata.Structures())
	if err != nil {
		panic(err)
	}
	s, err := registry.Structure(oid)
	if err != nil {
		panic(err)
	}
	return s
}

func ExampleStructure_Validate() {
	matter := exampleStructure(demodata.Matter)
	content := strings.Replace(string(demodata.Content(demodata.Matter)), "Avoin", "Suljettu", 1)
	for _, f := range matter.Validate([]byte(content)) {
		fmt.Println(f.Severity, f.Rule, f.Location)
		fmt.Println(f.Field+":", f.Message)
	}
	// Output:
	// error STR-14 /asia_asiakirja/asian_tiedot/paattymispaiva
	// Päättymispäivä: the field is mandatory here because of the structure's note and is missing
}

func ExampleStructure_Render() {
	xhtml, err := exampleStructure(demodata.Permission).Render(
		demodata.Content(demodata.Permission), document.RenderOptions{Language: "sv"})
	if err != nil {
		panic(err)
	}
	_, client, _ := strings.Cut(string(xhtml), "Klient</h2>")
	fmt.Println(client[:strings.Index(client, "</div>")])
	// Output:
	// <div class="soc-content"><p><b>Efternamn:</b> Esimerkki</p><p><b>Samtliga förnamn:</b> Veikko Testi</p><p><b>Personbeteckning:</b> 020585*****</p>
}

func ExampleStructure_NewContent() {
	content, err := exampleStructure(demodata.Plan).NewContent().
		Set("asiakas/0/sukunimi", "Esimerkki").
		Set("asiakas/0/etunimet", "Aino Testi").
		Set("asiakas/0/henkilotunnus", "140312A907T").
		Set("suunnitelma/selvitys_oikeuksista", true).
		JSON()
	fmt.Println(string(content), err)
	// Output:
	// {"lapsiperheiden_palvelujen_asiakassuunnitelma":{"asiakas":[{"sukunimi":"Esimerkki","etunimet":"Aino Testi","henkilotunnus":{"system":"urn:oid:1.2.246.21","value":"140312A907T"}}],"suunnitelma":{"selvitys_oikeuksista":true}}} <nil>
}

func ExampleRegistry_Conditions() {
	registry, err := document.NewRegistry(demodata.Structures())
	if err != nil {
		panic(err)
	}
	report := registry.Conditions()
	fmt.Println(report.Structures, "structures:", report.Understood, "of", report.Places,
		"places understood,", report.Overridden, "overridden,", report.NotUnderstood, "not understood")
	// Output:
	// 5 structures: 30 of 31 places understood, 1 overridden, 0 not understood
}

func ExampleStructure_Minimal() {
	content, err := exampleStructure(demodata.Matter).Minimal(document.MinimalOptions{})
	fmt.Println(string(content), err)
	// Output:
	// {"asia_asiakirja":{"palvelunjarjestajan_toimintayksikko":{"system":"urn:oid:1.2.246.537.6.202","code":"2.999.10.1234567.10.0","display":"Palvelunjärjestäjän toimintayksikkö"},"asiakas":[{"sukunimi":"Esimerkki","etunimet":"Aino Testi","henkilotunnus":{"system":"urn:oid:1.2.246.21","value":"140312A907T"}}]}} <nil>
}
