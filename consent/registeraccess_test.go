package consent_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/consent"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

const relationshipContent = `{"asiakkuusasiakirja":{
	"asiakkuuden_yksilointitunnus":{"value":"2.999.10.1.95.2026.2.1"},
	"sosiaalihuollon_asiakkuus":{"asiakkuuden_alkamispvm":"2026-01","asiakkuuden_paattymispvm":"2026"},
	"sosiaalihuollon_palvelutehtava":[{
		"palvelutehtava":{"code":"20","display":"Vammaispalvelut"},
		"palvelunjarjestajan_palveluyksikko":[{"palveluyksikon_nimi":{"code":"2.999.10.1.10.1"},"asiakkuuden_alkamispvm":"2026-01-10"}],
		"palveluntuottaja":[{
			"palveluyksikon_nimi":{"code":"2.999.10.2.10.1","display":"Palvelutalo"},
			"asiakkuuden_alkamispvm":"2026-02-01","asiakkuuden_paattymispvm":"2026-06",
			"palveluntoteuttaja":[{"palveluyksikon_nimi":{"code":"2.999.10.3.10.1"},"asiakkuuden_alkamispvm":"2026-03-01"}]
		}]
	}]
}}`

// TestDecideRegisterAccess: the right is per client, service task, service unit
// and span of days.
func TestDecideRegisterAccess(t *testing.T) {
	r, err := consent.ReadRelationship([]byte(relationshipContent))
	require.NoError(t, err)
	day := func(month time.Month, day int) ident.Date { return ident.Date{Year: 2026, Month: month, Day: day} }
	for _, tc := range []struct {
		rule    rule.ID
		name    string
		unit    ident.OID
		tasks   []string // "*" is any task
		at      ident.Date
		allowed bool
	}{
		{"REG-01", "the provider on its first day", "2.999.10.2.10.1", []string{"20"}, day(2, 1), true},
		{"REG-01", "on the last day of the month that ends it", "2.999.10.2.10.1", []string{"20"}, day(6, 30), true},
		{"REG-01", "a search that names no task", "2.999.10.2.10.1", []string{"*"}, day(2, 1), true},
		{"REG-05", "another unit", "2.999.10.2.10.2", []string{"20"}, day(2, 1), false},
		{"REG-05", "the organiser's own unit has no need of it", "2.999.10.1.10.1", []string{"20"}, day(2, 1), false},
		{"REG-06", "the day before", "2.999.10.2.10.1", []string{"20"}, day(1, 31), false},
		{"REG-06", "the day after", "2.999.10.2.10.1", []string{"20"}, day(7, 1), false},
		{"REG-21", "another task", "2.999.10.2.10.1", []string{"10"}, day(2, 1), false},
		{"REG-23", "the subcontractor has the right like a provider", "2.999.10.3.10.1", []string{"20"}, day(3, 1), true},
		{"REG-21", "a document without task", "2.999.10.2.10.1", nil, day(2, 1), false},
		{"REG-21", "a document of another task, too", "2.999.10.2.10.1", []string{"20", "10"}, day(2, 1), false},
		{"REG-21", "whatever the order", "2.999.10.2.10.1", []string{"10", "20"}, day(2, 1), false},
		{"REG-05", "no unit at all", "", []string{"*"}, day(2, 1), false},
		{"REG-06", "the subcontractor's provider has ended", "2.999.10.3.10.1", []string{"20"}, day(7, 1), false},
		{"REG-06", "with its own dates", "2.999.10.3.10.1", []string{"20"}, day(2, 1), false},
	} {
		t.Run(string(tc.rule)+" "+tc.name, func(t *testing.T) {
			d := consent.DecideRegisterAccess(r, consent.RegisterAccess{
				Unit: tc.unit, Tasks: tc.tasks, AnyTask: slices.Contains(tc.tasks, "*"), At: tc.at,
			})
			require.Equal(t, consent.Decision{Allowed: tc.allowed, Rule: tc.rule}, d)
		})
	}
	require.Equal(t, consent.Decision{Rule: "REG-04"}, consent.DecideRegisterAccess(nil, consent.RegisterAccess{}), "nothing is recorded")
	require.Equal(t, consent.Decision{Rule: "REG-04"}, consent.DecideRegisterAccess(&consent.Relationship{}, consent.RegisterAccess{}))
}

// TestRegisterAccessFailsClosed: what a caller has left out gives no right.
func TestRegisterAccessFailsClosed(t *testing.T) {
	at := ident.Date{Year: 2026, Month: 5, Day: 1}
	use := consent.RegisterAccess{Unit: "2.999.1", AnyTask: true, At: at}
	with := func(u consent.ServingUnit) *consent.Relationship {
		return &consent.Relationship{Tasks: []consent.Task{{Units: []consent.ServingUnit{u}}}}
	}
	unit := consent.ServingUnit{Unit: metadata.Organisation{ID: "2.999.1"}, Role: consent.ProviderUnit, From: at}
	require.True(t, consent.DecideRegisterAccess(with(unit), use).Allowed)
	none, undated, lone := unit, unit, unit
	none.Unit.ID, undated.From, lone.Role = "", ident.Date{}, consent.SubcontractorUnit
	require.Equal(t, consent.Decision{Rule: "REG-05"}, consent.DecideRegisterAccess(with(none), consent.RegisterAccess{AnyTask: true, At: at}), "an empty unit is nobody's")
	require.Equal(t, consent.Decision{Rule: "REG-06"}, consent.DecideRegisterAccess(with(undated), use), "REG-01: the right arises with a start date")
	require.Equal(t, consent.Decision{Rule: "REG-05"}, consent.DecideRegisterAccess(with(lone), use), "REG-22: a subcontractor stands under a provider")
	require.False(t, (&consent.Relationship{}).Active(at), "a relationship without start has not begun")
}

// TestReadRelationshipRefusesDates: a date that cannot be read would open a span
// for good.
func TestReadRelationshipRefusesDates(t *testing.T) {
	for _, date := range []string{"2026-01", "2026-01-10", "2026-02-01", "2026-03-01", `"2026"`, "2026-06"} {
		for _, bad := range []string{"2025-02-30", "2025-02-00", "2025-13", "-2025", "20250101", "2025-01-01T10:00:00Z", "x", " "} {
			text := strings.Replace(relationshipContent, date, bad, 1)
			if date[0] == '"' {
				text = strings.Replace(relationshipContent, date, `"`+bad+`"`, 1)
			}
			_, err := consent.ReadRelationship([]byte(text))
			var e *consent.Error
			require.ErrorAs(t, err, &e, "%s for %s", bad, date)
			require.Equal(t, consent.CodeUnreadable, e.Code)
		}
	}
}

func TestReadRelationship(t *testing.T) {
	r, err := consent.ReadRelationship([]byte(relationshipContent))
	require.NoError(t, err)
	require.Equal(t, ident.OID("2.999.10.1.95.2026.2.1"), r.ID)
	require.Equal(t, "2026-01-01", r.From.String(), "a month begins on its first day")
	require.Equal(t, "2026-12-31", r.To.String(), "a year ends on its last day")
	require.True(t, r.Active(ident.Date{Year: 2026, Month: 5, Day: 1}))
	require.False(t, r.Active(ident.Date{Year: 2027, Month: 1, Day: 1}))
	for _, bad := range []string{"", "{}", `{"asiakkuusasiakirja":[]}`, `{"asiakkuusasiakirja":{"sosiaalihuollon_palvelutehtava":"salaisuus"}}`} {
		_, err := consent.ReadRelationship([]byte(bad))
		var e *consent.Error
		require.ErrorAs(t, err, &e, bad)
		require.Equal(t, consent.CodeUnreadable, e.Code)
		require.NotContains(t, err.Error(), "salaisuus")
	}
}
