package mock_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// attachmentOf drafts an attachment of a document, which the scenario's client has.
func (d *desk) attachmentOf(main *metadata.Header) document.Draft {
	d.t.Helper()
	draft, err := d.records.Attachment(main)
	require.NoError(d.t, err)
	return draft
}

// TestAttachmentAfterItsDocument: rule ARC-06.
func TestAttachmentAfterItsDocument(t *testing.T) {
	d := newDesk(t)
	d.store(d.records.Matter())
	plan, err := d.records.Plan()
	require.NoError(t, err)
	d.refused(d.attachmentOf(plan.Header), "ARC-06") // the main document is not stored yet
	d.store(plan, nil)
	first := d.attachmentOf(plan.Header)
	d.store(first, nil)

	mixed := d.attachmentOf(plan.Header)
	mixed.Header.AttachedTo.SetID = "2.999.5"
	d.refused(mixed, "ARC-06") // id and set id of two documents
	foreign := d.attachmentOf(plan.Header)
	foreign.Header.Clients = []metadata.Client{d.another()}
	d.refused(foreign, "ARC-06") // another client's document
	both := d.attachmentOf(plan.Header)
	both.Header.Clients = []metadata.Client{d.records.Client, d.another()}
	d.refused(both, "ARC-06") // a client that the document has not
	theirs, err := d.atController(firm)
	require.NoError(t, err)
	elsewhere := theirs.attachmentOf(plan.Header)
	elsewhere.Header.Controller = firm.Controller
	theirs.refused(elsewhere, "ARC-06") // another register's document

	d.store(d.cancelling(plan.Header), nil)
	d.refused(d.attachmentOf(plan.Header), "ARC-06") // a cancelled document
	d.store(d.cancelling(first.Header), nil)         // its attachment can still be cancelled
}

// TestProviderAttaches: by register access, to documents that the right reaches;
// others are like those that are not stored (rules ARC-06 and REG-21).
func TestProviderAttaches(t *testing.T) {
	organiser, theirs := withAccess(t, provider{firm.Unit, "24", day(0), ""})
	attach := func(main *metadata.Header, id ident.OID) document.Draft {
		draft := theirs.attachmentOf(main)
		h := draft.Header
		h.AttachedTo.ID, h.AttachedTo.SetID = id, id
		h.Controller, h.Organiser, h.ServiceCustomer = county.Controller, firm.Controller, county.Controller
		h.ServiceTasks = []metadata.Code{metadata.ServiceTasks.Code("24")}
		return draft
	}
	plan, err := organiser.records.Plan()
	organiser.store(plan, err)
	theirs.store(attach(plan.Header, plan.Header.ID), nil)
	other, err := organiser.records.Plan()
	other.Header.ServiceTasks = []metadata.Code{metadata.ServiceTasks.Code("10")}
	organiser.store(other, err)
	for _, id := range []ident.OID{other.Header.ID, other.Header.ID + "1"} {
		details, _ := theirs.refusal(attach(other.Header, id))
		require.Len(t, details, 1)
		require.EqualValues(t, "ARC-06", details[0].Rule)
	}
}
