package signing

import (
	"context"
	"crypto/sha256"
	"crypto/x509"
	"time"
)

// query is one question about one certificate.
type query struct {
	f            *Fetcher
	ctx          context.Context
	cert, issuer *x509.Certificate
	now          time.Time
}

// fetch gets and reads an answer from an address, and says until when it counts.
type fetch func(address string) (source Revoker, until time.Time, err error)

// service is one kind of service that a certificate names.
type service struct {
	name      string
	addresses []string
	serial    []byte // what the answer is about; nil when it is about all
	get       fetch
}

// ask tries the addresses of a service in turn.
func (q query) ask(s service) Revocation {
	out := Revocation{Status: RevocationUnknown, Reason: "the certificate names no address of " + s.name + " that HTTP reaches"}
	for _, a := range addresses(s.addresses) {
		source, reason := q.load(q.key(a, s.serial), a, s.get)
		if source == nil {
			out.Reason = s.name + " " + reason
			continue
		}
		r := source.Status(q.cert, q.issuer, q.now)
		if r.Status != RevocationUnknown {
			return r
		}
		out.Reason = s.name + " gave nothing usable: stale, signed by somebody else, or about others"
	}
	return out
}

// load returns the answer of an address from the cache or the network. Callers
// with the same question wait for the first one's answer.
func (q query) load(key, address string, get fetch) (Revoker, string) {
	e := q.f.entry(key)
	select {
	case e.busy <- struct{}{}:
		defer func() { <-e.busy }()
	case <-q.ctx.Done():
		return nil, "was not asked: the context is done"
	}
	if now := q.f.now(); !e.until.After(now) {
		e.source, e.until, e.reason = nil, time.Time{}, ""
		source, until, err := get(address)
		switch {
		case q.ctx.Err() != nil:
			return nil, "did not answer before the context was done" // says nothing about the next call
		case err != nil:
			e.reason = reasonOf(err)
		default:
			e.source = source
		}
		// What is stale or not the issuer's is asked for again like a failure.
		if err == nil && until.After(now) && source.Status(q.cert, q.issuer, q.now).Status != RevocationUnknown {
			e.until = until
		} else {
			e.until = now.Add(q.f.retry())
		}
	}
	return e.source, e.reason
}

func (f *Fetcher) retry() time.Duration {
	if f.Retry > 0 {
		return f.Retry
	}
	return defaultRetry
}

// key tells questions apart: a list answers for all certificates of an issuer,
// an OCSP answer for one. What is kept for one issuer must not stand in the way
// of another that names the same address.
func (q query) key(address string, serial []byte) string {
	issuer := sha256.Sum256(q.issuer.Raw)
	return address + " " + string(issuer[:]) + string(serial)
}
