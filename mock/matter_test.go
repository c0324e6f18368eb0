package mock_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// TestMatterOfAnotherRegister: an asiatunnus in another register is another matter;
// nobody blocks another's by storing its asiatunnus (rules LNK-12 and ARC-03).
func TestMatterOfAnotherRegister(t *testing.T) {
	d := newDesk(t)
	theirs := d.atProvider(firm) // with the county's asiatunnus
	d.store(d.records.Matter())
	plan, err := theirs.records.Plan()
	require.NoError(t, err)
	theirs.refused(plan, "ARC-03") // LNK-12: the matter of another controller is refused, and like one that is not stored
	theirs.store(theirs.records.Matter())
	theirs.store(theirs.records.Plan())
	d.store(d.records.Plan())
	matter := d.mock.Archivist(county.Controller.ID)[0].Header
	next, err := d.records.Matter()
	require.NoError(t, err)
	d.store(d.next(next, matter), nil)

	d.mock.Organisations = merged()
	united, err := d.atController(unitedCounty)
	require.NoError(t, err)
	united.records.MatterOID = d.records.MatterOID
	united.store(united.records.Plan()) // ORG-01: the successor has two matters of one asiatunnus and works on
	again, err := united.records.Matter()
	require.NoError(t, err)
	united.store(united.next(again, next.Header), nil)
}

// TestOneMatterPerAsiatunnus: rule ARC-05.
func TestOneMatterPerAsiatunnus(t *testing.T) {
	d := newDesk(t)
	matter, err := d.records.Matter()
	d.store(matter, err)
	second, err := d.records.Matter()
	require.NoError(t, err)
	d.refused(second, "ARC-05")

	d.records.MatterOID = d.records.OID("3")
	other, err := d.records.Matter()
	d.store(other, err)
	d.records.MatterOID = matter.Header.Matter
	moved, err := d.records.Matter()
	require.NoError(t, err)
	d.refused(d.next(moved, other.Header), "ARC-05")
	d.store(d.cancelling(matter.Header), nil)
	d.store(d.records.Matter()) // a cancelled matter is none
}

// TestCancelMatterOfOneRegister: documents of another register do not keep a matter
// (rule NUL-09).
func TestCancelMatterOfOneRegister(t *testing.T) {
	d := newDesk(t)
	theirs := d.atProvider(firm)
	matter, err := d.records.Matter()
	d.store(matter, err)
	theirs.store(theirs.records.Matter())
	theirs.store(theirs.records.Plan())
	draft := d.cancelling(matter.Header)
	receipt, err := d.client.Archive(t.Context(), d.sign(d.unsigned(draft, nil)))
	require.NoError(t, err)
	for _, detail := range receipt.Ack.Details {
		require.NotEqualValues(t, "NUL-09", detail.Rule)
	}
	require.Zero(t, d.found(archive.Search{Client: d.records.Client.Code}))
}

// TestProviderIsNotToldOfMatters: to who stores by register access, another
// client's matter is one that is not stored (rules ARC-03 and LNK-12).
func TestProviderIsNotToldOfMatters(t *testing.T) {
	organiser, theirs := withAccess(t, provider{firm.Unit, "24", day(0), ""})
	organiser.records.Client = organiser.another()
	organiser.records.MatterOID = organiser.records.OID("3")
	organiser.store(organiser.records.Matter())
	var texts []string
	for _, matter := range []ident.OID{organiser.records.MatterOID, organiser.records.MatterOID + "1"} {
		plan := theirs.outsourced(county)
		plan.Header.Matter = matter
		details, _ := theirs.refusal(plan)
		require.Len(t, details, 1)
		require.EqualValues(t, "ARC-03", details[0].Rule)
		texts = append(texts, details[0].Text[:len("no asia-asiakirja of this matter is stored")])
	}
	require.Equal(t, texts[0], texts[1])
	own, err := organiser.records.Plan()
	require.NoError(t, err)
	own.Header.Clients = []metadata.Client{theirs.records.Client}
	organiser.refused(own, "LNK-12") // the register's holder is told
}
