package validation_test

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/archive/validation"
)

// TestRealCodesInAnyWrapping: a real code is found in what can be unpacked, and an
// invented one stops nothing.
func TestRealCodesInAnyWrapping(t *testing.T) {
	const real, invented = "131052-308T", "140312A907T"
	in64 := base64.StdEncoding.EncodeToString
	references := func(text string) string {
		var b strings.Builder
		for _, c := range text {
			fmt.Fprintf(&b, "&#%d;", c)
		}
		return b.String()
	}
	compressed := func(text string) string {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		_, _ = w.Write([]byte(text))
		require.NoError(t, w.Close())
		return b.String()
	}
	zipped := func(text string) string {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, _ = w.Write([]byte(text))
		require.NoError(t, w.Close())
		return b.String()
	}
	deep := func(text string, layers int) string {
		for range layers {
			text = in64([]byte(text))
		}
		return text
	}
	utf16 := func(text string) string { return strings.Join(strings.Split(text, ""), "\x00") + "\x00" }
	for name, text := range map[string]func(code string) string{
		"short": func(code string) string { return "<a>" + in64([]byte(code)) + "</a>" },
		"PDF": func(code string) string {
			return "<a>" + in64([]byte("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n("+code+") Tj")) + "</a>"
		},
		"PDF with FlateDecode": func(code string) string {
			return "<a>" + in64([]byte("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n<<>>stream\r\n"+compressed("("+code+") Tj")+"\nendstream")) + "</a>"
		},
		"ISO 8859-1":               func(code string) string { return "<a>" + in64([]byte("\xe4iti "+code+" kielsi")) + "</a>" },
		"UTF-16":                   func(code string) string { return "<a>" + in64([]byte(utf16("xx "+code+" yy"))) + "</a>" },
		"gzip":                     func(code string) string { return "<a>" + in64([]byte(zipped(`{"a":"`+code+`"}`))) + "</a>" },
		"zlib":                     func(code string) string { return "<a>" + in64([]byte(compressed(`{"a":"`+code+`"}`))) + "</a>" },
		"Base64 in gzip":           func(code string) string { return "<a>" + in64([]byte(zipped(in64([]byte("x "+code))))) + "</a>" },
		"references":               func(code string) string { return "<a>" + references(code) + "</a>" },
		"references in broken XML": func(code string) string { return "<a>" + references(code) + "<b>" },
		"references of references": func(code string) string { return "<a>" + strings.ReplaceAll(references(code), "&", "&amp;") + "</a>" },
		"references to Base64":     func(code string) string { return "<a>" + references(in64([]byte("x "+code+" y"))) + "</a>" },
		"escapes in broken JSON":   func(code string) string { return `<a>{"a":` + `"\u0031` + code[1:] + `</a>` },
		"broken XML":               func(code string) string { return "<a><b x=" + code + "></a>" },
		"a name":                   func(code string) string { return "<a><x." + strings.ReplaceAll(code, "A", "-") + "/></a>" },
		"four layers":              func(code string) string { return "<a>" + deep("henkilotunnus "+code, 4) + "</a>" },
		"seven layers":             func(code string) string { return "<a>" + deep("henkilotunnus "+code, 7) + "</a>" },
	} {
		t.Run(name, func(t *testing.T) {
			for _, code := range []string{real, invented} {
				s := answering(200, "")
				r := question()
				r.Document = []byte(text(code))
				_, err := (&validation.Client{HTTP: &http.Client{Transport: s}}).Validate(t.Context(), r)
				if code == invented {
					require.NoError(t, err)
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

// TestTooMuchToLookThrough: what cannot be looked through is not sent, and does not
// fill the memory.
func TestTooMuchToLookThrough(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	zeros := make([]byte, 1<<20)
	for range 40 {
		_, _ = w.Write(zeros)
	}
	require.NoError(t, w.Close())
	s := answering(200, "")
	r := question()
	r.Document = []byte("<a>" + base64.StdEncoding.EncodeToString(b.Bytes()) + "</a>")
	_, err := (&validation.Client{HTTP: &http.Client{Transport: s}}).Validate(t.Context(), r)
	var e *validation.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, validation.CodeRealData, e.Code)
	require.ErrorContains(t, err, "looked through")
	require.Empty(t, s.asked)
}

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
