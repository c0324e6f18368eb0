package archive_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
)

func testFrameText(t testing.TB) string {
	t.Helper()
	out, err := archive.EncodeFrame(profile, testFrame(t))
	require.NoError(t, err)
	return string(out)
}

// TestForeignFrames: other prefixes, unknown elements and comments everywhere
// change nothing that is read, and only what is unknown is a finding (rule MSG-23).
func TestForeignFrames(t *testing.T) {
	text := testFrameText(t)
	prefixed := regexp.MustCompile(`<(/?)([A-Za-z])`).ReplaceAllString(text, "<${1}hl7:$2")
	prefixed = strings.Replace(prefixed, "xmlns=", "xmlns:hl7=", 1)
	everywhere := strings.ReplaceAll(strings.ReplaceAll(text, "><", "><!-- välissä --><?pi x?>\r\n\t<"), "><!-- välissä --><?pi x?>\r\n\t</given", "></given")
	for name, foreign := range map[string]string{
		"prefix":               prefixed,
		"comments everywhere":  everywhere,
		"comments in the MIME": strings.Replace(strings.Replace(text, "MIME-Version", "<!-- a -->MIME<!-- b -->-Version", 1), "\n--kansa", "<!-- c -->\n<!-- d -->--kansa", 1),
		"CDATA":                strings.Replace(strings.Replace(text, "MIME-Version", "<![CDATA[MIME-Version", 1), "</text>", "]]></text>", 1),
		"references":           strings.Replace(text, "MIME-Version", "&#77;&#x49;ME-Version", 1),
		"CR LF":                strings.ReplaceAll(text, "\n", "\r\n"),
		"unknown elements": strings.NewReplacer("<subject>", `<vendorThing xmlns="urn:x"><id root="1"/></vendorThing><subject>`, "<statusCode code=\"COMPLETED\"/>",
			`<statusCode code="COMPLETED"/><extra a="b"><setId root="9.9"/></extra>`, "<setId", "<setId vendor=\"1\"").Replace(text),
		"attributes in another order":     strings.Replace(text, `code="SP17" codeSystem="1.2.246.537.6.1503.201601"`, `codeSystem="1.2.246.537.6.1503.201601" code="SP17"`, 1),
		"declaration and byte order mark": "\ufeff<?xml version='1.0' encoding='utf-8'?>\r\n" + text,
	} {
		t.Run(name, func(t *testing.T) {
			require.NotEqual(t, text, foreign)
			back, found, err := archive.DecodeFrame(profile, []byte(foreign))
			require.NoError(t, err)
			if name == "unknown elements" {
				require.Len(t, found.Of("MSG-23"), 3)
				require.False(t, found.HasErrors())
			} else {
				require.Empty(t, found)
			}
			require.Empty(t, cmp.Diff(testFrame(t), back, sameValues))
		})
	}
}

// TestFrameParts removes and repeats every element of a frame, one at a time:
// no crash, no silence about a repetition, and a location in every finding.
func TestFrameParts(t *testing.T) {
	text := testFrameText(t)
	for _, at := range regexp.MustCompile(`<[a-zA-Z][^>]*>`).FindAllStringIndex(text, -1)[1:] {
		element := whole(text, at[0])
		for name, changed := range map[string]string{
			"missing": text[:at[0]] + text[at[0]+len(element):], "repeated": text[:at[0]] + element + text[at[0]:],
		} {
			_, found, err := archive.DecodeFrame(profile, []byte(changed))
			require.NoError(t, err, "%s %s", name, element)
			for _, f := range found {
				require.True(t, strings.HasPrefix(f.Location, "/"), "%s", f)
				require.NotContains(t, f.String(), "140312A907")
			}
		}
	}
}

// whole returns the element whose start tag begins at an offset.
func whole(text string, at int) string {
	depth := 0
	for i := at; i < len(text); {
		end := i + strings.IndexByte(text[i:], '>') + 1
		switch {
		case strings.HasPrefix(text[i:], "</"):
			depth--
		case text[end-2] != '/':
			depth++
		}
		if depth == 0 {
			return text[at:end]
		}
		i = end + strings.IndexByte(text[end:], '<')
	}
	return text[at:]
}

func TestSOAPErrors(t *testing.T) {
	frame := testFrameText(t)
	const space = "http://schemas.xmlsoap.org/soap/envelope/"
	envelope := func(body string) string { return `<e:Envelope xmlns:e="` + space + `">` + body + `</e:Envelope>` }
	for _, tc := range []struct{ name, text, message string }{
		{"empty", "", "cannot be read"},
		{"no XML", "hello", "cannot be read"},
		{"document type", "<!DOCTYPE a>" + frame, "doctype"},
		{"UTF-16", "\xff\xfe<\x00a\x00/\x00>\x00", "UTF-16"},
		{"latin-1", strings.Replace(frame, "ä", "\xe4", 1), "not valid UTF-8"},
		{"cut", frame[:len(frame)/2], "truncated"},
		{"no body", envelope(""), "has not one body"},
		{"two bodies", envelope("<e:Body>" + frame + "</e:Body><e:Body/>"), "has not one body"},
		{"empty body", envelope("<e:Body><!-- x --></e:Body>"), "is empty"},
		{"two messages", envelope("<e:Body>" + frame + frame + "</e:Body>"), "more than one message, the second at /Envelope/Body/RCMR_IN200002FI01"},
		{"SOAP 1.2", strings.Replace(envelope("<e:Body>"+frame+"</e:Body>"), space, "http://www.w3.org/2003/05/soap-envelope", 1), "another namespace"},
		{"an envelope of nobody", `<Envelope><Body/></Envelope>`, "another namespace"},
		{"an envelope in an envelope", envelope("<e:Body>" + envelope("<e:Body>"+frame+"</e:Body>") + "</e:Body>"), "no frame"},
		{"another message", `<RCMR_IN200099FI01 xmlns="urn:hl7-org:v3"/>`, "no frame"},
		{"another namespace", `<RCMR_IN200002FI01 xmlns="urn:x"/>`, "no frame"},
		{"a fault", strings.Replace(faultEnvelope, "CODE", "Server", 1), "no frame"},
		{"many elements", "<a>" + strings.Repeat("<b/>", 50_001) + "</a>", "limit"},
		{"deep", strings.Repeat("<a>", 65) + strings.Repeat("</a>", 65), "limit"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, _, err := archive.DecodeRequest(profile, []byte(tc.text))
			var e *archive.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, archive.CodeBadMessage, e.Code)
			require.ErrorContains(t, err, tc.message)
		})
	}
	for _, header := range []string{"<e:Header/>", "<e:Header><x xmlns='urn:x'/></e:Header><!-- x -->\r\n"} {
		r, found, err := archive.DecodeRequest(profile, []byte(envelope(header+"<e:Body>\n"+frame+"\n</e:Body>")))
		require.NoError(t, err)
		require.Empty(t, found)
		require.NotNil(t, r.Frame)
	}
}

// allocated is how many bytes f allocates in all, garbage included.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// frameWith puts a MIME text into a frame.
func frameWith(t testing.TB, text string) []byte {
	frame := testFrameText(t)
	from, to := strings.Index(frame, "MIME-Version"), strings.Index(frame, "</text>")
	return []byte(frame[:from] + text + frame[to:])
}

func mimeText(encoding, body string) string {
	return "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/xml\nContent-Transfer-Encoding: " + encoding + "\n\n" + body + "\n--b--\n"
}

// TestMemoryOfFrames: reading a message allocates no more than the message is
// long and 3 MB for the tree and buffers.
func TestMemoryOfFrames(t *testing.T) {
	const size, fixed = 4 << 20, 3 << 20
	packed := base64.StdEncoding.EncodeToString(make([]byte, size*3/4))
	lines := func(width int, end string) string {
		var b strings.Builder
		for i := 0; i+width <= len(packed); i += width {
			b.WriteString(packed[i:i+width] + end)
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"one line":                 mimeText("base64", packed),
		"lines":                    mimeText("base64", lines(76, "\n")),
		"lines with references":    mimeText("base64", lines(76, "&#13;\n")),
		"lines with comments":      mimeText("base64", lines(76, "<!---->\n")),
		"characters as references": mimeText("base64", strings.Repeat("&#x41;", size/6)),
		"quoted-printable":         mimeText("quoted-printable", strings.Repeat(strings.Repeat("=41", 25)+"=\n", size/77)),
		"8bit":                     mimeText("8bit", strings.Repeat("x", size)),
		"short lines":              mimeText("8bit", strings.Repeat("\n", size)),
		"only white space":         mimeText("base64", strings.Repeat(" ", size)),
		"no boundary":              strings.Replace(mimeText("base64", packed), "--b\n", "--c\n", 1),
		"a long header":            strings.Repeat("x", size),
		"a long boundary":          "Content-Type: multipart/related; boundary=" + strings.Repeat("x", size),
		"elements":                 strings.Repeat("<a/>", size/4),
		"names":                    names(size),
		"attributes":               strings.Repeat(`<a b="" c="" d="" e="" f=""/>`, size/30),
	} {
		t.Run(name, func(t *testing.T) {
			src := frameWith(t, text)
			used := allocated(func() { _, _, _ = archive.DecodeFrame(profile, src) })
			require.Less(t, used, uint64(len(src)+fixed), "%.2f times the message", float64(used)/float64(len(src)))
		})
	}
}

// names are elements of many names.
func names(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		b.WriteString("<n" + base64.RawURLEncoding.EncodeToString([]byte{byte(i >> 16), byte(i >> 8), byte(i)}) + "/>")
	}
	return b.String()
}

// TestMemoryOfAnswers: whatever the answer, the transport allocates less than
// twice the configured limit.
func TestMemoryOfAnswers(t *testing.T) {
	const limit = 8 << 20
	for name, answer := range map[string]func() (length int64, body io.Reader){
		"endless":             func() (int64, io.Reader) { return -1, &endless{} },
		"announced":           func() (int64, io.Reader) { return limit, &endless{} },
		"announced too long":  func() (int64, io.Reader) { return 1 << 40, &endless{} },
		"just long enough":    func() (int64, io.Reader) { return -1, io.LimitReader(&endless{}, limit) },
		"one byte at a time":  func() (int64, io.Reader) { return -1, io.LimitReader(oneByte{}, 1<<20) },
		"announced, but lies": func() (int64, io.Reader) { return limit, bytes.NewReader([]byte("<a/>")) },
	} {
		t.Run(name, func(t *testing.T) {
			transport := over(func(*http.Request) (*http.Response, error) {
				length, body := answer()
				r := response(200, nil, body)
				r.ContentLength = length
				return r, nil
			})
			transport.MaxAnswer = limit
			used := allocated(func() { _, _ = transport.Exchange(t.Context(), "RCMR", nil) })
			require.Less(t, used, uint64(2*limit), "%.2f times the limit", float64(used)/limit)
		})
	}
}

// oneByte gives one byte at a time.
type oneByte struct{}

func (oneByte) Read(p []byte) (int, error) { return copy(p, "x"), nil }

// FuzzFrame: a frame that is read can be written and read again, with the same
// document.
func FuzzFrame(f *testing.F) {
	out, err := archive.EncodeFrame(profile, testFrame(f))
	require.NoError(f, err)
	f.Add(out)
	f.Add(frameWith(f, mimeText("quoted-printable", "=3Ca/=3E")))
	f.Fuzz(func(t *testing.T, src []byte) {
		frame, _, err := archive.DecodeFrame(profile, src)
		if err != nil || frame.Subject.Document == nil || frame.Interaction != profile.Archive.Value {
			return
		}
		out, err := archive.EncodeFrame(profile, frame)
		if err != nil {
			return
		}
		again, _, err := archive.DecodeFrame(profile, out)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(again.Subject.Document, frame.Subject.Document) || again.ID != frame.ID {
			t.Fatal("a frame comes back with another document or id")
		}
	})
}

// FuzzSOAP: every answer is an acknowledgement or a typed error whose text has
// nothing of the answer's own words.
func FuzzSOAP(f *testing.F) {
	out, err := archive.EncodeAcknowledgement(profile, testAck(archive.InError))
	require.NoError(f, err)
	f.Add(archive.EncodeSOAP(profile, out))
	f.Add([]byte(strings.Replace(faultEnvelope, "CODE", "Client", 1)))
	f.Fuzz(func(t *testing.T, src []byte) {
		ack, err := archive.DecodeAcknowledgement(profile, src)
		var e *archive.Error
		if err == nil && ack.Target.IsZero() || err != nil && !errors.As(err, &e) {
			t.Fatal("an answer has a target or is a typed error")
		}
		if err != nil && bytes.Contains(src, []byte("Aino Esimerkki")) && strings.Contains(err.Error(), "Aino Esimerkki") {
			t.Fatal("an error repeats the answer")
		}
	})
}
