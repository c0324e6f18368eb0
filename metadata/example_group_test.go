package metadata_test

import (
	"context"
	"fmt"
	"time"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/metadata/oids"
)

// exampleOffice is what a vendor's system knows before it makes a document: who
// controls, which unit, which program, who writes.
func exampleOffice() metadata.Context {
	now := func() time.Time { return time.Date(2026, 1, 15, 9, 30, 0, 0, time.FixedZone("", 2*3600)) }
	allocator, _ := oids.New(oids.Options{Organisation: "1.2.246.10.12345671", Sequence: &oids.Memory{}, Now: now})
	number, _ := ident.ParseRegistrationNumber("90000000001")
	return metadata.Context{
		Controller:   metadata.Organisation{ID: "1.2.246.10.12345671.10.0", Name: "Esimerkkilän hyvinvointialue"},
		Unit:         metadata.Organisation{ID: "1.2.246.10.12345671.10.17", Name: "Perhekeskus"},
		Software:     metadata.Software{Vendor: "Esimerkki Oy", Product: "Kirjaamo", Version: "1.0"},
		Professional: metadata.Professional{Registration: number, Given: []string{"Oona"}, Family: "Mallinen"},
		OIDs:         allocator, Now: now,
	}
}

func exampleClient() metadata.Client {
	code, _ := ident.ParsePersonalCode("140312A907T") // a 900-series code, as every test document must have
	return metadata.Client{Code: code, Given: []string{"Testi"}, Family: "Esimerkki", Born: code.BirthDate()}
}

func examplePlan() metadata.DocumentFacts {
	return metadata.DocumentFacts{
		Clients: []metadata.Client{exampleClient()}, Matter: "1.2.246.10.12345671.95.2026.3.1",
		Structure: "2.999.1506.15007.2026.1.1", Type: "15", Specific: "15007", Tasks: []string{"24"}, Process: "3",
	}
}

func show(h *metadata.Header, err error) {
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(h.Group.Code().Display, h.ID, "version", h.Version)
}

func ExampleContext_Relationship() {
	office := exampleOffice()
	show(office.Relationship(context.Background(), metadata.RelationshipFacts{Client: exampleClient(), Structure: "2.999.1505.1.2026.1.1"}))
	// Output: Asiakkuusasiakirja 1.2.246.10.12345671.95.2026.1.1 version 1
}

func ExampleContext_Matter() {
	office := exampleOffice()
	h, err := office.Matter(context.Background(), metadata.MatterFacts{
		Clients: []metadata.Client{exampleClient()}, Structure: "2.999.1505.2.2026.1.1", Task: "24",
	})
	show(h, err)
	fmt.Println("asiatunnus", h.Matter)
	// Output:
	// Asia-asiakirja 1.2.246.10.12345671.95.2026.1.1 version 1
	// asiatunnus 1.2.246.10.12345671.95.2026.3.1
}

// A shared matter (yhteinen asia) has several clients; the content marks it as
// shared.
func ExampleContext_Matter_shared() {
	office := exampleOffice()
	code, _ := ident.ParsePersonalCode("020585-913P")
	parent := metadata.Client{Code: code, Given: []string{"Veikko"}, Family: "Esimerkki"}
	h, err := office.Matter(context.Background(), metadata.MatterFacts{
		Clients: []metadata.Client{exampleClient(), parent}, Structure: "2.999.1505.2.2026.1.1", Task: "24",
	})
	show(h, err)
	fmt.Println(len(h.Clients), "clients")
	// Output:
	// Asia-asiakirja 1.2.246.10.12345671.95.2026.1.1 version 1
	// 2 clients
}

func ExampleContext_ClientDocument() {
	office := exampleOffice()
	show(office.ClientDocument(context.Background(), examplePlan(), func(h *metadata.Header) {
		h.SignedBy(office.Professional, h.Drafted)
		h.GuardianDisclosure = metadata.GuardianDisclosures.Code("1")
		h.ReleaseToClient = h.Drafted.AddDate(0, 0, 14)
	}))
	// What the group does not allow is an error that names the rule.
	show(office.ClientDocument(context.Background(), examplePlan(), func(h *metadata.Header) { h.ClientRelationship = "1.2.3" }))
	// Output:
	// Toisen tai myöhemmän vaiheen asiakasasiakirja 1.2.246.10.12345671.95.2026.1.1 version 1
	// metadata: the header breaks a rule: HDR-14 at /ClinicalDocument/localSocialHeader/encompassingClientRelationship: Asiakkuuden tunniste is not used in this document group, got "group 5"
}

// A minor who denies disclosure to guardians (huoltajarajaus): the code of the
// denial is not public, so it is set whole, as the vendor's own guide gives it, with
// the reason in words. A code that is not known here is a warning when the header
// is validated, and no error.
func ExampleContext_ClientDocument_minorDenies() {
	office := exampleOffice()
	h, err := office.ClientDocument(context.Background(), examplePlan(), func(h *metadata.Header) {
		h.GuardianDisclosure = metadata.Code{Value: "9", System: metadata.GuardianDisclosures.Versioned(), Display: "as the guide words it"}
		h.RestrictionReason = "Alaikäinen on ilmoittanut painavan syyn."
	})
	show(h, err)
	fmt.Println(h.Validate().HasErrors(), len(h.Validate()))
	// Output:
	// Toisen tai myöhemmän vaiheen asiakasasiakirja 1.2.246.10.12345671.95.2026.1.1 version 1
	// false 1
}

// A producer who works in the organiser's register by register access right
// (rekisterinkäyttöoikeus) names itself and its unit; register and document stay
// the organiser's.
func ExampleContext_ClientDocument_producer() {
	office := exampleOffice()
	office.Producer = metadata.Organisation{ID: "1.2.246.10.23456783.10.0", Name: "Esimerkkituottaja Oy"}
	office.Unit = metadata.Organisation{ID: "1.2.246.10.23456783.10.3", Name: "Esimerkkituottajan yksikkö"}
	h, err := office.ClientDocument(context.Background(), examplePlan())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(h.OnBehalf(), h.Controller.Name, "/", h.Organiser.Name)
	// Output: true Esimerkkilän hyvinvointialue / Esimerkkituottaja Oy
}

func ExampleContext_PhaseIDocument() {
	office := exampleOffice()
	facts := examplePlan()
	facts.Structure, facts.PDF = "", true
	show(office.PhaseIDocument(context.Background(), facts))
	// Output: I vaiheen asiakasasiakirja 1.2.246.10.12345671.95.2026.1.1 version 1
}

func ExampleContext_OldDocument() {
	office := exampleOffice()
	show(office.OldDocument(context.Background(), metadata.DocumentFacts{
		Clients: []metadata.Client{exampleClient()}, Type: "11", PDF: true, // no matter is needed
	}, func(h *metadata.Header) {
		h.Drafted = time.Date(2017, 5, 2, 12, 0, 0, 0, time.FixedZone("", 3*3600))
	}))
	// Output: Vanha asiakasasiakirja 1.2.246.10.12345671.95.2026.1.1 version 1
}

func ExampleContext_Informing() {
	office := exampleOffice()
	show(office.Informing(context.Background(), exampleClient()))
	// Output: Informointiasiakirja 1.2.246.10.12345671.95.2026.1.1 version 1
}

func ExampleContext_Permission() {
	office := exampleOffice()
	show(office.Permission(context.Background(), exampleClient(), "2.999.1505.8.2026.1.1"))
	// Output: Luovutuslupa-asiakirja 1.2.246.10.12345671.95.2026.1.1 version 1
}

func ExampleContext_Denial() {
	office := exampleOffice()
	show(office.Denial(context.Background(), exampleClient(), "2.999.1505.9.2026.1.1"))
	// Output: Kieltoasiakirja 1.2.246.10.12345671.95.2026.1.1 version 1
}

func ExampleContext_Attachment() {
	office, ctx := exampleOffice(), context.Background()
	main, err := office.ClientDocument(ctx, examplePlan())
	if err != nil {
		fmt.Println(err)
		return
	}
	h, err := office.Attachment(ctx, main, true)
	show(h, err)
	fmt.Println("of", h.AttachedTo.ID)
	// Output:
	// Liiteasiakirja 1.2.246.10.12345671.95.2026.1.2 version 1
	// of 1.2.246.10.12345671.95.2026.1.1
}

func ExampleContext_NewVersion() {
	office, ctx := exampleOffice(), context.Background()
	first, err := office.ClientDocument(ctx, examplePlan())
	if err != nil {
		fmt.Println(err)
		return
	}
	second, err := office.NewVersion(ctx, first, metadata.CorrectionReasons.Code(metadata.ReasonCorrection))
	show(second, err)
	fmt.Println(second.SetID == first.SetID, second.Replaces.ID == first.ID, second.CorrectionReason.Display)
	// Output:
	// Toisen tai myöhemmän vaiheen asiakasasiakirja 1.2.246.10.12345671.95.2026.1.2 version 2
	// true true Korjaus
}

func ExampleContext_Cancel() {
	office, ctx := exampleOffice(), context.Background()
	first, err := office.ClientDocument(ctx, examplePlan())
	if err != nil {
		fmt.Println(err)
		return
	}
	second, err := office.Cancel(ctx, first)
	show(second, err)
	fmt.Println(second.Cancels(), second.ContentSpec == "")
	// Output:
	// Toisen tai myöhemmän vaiheen asiakasasiakirja 1.2.246.10.12345671.95.2026.1.2 version 2
	// true true
}
