package mock_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"regexp"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/mock"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
)

// sharedPKI is made once: RSA keys are slow.
var sharedPKI = sync.OnceValues(func() (*testpki.Hierarchy, error) {
	return testpki.New(testpki.Options{Organisation: "2.999.10.1234567.10.0"})
})

// desk is a vendor's desk: records, certificates, a mock archive and a client.
type desk struct {
	t       testing.TB
	records *scenario.Scenario
	pki     *testpki.Hierarchy
	mock    *mock.Archive
	client  *archive.Client
}

func newDesk(t testing.TB) *desk {
	registry, err := document.NewRegistry(demodata.Structures())
	require.NoError(t, err)
	types, err := scenario.Types(registry)
	require.NoError(t, err)
	records, err := scenario.New(scenario.Options{Structures: registry, Types: types, Seed: 5, Now: func() time.Time { return time.Now().In(finland()) }})
	require.NoError(t, err)
	pki, err := sharedPKI()
	require.NoError(t, err)
	roots, intermediates := pki.Pools()
	d := &desk{t: t, records: records, pki: pki}
	d.mock = &mock.Archive{
		Structures: registry, TLS: pki.TLSServerConfig(), Signatures: signing.VerifyOptions{Roots: roots, Intermediates: intermediates},
	}
	w := records.Worker
	d.client = &archive.Client{
		Transport: inProcess{d.mock}, Sequence: &archive.Counter{},
		Retry: archive.Retry{Sleep: func(context.Context, time.Duration) error { return nil }},
		Party: archive.Party{
			Platform: records.Organisation.Root, Organiser: records.Organisation.Controller.ID, Unit: records.Organisation.Unit,
			User: archive.User{Code: w.Code, Given: w.Given, Family: w.Family},
		},
	}
	return d
}

// inProcess is a transport into the archive without a network.
type inProcess struct{ archive *mock.Archive }

func (p inProcess) Exchange(_ context.Context, _ string, message []byte) ([]byte, error) {
	return p.archive.Handle(archive.EncodeSOAP(archive.DefaultProfile(), message)).Response, nil
}

// overHTTPS starts the archive and lets the client use the network.
func (d *desk) overHTTPS() {
	require.NoError(d.t, d.mock.Start())
	transport := &http.Transport{TLSClientConfig: d.pki.TLSClientConfig()}
	d.t.Cleanup(func() {
		transport.CloseIdleConnections()
		require.NoError(d.t, d.mock.Close())
	})
	d.client.Transport = &archive.HTTPTransport{URL: d.mock.URL, Client: &http.Client{Transport: transport, Timeout: 30 * time.Second}}
}

func (d *desk) unsigned(draft document.Draft, err error) []byte {
	d.t.Helper()
	require.NoError(d.t, err)
	out, err := draft.Assemble()
	require.NoError(d.t, err)
	return out
}

func (d *desk) sign(unsigned []byte) []byte {
	d.t.Helper()
	system, err := d.pki.System()
	require.NoError(d.t, err)
	signed, err := signing.Sign(d.t.Context(), unsigned, system.Signer(), signing.Options{Kind: signing.System, Time: time.Now()})
	require.NoError(d.t, err)
	return signed
}

// store archives a draft and requires that it is accepted.
func (d *desk) store(draft document.Draft, err error) []byte {
	d.t.Helper()
	require.NoError(d.t, err)
	draft.Header.Signer = nil // a system signature has no human signer
	signed := d.sign(d.unsigned(draft, nil))
	_, err = d.client.Archive(d.t.Context(), signed)
	require.NoError(d.t, err)
	return signed
}

// edit replaces text that must be there.
func edit(from, to string) func([]byte) []byte {
	return func(src []byte) []byte {
		if !bytes.Contains(src, []byte(from)) {
			panic("not found: " + from)
		}
		return bytes.Replace(src, []byte(from), []byte(to), 1)
	}
}

func cut(pattern string) func([]byte) []byte {
	re := regexp.MustCompile(pattern)
	return func(src []byte) []byte {
		if !re.Match(src) {
			panic("not found: " + pattern)
		}
		return re.ReplaceAll(src, nil)
	}
}

var jsonPart = regexp.MustCompile(`(<hl7fi:json[^>]*>)([^<]*)(</hl7fi:json>)`)

// content edits the structured form inside its Base64.
func content(from, to string) func([]byte) []byte {
	return contentMatch(regexp.QuoteMeta(from), to)
}

// contentMatch is content with a pattern.
func contentMatch(pattern, to string) func([]byte) []byte {
	re := regexp.MustCompile(pattern)
	return func(src []byte) []byte {
		return jsonPart.ReplaceAllFunc(src, func(part []byte) []byte {
			m := jsonPart.FindSubmatch(part)
			plain, err := base64.StdEncoding.DecodeString(string(m[2]))
			if err != nil || !re.Match(plain) {
				panic("not found: " + pattern)
			}
			return []byte(string(m[1]) + base64.StdEncoding.EncodeToString(re.ReplaceAllLiteral(plain, []byte(to))) + string(m[3]))
		})
	}
}

// historicCode is a valid code outside the 900 series of somebody born in 1890,
// put together here so that no living person's code stands in the project.
func historicCode(t *testing.T) string {
	const characters = "0123456789ABCDEFHJKLMNPRSTUVWXY"
	code := fmt.Sprintf("010190+005%c", characters[10190005%31])
	_, err := ident.ParsePersonalCode(code)
	require.NoError(t, err)
	return code
}
