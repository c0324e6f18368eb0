package mock_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/mock"
	"github.com/kansa-go/kansa/rule"
)

var stranger = scenario.NewOrganisation(5555555, "Toinen Oy")

// refusal archives a draft, requires that it is refused, and returns the details
// of the answer and the reasons in the journal.
func (d *desk) refusal(draft document.Draft) (details []archive.Detail, behind []rule.ID) {
	d.t.Helper()
	draft.Header.Signer = nil
	before := len(d.mock.Documents())
	_, err := d.client.Archive(d.t.Context(), d.sign(d.unsigned(draft, nil)))
	var refused *archive.Error
	require.ErrorAs(d.t, err, &refused)
	require.Equal(d.t, archive.CodeRefused, refused.Code, "%v", err)
	require.Len(d.t, d.mock.Documents(), before, "a refused document leaves nothing behind")
	for _, detail := range refused.Details {
		if detail.Severity == rule.Error {
			details = append(details, detail)
		}
	}
	journal := d.mock.Journal()
	return details, journal[len(journal)-1].Reasons
}

// another is the client in the same family: the scenario's worker as a client.
func (d *desk) another() metadata.Client {
	c := d.records.Client
	c.Code, c.Born, c.Family = d.records.Worker.Code, d.records.Worker.Code.BirthDate(), "Vanhempi"
	return c
}

// TestStoringByAnothersUnit: the right is per service unit, and nobody stores
// under the name of a unit that is not its own (rules REG-02 and REG-05).
func TestStoringByAnothersUnit(t *testing.T) {
	organiser, theirs := withAccess(t, provider{firm.Unit, "24", day(0), ""})
	thief := organiser.atProvider(stranger)
	own, other := firm.Controller.ID, stranger.Controller.ID
	for name, known := range map[string]map[ident.OID]mock.Organisation{
		"by the branch of OIDs": nil,
		"by the register":       {county.Controller.ID: {}, own: {}, other: {}},
		"by the list of units":  {county.Controller.ID: {}, own: {Units: []ident.OID{firm.Unit.ID}}, other: {Units: []ident.OID{stranger.Unit.ID}}},
	} {
		t.Run(name, func(t *testing.T) {
			organiser.mock.Organisations = known
			for _, message := range []metadata.Organisation{firm.Unit, stranger.Unit} {
				thief.client.Party.Unit = message
				plan := thief.outsourced(county)
				plan.Header.Unit = firm.Unit
				details, behind := thief.refusal(plan)
				require.Len(t, details, 1)
				require.EqualValues(t, "REG-02", details[0].Rule)
				require.Equal(t, []rule.ID{"REG-05"}, behind)
			}
			theirs.store(theirs.outsourced(county), nil) // the unit's own organisation stores
		})
	}
}

// TestUnitOfTheMessage: the unit that sends is the one whose right is asked (rule
// REG-05).
func TestUnitOfTheMessage(t *testing.T) {
	_, theirs := withAccess(t, provider{firm.Unit, "24", day(0), ""})
	theirs.client.Party.Unit = unitOf(firm, "2")
	_, behind := theirs.refusal(theirs.outsourced(county))
	require.Equal(t, []rule.ID{"REG-05"}, behind, "a unit without the right sends in the name of one that has it")
	theirs.client.Party.Unit = firm.Unit
	theirs.store(theirs.outsourced(county), nil)
}

// TestRegisterAccessToEachClient: the right is per client; a document of two needs
// it for both (rule REG-04).
func TestRegisterAccessToEachClient(t *testing.T) {
	_, theirs := withAccess(t, provider{firm.Unit, "24", day(0), ""})
	for _, clients := range [][]metadata.Client{{theirs.records.Client, theirs.another()}, {theirs.another(), theirs.records.Client}} {
		plan := theirs.outsourced(county)
		plan.Header.Clients = clients
		details, behind := theirs.refusal(plan)
		require.EqualValues(t, "REG-02", details[0].Rule)
		require.Equal(t, []rule.ID{"REG-04"}, behind)
	}
}

// TestRefusalTellsNothing: a sender that may not store gets one finding, the same
// whatever is stored (rule REG-02).
func TestRefusalTellsNothing(t *testing.T) {
	organiser, theirs := withAccess(t, provider{unitOf(firm, "2"), "10", day(0), ""})
	relationship := organiser.mock.Archivist(county.Controller.ID)[0].Header
	plan, err := organiser.records.Plan()
	organiser.store(plan, err)
	want, _ := theirs.refusal(theirs.outsourced(county))
	require.Len(t, want, 1)
	require.NotContains(t, want[0].Text, "REG-")

	guess := theirs.next(theirs.outsourced(county), plan.Header)
	guess.Header.Replaces.ID = "2.999.1"
	unknown := theirs.outsourced(county)
	unknown.Header.Matter = "2.999.1"
	foreign := theirs.outsourced(county)
	foreign.Header.Clients = []metadata.Client{theirs.another()}
	taken := theirs.outsourced(county)
	taken.Header.ID, taken.Header.SetID = plan.Header.ID, plan.Header.ID
	for name, draft := range map[string]document.Draft{
		"NUL-06: a guessed set id": guess, "ARC-03: an unknown matter": unknown, "LNK-12: another client's matter": foreign, "ID-09: an OID that is taken": taken,
		"NUL-03: the cancellation of a guessed document": {Header: cancelledAt(theirs.cancelling(plan.Header).Header, firm.Unit)},
	} {
		got, _ := theirs.refusal(draft)
		require.Equal(t, want, got, name)
	}

	draft, err := theirs.records.Relationship()
	require.NoError(t, err)
	draft.Header.Controller = county.Controller
	first, _ := theirs.refusal(draft)
	require.Len(t, first, 1, "LNK-27: whether the client has another asiakkuusasiakirja is not told")
	require.EqualValues(t, "LNK-07", first[0].Rule)
	draft, err = theirs.records.Relationship()
	draft = theirs.next(theirs.edited(draft, err, func(root map[string]any) {
		root["sosiaalihuollon_palvelutehtava"].([]any)[0].(map[string]any)["palvelutehtava"].(map[string]any)["code"] = "99"
	}), relationship)
	draft.Header.Controller = county.Controller
	second, _ := theirs.refusal(draft)
	require.Equal(t, first, second, "LNK-23: nor what stands in it")
}

func cancelledAt(h *metadata.Header, unit metadata.Organisation) *metadata.Header {
	h.Unit = unit
	return h
}

// TestPolicyMayLetStore: who turns rule REG-02 into a warning still gets the other
// rules.
func TestPolicyMayLetStore(t *testing.T) {
	_, theirs := withAccess(t)
	theirs.mock.Policy = rule.Policy{"REG-02": rule.Warning}
	plan := theirs.outsourced(county)
	plan.Header.Matter = "2.999.1"
	theirs.refused(plan, "ARC-03")
	theirs.warned(theirs.outsourced(county), nil, "REG-02")
}
