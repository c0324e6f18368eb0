package metadata_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

var update = flag.Bool("update", false, "write the golden files")

// sameHeader compares headers by value; identifiers are comparable.
var sameHeader = cmp.Options{
	cmpopts.IgnoreUnexported(metadata.Header{}),
	cmp.Comparer(func(a, b ident.PersonalCode) bool { return a == b }),
	cmp.Comparer(func(a, b ident.TemporaryID) bool { return a == b }),
	cmp.Comparer(func(a, b ident.RegistrationNumber) bool { return a == b }),
	cmpopts.EquateEmpty(),
}

// goldenCases are the headers that have a golden file: every group, its second
// version and its cancellation, and headers of particular situations.
func goldenCases(t testing.TB) map[string]*metadata.Header {
	cases := map[string]*metadata.Header{}
	for _, group := range metadata.Groups() {
		name := "group" + string(group)
		cases[name], cases[name+"-version2"], cases[name+"-cancelled"] = validHeader(t, group), validHeader(t, group), validHeader(t, group)
		later(cases[name+"-version2"])
		cancelled(cases[name+"-cancelled"])
	}
	for name, change := range situations(t) {
		h := validHeader(t, metadata.GroupClientDocument)
		if name == "shared-matter" {
			h = validHeader(t, metadata.GroupMatter)
		}
		change(h)
		cases[name] = h
	}
	return cases
}

// situations are what occurs in several groups.
func situations(t testing.TB) map[string]func(*metadata.Header) {
	temporary, err := ident.ParseTemporaryID("1.2.246.10.12345671.22.2026", "010111A998W")
	require.NoError(t, err)
	return map[string]func(*metadata.Header){
		"shared-matter": func(h *metadata.Header) {
			h.Clients = append(h.Clients, metadata.Client{Code: mustCode(t, "020585-913P"), Given: []string{"Veikko"}, Family: "Esimerkki"})
		},
		"temporary-identifier": func(h *metadata.Header) {
			h.Clients[0].Code, h.Clients[0].Temporary = ident.PersonalCode{}, temporary
		},
		"register-access-right": func(h *metadata.Header) {
			h.Organiser = metadata.Organisation{ID: "1.2.246.10.23456783.10.0", Name: "Esimerkkituottaja Oy"}
			h.Unit = metadata.Organisation{ID: "1.2.246.10.23456783.10.3", Name: "Esimerkkituottajan yksikkö"}
		},
	}
}

func TestEncodeDecode(t *testing.T) {
	for name, h := range goldenCases(t) {
		t.Run(name, func(t *testing.T) {
			require.Empty(t, h.Validate())
			out, err := metadata.Encode(h, []byte(component))
			require.NoError(t, err)
			golden(t, name+".xml", out)

			back, found, err := metadata.Decode(out)
			require.NoError(t, err)
			require.Empty(t, found)
			require.Empty(t, cmp.Diff(h, back, sameHeader))
			require.Empty(t, back.Validate())

			again, err := metadata.Encode(back, []byte(component))
			require.NoError(t, err)
			require.Equal(t, string(out), string(again))
		})
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, got, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got))
}

func TestDecodeSurvivesForeignForms(t *testing.T) {
	h := validHeader(t, metadata.GroupClientDocument)
	out, err := metadata.Encode(h, []byte(component))
	require.NoError(t, err)
	text := string(out)
	for _, tc := range []struct{ name, from, to string }{
		{"comments", "<id root", "<!-- tunniste --><id root"},
		{"white space", "><", ">\n\t<"},
		{"other prefix", "hl7fi:", "ep2:"},
		{"language in capitals", `languageCode code="fi"`, `languageCode code="FI"`},
		{"apostrophes", `realmCode code="FI"`, `realmCode code='FI'`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			changed := strings.ReplaceAll(text, tc.from, tc.to)
			if tc.name == "other prefix" {
				changed = strings.Replace(changed, "xmlns:hl7fi=", "xmlns:ep2=", 1)
			}
			back, found, err := metadata.Decode([]byte(changed))
			require.NoError(t, err)
			require.Empty(t, found)
			if tc.name == "language in capitals" {
				require.Equal(t, "FI", back.Language)
				back.Language = "fi"
			}
			require.Empty(t, cmp.Diff(h, back, sameHeader))
			require.Empty(t, back.Validate())
		})
	}
	t.Run("any order", func(t *testing.T) {
		i, j := strings.Index(text, "<setId"), strings.Index(text, "<versionNumber")
		moved := text[:i] + text[j:]
		moved = strings.Replace(moved, "<component>", text[i:j]+"<component>", 1)
		back, found, err := metadata.Decode([]byte(moved))
		require.NoError(t, err)
		require.Empty(t, found)
		require.Empty(t, cmp.Diff(h, back, sameHeader))
	})
}

func TestDecodeRefuses(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		code     metadata.ErrorCode
	}{
		{"nothing", "", metadata.CodeNotXML},
		{"DOCTYPE", `<!DOCTYPE x><ClinicalDocument xmlns="urn:hl7-org:v3"/>`, metadata.CodeNotXML},
		{"two roots", `<ClinicalDocument xmlns="urn:hl7-org:v3"/><x/>`, metadata.CodeNotXML},
		{"other root", `<Frame xmlns="urn:hl7-org:v3"/>`, metadata.CodeNotDocument},
		{"no namespace", `<ClinicalDocument/>`, metadata.CodeNotDocument},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, _, err := metadata.Decode([]byte(tc.in))
			var e *metadata.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, tc.code, e.Code)
		})
	}
}

func TestEncodeRefuses(t *testing.T) {
	h := validHeader(t, metadata.GroupClientDocument)
	h.RestrictionReason = "a\x00b"
	_, err := metadata.Encode(h, []byte(component))
	var e *metadata.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, metadata.CodeIllegalText, e.Code)
	require.Contains(t, e.Location, "authorizationRestrictionArgument")

	h.RestrictionReason = "\xff"
	_, err = metadata.Encode(h, []byte(component))
	require.ErrorAs(t, err, &e)

	h.RestrictionReason = ""
	for _, bad := range []string{"", "<other/>", component + component, "<component>", "x<component", "<component xmlns='urn:x'/>"} {
		_, err = metadata.Encode(h, []byte(bad))
		require.ErrorAs(t, err, &e, bad)
		require.Equal(t, metadata.CodeBadComponent, e.Code, bad)
	}
}

func TestDecodeSamples(t *testing.T) {
	for name, want := range map[string]map[rule.ID]rule.Severity{
		"plan-document.xml":      {"HDR-19": rule.Warning}, // matter id with root and nullFlavor
		"asiakkuus-document.xml": {},
	} {
		t.Run(name, func(t *testing.T) {
			src := outside.Sample(t, name)
			h, found, err := metadata.Decode(src)
			require.NoError(t, err)
			found.Add(h.Validate()...)
			got := map[rule.ID]rule.Severity{}
			for _, f := range found {
				got[f.Rule] = f.Severity
			}
			require.Equal(t, want, got, "%v", found)
			require.True(t, h.Clients[0].Code.IsTest())
			require.NotEmpty(t, h.ContentSpec)
			require.NotEmpty(t, h.Software.Product)
		})
	}
}

func FuzzDecode(f *testing.F) {
	for _, h := range goldenCases(f) {
		out, err := metadata.Encode(h, []byte(component))
		require.NoError(f, err)
		f.Add(out)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		h, _, err := metadata.Decode(src)
		if err != nil {
			return
		}
		h.Validate()
		out, err := metadata.Encode(h, []byte(component))
		if err != nil {
			return // a decoded text may hold what only an escape can carry
		}
		back, _, err := metadata.Decode(out)
		if err != nil {
			t.Fatalf("what Encode wrote cannot be read: %v", err)
		}
		again, err := metadata.Encode(back, []byte(component))
		if err != nil || !bytes.Equal(out, again) {
			t.Fatalf("what was read back is written otherwise, %v:\n%s\n%s", err, out, again)
		}
	})
}

func BenchmarkEncode(b *testing.B) {
	h := validHeader(b, metadata.GroupClientDocument)
	for b.Loop() {
		if _, err := metadata.Encode(h, []byte(component)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	out, err := metadata.Encode(validHeader(b, metadata.GroupClientDocument), []byte(component))
	require.NoError(b, err)
	b.SetBytes(int64(len(out)))
	for b.Loop() {
		if _, _, err := metadata.Decode(out); err != nil {
			b.Fatal(err)
		}
	}
}

func TestEncodeIsDeterministic(t *testing.T) {
	h := validHeader(t, metadata.GroupClientDocument)
	a, err := metadata.Encode(h, []byte(component))
	require.NoError(t, err)
	b, err := metadata.Encode(h, []byte(component))
	require.NoError(t, err)
	require.True(t, bytes.Equal(a, b))
	require.NotContains(t, string(a), "\r")
}

// TestNothingIsTrimmed: what a foreign header says is kept as it is, white space at
// the ends and fractions of seconds included, and written again.
func TestNothingIsTrimmed(t *testing.T) {
	h := validHeader(t, metadata.GroupClientDocument)
	h.Controller.Name, h.ServiceCustomer.Name = "Alue ", " Kunta"
	h.Clients[0].Given, h.Clients[0].Family, h.Clients[0].CallingName = []string{" Aino\n"}, "Esim\u00a0", "Aino "
	h.Author.Family = "\tMallinen"
	h.Created = h.Created.Add(1234567 * time.Microsecond)
	first, err := metadata.Encode(h, []byte(component))
	require.NoError(t, err)
	back, found, err := metadata.Decode(first)
	require.NoError(t, err)
	require.Empty(t, found)
	require.Equal(t, h.Clients[0].Given, back.Clients[0].Given)
	require.True(t, h.Created.Equal(back.Created))
	second, err := metadata.Encode(back, []byte(component))
	require.NoError(t, err)
	require.Equal(t, string(first), string(second))
}
