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

// disclosing is a desk at the county, which may search the registers of others
// for the client, and a desk at the firm, which has a matter of the client.
func disclosing(t *testing.T) (d, theirs *desk, s archive.Search) {
	d = newDesk(t)
	theirs, err := d.atController(firm)
	require.NoError(t, err)
	theirs.store(theirs.records.Matter())
	d.mock.Inform(d.records.Client.Code)
	d.store(d.records.Permission(true))
	d.store(d.records.Relationship())
	return d, theirs, archive.Search{Client: d.records.Client.Code, Controller: firm.Controller.ID}
}

// denied drafts a kieltoasiakirja with a row of another kind.
func (d *desk) denied(kind, row, targets string, target map[string]any) document.Draft {
	d.t.Helper()
	draft, err := d.records.DenyDocument("2.999.1")
	return d.edited(draft, err, func(root map[string]any) {
		root[kind] = map[string]any{row: []any{map[string]any{
			"kiellon_asettamisen_ajankohta": day(0), "kieltaja_on_laillinen_edustaja": false, targets: []any{target},
		}}}
	})
}

func (d *desk) deniedController(o metadata.Organisation) document.Draft {
	return d.denied("rekisterinpitajaa_koskevat_luovutuskiellot", "rekisterinpitajaa_koskeva_luovutuskielto",
		"rekisterinpitaja_jonka_tietojen_luovutus_kielletaan",
		map[string]any{"system": "urn:oid:1.2.246.537.6.202.2008", "code": string(o.ID), "display": o.Name})
}

func (d *desk) deniedTask(task string) document.Draft {
	return d.denied("palvelutehtavaa_koskevat_luovutuskiellot", "palvelutehtavaa_koskeva_luovutuskielto",
		"palvelutehtava_jonka_tietojen_luovutus_kielletaan",
		map[string]any{"system": "urn:oid:1.2.246.537.6.1221.201601", "code": task, "display": "x"})
}

// TestDenialOutlivesTheController: a denial aimed at the old controller ends
// inside the new register only (rules KIE-13 and ORG-02).
func TestDenialOutlivesTheController(t *testing.T) {
	d, _, s := disclosing(t)
	require.Equal(t, 1, d.found(s))
	d.store(d.deniedController(firm.Controller), nil)
	require.Zero(t, d.found(s), "KIE-13")
	last := scenario.NewOrganisation(4444444, "Viimeinen hyvinvointialue")
	d.mock.Organisations = map[ident.OID]mock.Organisation{
		county.Controller.ID: {}, last.Controller.ID: {},
		firm.Controller.ID:         {Ceased: onDay(-1), Successor: unitedCounty.Controller.ID},
		unitedCounty.Controller.ID: {Ceased: onDay(0), Successor: last.Controller.ID},
	}
	for _, o := range []scenario.Organisation{firm, unitedCounty, last} {
		s.Controller = o.Controller.ID
		require.Zero(t, d.found(s), "KIE-13: whoever holds the register, asked for by the name of %s", o.Controller.Name)
	}
	heir, err := d.atController(last)
	require.NoError(t, err)
	s.Controller = ""
	require.Equal(t, 1, heir.found(s), "ORG-02: inside the new register it limits nothing")

	d.store(d.deniedController(metadata.Organisation{ID: "2.999.1", Name: "Muu"}), nil)
	s.Controller = last.Controller.ID
	require.Equal(t, 1, d.found(s), "a denial of somebody else")
	d.store(d.deniedController(unitedCounty.Controller), nil)
	require.Zero(t, d.found(s), "KIE-13: a denial of one who held the register between")
}

// TestSharedDenial: what one client of a document has denied is not disclosed in
// a search for the other (rule KIE-06).
func TestSharedDenial(t *testing.T) {
	d, theirs, s := disclosing(t)
	child, parent := d.records.Client, d.records.Client
	parent.Code, parent.Born, parent.Family = d.records.Worker.Code, d.records.Worker.Code.BirthDate(), "Vanhempi"
	theirs.records.MatterOID = theirs.records.OID("3")
	matter, err := theirs.records.Matter()
	matter = theirs.edited(matter, err, func(root map[string]any) {
		root["asian_tiedot"].(map[string]any)["yhteinen_asia"] = true
		first := firstClient(root)
		first["asiaan_liittymishetki"] = day(0)
		root["asiakas"] = []any{first, map[string]any{
			"sukunimi": parent.Family, "etunimet": "Aino Testi", "asiaan_liittymishetki": day(0),
			"henkilotunnus": map[string]any{"system": "urn:oid:1.2.246.21", "value": parent.Code.Reveal()},
		}}
	})
	matter.Header.Clients = append(matter.Header.Clients, parent)
	theirs.store(matter, nil)
	require.Equal(t, 2, d.found(s), "the other client's permission is not asked for")

	d.mock.Inform(parent.Code)
	d.records.Client = parent
	d.store(d.deniedController(firm.Controller), nil)
	require.Equal(t, 1, d.found(s), "KIE-06: the shared matter is denied, the child's own is not")
	theirs.records.Client = child
	require.Equal(t, 2, theirs.found(archive.Search{Client: child.Code}), "KIE-07")
}

// TestDeniedTaskLeavesNoTrace: a denied service task is named nowhere, in an
// asiakkuusasiakirja or summary either (rules KIE-11, KIE-06 and KOO-03).
func TestDeniedTaskLeavesNoTrace(t *testing.T) {
	d, theirs, s := disclosing(t)
	relationship, err := theirs.records.Relationship()
	theirs.store(theirs.edited(relationship, err, served(provider{unitOf(firm, "7"), "10", day(-2), ""})), nil)
	relations := s
	relations.Group = metadata.GroupClientRelationship
	sum, err := d.client.Summary(t.Context(), s)
	require.NoError(t, err)
	require.Len(t, sum.Relationships, 1)
	require.Equal(t, 1, d.found(relations))

	d.store(d.deniedTask("10"), nil)
	require.Zero(t, d.found(relations), "KIE-11: the asiakkuusasiakirja tells about the denied task")
	sum, err = d.client.Summary(t.Context(), s)
	require.NoError(t, err)
	require.Empty(t, sum.Relationships, "KOO-03: what cannot be fetched is not summed up either")
	require.Len(t, sum.Matters, 1, "what is of another task is")
	journal := d.mock.Journal()
	require.NotContains(t, string(journal[len(journal)-1].Response), string(firm.Root)+".10.7", "KIE-06")
	d.store(d.deniedTask("20"), nil)
	require.Equal(t, 1, d.found(relations), "a denial of a task that is not in it")
}

// TestAttachmentsFollow: what hides the main document hides its attachments
// (rules KIE-06 and SRC-06).
func TestAttachmentsFollow(t *testing.T) {
	d, theirs, s := disclosing(t)
	plan, err := theirs.records.Plan()
	theirs.store(plan, err)
	attachment, err := theirs.records.Attachment(plan.Header)
	require.NoError(t, err)
	attachment.Header.ServiceTasks = nil
	theirs.store(attachment, nil)
	own := archive.Search{Client: s.Client, Group: metadata.GroupAttachment}
	s.Group = metadata.GroupAttachment
	require.Equal(t, 1, d.found(s))
	theirs.store(theirs.records.Attachment(attachment.Header))
	require.Equal(t, 2, d.found(s), "an attachment of the attachment")
	d.store(d.deniedTask("24"), nil)
	require.Zero(t, d.found(s), "KIE-11: the main document is of the denied task")
	d.store(d.records.DenyDocument(plan.Header.SetID))
	require.Zero(t, d.found(s), "KIE-06: the attachment names the denied document")
	require.Equal(t, 2, theirs.found(own), "KIE-07")
	theirs.store(theirs.cancelling(plan.Header), nil)
	require.Zero(t, theirs.found(own), "SRC-06: an attachment of a cancelled document")
	own.AllVersions = true
	require.Zero(t, theirs.found(own))
	require.Len(t, d.mock.Archivist(firm.Controller.ID), 5, "NUL-05: the archivist sees it all")
}

// TestAttachmentsOfOldDocuments: they are not disclosed by default either (rule
// OLD-05).
func TestAttachmentsOfOldDocuments(t *testing.T) {
	d, theirs, s := disclosing(t)
	old := theirs.oldDocument(metadata.GroupOld)
	theirs.store(old, nil)
	theirs.store(theirs.records.Attachment(old.Header))
	s.Group = metadata.GroupAttachment
	require.Zero(t, d.found(s), "OLD-05")
	s.Reason = archive.SearchReason("1")
	require.Equal(t, 1, d.found(s), "OLD-06")
}

// TestAttachmentsInACircle: attachments of each other are found, and the search
// ends (rule SRC-06).
func TestAttachmentsInACircle(t *testing.T) {
	d := newDesk(t)
	d.store(d.records.Matter())
	plan, err := d.records.Plan()
	d.store(plan, err)
	one, err := d.records.Attachment(plan.Header)
	d.store(one, err)
	two, err := d.records.Attachment(one.Header)
	d.store(two, err)
	again, err := d.records.Attachment(two.Header)
	require.NoError(t, err)
	d.store(d.next(again, one.Header), nil)
	three, err := d.records.Attachment(again.Header)
	d.store(three, err)
	s := archive.Search{Client: d.records.Client.Code, Group: metadata.GroupAttachment}
	require.Equal(t, 3, d.found(s))
	d.store(d.cancelling(two.Header), nil)
	require.Zero(t, d.found(s), "SRC-06: each hangs on the cancelled one")
}

// TestAttachmentOfATask: by register access an attachment is seen with its main
// document only (rule REG-21).
func TestAttachmentOfATask(t *testing.T) {
	for task, want := range map[string]int{"24": 1, "10": 0} {
		organiser, theirs := withAccess(t, provider{firm.Unit, "24", day(0), ""})
		plan, err := organiser.records.Plan()
		require.NoError(t, err)
		plan.Header.ServiceTasks = []metadata.Code{metadata.ServiceTasks.Code(task)}
		organiser.store(plan, nil)
		attachment, err := organiser.records.Attachment(plan.Header)
		require.NoError(t, err)
		attachment.Header.ServiceTasks = nil
		organiser.store(attachment, nil)
		require.Equal(t, want, theirs.found(archive.Search{
			Client: organiser.records.Client.Code, Controller: county.Controller.ID, RegisterAccess: true, Group: metadata.GroupAttachment,
		}), "REG-21: the main document is of task %s", task)
	}
}

// offer archives a draft, whatever the archive says: the tests that follow look at
// what it opens.
func (d *desk) offer(draft document.Draft) {
	d.t.Helper()
	draft.Header.Signer = nil
	if _, err := d.client.Archive(d.t.Context(), d.sign(d.unsigned(draft, nil))); err != nil {
		require.NotEmpty(d.t, rulesOf(d, err))
	}
}

// TestActiveRelationshipHasBegun: a relationship of tomorrow opens nothing (rule
// DSC-01).
func TestActiveRelationshipHasBegun(t *testing.T) {
	for _, tc := range []struct {
		name, from, to string
		want           int
	}{
		{"from today", day(0), "", 1},
		{"until today", day(-9), day(0), 1},
		{"from tomorrow", day(1), "", 0},
		{"until yesterday", day(-9), day(-1), 0},
	} {
		t.Run("DSC-01: "+tc.name, func(t *testing.T) {
			d := newDesk(t)
			theirs, err := d.atController(firm)
			require.NoError(t, err)
			theirs.store(theirs.records.Matter())
			d.mock.Inform(d.records.Client.Code)
			d.store(d.records.Permission(true))
			draft, err := d.records.Relationship()
			d.offer(d.edited(draft, err, func(root map[string]any) {
				relationship := root["sosiaalihuollon_asiakkuus"].(map[string]any)
				relationship["asiakkuuden_alkamispvm"] = tc.from
				if tc.to != "" {
					relationship["asiakkuuden_paattymispvm"] = tc.to
					task := root["sosiaalihuollon_palvelutehtava"].([]any)[0].(map[string]any)
					unit := task["palvelunjarjestajan_palveluyksikko"].([]any)[0].(map[string]any)
					unit["asiakkuuden_alkamispvm"], unit["asiakkuuden_paattymispvm"] = tc.from, day(-1)
				}
			}))
			require.Equal(t, tc.want, d.found(archive.Search{Client: d.records.Client.Code, Controller: firm.Controller.ID}))
		})
	}
}

// TestBroadRightIsRefused: a claim without known reason or by who is no authority
// is refused, not answered with nothing (rules DSC-06 and DSC-07).
func TestBroadRightIsRefused(t *testing.T) {
	d, _, s := disclosing(t)
	own := county.Controller.ID
	all := map[ident.OID]mock.Organisation{own: {}, firm.Controller.ID: {}}
	for _, tc := range []struct {
		rule        rule.ID
		explanation string
		reason      string
		known       map[ident.OID]mock.Organisation
		sender      ident.OID
	}{
		{"DSC-06", "a reason that is no code", "banana", nil, own},
		{"DSC-07", "a private provider", "1", map[ident.OID]mock.Organisation{own: {Private: true}, firm.Controller.ID: {}}, own},
		{"DSC-07", "a private provider that sends as its unit", "1", map[ident.OID]mock.Organisation{own: {Private: true}, firm.Controller.ID: {}}, county.Unit.ID},
		{"ID-07", "a sender that is not in the register", "1", all, "2.999.777"},
		{"DSC-07", "who is not in the register is no authority", "1", all, "2.999.777"},
		{"ID-07", "no register but an empty one", "1", map[ident.OID]mock.Organisation{}, own},
	} {
		t.Run(string(tc.rule)+" "+tc.explanation, func(t *testing.T) {
			d.mock.Organisations, d.client.Party.Organiser, s.Reason = tc.known, tc.sender, archive.SearchReason(tc.reason)
			_, err := d.client.Search(t.Context(), s)
			require.Contains(t, rulesOf(d, err), tc.rule)
		})
	}
	d.client.Party.Organiser, s.Reason = own, archive.SearchReason("1")
	for _, known := range []map[ident.OID]mock.Organisation{nil, all} {
		d.mock.Organisations = known
		require.Equal(t, 1, d.found(s), "DSC-05")
	}
}

// TestDeclarationsAtTheTime: cancelled declarations are none (rules DSC-14 and
// KIE-08).
func TestDeclarationsAtTheTime(t *testing.T) {
	d, theirs, s := disclosing(t)
	plan, err := theirs.records.Plan()
	theirs.store(plan, err)
	denial, err := d.records.DenyDocument(plan.Header.SetID)
	d.store(denial, err)
	require.Equal(t, 1, d.found(s), "KIE-05")
	d.store(d.cancelling(denial.Header), nil)
	require.Equal(t, 2, d.found(s), "KIE-08: a denial that is cancelled hides nothing")
	permission, err := d.records.Permission(true)
	d.store(permission, err)
	require.Equal(t, 2, d.found(s))
	d.store(d.cancelling(permission.Header), nil)
	require.Equal(t, 2, d.found(s), "DSC-14: the permission before it is the newest now")

	one := newDesk(t)
	theirs, err = one.atController(firm)
	require.NoError(t, err)
	theirs.store(theirs.records.Matter())
	one.mock.Inform(one.records.Client.Code)
	one.store(one.records.Relationship())
	permission, err = one.records.Permission(true)
	one.store(permission, err)
	s.Client = one.records.Client.Code
	require.Equal(t, 1, one.found(s))
	one.store(one.cancelling(permission.Header), nil)
	require.Zero(t, one.found(s), "DSC-02: a permission that is cancelled opens nothing")
}

// TestDeclarationsAreNotDisclosed: they show in the controller's own search by
// their group alone (rule KIE-10).
func TestDeclarationsAreNotDisclosed(t *testing.T) {
	organiser, theirs := withAccess(t, provider{firm.Unit, "24", day(0), ""})
	client := organiser.records.Client.Code
	organiser.mock.Inform(client)
	organiser.store(organiser.records.Permission(true))
	organiser.store(organiser.records.DenyDocument("2.999.1"))
	theirs.store(theirs.records.Relationship())
	for _, group := range []metadata.Group{metadata.GroupPermission, metadata.GroupDenial} {
		require.Equal(t, 1, organiser.found(archive.Search{Client: client, Group: group}), "KIE-10: in the function that manages them")
		foreign := archive.Search{Client: client, Group: group, Controller: county.Controller.ID}
		require.Zero(t, theirs.found(foreign), "KIE-10: not to another controller, which sees the rest")
		foreign.Reason = archive.SearchReason("1")
		require.Zero(t, theirs.found(foreign), "KIE-10: nor by broad right")
		require.Zero(t, theirs.found(archive.Search{Client: client, Group: group, Controller: county.Controller.ID, RegisterAccess: true}),
			"KIE-10: nor by register access")
	}
	require.Equal(t, 2, theirs.found(archive.Search{Client: client, Controller: county.Controller.ID}))
	require.Equal(t, 2, organiser.found(archive.Search{Client: client}), "KIE-10: not in a search that does not ask for them")
}
