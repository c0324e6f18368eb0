package document_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
)

// A person's two identifiers that are marked but have no note mean rule TMP-08:
// a client has an identity code or a temporary identifier. Any other mark without
// a note is reported as not understood.
func TestIdentityPairWithoutNote(t *testing.T) {
	const identifier = `{"type":"object","additionalProperties":false,"required":["value"],"properties":{"system":{"type":"string"},"value":{"type":"string"}},
		"sosmeta":{"name":[{"lang":"fi","value":"NAME"}],"representation":[{"lang":"fi","value":"Tunnus"}],"required":false,"repeatable":false,"conditionalRequired":true,"rowNumber":1}}`
	structureWith := func(first, second string) []byte {
		return []byte(`{"$schema":"http://json-schema.org/draft-07/schema#","title":"x","type":"object","additionalProperties":false,
		"sosmeta":{"oid":"2.999.1506.19001.2026.1.1","documentDefinitionVersion":"2026-01-01","documentType":"Merkintä","status":"Valmis"},
		"required":["koe"],"properties":{"koe":{"type":"object","additionalProperties":false,"sosmeta":{"name":[{"lang":"fi","value":"Koe"}]},"properties":{
		"` + first + `":` + strings.Replace(identifier, "NAME", "Henkilötunnus", 1) + `,
		"` + second + `":` + strings.Replace(identifier, "NAME", "Tilapäinen yksilöintitunnus", 1) + `}}}}`)
	}
	load := func(src []byte) *document.Structure {
		r, err := document.NewRegistry(fstest.MapFS{"s.json": {Data: src}})
		require.NoError(t, err)
		s, err := r.Structure("2.999.1506.19001.2026.1.1")
		require.NoError(t, err)
		return s
	}
	s := load(structureWith("henkilotunnus", "tilapainen_yksilointitunnus"))
	require.Len(t, s.Conditions(), 2)
	for _, p := range s.Conditions() {
		require.Equal(t, document.Overridden, p.Status)
		require.Contains(t, p.Reason, "TMP-08")
	}
	require.NotEmpty(t, s.Validate([]byte(`{"koe":{}}`)).Of("STR-14"))
	require.Empty(t, s.Validate([]byte(`{"koe":{"henkilotunnus":{"system":"urn:oid:1.2.246.21","value":"140312A907T"}}}`)).Of("STR-14"))
	require.Empty(t, s.Validate([]byte(`{"koe":{"tilapainen_yksilointitunnus":{"value":"140312-998A"}}}`)).Of("STR-14"))

	for _, p := range load(structureWith("henkilotunnus", "toinen_tunnus")).Conditions() {
		require.Equal(t, document.NotUnderstood, p.Status)
	}
}
