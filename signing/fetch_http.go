package signing

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

func (q query) fetchOCSP(address string) (Revoker, time.Time, error) {
	question, nonce, err := q.question()
	if err != nil {
		return nil, time.Time{}, err
	}
	req, err := http.NewRequestWithContext(q.ctx, http.MethodPost, address, bytes.NewReader(question))
	if err != nil {
		return nil, time.Time{}, err
	}
	req.Header.Set("Content-Type", "application/ocsp-request")
	body, err := q.f.do(req, maxOCSP)
	if err != nil {
		return nil, time.Time{}, err
	}
	set, err := NewOCSPSet(body)
	if err != nil {
		return nil, time.Time{}, err
	}
	answer := set.answers[0]
	if objection := q.f.Nonce.objection(nonce, answer.TBSResponseData); objection != "" {
		return nil, time.Time{}, errService(objection)
	}
	return set, q.f.until(answer.ThisUpdate, ocspExpiry(answer)), nil
}

// question returns the OCSP question, with a nonce when it is configured.
func (q query) question() (question, nonce []byte, err error) {
	if question, err = OCSPRequest(q.cert, q.issuer); err != nil || q.f.Nonce == NonceNone {
		return question, nil, err
	}
	if nonce, err = newNonce(q.f.Rand); err != nil {
		return nil, nil, errService("was not asked: there is no randomness for a nonce")
	}
	question, err = withNonce(question, nonce)
	return question, nonce, err
}

// until is when an answer is asked for again.
func (f *Fetcher) until(issued, next time.Time) time.Time {
	if f.MaxAge > 0 && issued.Add(f.MaxAge).Before(next) {
		return issued.Add(f.MaxAge)
	}
	return next
}

func (q query) fetchCRL(address string) (Revoker, time.Time, error) {
	req, err := http.NewRequestWithContext(q.ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, time.Time{}, err
	}
	limit := q.f.MaxCRL
	if limit <= 0 {
		limit = maxCRL
	}
	body, err := q.f.do(req, limit)
	if err != nil {
		return nil, time.Time{}, err
	}
	set, err := NewCRLSet(body)
	if err != nil {
		return nil, time.Time{}, err
	}
	return set, q.f.until(set.lists[0].ThisUpdate, set.lists[0].NextUpdate), nil
}

// errService is a failure whose text may be shown: it holds no address.
type errService string

func (e errService) Error() string { return string(e) }

// do sends a request and reads an answer of at most limit bytes.
func (f *Fetcher) do(req *http.Request, limit int64) ([]byte, error) {
	client := f.Client
	if client == nil {
		client = &http.Client{Timeout: defaultFetchTimeout}
	}
	res, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer func() { _ = res.Body.Close() }()
	if res.StatusCode != http.StatusOK {
		return nil, errService(fmt.Sprintf("answered with HTTP status %d", res.StatusCode))
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, limit+1))
	switch {
	case err != nil:
		return nil, err
	case int64(len(body)) > limit:
		return nil, errService("gave more bytes than the limit")
	}
	return body, nil
}

// reasonOf puts a failure into words. Errors of net/http hold addresses and are
// left out.
func reasonOf(err error) string {
	var shown errService
	var own *Error
	var timeout interface{ Timeout() bool }
	switch {
	case errors.As(err, &shown):
		return string(shown)
	case errors.As(err, &own):
		return "cannot be used: " + own.Detail
	case errors.As(err, &timeout) && timeout.Timeout():
		return "did not answer in time"
	}
	return "cannot be reached"
}
