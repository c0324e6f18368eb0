package mock_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/mock"
)

// merged is the register after two controllers became one.
func merged() map[ident.OID]mock.Organisation {
	gone := mock.Organisation{Ceased: onDay(0), Successor: unitedCounty.Controller.ID}
	return map[ident.OID]mock.Organisation{county.Controller.ID: gone, firm.Controller.ID: gone, unitedCounty.Controller.ID: {}, stranger.Controller.ID: {}}
}

// TestMergedControllers: the rights that either controller gave go on (rule
// ORG-03), and both asiakkuusasiakirjat go on (rule LNK-06) until one is marked
// old; a third one is refused (rule LNK-27).
func TestMergedControllers(t *testing.T) {
	d := newDesk(t)
	theirs, err := d.atController(firm)
	require.NoError(t, err)
	serves := served(provider{stranger.Unit, "24", day(-3), ""})
	draft, err := d.records.Relationship()
	ours := d.edited(draft, err, serves)
	d.store(ours, nil)
	d.store(d.records.Matter())
	other, err := theirs.records.Relationship()
	theirs.store(other, err)
	works := d.atProvider(stranger)
	s := archive.Search{Client: d.records.Client.Code, Controller: county.Controller.ID, RegisterAccess: true}
	require.Equal(t, 1, works.found(s), "before the merger")

	d.mock.Organisations = merged()
	s.Controller = unitedCounty.Controller.ID
	require.Equal(t, 1, works.found(s), "ORG-03: the provider reads on")
	works.store(works.outsourced(unitedCounty), nil)

	united, err := d.atController(unitedCounty)
	require.NoError(t, err)
	third, err := united.records.Relationship()
	require.NoError(t, err)
	united.refused(third, "LNK-27")
	next := func(old document.Draft, change func(map[string]any)) document.Draft {
		draft, err := united.records.Relationship()
		draft.Content = old.Content
		return united.next(united.edited(draft, err, change), old.Header)
	}
	keep := func(map[string]any) {}
	second := next(ours, keep)
	united.store(second, nil)
	ended := next(other, markedOld)
	united.store(ended, nil)
	united.store(next(second, keep), nil)
	united.refused(next(ended, func(root map[string]any) {
		root["sosiaalihuollon_asiakkuus"].(map[string]any)["vanha_asiakkuus"] = false
	}), "LNK-27") // would be current again
	require.Equal(t, 2, works.found(s), "ORG-03: still")
}

func markedOld(root map[string]any) {
	root["sosiaalihuollon_asiakkuus"].(map[string]any)["vanha_asiakkuus"] = true
}

// TestMergedMatters: a document belongs to the matter of its client when merged
// controllers have two of one asiatunnus (rules ORG-01 and LNK-12).
func TestMergedMatters(t *testing.T) {
	d := newDesk(t)
	theirs := d.atProvider(firm)
	d.store(d.records.Matter())
	theirs.records.Client = d.another()
	theirs.store(theirs.records.Matter())
	d.mock.Organisations = merged()
	united, err := d.atController(unitedCounty)
	require.NoError(t, err)
	united.records.MatterOID = d.records.MatterOID
	united.store(united.records.Plan())
	united.records.Client = d.another()
	united.store(united.records.Plan())
}

// TestDeclarationsDoNotNameEachOther: who sends a version of another provider's
// declaration is not told the OID of the newest one (rule NUL-06).
func TestDeclarationsDoNotNameEachOther(t *testing.T) {
	d := newDesk(t)
	theirs, err := d.atController(firm)
	require.NoError(t, err)
	d.mock.Inform(d.records.Client.Code)
	first, err := d.records.Permission(true)
	d.store(first, err)
	second, err := d.records.Permission(true)
	require.NoError(t, err)
	d.store(d.next(second, first.Header), nil)
	guess, err := theirs.records.Permission(true)
	require.NoError(t, err)
	guess = theirs.next(guess, second.Header)
	guess.Header.Replaces.ID = "2.999.1"
	details, _ := theirs.refusal(guess)
	require.NotEmpty(t, details)
	for _, detail := range details {
		require.EqualValues(t, "NUL-06", detail.Rule)
		require.NotContains(t, detail.Text, string(second.Header.ID))
	}
}
