package archive_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/metadata"
)

// Every document group is archived, corrected by a new version and cancelled in
// the same way.
func ExampleClient_Archive_everyGroup() {
	v := newVendor()
	v.archive.Inform(v.records.Client.Code)
	relationship := must(v.records.Relationship())
	matter := must(v.records.Matter())
	plan := must(v.records.Plan())
	for _, first := range []document.Draft{
		relationship, matter, plan,
		must(v.records.PhaseIDocument()), must(v.records.OldDocument()), must(v.records.Informing()),
		must(v.records.Attachment(plan.Header)), must(v.records.Permission(true)), must(v.records.DenyDocument(plan.Header.SetID)),
	} {
		h := v.store(first.Header.Group.Code().Display, first, nil)
		office, ctx := v.records.Office(), context.Background()
		next := first
		next.Header = must(office.NewVersion(ctx, h, metadata.CorrectionReasons.Code(metadata.ReasonCorrection)))
		if first.Display != nil { // the display form names the document
			next.Display = []byte(strings.Replace(string(first.Display), string(h.ID), string(next.Header.ID), 1))
		}
		h = v.store("  new version", next, nil)
		defer func() {
			v.store("cancelled: "+h.Group.Code().Display, document.Draft{Header: must(office.Cancel(ctx, h))}, nil)
		}()
	}
	// Output:
	// Asiakkuusasiakirja: AA
	//   new version: AA
	// Asia-asiakirja: AA
	//   new version: AA
	// Toisen tai myöhemmän vaiheen asiakasasiakirja: AA
	//   new version: AA
	// I vaiheen asiakasasiakirja: AA
	//   new version: AA
	// Vanha asiakasasiakirja: AA
	//   new version: AA
	// Informointiasiakirja: AA
	//   new version: AA
	// Liiteasiakirja: AA
	//   new version: AA
	// Luovutuslupa-asiakirja: AA
	//   new version: AA
	// Kieltoasiakirja: AA
	//   new version: AA
	// cancelled: Kieltoasiakirja: AA
	// cancelled: Luovutuslupa-asiakirja: AA
	// cancelled: Liiteasiakirja: AA
	// cancelled: Informointiasiakirja: AA
	// cancelled: Vanha asiakasasiakirja: AA
	// cancelled: I vaiheen asiakasasiakirja: AA
	// cancelled: Toisen tai myöhemmän vaiheen asiakasasiakirja: AA
	// cancelled: Asia-asiakirja: AA
	// cancelled: Asiakkuusasiakirja: AA
}

// A provider works in the organiser's register by register access right
// (rekisterinkäyttöoikeus), which the organiser's asiakkuusasiakirja gives to a
// unit for a service task: it stores there, and reads what the task needs.
func ExampleClient_Search_registerAccess() {
	v := newVendor()
	firm := scenario.NewOrganisation(7654321, "Palvelutalo Oy")
	relationship := must(v.records.Relationship())
	relationship.Content = servedBy(relationship.Content, firm.Unit.ID, firm.Unit.Name)
	v.store("the organiser's asiakkuusasiakirja", relationship, nil)
	v.store("the organiser's asia-asiakirja", must(v.records.Matter()), nil)

	provider := v.at(firm)
	provider.records.MatterOID = v.records.MatterOID
	plan := must(provider.records.Plan())
	organiser := v.records.Organisation.Controller
	plan.Header.Controller, plan.Header.ServiceCustomer, plan.Header.Organiser = organiser, organiser, firm.Controller
	provider.store("the provider's plan in the organiser's register", plan, nil)

	found := must(provider.client.Search(context.Background(), archive.Search{
		Client: v.records.Client.Code, Controller: organiser.ID, RegisterAccess: true, ServiceTask: "24",
	}))
	fmt.Println("found by register access:", len(found))
	// Output:
	// the organiser's asiakkuusasiakirja: AA
	// the organiser's asia-asiakirja: AA
	// the provider's plan in the organiser's register: AA
	// found by register access: 2
}

// An authority may search on the ground of the law (laaja tiedonhaku) what no
// permission opens; it says why.
func ExampleClient_Search_broadRight() {
	v := newVendor()
	other := v.at(scenario.NewOrganisation(7654321, "Toinen hyvinvointialue"))
	theirs := other.store("another controller's asia-asiakirja", must(other.records.Matter()), nil)
	s := archive.Search{Client: v.records.Client.Code, Controller: theirs.Controller.ID}
	fmt.Println("found without a ground:", len(must(v.client.Search(context.Background(), s))))
	s.Reason = archive.SearchReason("1")
	fmt.Println("found by the broad right:", len(must(v.client.Search(context.Background(), s))))
	// Output:
	// another controller's asia-asiakirja: AA
	// found without a ground: 0
	// found by the broad right: 1
}

// Searches are narrowed by what the header says. Without further attributes a
// search finds the newest version of each document.
func ExampleSearch() {
	v := newVendor()
	v.store("asia-asiakirja", must(v.records.Matter()), nil)
	first := v.store("version 1", must(v.records.Plan()), nil)
	v.store("version 2", must(v.records.NextVersion(first)), nil)
	today := archive.Interval{From: first.Created, To: first.Created.AddDate(0, 0, 1)}
	for _, c := range []struct {
		what string
		s    archive.Search
	}{
		{"everything", archive.Search{}},
		{"a group, all versions", archive.Search{Group: metadata.GroupClientDocument, AllVersions: true}},
		{"types", archive.Search{Type: "15", SpecificType: "15007"}},
		{"task and process", archive.Search{ServiceTask: "24", ServiceProcess: "3"}},
		{"matter", archive.Search{Matter: v.records.MatterOID}},
		{"unit", archive.Search{Unit: v.records.Organisation.Unit.ID}},
		{"author", archive.Search{Author: v.records.Worker.Registration}},
		{"a document", archive.Search{SetID: first.SetID}},
		{"one version", archive.Search{Document: first.ID}},
		{"stored today", archive.Search{Created: today}},
		{"drawn up until yesterday", archive.Search{Drafted: archive.Interval{To: first.Drafted.AddDate(0, 0, -1)}}},
	} {
		c.s.Client = v.records.Client.Code
		fmt.Printf("%s: %d\n", c.what, len(must(v.client.Metadata(context.Background(), c.s))))
	}
	// Output:
	// asia-asiakirja: AA
	// version 1: AA
	// version 2: AA
	// everything: 2
	// a group, all versions: 2
	// types: 1
	// task and process: 1
	// matter: 2
	// unit: 2
	// author: 1
	// a document: 1
	// one version: 1
	// stored today: 2
	// drawn up until yesterday: 0
}

// servedBy adds a provider's unit to the service task of an asiakkuusasiakirja.
func servedBy(content []byte, unit ident.OID, name string) []byte {
	var doc map[string]map[string]any
	if err := json.Unmarshal(content, &doc); err != nil {
		panic(err)
	}
	task := doc["asiakkuusasiakirja"]["sosiaalihuollon_palvelutehtava"].([]any)[0].(map[string]any)
	own := task["palvelunjarjestajan_palveluyksikko"].([]any)[0].(map[string]any)
	task["palveluntuottaja"] = []any{map[string]any{
		"palveluyksikon_nimi":    map[string]any{"system": "urn:oid:1.2.246.537.6.202.2008", "code": string(unit), "display": name},
		"asiakkuuden_alkamispvm": own["asiakkuuden_alkamispvm"],
	}}
	return must(json.Marshal(doc))
}
