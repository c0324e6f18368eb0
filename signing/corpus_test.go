package signing_test

import (
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/hostile"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the hostile vectors again")

// good are forged documents without flaw.
var good = map[string]entry{
	"plain":           {},
	"order reversed":  {refs: []string{stampRef, bodyRef}},
	"enveloped first": {refs: []string{ref("#"+bodyID, sha256m, xmldsig.EnvelopedSignature, excC14N), ref("#ts1", sha256m, xmldsig.EnvelopedSignature, excC14N)}},
	"inclusive":       {refs: []string{ref("#"+bodyID, xmldsig.SHA512, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"), stampRef}},
	"C14N 1.1":        {refs: []string{ref("#"+bodyID, xmldsig.SHA384, "http://www.w3.org/2006/12/xml-c14n11"), stampRef}},
	"offset":          {stamp: "2026-03-23T11:00:00.5+02:00"},
	"KanTa":           {kind: "4"},
}

// TestForgeCanBeGood proves that the forged documents fail for their flaw and
// not for the forging.
func TestForgeCanBeGood(t *testing.T) {
	for name, e := range good {
		t.Run(name, func(t *testing.T) {
			r := verify(t, forge(t, collect(e), system(t)))
			require.True(t, r.Valid(), "%v", r.All())
		})
	}
}

// TestWriteHostileVectors writes the corpus of package hostile when -update is
// given. Without it, it checks that the corpus has every vector of the tables.
func TestWriteHostileVectors(t *testing.T) {
	set := hostile.Set{
		Now: present, Roots: certPEM(pki(t).Root()),
		Intermediates: certPEM(pki(t).IssuingCA()) + certPEM(pki(t).ProfessionalCA()),
	}
	add := func(group string, c hostileCase, outcome hostile.Outcome) {
		id := group + "-" + strings.NewReplacer(" ", "-", "'", "", ":", "-", ".", "-").Replace(strings.ToLower(c.name))
		v := hostile.Vector{ID: id, Flaw: c.flaw, File: id + ".xml", Outcome: outcome, Rules: c.rules}
		if *update {
			v.Document = []byte(c.doc(t))
		}
		set.Vectors = append(set.Vectors, v)
	}
	for _, name := range slices.Sorted(maps.Keys(good)) {
		add("good", hostileCase{name: name, flaw: "none", doc: func(t *testing.T) string { return forge(t, collect(good[name]), system(t)) }}, hostile.Valid)
	}
	add("good", hostileCase{name: "professional", flaw: "none", doc: func(t *testing.T) string {
		return sign(t, sign(t, unsigned, professional(t), signing.Professional), system(t), signing.System)
	}}, hostile.Valid)
	for _, group := range slices.Sorted(maps.Keys(groups())) {
		for _, c := range groups()[group] {
			add(group, c, hostile.Invalid)
		}
	}
	for _, c := range unreadable {
		add("unreadable", hostileCase{name: c.name, flaw: c.flaw, doc: c.doc}, hostile.Unreadable)
		set.Vectors[len(set.Vectors)-1].Reader = c.reader
	}
	if *update {
		writeVectors(t, set)
		return
	}
	shipped, err := hostile.Load()
	require.NoError(t, err)
	ids := func(vs []hostile.Vector) (out []string) {
		for _, v := range vs {
			out = append(out, v.ID)
		}
		return out
	}
	require.Equal(t, ids(set.Vectors), ids(shipped.Vectors), "run with -update when the tables change")
}

func writeVectors(t *testing.T, set hostile.Set) {
	dir := filepath.Join("hostile", "vectors")
	old, err := filepath.Glob(filepath.Join(dir, "*.xml"))
	require.NoError(t, err)
	for _, f := range old {
		require.NoError(t, os.Remove(f))
	}
	for _, v := range set.Vectors {
		require.NoError(t, os.WriteFile(filepath.Join(dir, v.File), v.Document, 0o644))
	}
	index, err := json.MarshalIndent(set, "", "\t")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "vectors.json"), append(index, '\n'), 0o644))
}
