package signing

import (
	"context"
	"crypto/x509"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// Fetcher asks the revocation services that a certificate names: the OCSP
// responder of its authority information access and, when that does not know,
// the list at its distribution points. What it gets is kept until its next
// update. Only http and https addresses are used; ldap addresses are passed
// over.
//
// It serves for the certificates of signers and of authorities alike. The
// addresses come from certificates, so VerifyOptions.Online asks only for
// those whose chain ends at a trusted root. The zero value is ready to use. A
// Fetcher is safe for concurrent use and must not be copied.
type Fetcher struct {
	// Client sends the requests, and its timeout and redirect policy apply. Nil
	// means a client with a timeout of 10 seconds.
	Client *http.Client

	// Now is the clock by which answers are fresh; nil means time.Now.
	Now func() time.Time

	// MaxCRL bounds one list in bytes; 0 means 32 MiB. OCSP answers are bounded by
	// 16 KiB.
	MaxCRL int64

	// MaxAge bounds how long an answer or list is kept after it was issued; 0 means
	// until its next update. VerifyOptions.MaxAge bounds what is believed.
	MaxAge time.Duration

	// Nonce says whether OCSP questions carry a nonce and what an answer without it
	// is worth. Rand makes nonces; nil means crypto/rand.
	Nonce Nonce
	Rand  io.Reader

	// Retry is how long a failure is remembered before the service is asked
	// again; 0 means one minute.
	Retry time.Duration

	mu    sync.Mutex
	cache map[string]*fetched
}

const (
	defaultFetchTimeout = 10 * time.Second
	defaultRetry        = time.Minute

	// maxFetched bounds the cache; maxServices the addresses of one certificate
	// that are tried.
	maxFetched  = 1024
	maxServices = 4
)

// fetched is an answer, or the failure to get one, and until when it counts.
type fetched struct {
	busy   chan struct{} // held by who asks the service
	until  time.Time
	source Revoker // nil after a failure
	reason string  // why there is no source
}

// With returns a source for VerifyOptions.Online whose requests end with ctx.
func (f *Fetcher) With(ctx context.Context) Revoker { return online{f, ctx} }

// online is a Fetcher for the time of one context.
type online struct {
	f   *Fetcher
	ctx context.Context
}

func (o online) Status(cert, issuer *x509.Certificate, now time.Time) Revocation {
	return o.f.status(o.ctx, cert, issuer, now)
}

// Status asks the services of cert, or the cache, whether it is revoked. The
// issuer must be the one that a verified chain has. Failures are no error: the
// status is RevocationUnknown then, and Reason tells why.
func (f *Fetcher) Status(ctx context.Context, cert, issuer *x509.Certificate) Revocation {
	return f.status(ctx, cert, issuer, time.Time{})
}

func (f *Fetcher) status(ctx context.Context, cert, issuer *x509.Certificate, now time.Time) Revocation {
	if now.IsZero() {
		now = f.now()
	}
	q := query{f: f, ctx: ctx, cert: cert, issuer: issuer, now: now}
	first := q.ask(service{"the OCSP responder", cert.OCSPServer, cert.SerialNumber.Bytes(), q.fetchOCSP})
	if first.Status != RevocationUnknown {
		return first
	}
	second := q.ask(service{"the revocation list", cert.CRLDistributionPoints, nil, q.fetchCRL})
	if second.Status == RevocationUnknown {
		second.Reason = first.Reason + "; " + second.Reason
	}
	return second
}

func (f *Fetcher) now() time.Time {
	if f.Now != nil {
		return f.Now()
	}
	return time.Now()
}

// addresses keeps what can be asked over HTTP.
func addresses(all []string) (out []string) {
	for _, a := range all {
		u, err := url.Parse(a)
		if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && len(out) < maxServices {
			out = append(out, a)
		}
	}
	return out
}

// entry returns the cache entry of a key. A full cache is emptied: what is
// needed will be asked for again.
func (f *Fetcher) entry(key string) *fetched {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.cache == nil || len(f.cache) >= maxFetched && f.cache[key] == nil {
		f.cache = map[string]*fetched{}
	}
	e := f.cache[key]
	if e == nil {
		e = &fetched{busy: make(chan struct{}, 1)}
		f.cache[key] = e
	}
	return e
}
