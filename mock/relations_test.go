package mock_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/metadata"
)

// TestOneCurrentRelationship: rules LNK-06 and LNK-27.
func TestOneCurrentRelationship(t *testing.T) {
	d := newDesk(t)
	first, err := d.records.Relationship()
	d.store(first, err)
	second, err := d.records.Relationship()
	require.NoError(t, err)
	d.refused(second, "LNK-27")
	old, err := d.records.Relationship()
	d.store(d.edited(old, err, func(root map[string]any) {
		root["sosiaalihuollon_asiakkuus"].(map[string]any)["vanha_asiakkuus"] = true
	}), nil)
	next, err := d.records.Relationship()
	require.NoError(t, err)
	d.store(d.next(next, first.Header), nil) // LNK-06: a change is a new version
}

// TestControllerMakesItsOwnRecords: rule LNK-07.
func TestControllerMakesItsOwnRecords(t *testing.T) {
	organiser, theirs := withAccess(t, provider{firm.Unit, "24", day(0), ""})
	relationship := organiser.mock.Archivist(county.Controller.ID)[0].Header
	draft, err := theirs.records.Relationship()
	draft = theirs.next(theirs.edited(draft, err, served(provider{firm.Unit, "24", day(0), ""})), relationship)
	draft.Header.Controller = county.Controller
	theirs.refused(draft, "LNK-07")
	matter, err := theirs.records.Matter()
	require.NoError(t, err)
	matter.Header.Controller = county.Controller
	theirs.refused(matter, "LNK-07")
}

// TestNewVersionKeepsTasks: rule LNK-23.
func TestNewVersionKeepsTasks(t *testing.T) {
	d := newDesk(t)
	first, err := d.records.Relationship()
	d.store(first, err)
	draft, err := d.records.Relationship()
	gone := d.next(d.edited(draft, err, func(root map[string]any) {
		task := root["sosiaalihuollon_palvelutehtava"].([]any)[0].(map[string]any)
		task["palvelutehtava"].(map[string]any)["code"] = "10"
	}), first.Header)
	d.refused(gone, "LNK-23")
	draft, err = d.records.Relationship()
	ended := d.next(d.edited(draft, err, func(root map[string]any) {
		task := root["sosiaalihuollon_palvelutehtava"].([]any)[0].(map[string]any)
		unit := task["palvelunjarjestajan_palveluyksikko"].([]any)[0].(map[string]any)
		unit["asiakkuuden_paattymispvm"] = day(0)
	}), first.Header)
	d.store(ended, nil)
}

// TestStructureStays: the versions of a document follow one structure (rule
// LNK-09).
func TestStructureStays(t *testing.T) {
	d := newDesk(t)
	d.store(d.records.Relationship())
	d.store(d.records.Matter())
	plan, err := d.records.Plan()
	d.store(plan, err)
	matter, err := d.records.Matter()
	require.NoError(t, err)
	d.refused(d.next(matter, plan.Header), "LNK-09")
	next, err := d.records.NextVersion(plan.Header)
	d.store(next, err)
}

// TestSharedMatter: rules LNK-13, LNK-14 and LNK-12.
func TestSharedMatter(t *testing.T) {
	d := newDesk(t)
	parent := d.records.Client
	parent.Code, parent.Born, parent.Family = d.records.Worker.Code, d.records.Worker.Code.BirthDate(), "Vanhempi"
	matter, err := d.records.Matter()
	matter = d.edited(matter, err, func(root map[string]any) {
		root["asian_tiedot"].(map[string]any)["yhteinen_asia"] = true
		child := firstClient(root)
		child["asiaan_liittymishetki"] = day(0)
		other := map[string]any{
			"sukunimi": parent.Family, "etunimet": "Aino Testi", "asiaan_liittymishetki": day(0),
			"henkilotunnus": map[string]any{"system": "urn:oid:1.2.246.21", "value": parent.Code.Reveal()},
		}
		root["asiakas"] = []any{child, other}
	})
	matter.Header.Clients = append(matter.Header.Clients, parent)
	d.store(matter, nil)
	d.store(d.records.Plan())
	require.Equal(t, 2, d.found(archive.Search{Client: d.records.Client.Code}), "LNK-13: the child finds the matter and its own plan")
	require.Equal(t, 1, d.found(archive.Search{Client: parent.Code}), "LNK-13: the parent finds the matter by its own code")

	stranger := parent
	stranger.Code = mustCode(t, "140312A907T")
	stranger.Born = stranger.Code.BirthDate()
	plan, err := d.records.Plan()
	require.NoError(t, err)
	plan.Header.Clients = append([]metadata.Client{d.records.Client}, stranger)
	d.warned(plan, nil, "LNK-14")
}

// TestStoringNeedsNoInforming: rule DOC-21; declarations do (rule INF-06).
func TestStoringNeedsNoInforming(t *testing.T) {
	d := newDesk(t)
	d.store(d.records.Relationship())
	permission, err := d.records.Permission(true)
	require.NoError(t, err)
	d.refused(permission, "INF-06")
}

// TestRelationshipCanBeRead: rights rest on an asiakkuusasiakirja, so that one that
// cannot be read is refused, also where contents are not judged (rule ARC-07).
func TestRelationshipCanBeRead(t *testing.T) {
	for name, change := range map[string]func([]byte) []byte{
		"a date that is a number": contentMatch(`"asiakkuuden_alkamispvm":"[^"]*"`, `"asiakkuuden_alkamispvm":20250101`),
		"a name for the unit":     contentMatch(`"palveluyksikon_nimi":[{][^}]*[}]`, `"palveluyksikon_nimi":"x"`),
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.mock.Structures = nil
			src := d.unsigned(d.records.Relationship())
			message, err := d.client.NewMessage(t.Context(), d.sign(src))
			require.NoError(t, err)
			d.requireRefused(carry(message, d.sign(change(src))), "ARC-07")
		})
	}
}

// TestDatesOfNoCalendar: a date that is no day is refused, so that no right and no
// relationship is without end by it (rules ARC-07 and REG-06).
func TestDatesOfNoCalendar(t *testing.T) {
	for _, impossible := range []string{"2025-02-30", "2025-02-00"} {
		for _, change := range []func(map[string]any){
			served(provider{firm.Unit, "24", "2024-01-01", impossible}),
			served(provider{firm.Unit, "24", impossible, ""}),
			func(root map[string]any) {
				root["sosiaalihuollon_asiakkuus"].(map[string]any)["asiakkuuden_alkamispvm"] = impossible
			},
		} {
			d := newDesk(t)
			draft, err := d.records.Relationship()
			d.refused(d.edited(draft, err, change), "ARC-07")
		}
	}
}
