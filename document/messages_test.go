package document_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/rule"
)

// Every finding that the tables of this package provoke has its text in
// Finnish and Swedish, except for those about limits of ours.
func TestEveryMessageIsTranslated(t *testing.T) {
	check := func(findings rule.Findings) {
		for _, f := range findings {
			require.Equal(t, f.Message, document.Message(f, "en"))
			if f.Rule == "CNT-05" && !strings.HasPrefix(f.Message, "the number") {
				continue
			}
			fi, sv := document.Message(f, "fi"), document.Message(f, "sv")
			require.NotEqual(t, f.Message, fi)
			require.NotEqual(t, f.Message, sv)
			require.NotEqual(t, fi, sv)
		}
	}
	plan := structure(t, demo(t), demodata.Plan)
	for _, c := range hostile {
		if len(c.content) < 5000 {
			check(plan.Validate(c.content))
		}
	}
	for _, c := range ruleCases {
		before := string(demodata.Content(c.oid))
		check(structure(t, demo(t), c.oid).Validate([]byte(strings.Replace(before, c.from, c.to, 1))))
	}
	for _, c := range noteCases {
		s := build(t, noteFields(c.note)...)
		probes, err := s.Probes(document.MinimalOptions{})
		require.NoError(t, err)
		for _, p := range probes {
			check(s.Validate(p.Breaking))
		}
	}
}

func TestMessageKeepsThePlace(t *testing.T) {
	f := rule.Finding{Message: "the key occurs twice in its object at byte 17"}
	require.Equal(t, "avain esiintyy oliossaan kahdesti, tavu 17", document.Message(f, "fi"))
	require.Equal(t, "nyckeln förekommer två gånger i objektet, byte 17", document.Message(f, "sv"))
	f.Message = "the content is not known"
	require.Equal(t, f.Message, document.Message(f, "fi"))
}
