package validation_test

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/archive/validation"
)

// TestRealCodesBehindAnyName: a real code is found in the document of a frame
// whatever a vendor's profile calls the message, its envelope and its encoding,
// and in the Base64 of any element.
func TestRealCodesBehindAnyName(t *testing.T) {
	const real, invented = "131052-308T", "140312A907T"
	document := func(code string) string {
		content := base64.StdEncoding.EncodeToString([]byte(`{"henkilotunnus":"` + code + `"}`))
		return `<ClinicalDocument xmlns="urn:hl7-org:v3"><!-- ` + strings.Repeat("x", 70) + ` --><x>` + content + `</x></ClinicalDocument>`
	}
	frame := func(encoding, code string) string {
		p := archive.DefaultProfile()
		p.Archive.Value, p.TransferEncoding.Value, p.SOAPNamespace.Value = "VENDOR_IN000001FI01", encoding, "urn:vendor:soap"
		out, err := archive.EncodeFrame(p, &archive.Frame{
			Envelope: archive.Envelope{ID: archive.MessageID{Root: "2.999.9", Extension: "1"}, Interaction: p.Archive.Value, Created: time.Now()},
			Subject:  archive.Subject{ID: "2.999.1", SetID: "2.999.1", Version: 1, Document: []byte(document(code))},
		})
		require.NoError(t, err)
		return string(archive.EncodeSOAP(p, out))
	}
	inBase64 := func(code string) string { return base64.StdEncoding.EncodeToString([]byte(document(code))) }
	wrapped := func(code, end string) string {
		text, b := inBase64(code), strings.Builder{}
		for ; len(text) > 64; text = text[64:] {
			b.WriteString(text[:64] + end)
		}
		return b.String() + text
	}
	for name, text := range map[string]func(code string) string{
		"Base64":               func(code string) string { return frame("base64", code) },
		"quoted-printable":     func(code string) string { return frame("quoted-printable", code) },
		"8bit":                 func(code string) string { return frame("8bit", code) },
		"any element":          func(code string) string { return "<a><b>" + inBase64(code) + "</b></a>" },
		"an attribute":         func(code string) string { return `<a b="` + inBase64(code) + `"/>` },
		"lines":                func(code string) string { return "<a>\n" + wrapped(code, "\n") + "\n</a>" },
		"lines of Windows":     func(code string) string { return "<a>Encoding: base64\r\n\r\n" + wrapped(code, "\r\n") + "\r\n</a>" },
		"MIME of any element":  func(code string) string { return "<a>Encoding: base64\n\n" + inBase64(code) + "\n--b--</a>" },
		"no XML at all":        inBase64,
		"a document in Base64": func(code string) string { return "<a>" + inBase64(code) + "</a>" },
	} {
		t.Run(name, func(t *testing.T) {
			for _, code := range []string{real, invented} {
				s := answering(200, "")
				r := question()
				r.Frame = []byte(text(code))
				_, err := (&validation.Client{HTTP: &http.Client{Transport: s}}).Validate(t.Context(), r)
				if code == invented {
					require.NoError(t, err)
					require.Len(t, s.asked, 1)
					continue
				}
				var e *validation.Error
				require.ErrorAs(t, err, &e)
				require.Equal(t, validation.CodeRealData, e.Code)
				require.Empty(t, s.asked)
			}
		})
	}
}
