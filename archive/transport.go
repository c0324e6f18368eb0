package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptrace"
	"strings"
	"sync/atomic"
	"time"

	"github.com/kansa-go/kansa/archive/internal/exact"
)

// Transport carries one message to the archive and brings the answer, bare or
// still in its envelope. It must be safe for concurrent use. An error that wraps
// ErrNotSent says that nothing reached the archive; an *Error ends the sending,
// unless its code is CodeUnavailable or CodeUnknown; after any other error the
// outcome is unknown. A *StatusError in it tells what pause the archive asks for.
//
// A Transport may have a method AnswerLimit() int64, as HTTPTransport has: the
// most bytes of an answer, by which Client bounds what it makes of one. Without
// the method, or when it returns 0, the profile's limit holds.
type Transport interface {
	Exchange(ctx context.Context, interaction string, message []byte) (answer []byte, err error)
}

// ErrNotSent marks an error of a Transport after which nothing has reached the
// archive.
var ErrNotSent = errors.New("nothing was sent")

// errURL is a matter of configuration: sending again does not help.
var errURL = errors.New("the archive's URL must be a readable one of https")

// HTTPTransport is SOAP over HTTPS. NewHTTPTransport makes one with renewed
// certificates, timeouts and limits; a literal with a Client of one's own works
// as well. It sends each message once: whether to send it again is the Client's
// decision, since a repeated POST without the same message id could store a
// document twice. (net/http itself sends again only when nothing had been
// written to a connection or the server had closed it while it was idle.)
//
// A nil Client works like a zero http.Client: it trusts the roots of the operating
// system, shows no certificate of its own and uses http.DefaultTransport, with a
// proxy that the environment names. An archive with mutual TLS turns it away.
//
// Whatever the Client, redirects are not followed, compressed answers are
// neither asked for nor accepted, and an answer is cut at MaxAnswer. A Client
// allocates at most three times MaxAnswer for an answer and 16 kB for each document
// in it, garbage included, when that is 512 kB or more; Client.Metadata twice that
// and 256 kB for each header of a page, as it reads one after another.
//
// Set the fields before first use; it is then safe for concurrent use.
type HTTPTransport struct {
	URL       string           // of https; required
	Client    *http.Client     // shows the client certificate and trusts the archive's; nil does neither, see above
	Profile   *Profile         // nil means DefaultProfile; set it together with Client.Profile
	MaxAnswer int64            // bytes of an answer; 0 means the profile's limit, 64 MiB
	Timeout   time.Duration    // of one exchange from dialling to the last byte; 0 means the profile's, two minutes
	Now       func() time.Time // for dates in Retry-After; nil means time.Now
}

// Exchange implements Transport.
func (t *HTTPTransport) Exchange(ctx context.Context, interaction string, message []byte) ([]byte, error) {
	p := profileOr(t.Profile)
	if !strings.HasPrefix(t.URL, "https://") {
		return nil, fmt.Errorf("%w: %w", ErrNotSent, errURL)
	}
	ctx, cancel := context.WithTimeout(ctx, orDefault(t.Timeout, p.Timeout()))
	defer cancel()
	var used atomic.Pointer[net.Conn]
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(got httptrace.GotConnInfo) { used.Store(&got.Conn) }})
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, t.URL, bytes.NewReader(EncodeSOAP(p, message)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotSent, errURL)
	}
	req.Header.Set("Content-Type", "text/xml; charset=utf-8")
	req.Header.Set("SOAPAction", `"`+p.SOAPAction.Value+interaction+`"`)
	exact.Ask(req.Header)
	resp, err := exact.Client(t.Client).Do(req)
	if err != nil {
		return nil, classify(err, used.Load())
	}
	defer resp.Body.Close()
	return t.read(resp)
}

// AnswerLimit returns the most bytes of an answer: MaxAnswer or the profile's
// limit.
func (t *HTTPTransport) AnswerLimit() int64 {
	return orDefault(t.MaxAnswer, profileOr(t.Profile).MessageLimit())
}

// classify tells a connection that was never made, or that the archive ended
// because of our certificate, from one that broke.
func classify(err error, used *net.Conn) error {
	if used == nil {
		return fmt.Errorf("%w: %w", ErrNotSent, &brokenError{err})
	}
	if alert := unreadAlert(*used); alert != nil {
		err = alert
	}
	if alert := alertOf(err); alert != nil && aboutCertificate(alert) {
		return fmt.Errorf("%w: %w", ErrNotSent, &brokenError{err})
	}
	return &brokenError{err}
}

func (t *HTTPTransport) read(resp *http.Response) ([]byte, error) {
	limit := t.AnswerLimit()
	if resp.StatusCode != http.StatusOK { // whose body does not matter
		return nil, t.failed(resp, min(limit, maxFault))
	}
	if !exact.Plain(resp.Header) {
		return nil, &Error{Code: CodeBadAnswer, Message: "the answer is compressed, which was not asked for"}
	}
	body, err := readAll(resp.Body, resp.ContentLength, limit)
	switch {
	case errors.Is(err, errTooLarge):
		return nil, &Error{Code: CodeBadAnswer, Message: "the answer is larger than the limit"}
	case err != nil:
		return nil, &brokenError{err}
	case len(bytes.TrimSpace(body)) == 0:
		return nil, errEmptyAnswer
	}
	return body, nil
}

// errEmptyAnswer is like a lost answer: nobody knows.
var errEmptyAnswer = errors.New("the answer is empty")

// maxFault bounds the body of an HTTP error; what is longer is not looked at.
const maxFault = 1 << 20

// failed reads an answer that is no message.
func (t *HTTPTransport) failed(resp *http.Response, limit int64) error {
	now := time.Now
	if t.Now != nil {
		now = t.Now
	}
	status := &StatusError{Status: resp.StatusCode, RetryAfter: parseRetryAfter(resp.Header.Get("Retry-After"), now())}
	if resp.StatusCode >= 400 && exact.Plain(resp.Header) {
		if body, err := readAll(resp.Body, resp.ContentLength, limit); err == nil {
			status.Fault = readFault(body)
		}
	}
	return statusError(status)
}

func profileOr(p *Profile) Profile {
	if p == nil {
		return DefaultProfile()
	}
	return *p
}
