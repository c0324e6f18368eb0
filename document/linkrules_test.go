package document_test

import (
	"bytes"
	"encoding/base64"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// groupDraft is a document of our own structure of a group.
func groupDraft(t testing.TB, group metadata.Group, structureOID string) document.Draft {
	d := planDraft(t)
	s, err := ownStructures(t).Structure(structureOID)
	require.NoError(t, err)
	d.Structure, d.Content = s, demodata.Content(structureOID)
	h := d.Header
	h.Group, h.Type, h.SpecificType, h.ServiceProcess, h.Author = group, metadata.Code{}, metadata.Code{}, metadata.Code{}, metadata.Professional{}
	switch group {
	case metadata.GroupMatter:
		h.Matter = "2.999.10.1234567.15.2026.1"
	case metadata.GroupClientRelationship:
		h.Matter, h.ServiceTasks, h.ClientRelationship = "", nil, "2.999.10.1234567.14.2026.1"
	}
	return d
}

func relationshipDraft(t testing.TB) document.Draft {
	return groupDraft(t, metadata.GroupClientRelationship, demodata.ClientRelationship)
}

func matterDraft(t testing.TB) document.Draft {
	return groupDraft(t, metadata.GroupMatter, demodata.Matter)
}

// sourceOf is the structures that a draft's own structure is one of.
type sourceOf struct{ s *document.Structure }

func (o sourceOf) Structure(oid string) (*document.Structure, error) {
	if o.s == nil || o.s.Info().OID != oid {
		return nil, &document.Error{Code: document.CodeUnknownStructure}
	}
	return o.s, nil
}

// judged judges a draft after its content was changed; what Assemble would refuse
// is put into the document all the same.
func judged(t *testing.T, d document.Draft, changed string) rule.Findings {
	t.Helper()
	out, err := d.Assemble()
	require.NoError(t, err)
	was, is := base64.StdEncoding.EncodeToString(d.Content), base64.StdEncoding.EncodeToString([]byte(changed))
	require.Contains(t, string(out), was)
	j, err := document.Check(bytes.Replace(out, []byte(was), []byte(is), 1), document.CheckOptions{Structures: sourceOf{d.Structure}, Unsigned: true})
	require.NoError(t, err)
	return slices.DeleteFunc(j.Findings, func(f rule.Finding) bool { return f.Rule == "CNT-08" || f.Rule == "CNT-09" }) // the display form stayed as it was
}

const (
	relationshipStart = `"sosiaalihuollon_asiakkuus": {
   "asiakkuuden_alkamispvm": "2026-01-12"
  }`
	relationshipID = `"asiakkuuden_yksilointitunnus": {
   "value": "2.999.10.1234567.14.2026.1"
  },`
	guardianPowers = `,
    "toimivalta": "Huoltaja, edustaa lasta yksin."`
	clientIdentity = `"henkilotunnus": {
    "system": "urn:oid:1.2.246.21",
    "value": "140312A907T"
   },
   "syntymaaika": "2012-03-14",`
	firstUnit = `"palvelunjarjestajan_palveluyksikko": [
     {`
	ownWorkers = `"palveluista_vastaava_tyontekija": [`
)

// second makes a header the second version.
func second(h *metadata.Header) {
	h.Replaces = &metadata.Replacement{ID: h.ID, SetID: h.SetID, Version: 1}
	h.ID, h.Version, h.CorrectionReason = "2.999.10.1234567.95.2026.1.2", 2, metadata.CorrectionReasons.Code("1")
}

// linkCase is the sentence of a rule with an edit of our example content that
// breaks it and, unless the example itself keeps the rule, one that does not.
type linkCase struct {
	rule     rule.ID
	sentence string
	draft    func(testing.TB) document.Draft
	header   func(*metadata.Header) // nil: as it is
	goodA    string                 // replaced by goodB in a content that keeps the rule
	goodB    string
	from, to string
	severity rule.Severity
	location string
}

var linkCases = []linkCase{
	{"LNK-04", "the client relationship is listed", relationshipDraft, nil, "", "", relationshipStart + ",", "", rule.Error, "/sosiaalihuollon_asiakkuus"},
	{"LNK-05", "the own worker is there", relationshipDraft, nil, "", "", ownWorkers, `"palveluista_vastaava_tyontekija": [], "palveluista_vastaava_tyontekijat": [`, rule.Warning, "/palveluista_vastaava_tyontekija"},
	{"LNK-17", "a closed matter has a closing date", matterDraft, nil, `"Avoin"
   },
   "avauspaiva": "2026-01-12"`, `"Suljettu"
   },
   "avauspaiva": "2026-01-12", "paattymispaiva": "2026-01-14"`, `"Avoin"`, `"Suljettu"`, rule.Error, "/asian_tiedot/paattymispaiva"},
	{"LNK-17", "an open matter has none", matterDraft, nil, "", "", `"avauspaiva": "2026-01-12"`, `"avauspaiva": "2026-01-12", "paattymispaiva": "2026-01-14"`, rule.Warning, "/asian_tiedot/paattymispaiva"},
	{"LNK-18", "matter name 99 has a supplement", matterDraft, nil, "", "", `"lisatieto_luokkaan_muu": "Perheneuvonnan järjestäminen",`, ``, rule.Error, "/asian_tiedot/lisatieto_luokkaan_muu"},
	{"LNK-22", "both places are filled", relationshipDraft, nil, "", "", ownWorkers, `"palvelunjarjestajan_palveluyksikko": [{"palveluyksikon_nimi": {"system": "urn:oid:1.2.246.537.6.202.2008",
    "code": "2.999.10.1234567.10.1", "display": "Yksikkö"}, "asiakkuuden_alkamispvm": "2026-01-12"}], ` + ownWorkers, rule.Warning, "/palvelunjarjestajan_palveluyksikko"},
	{"LNK-22", "neither place is filled", relationshipDraft, nil, "", "", firstUnit, `"muu": [
     {`, rule.Error, "/palvelunjarjestajan_palveluyksikko"},
	{"LNK-25", "no end date while active", relationshipDraft, nil, `"asiakkuuden_alkamispvm": "2026-01-12"
  }`, `"asiakkuuden_alkamispvm": "2026-01-10"
  }`, `"asiakkuuden_alkamispvm": "2026-01-12"
  }`, `"asiakkuuden_alkamispvm": "2026-01-12", "asiakkuuden_paattymispvm": "2026-01-14"
  }`, rule.Error, "/sosiaalihuollon_asiakkuus/asiakkuuden_paattymispvm"},
	{"LNK-25", "the start date is the newest relationship's", relationshipDraft, nil, "", "", `"asiakkuuden_alkamispvm": "2026-01-12"
  }`, `"asiakkuuden_alkamispvm": "2026-01-14"
  }`, rule.Warning, "/sosiaalihuollon_asiakkuus/asiakkuuden_alkamispvm"},
	{"LNK-26", "a guardian has a description of powers", relationshipDraft, nil, "", "", guardianPowers, ``, rule.Error, "/asiakkaaseen_liittyvat_henkilot/0/toimivalta"},
	{"OLD-12", "an old relationship is not used by a producer", relationshipDraft, nil, "", "", `"asiakkuuden_alkamispvm": "2026-01-12"
  }`, `"asiakkuuden_alkamispvm": "2026-01-12", "vanha_asiakkuus": true
  }`, rule.Warning, "/sosiaalihuollon_palvelutehtava/0/palveluntuottaja"},
	{"TUR-06", "turvakielto is always given", relationshipDraft, nil, "", "", `"turvakielto": false,`, ``, rule.Error, "/asiakas/turvakielto"},
	{"TMP-06", "a temporary identifier is no identity code", relationshipDraft, nil, "", "", `"system": "urn:oid:1.2.246.21",
    "value": "140312A907T"`, `"system": "urn:oid:1.2.246.10.12345671.22.2026",
    "value": "140312A907T"`, rule.Error, "/asiakas/henkilotunnus/system"},
	{"DOC-23", "the structure was in force", matterDraft, func(h *metadata.Header) { h.Drafted = h.Drafted.AddDate(0, 0, -20) }, "", "", "", "", rule.Warning, "contentSpecificationId"},
}

// TestLinkRules: each sentence on our own structures.
func TestLinkRules(t *testing.T) {
	for _, tc := range linkCases {
		t.Run(string(tc.rule)+" "+tc.sentence, func(t *testing.T) { tc.run(t, nil) })
	}
}

// TestLinkRulesOnPublishedStructures: the same on THL's, with the same contents.
func TestLinkRulesOnPublishedStructures(t *testing.T) {
	r := sosmeta(t)
	for _, tc := range linkCases {
		if tc.rule == "DOC-23" { // the published versions are older than the example
			continue
		}
		t.Run(string(tc.rule)+" "+tc.sentence, func(t *testing.T) { tc.run(t, r) })
	}
}

// run tries the case on our own structures, or on the newest of a registry.
func (tc linkCase) run(t *testing.T, r *document.Registry) {
	draft := func() document.Draft {
		d := tc.draft(t)
		if r != nil {
			info, ok := r.Newest(d.Structure.Info().TypeKey())
			require.True(t, ok)
			d.Structure = structure(t, r, info.OID)
		}
		return d
	}
	good := draft()
	kept := strings.Replace(string(good.Content), tc.goodA, tc.goodB, 1)
	require.Empty(t, judged(t, good, kept).Of(tc.rule), "a document that keeps the rule")

	bad := draft()
	if tc.header != nil {
		tc.header(bad.Header)
	}
	changed := strings.Replace(string(bad.Content), tc.from, tc.to, 1)
	require.True(t, tc.header != nil || changed != string(bad.Content), "the test changes nothing")
	found := judged(t, bad, changed)
	require.Len(t, found.Of(tc.rule), 1, "%v", found)
	f := found.Of(tc.rule)[0]
	require.Equal(t, tc.severity, f.Severity)
	require.Contains(t, f.Location, tc.location)
	for _, other := range found {
		require.False(t, other.Location == f.Location && other.Rule != f.Rule, "two findings about one flaw: %v", found)
	}
}
