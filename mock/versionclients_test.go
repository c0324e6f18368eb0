package mock_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// TestVersionKeepsClients: a wrong-client document is cancelled and stored anew,
// not moved by a new version or by a cancellation that names somebody else (rule
// NUL-10).
func TestVersionKeepsClients(t *testing.T) {
	d := newDesk(t)
	d.store(d.records.Matter())
	plan, err := d.records.Plan()
	d.store(plan, err)
	a, b := d.records.Client, d.another()

	d.records.Client, d.records.MatterOID = b, d.records.OID("3")
	d.store(d.records.Matter())
	moved, err := d.records.NextVersion(plan.Header)
	require.NoError(t, err)
	d.refused(moved, "NUL-10")
	wrong := d.cancelling(plan.Header)
	wrong.Header.Clients = []metadata.Client{b}
	d.refused(wrong, "NUL-10")

	wider, err := d.records.NextVersion(plan.Header)
	require.NoError(t, err)
	wider.Header.Clients, wider.Header.Matter = []metadata.Client{b, a}, plan.Header.Matter
	d.warned(wider, nil, "LNK-14") // a client may be added
	narrower, err := d.records.NextVersion(wider.Header)
	require.NoError(t, err)
	narrower.Header.Clients = []metadata.Client{a}
	d.refused(narrower, "NUL-10")
	require.Equal(t, 1, d.found(archive.Search{Client: a.Code, Group: metadata.GroupClientDocument}), "the client's document stays where it was")
}

// TestCodeReplacesTemporaryIdentifier: a new version may give the identity code of
// a client with a temporary identifier, and of nobody else (rules TMP-05, NUL-10).
func TestCodeReplacesTemporaryIdentifier(t *testing.T) {
	temporary, err := ident.ParseTemporaryID("1.2.246.10.1234567.22.2026", "140312A945T")
	require.NoError(t, err)
	for _, tc := range []struct {
		name string
		edit func(c *metadata.Client)
		want rule.ID
	}{
		{"TMP-05: the code alone", func(*metadata.Client) {}, ""},
		{"TMP-05: the code beside the temporary identifier", func(c *metadata.Client) { c.Temporary = temporary }, ""},
		{"NUL-10: somebody born on another day", func(c *metadata.Client) { *c = newDesk(t).another() }, "NUL-10"},
		{"NUL-10: another temporary identifier", func(c *metadata.Client) {
			c.Temporary, err = ident.ParseTemporaryID("1.2.246.10.1234567.22.2026", "140312A956B")
			require.NoError(t, err)
		}, "NUL-10"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := newDesk(t)
			old := d.oldDocument(metadata.GroupOld)
			code := old.Header.Clients[0]
			old.Header.Clients = []metadata.Client{code}
			old.Header.Clients[0].Code, old.Header.Clients[0].Temporary = ident.PersonalCode{}, temporary
			d.store(old, nil)
			next := d.next(d.oldDocument(metadata.GroupOld), old.Header)
			tc.edit(&code)
			next.Header.Clients = []metadata.Client{code}
			if tc.want == "" {
				d.store(next, nil)
				return
			}
			d.refused(next, tc.want)
		})
	}
}

// TestRightToTheVersionBefore: a provider corrects its documents while the right
// to them is valid, whomever the new version names (rule REG-19).
func TestRightToTheVersionBefore(t *testing.T) {
	organiser, theirs := withAccess(t, provider{firm.Unit, "24", day(-9), ""})
	plan := theirs.outsourced(county)
	theirs.store(plan, nil)
	a := organiser.records.Client
	draft, err := organiser.records.Relationship()
	ended := organiser.next(organiser.edited(draft, err, served(provider{firm.Unit, "24", day(-9), day(-1)})), organiser.mock.Archivist(county.Controller.ID)[0].Header)
	organiser.store(ended, nil)

	b := organiser.another()
	organiser.records.Client, theirs.records.Client = b, b
	organiser.records.MatterOID, organiser.records.RelationOID = organiser.records.OID("3"), organiser.records.OID("2")
	theirs.records.MatterOID = organiser.records.MatterOID
	draft, err = organiser.records.Relationship()
	organiser.store(organiser.edited(draft, err, served(provider{firm.Unit, "24", day(-9), ""})), nil)
	organiser.store(organiser.records.Matter())
	theirs.refused(theirs.next(theirs.outsourced(county), plan.Header), "REG-19")
	wrong := theirs.cancelling(plan.Header)
	wrong.Header.Clients = []metadata.Client{b}
	theirs.refused(wrong, "REG-19")
	require.Equal(t, 1, organiser.found(archive.Search{Client: a.Code, Group: metadata.GroupClientDocument}), "REG-18: the document stays with its client")
}

// TestUnknownDocumentsAreNotTold: a version of a document that its sender may not
// know of gets the answer of one that is not stored (rule NUL-06).
func TestUnknownDocumentsAreNotTold(t *testing.T) {
	organiser, theirs := withAccess(t, provider{firm.Unit, "24", day(0), ""})
	task, err := organiser.records.Plan()
	task.Header.ServiceTasks = []metadata.Code{metadata.ServiceTasks.Code("10")}
	organiser.store(task, err)
	organiser.mock.Inform(organiser.records.Client.Code)
	permission, err := organiser.records.Permission(true)
	organiser.store(permission, err)
	b := organiser.another()
	organiser.mock.Inform(b.Code)
	for name, old := range map[string]*metadata.Header{
		"a document of a task without right": task.Header, "a declaration": permission.Header,
		"none": {ID: task.Header.ID + "1", SetID: task.Header.ID + "1", Version: 1},
	} {
		guess := *old
		guess.ID = "2.999.1"
		details, _ := theirs.refusal(theirs.next(theirs.outsourced(county), &guess))
		require.Len(t, details, 1, name)
		require.Equal(t, "no earlier version of this document is stored", details[0].Text[:len("no earlier version of this document is stored")], name)
		theirs.records.Client = b
		next, err := theirs.records.Permission(true)
		require.NoError(t, err)
		theirs.records.Client = organiser.records.Client
		details, _ = theirs.refusal(theirs.next(next, &guess))
		require.Len(t, details, 1, name)
		require.Contains(t, details[0].Text, "no earlier version of this document is stored", "%s, asked by another client's declaration", name)
	}
}
