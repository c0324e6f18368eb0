package mock_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
)

// TestInformingChain: an archived informing document (rule INF-02) opens the way
// to permission (rule INF-06), denial and disclosure (rule INF-07), for every
// provider (rules INF-03 and INF-08).
func TestInformingChain(t *testing.T) {
	d := newDesk(t)
	theirs, err := d.atController(firm)
	require.NoError(t, err)
	theirs.store(theirs.records.Matter())
	plan, err := theirs.records.Plan()
	theirs.store(plan, err)
	d.store(d.records.Relationship())
	s := archive.Search{Client: d.records.Client.Code, Controller: firm.Controller.ID}
	permission, err := d.records.Permission(true)
	require.NoError(t, err)
	d.refused(permission, "INF-06")
	denial, err := d.records.DenyDocument(plan.Header.SetID)
	require.NoError(t, err)
	d.refused(denial, "INF-06")

	d.store(theirs.records.Informing())
	require.Zero(t, d.found(s), "informing alone permits nothing")
	d.store(permission, nil)
	require.Equal(t, 2, d.found(s))
	d.store(denial, nil)
	require.Equal(t, 1, d.found(s))
}

// TestInformingEnds: a mark that is cancelled is none, unless there is another
// one (rule INF-05). It is one client's own.
func TestInformingEnds(t *testing.T) {
	d := newDesk(t)
	informing, err := d.records.Informing()
	d.store(informing, err)
	d.store(d.records.Permission(true))
	d.store(d.records.Cancellation(informing.Header))
	permission, err := d.records.Permission(true)
	require.NoError(t, err)
	d.refused(permission, "INF-06")
	d.store(d.records.Informing())
	d.store(permission, nil)

	other := newDesk(t)
	other.store(other.records.Informing())
	other.records.Client.Code, other.records.Client.Born = other.records.Worker.Code, other.records.Worker.Code.BirthDate()
	permission, err = other.records.Permission(true)
	require.NoError(t, err)
	other.refused(permission, "INF-06")
}

// TestInformingRemedy: the refusal says how a client is informed (rule INF-06).
func TestInformingRemedy(t *testing.T) {
	d := newDesk(t)
	permission, err := d.records.Permission(true)
	require.NoError(t, err)
	_, err = d.client.Archive(t.Context(), d.sign(d.unsigned(permission, nil)))
	var refused *archive.Error
	require.ErrorAs(t, err, &refused)
	text := refused.Reasons()[0].Text
	require.Contains(t, text, "archive an informing document")
	require.Contains(t, text, "Archive.Inform, or --informed")
	d.mock.Inform(d.records.Client.Code)
	d.store(permission, nil)
}
