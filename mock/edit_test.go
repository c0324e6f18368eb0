package mock_test

import (
	"encoding/json"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// edited is a draft whose content is changed as plain values.
func (d *desk) edited(draft document.Draft, err error, change func(root map[string]any)) document.Draft {
	d.t.Helper()
	require.NoError(d.t, err)
	var content map[string]any
	require.NoError(d.t, json.Unmarshal(draft.Content, &content))
	for _, root := range content {
		change(root.(map[string]any))
	}
	draft.Content, err = json.Marshal(content)
	require.NoError(d.t, err)
	return draft
}

// next turns a draft into the version after another document.
func (d *desk) next(draft document.Draft, old *metadata.Header) document.Draft {
	draft.Header.SetID, draft.Header.Version = old.SetID, old.Version+1
	draft.Header.Replaces = &metadata.Replacement{ID: old.ID, SetID: old.SetID, Version: old.Version}
	draft.Header.CorrectionReason = metadata.CorrectionReasons.Code("1")
	return draft
}

// provider is a unit that serves the client in a service task.
type provider struct {
	unit     metadata.Organisation
	task     string
	from, to string
}

// served adds providers to the content of an asiakkuusasiakirja.
func served(providers ...provider) func(map[string]any) {
	return func(root map[string]any) {
		tasks, _ := root["sosiaalihuollon_palvelutehtava"].([]any)
		for _, p := range providers {
			unit := map[string]any{
				"palveluyksikon_nimi":      map[string]any{"system": "urn:oid:1.2.246.537.6.202.2008", "code": string(p.unit.ID), "display": p.unit.Name},
				"asiakkuuden_alkamispvm":   p.from,
				"asiakkuuden_paattymispvm": p.to,
			}
			if p.to == "" {
				delete(unit, "asiakkuuden_paattymispvm")
			}
			organiser := map[string]any{
				"palveluyksikon_nimi":    map[string]any{"system": "urn:oid:1.2.246.537.6.202.2008", "code": string(county.Unit.ID), "display": county.Unit.Name},
				"asiakkuuden_alkamispvm": p.from,
			}
			tasks = append(tasks, map[string]any{
				"palvelutehtava":                     map[string]any{"system": "urn:oid:1.2.246.537.6.1221.201601", "code": p.task, "display": "x"},
				"palvelunjarjestajan_palveluyksikko": []any{organiser},
				"palveluntuottaja":                   []any{unit},
			})
		}
		root["sosiaalihuollon_palvelutehtava"] = tasks
	}
}

// refused archives a draft and requires a refusal by a rule; nothing new is
// stored.
func (d *desk) refused(draft document.Draft, want rule.ID) {
	d.t.Helper()
	before := len(d.mock.Documents())
	draft.Header.Signer = nil
	_, err := d.client.Archive(d.t.Context(), d.sign(d.unsigned(draft, nil)))
	require.Contains(d.t, rulesOf(d, err), want)
	require.Len(d.t, d.mock.Documents(), before, "a refused document leaves nothing behind")
}

func rulesOf(d *desk, err error) (rules []rule.ID) {
	d.t.Helper()
	var refused *archive.Error
	require.ErrorAs(d.t, err, &refused)
	require.Equal(d.t, archive.CodeRefused, refused.Code, "%v", err)
	for _, detail := range refused.Details {
		if detail.Severity == rule.Error {
			rules = append(rules, detail.Rule)
		}
	}
	return rules
}

// warned archives a draft and requires that it is stored with a warning.
func (d *desk) warned(draft document.Draft, err error, want rule.ID) {
	d.t.Helper()
	require.NoError(d.t, err)
	draft.Header.Signer = nil
	receipt, err := d.client.Archive(d.t.Context(), d.sign(d.unsigned(draft, nil)))
	require.NoError(d.t, err)
	var rules []rule.ID
	for _, detail := range receipt.Ack.Details {
		rules = append(rules, detail.Rule)
	}
	require.Contains(d.t, rules, want)
}

// found counts what a search finds.
func (d *desk) found(s archive.Search) int {
	d.t.Helper()
	documents, err := d.client.Search(d.t.Context(), s)
	require.NoError(d.t, err)
	return len(documents)
}

var (
	county = scenario.NewOrganisation(1234567, "Esimerkkilän hyvinvointialue")
	firm   = scenario.NewOrganisation(7654321, "Palvelutalo Oy")
)

// atProvider is the same archive and client as the provider's system sees them:
// its documents go to the organiser's register.
func (d *desk) atProvider(o scenario.Organisation) *desk {
	theirs, err := d.atController(o)
	require.NoError(d.t, err)
	theirs.records.MatterOID = d.records.MatterOID
	return theirs
}

// outsourced drafts a plan that a provider makes for the organiser's register.
func (d *desk) outsourced(organiser scenario.Organisation) document.Draft {
	d.t.Helper()
	plan, err := d.records.Plan()
	require.NoError(d.t, err)
	plan.Header.Controller, plan.Header.Organiser, plan.Header.ServiceCustomer = organiser.Controller, organiser.Controller, organiser.Controller
	return plan
}

func unitOf(o scenario.Organisation, n string) metadata.Organisation {
	return metadata.Organisation{ID: ident.OID(string(o.Root) + ".10." + n), Name: "Yksikkö " + n}
}

var unitedCounty = scenario.NewOrganisation(3333333, "Yhdistynyt hyvinvointialue")
