package mock_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/metadata"
)

// cancelling drafts the cancellation of a document.
func (d *desk) cancelling(old *metadata.Header) document.Draft {
	h := *old
	h.ID, h.Version = d.records.OID("1"), old.Version+1
	h.Replaces = &metadata.Replacement{ID: old.ID, SetID: old.SetID, Version: old.Version}
	h.CorrectionReason = metadata.CorrectionReasons.Code(metadata.ReasonCancellation)
	h.FileFormat, h.StructuredFormat, h.ContentSpec, h.Signer = metadata.Code{}, metadata.Code{}, "", nil
	return document.Draft{Header: &h}
}

// TestCancel: a document is cancelled by a message (rule NUL-02) and gone from
// normal results (rule SRC-06), once (rule NUL-08) and for good (rule NUL-07).
func TestCancel(t *testing.T) {
	d := newDesk(t)
	d.store(d.records.Matter())
	plan, err := d.records.Plan()
	d.store(plan, err)
	s := archive.Search{Client: d.records.Client.Code, Group: metadata.GroupClientDocument}
	require.Equal(t, 1, d.found(s), "SRC-06: not cancelled")
	d.store(d.cancelling(plan.Header), nil)
	s.AllVersions = true
	require.Zero(t, d.found(s), "NUL-02, SRC-06: no version is found")
	s = archive.Search{Client: d.records.Client.Code, Document: plan.Header.ID}
	require.Zero(t, d.found(s), "SRC-06: not even by its own id")
	cancelled := d.mock.Archivist(county.Controller.ID)
	require.Len(t, cancelled, 3, "NUL-05: the archivist sees every version")
	require.True(t, cancelled[1].Cancelled)

	twice := d.cancelling(plan.Header)
	twice.Header.Version = 3
	d.refused(twice, "NUL-08")
	next, err := d.records.NextVersion(plan.Header)
	require.NoError(t, err)
	next.Header.Version = 3
	d.refused(next, "NUL-07")
}

// TestCancelUnknown: only what is stored can be cancelled, from its newest
// version on.
func TestCancelUnknown(t *testing.T) {
	d := newDesk(t)
	d.store(d.records.Matter())
	plan, err := d.records.Plan()
	require.NoError(t, err)
	d.refused(d.cancelling(plan.Header), "NUL-06")
}

// TestCancelOthers: rule NUL-03; a provider cancels its own documents only.
func TestCancelOthers(t *testing.T) {
	organiser, theirs := withAccess(t, provider{firm.Unit, "24", day(0), ""})
	plan, err := organiser.records.Plan()
	organiser.store(plan, err)
	foreign := theirs.cancelling(plan.Header)
	foreign.Header.Unit = firm.Unit
	theirs.refused(foreign, "NUL-03")
	own := theirs.outsourced(county)
	theirs.store(own, nil)
	theirs.store(theirs.cancelling(own.Header), nil)
}

// TestCancelMatter: rule NUL-09.
func TestCancelMatter(t *testing.T) {
	d := newDesk(t)
	matter, err := d.records.Matter()
	d.store(matter, err)
	plan, err := d.records.Plan()
	d.store(plan, err)
	d.warned(d.cancelling(matter.Header), nil, "NUL-09")

	d = newDesk(t)
	matter, err = d.records.Matter()
	d.store(matter, err)
	d.store(d.cancelling(matter.Header), nil)
	late, err := d.records.Plan()
	require.NoError(t, err)
	d.refused(late, "ARC-03") // a cancelled matter is none
}

// TestOneInteractionStoresAll: a profile may name one interaction for first
// versions, new versions and cancellations, which the document tells apart.
func TestOneInteractionStoresAll(t *testing.T) {
	d := newDesk(t)
	p := archive.DefaultProfile()
	p.Replace.Value, p.Cancel.Value = p.Archive.Value, p.Archive.Value
	d.mock.Profile, d.client.Profile = &p, &p
	if transport, ok := d.client.Transport.(*archive.HTTPTransport); ok {
		transport.Profile = &p
	}
	d.store(d.records.Matter())
	plan, err := d.records.Plan()
	d.store(plan, err)
	next, err := d.records.NextVersion(plan.Header)
	d.store(next, err)
	s := archive.Search{Client: d.records.Client.Code, Group: metadata.GroupClientDocument, AllVersions: true}
	require.Equal(t, 2, d.found(s))
	d.store(d.cancelling(next.Header), nil)
	require.Zero(t, d.found(s))
}
