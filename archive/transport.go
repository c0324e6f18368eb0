package archive

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
)

// Transport carries one message to the archive and brings the answer, bare or
// still in its envelope. It must be safe for concurrent use. An error that wraps ErrNotSent says that nothing
// reached the archive; after any other error the outcome is unknown.
type Transport interface {
	Exchange(ctx context.Context, interaction string, message []byte) (answer []byte, err error)
}

// ErrNotSent marks an error of a Transport after which nothing has reached the
// archive.
var ErrNotSent = errors.New("nothing was sent")

// HTTPTransport is SOAP over HTTPS. Client brings TLS with the own certificate
// and the archive's roots; see signing/testpki for tests. It sends each message once: whether to send it again is
// the Client's decision, since a repeated POST without the same message id
// could store a document twice.
type HTTPTransport struct {
	URL       string
	Client    *http.Client
	Profile   *Profile // nil means DefaultProfile; set it together with Client.Profile
	MaxAnswer int64    // bytes of an answer; 0 means 64 MiB
}

// Exchange implements Transport.
func (t *HTTPTransport) Exchange(ctx context.Context, interaction string, message []byte) ([]byte, error) {
	p := profileOr(t.Profile)
	if !strings.HasPrefix(t.URL, "https://") {
		return nil, errors.Join(ErrNotSent, errors.New("the archive's URL must be https"))
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, t.URL, bytes.NewReader(EncodeSOAP(p, message)))
	if err != nil {
		return nil, errors.Join(ErrNotSent, err)
	}
	req.Header.Set("Content-Type", "text/xml; charset=utf-8")
	req.Header.Set("SOAPAction", `"`+p.SOAPAction.Value+interaction+`"`)
	resp, err := t.Client.Do(req)
	if err != nil {
		return nil, classify(err)
	}
	defer resp.Body.Close()
	return t.read(resp)
}

// classify tells a connection that was never made from one that broke.
func classify(err error) error {
	var op *net.OpError
	if errors.As(err, &op) && op.Op == "dial" {
		return errors.Join(ErrNotSent, err)
	}
	return err
}

func (t *HTTPTransport) read(resp *http.Response) ([]byte, error) {
	limit := t.MaxAnswer
	if limit == 0 {
		limit = maxMessage
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, limit+1))
	switch {
	case err != nil:
		return nil, err
	case int64(len(body)) > limit:
		return nil, &Error{Code: CodeBadAnswer, Message: "the answer is larger than the limit"}
	case resp.StatusCode == http.StatusServiceUnavailable || resp.StatusCode == http.StatusTooManyRequests:
		return nil, errors.Join(ErrNotSent, errors.New("the archive answered "+resp.Status))
	case resp.StatusCode != http.StatusOK:
		return nil, errors.New("the archive answered " + resp.Status)
	}
	return body, nil
}

func profileOr(p *Profile) Profile {
	if p == nil {
		return DefaultProfile()
	}
	return *p
}
