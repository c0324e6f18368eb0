package mock_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// TestRegisterAccessNeedsATask: what is of no task, or of another one too, stays
// closed (rule REG-21); denials do not matter (rule REG-13).
func TestRegisterAccessNeedsATask(t *testing.T) {
	organiser, theirs := withAccess(t, provider{firm.Unit, "10", day(0), ""})
	s := archive.Search{Client: organiser.records.Client.Code, Controller: county.Controller.ID, RegisterAccess: true}
	old := organiser.oldDocument(metadata.GroupOld)
	old.Header.ServiceTasks = nil
	organiser.store(old, nil)
	both, err := organiser.records.Plan()
	require.NoError(t, err)
	both.Header.ServiceTasks = []metadata.Code{metadata.ServiceTasks.Code("24"), metadata.ServiceTasks.Code("10")}
	organiser.store(both, nil)
	require.Zero(t, theirs.found(s), "REG-21")
	one, err := organiser.records.Plan()
	require.NoError(t, err)
	one.Header.ServiceTasks = both.Header.ServiceTasks[1:]
	organiser.store(one, nil)
	require.Equal(t, 1, theirs.found(s), "REG-21: the right is for task 10")

	organiser.mock.Inform(s.Client)
	organiser.store(organiser.records.DenyDocument(one.Header.SetID))
	require.Equal(t, 1, theirs.found(s), "REG-13: a denial does not affect organiser-provider traffic")
}

// TestRegisterAccessEnds: a date of no calendar is no right without end (rule
// REG-06).
func TestRegisterAccessEnds(t *testing.T) {
	for _, dates := range [][2]string{{"2024-01-01", "2025-02-30"}, {"2024-01-01", "2025-02-00"}, {"2024-02-30", ""}, {"2024-01-01", "2025-02"}} {
		organiser := newDesk(t)
		theirs := organiser.atProvider(firm)
		draft, err := organiser.records.Relationship()
		organiser.offer(organiser.edited(draft, err, served(provider{firm.Unit, "24", dates[0], dates[1]})))
		_, err = theirs.client.Search(t.Context(), archive.Search{Client: organiser.records.Client.Code, Controller: county.Controller.ID, RegisterAccess: true})
		require.Contains(t, rulesOf(theirs, err), rule.ID("REG-03"), "%v", dates)
	}
}

// TestCurrentRelationshipDecides: an old asiakkuusasiakirja gives no right beside
// the current one, whichever came last (rules REG-04 and LNK-06).
func TestCurrentRelationshipDecides(t *testing.T) {
	for _, last := range []string{"the old one", "the current one"} {
		t.Run(last+" comes last", func(t *testing.T) {
			organiser := newDesk(t)
			theirs, others := organiser.atProvider(firm), organiser.atProvider(scenario.NewOrganisation(5555555, "Toinen Oy"))
			current := func() {
				draft, err := organiser.records.Relationship()
				organiser.store(organiser.edited(draft, err, served(provider{firm.Unit, "24", day(0), ""})), nil)
			}
			old := func() {
				draft, err := organiser.records.Relationship()
				draft = organiser.edited(draft, err, served(provider{others.client.Party.Unit, "24", day(0), ""}))
				organiser.store(organiser.edited(draft, nil, func(root map[string]any) {
					root["sosiaalihuollon_asiakkuus"].(map[string]any)["vanha_asiakkuus"] = true
				}), nil)
			}
			if last == "the old one" {
				current()
				old()
			} else {
				old()
				current()
			}
			organiser.store(organiser.records.Matter())
			s := archive.Search{Client: organiser.records.Client.Code, Controller: county.Controller.ID, RegisterAccess: true}
			require.Equal(t, 1, theirs.found(s))
			_, err := others.client.Search(t.Context(), s)
			require.Contains(t, rulesOf(others, err), rule.ID("REG-03"))
		})
	}
}
