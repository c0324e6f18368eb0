package archive_test

import (
	"context"
	"fmt"
	"time"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/metadata"
)

// Use cases 1 and 2: the client relationship comes first, then the matter, then
// the matter's documents.
func ExampleClient_Archive() {
	v := newVendor()
	relationship, err := v.records.Relationship()
	v.store("asiakkuusasiakirja", relationship, err)
	matter, err := v.records.Matter()
	v.store("asia-asiakirja", matter, err)
	plan, err := v.records.Plan()
	v.store("asiakasasiakirja", plan, err)
	// Output:
	// asiakkuusasiakirja: AA
	// asia-asiakirja: AA
	// asiakasasiakirja: AA
}

// Use cases 3 and 4: documents of phase I and from before joining have no
// structured form.
func ExampleClient_Archive_old() {
	v := newVendor()
	for _, group := range []metadata.Group{metadata.GroupPhaseI, metadata.GroupOld} {
		plan := must(v.records.Plan())
		h := plan.Header
		h.Group, h.ContentSpec, h.StructuredFormat, h.Signer = group, "", metadata.Code{}, nil
		display := `<div xmlns="http://www.w3.org/1999/xhtml" class="soc-document" id="OID` + string(h.ID) + `">Suunnitelma vuodelta 2015</div>`
		v.store(group.Code().Display, document.Draft{Header: h, Display: []byte(display)}, nil)
	}
	// Output:
	// I vaiheen asiakasasiakirja: AA
	// Vanha asiakasasiakirja: AA
}

// Use case 5: a new version keeps the set id, raises the version and gives the
// reason.
func ExampleClient_Archive_newVersion() {
	v := newVendor()
	matter, err := v.records.Matter()
	v.store("asia-asiakirja", matter, err)
	plan, err := v.records.Plan()
	first := v.store("version 1", plan, err)
	next, err := v.records.NextVersion(first)
	v.store("version 2", next, err)
	newest := must(v.client.Metadata(context.Background(), archive.Search{Client: v.records.Client.Code, SetID: first.SetID}))
	fmt.Println("newest is version", newest[0].Version)
	// Output:
	// asia-asiakirja: AA
	// version 1: AA
	// version 2: AA
	// newest is version 2
}

// Use case 6: a cancellation is a version without content.
func ExampleClient_Archive_cancel() {
	v := newVendor()
	matter, err := v.records.Matter()
	old := v.store("asia-asiakirja", matter, err)
	h := *old
	h.ID, h.Version = v.records.OID("1"), old.Version+1
	h.Replaces = &metadata.Replacement{ID: old.ID, SetID: old.SetID, Version: old.Version}
	h.CorrectionReason = metadata.CorrectionReasons.Code(metadata.ReasonCancellation)
	h.FileFormat, h.StructuredFormat, h.ContentSpec = metadata.Code{}, metadata.Code{}, ""
	v.store("mitätöinti", document.Draft{Header: &h}, nil)
	found := must(v.client.Matters(context.Background(), archive.Search{Client: v.records.Client.Code}))
	fmt.Println("matters found:", len(found))
	// Output:
	// asia-asiakirja: AA
	// mitätöinti: AA
	// matters found: 0
}

// Use cases 7 and 8: the newest asiakkuusasiakirja and the asia-asiakirjat of a
// client.
func ExampleClient_Relationship() {
	v := newVendor()
	relationship, err := v.records.Relationship()
	v.store("asiakkuusasiakirja", relationship, err)
	matter, err := v.records.Matter()
	v.store("asia-asiakirja", matter, err)
	s := archive.Search{Client: v.records.Client.Code}
	for _, src := range append(must(v.client.Relationship(context.Background(), s)), must(v.client.Matters(context.Background(), s))...) {
		judgement := must(document.Check(src, document.CheckOptions{}))
		fmt.Println(judgement.Document.Header.Group.Code().Display)
	}
	// Output:
	// asiakkuusasiakirja: AA
	// asia-asiakirja: AA
	// Asiakkuusasiakirja
	// Asia-asiakirja
}

// Use case 9: metadata show what there is, without any content.
func ExampleClient_Metadata() {
	v := newVendor()
	matter, err := v.records.Matter()
	v.store("asia-asiakirja", matter, err)
	plan, err := v.records.Plan()
	v.store("suunnitelma", plan, err)
	headers := must(v.client.Metadata(context.Background(), archive.Search{
		Client: v.records.Client.Code, ServiceTask: "24", Drafted: archive.Interval{From: time.Now().AddDate(0, -1, 0)},
	}))
	for _, h := range headers {
		fmt.Println(h.Group.Code().Display)
	}
	// Output:
	// asia-asiakirja: AA
	// suunnitelma: AA
	// Asia-asiakirja
	// Toisen tai myöhemmän vaiheen asiakasasiakirja
}

// Use case 10: one version by its id. The archive does not tell "none" from "not
// for you".
func ExampleClient_Document() {
	v := newVendor()
	matter, err := v.records.Matter()
	h := v.store("asia-asiakirja", matter, err)
	client := v.records.Client.Code
	fmt.Println(must(v.client.Document(context.Background(), client, h.ID)) != nil)
	fmt.Println(must(v.client.Document(context.Background(), client, "2.999.1")) != nil)
	// Output:
	// asia-asiakirja: AA
	// true
	// false
}

// Use case 10 for many documents: they come page by page, and only as long as
// they are asked for.
func ExampleClient_Documents() {
	v := newVendor()
	matter, err := v.records.Matter()
	v.store("asia-asiakirja", matter, err)
	for range 3 {
		plan, err := v.records.Plan()
		v.store("suunnitelma", plan, err)
	}
	v.client.PageSize = 2
	n := 0
	for _, err := range v.client.Documents(context.Background(), archive.Search{Client: v.records.Client.Code}) {
		if err != nil {
			fmt.Println(err)
			return
		}
		n++
	}
	fmt.Println("documents:", n)
	// Output:
	// asia-asiakirja: AA
	// suunnitelma: AA
	// suunnitelma: AA
	// suunnitelma: AA
	// documents: 4
}

// Use case 11: the summary of a client's data.
func ExampleClient_Summary() {
	v := newVendor()
	relationship, err := v.records.Relationship()
	v.store("asiakkuusasiakirja", relationship, err)
	matter, err := v.records.Matter()
	v.store("asia-asiakirja", matter, err)
	plan, err := v.records.Plan()
	v.store("suunnitelma", plan, err)
	s := must(v.client.Summary(context.Background(), archive.Search{Client: v.records.Client.Code}))
	fmt.Println(s.Relationships[0].Tasks[0].Task.Display, len(s.Matters))
	fmt.Println(s.Documents[0].Count, s.Documents[0].Type.Display)
	// Output:
	// asiakkuusasiakirja: AA
	// asia-asiakirja: AA
	// suunnitelma: AA
	// Lapsiperheiden palvelut 1
	// 1 Lapsiperheiden palvelujen asiakassuunnitelma
}

// Later use cases: informing, permission and denial go to the
// declaration-of-intent service. A search of another controller's register finds
// nothing without a permission, and passes over what the client has denied.
func ExampleClient_Search_disclosure() {
	v := newVendor()
	relationship, err := v.records.Relationship()
	v.store("asiakkuusasiakirja", relationship, err)
	other := v.at(scenario.NewOrganisation(7654321, "Palvelutalo Oy"))
	matter, err := other.records.Matter()
	theirs := other.store("toisen rekisterinpitäjän asia-asiakirja", matter, err)

	s := archive.Search{Client: v.records.Client.Code, Controller: theirs.Controller.ID}
	fmt.Println("found without permission:", len(must(v.client.Search(context.Background(), s))))
	informing, err := v.records.Informing()
	v.store("informointi", informing, err)
	permission, err := v.records.Permission(true)
	v.store("luovutuslupa", permission, err)
	fmt.Println("found with permission:", len(must(v.client.Search(context.Background(), s))))
	denial, err := v.records.DenyDocument(theirs.SetID)
	v.store("kielto", denial, err)
	fmt.Println("found after the denial:", len(must(v.client.Search(context.Background(), s))))
	// Output:
	// asiakkuusasiakirja: AA
	// toisen rekisterinpitäjän asia-asiakirja: AA
	// found without permission: 0
	// informointi: AA
	// luovutuslupa: AA
	// found with permission: 1
	// kielto: AA
	// found after the denial: 0
}
