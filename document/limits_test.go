package document_test

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/rule"
)

const planKey = "lapsiperheiden_palvelujen_asiakassuunnitelma"

func plan(inner string) []byte { return []byte(`{"` + planKey + `":` + inner + `}`) }

// hostile are contents that no honest system sends, with the rule that refuses
// each and where.
var hostile = []struct {
	name, rule, location, field string
	content                     []byte
}{
	{"empty", "CNT-01", "", "", nil},
	{"not JSON", "CNT-01", "", "", []byte("hello")},
	{"cut off", "CNT-01", "/" + planKey + "/lisatiedot", "Lisätiedot", []byte(`{"` + planKey + `":{"lisatiedot":"x`)},
	{"two values", "CNT-01", "", "", append(plan(`{}`), '1')},
	{"byte order mark", "CNT-01", "", "", append([]byte("\xef\xbb\xbf"), plan(`{}`)...)},
	{"UTF-16", "CNT-01", "", "", []byte("{\x00\"\x00a\x00\"\x00:\x001\x00}\x00")},
	{"invalid UTF-8", "CNT-01", "/" + planKey + "/lisatiedot", "Lisätiedot", plan("{\"lisatiedot\":\"\xff\"}")},
	{"lone surrogate", "CNT-01", "/" + planKey + "/lisatiedot", "Lisätiedot", plan(`{"lisatiedot":"\ud800"}`)},
	{"surrogates in the wrong order", "CNT-01", "/" + planKey + "/lisatiedot", "Lisätiedot", plan(`{"lisatiedot":"\udc00\ud800"}`)},
	{"raw newline in a string", "CNT-01", "/" + planKey + "/lisatiedot", "Lisätiedot", plan("{\"lisatiedot\":\"a\nb\"}")},
	{"NUL", "CNT-06", "/" + planKey + "/lisatiedot", "Lisätiedot", plan(`{"lisatiedot":"a\u0000b"}`)},
	{"noncharacter", "CNT-06", "/" + planKey + "/lisatiedot", "Lisätiedot", plan(`{"lisatiedot":"` + "\uffff" + `"}`)},
	{"duplicate key", "CNT-02", "/" + planKey + "/lisatiedot", "Lisätiedot", plan(`{"lisatiedot":"a","lisatiedot":"b"}`)},
	{"duplicate root", "CNT-02", "/" + planKey, "Lapsiperheiden palvelujen asiakassuunnitelma", []byte(`{"` + planKey + `":{},"` + planKey + `":{}}`)},
	{"array", "STR-01", "", "", []byte(`[]`)},
	{"null", "STR-01", "", "", []byte(`null`)},
	{"other root", "STR-01", "/" + planKey, "Lapsiperheiden palvelujen asiakassuunnitelma", []byte(`{"muu":{}}`)},
	{"second root", "STR-01", "/*", "", []byte(`{"` + planKey + `":{},"muu":1}`)},
	{"unknown field", "STR-02", "/" + planKey + "/*", "Lapsiperheiden palvelujen asiakassuunnitelma", plan(`{"muu":1}`)},
	{"wrong type", "CNT-04", "/" + planKey + "/lisatiedot", "Lisätiedot", plan(`{"lisatiedot":{"a":1}}`)},
	{"null field", "CNT-04", "/" + planKey + "/lisatiedot", "Lisätiedot", plan(`{"lisatiedot":null}`)},
	{"huge number", "CNT-05", "/" + planKey + "/lisatiedot", "Lisätiedot", plan(`{"lisatiedot":1e999999999}`)},
	{"long number", "CNT-05", "/" + planKey + "/lisatiedot", "Lisätiedot", plan(`{"lisatiedot":` + strings.Repeat("9", 1_000_000) + `}`)},
	{"too large", "CNT-05", "", "", bytes.Repeat([]byte(" "), document.MaxContent+1)},
	{"5 MB of text in an unknown field", "STR-02", "/" + planKey + "/*", "Lapsiperheiden palvelujen asiakassuunnitelma", plan(`{"muu":"` + strings.Repeat("å", 2_500_000) + `"}`)},
	{"200 levels of arrays", "CNT-05", "/" + planKey + "/lisatiedot" + indexes(62), "Lisätiedot", plan(`{"lisatiedot":` + strings.Repeat("[", 200) + strings.Repeat("]", 200) + `}`)},
	{"200 levels of objects", "CNT-05", "", "", []byte(strings.Repeat(`{"a":`, 200) + "1" + strings.Repeat("}", 200))},
	{"a million items", "CNT-05", "/" + planKey + "/laatija/59997", "Laatija", plan(`{"laatija":[` + strings.Repeat("1,", 999_999) + `1]}`)},
	{"100,000 wrong items", "CNT-05", "", "", plan(`{"laatija":[` + strings.Repeat("1,", 99_999) + `1]}`)},
	{"50,000 unknown fields", "STR-02", "/" + planKey + "/*", "Lapsiperheiden palvelujen asiakassuunnitelma", manyKeys(50_000)},
}

func indexes(n int) string { return strings.Repeat("/0", n) }

func manyKeys(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, `,"avain%d":%d`, i, i)
	}
	return plan("{" + b.String()[1:] + "}")
}

// Bad input gives a finding with a pointer and the field's name, within 200 MB,
// and neither Validate nor Render fails in another way. Time is bounded by the
// limits on values and findings; docs/performance.md has figures.
func TestHostileContents(t *testing.T) {
	s := structure(t, demo(t), demodata.Plan)
	for _, c := range hostile {
		t.Run(c.name, func(t *testing.T) {
			before := allocated()
			findings := s.Validate(c.content)
			_, renderErr := s.Render(c.content, document.RenderOptions{})
			require.Less(t, allocated()-before, uint64(200<<20))
			require.True(t, findings.HasErrors())
			require.LessOrEqual(t, len(findings), document.MaxFindings+1)
			of := findings.Of(rule.ID(c.rule))
			require.NotEmpty(t, of, findings)
			if c.location != "" {
				at := slices.IndexFunc(of, func(f rule.Finding) bool { return f.Location == c.location })
				require.GreaterOrEqual(t, at, 0, "no finding at %s: %v", c.location, of)
				require.Equal(t, c.field, of[at].Field)
			}
			if c.rule != "CNT-06" && c.name != "huge number" {
				require.ErrorIs(t, renderErr, &document.Error{Code: document.CodeContent})
			}
		})
	}
}

// allocated returns the bytes allocated so far; the difference is an upper
// bound of what an operation held at once.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}
