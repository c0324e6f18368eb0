package metadata_test

import (
	"fmt"
	"time"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

func ExampleEncode() {
	code, _ := ident.ParsePersonalCode("140312A907T") // a 900-series code, as every test document must have
	county := metadata.Organisation{ID: "1.2.246.10.12345671.10.0", Name: "Esimerkkilän hyvinvointialue"}
	drafted := time.Date(2026, 1, 15, 9, 30, 0, 0, time.FixedZone("", 2*3600))
	h := &metadata.Header{
		ID: "1.2.246.10.12345671.95.2026.1.1", SetID: "1.2.246.10.12345671.95.2026.1.1", Version: 1,
		Group: metadata.GroupClientRelationship, Drafted: drafted, Created: drafted, Language: "fi",
		Clients:    []metadata.Client{{Code: code, Given: []string{"Testi"}, Family: "Esimerkki", Born: code.BirthDate()}},
		Controller: county, Organiser: county,
		Unit:               metadata.Organisation{ID: "1.2.246.10.12345671.10.17", Name: "Perhekeskus"},
		Software:           metadata.Software{Vendor: "Esimerkki Oy", Product: "Kirjaamo", Version: "1.0"},
		ContentSpec:        "2.999.1505.1.2026.1.1",
		ClientRelationship: "1.2.246.10.12345671.95.2026.2.1",
	}
	h.SetDefaults()
	if err := h.Validate().Err(); err != nil {
		fmt.Println(err)
		return
	}
	xml, err := metadata.Encode(h, []byte(`<component><nonXMLBody ID="OID1.2.246.10.12345671.95.2026.1.1"/></component>`))
	fmt.Println(len(xml) > 3000, err)
	// Output: true <nil>
}

func ExampleHeader_Validate() {
	h := &metadata.Header{Group: metadata.GroupClientDocument}
	for _, f := range h.Validate().Of("LNK-01") {
		fmt.Println(f)
	}
	// Output: LNK-01 at /ClinicalDocument/componentOf/encompassingEncounter/id: Asiatunnus is missing (set metadata.Header.Matter)
}
