// Package scs signs documents with a professional's card through DVV's
// signature service on the professional's own machine (SCS, Signature Creation
// Service of the card reader software).
//
//	client := scs.New(scs.Options{Origin: "https://vendor.example"})
//	signed, err := client.SignDocument(ctx, document, signing.Options{
//		Kind:      signing.Professional,
//		Time:      time.Now(),
//		Algorithm: signing.RSASHA256,
//	})
//	var se *scs.Error
//	if errors.As(err, &se) && se.Code == scs.CodeRefused {
//		return "the PIN was not entered"
//	}
//
// The service listens on https://127.0.0.1:53952 and signs bytes, not XML: it
// gets the canonical SignedInfo of about one kilobyte and hashes it itself. The
// key algorithm is part of what is signed, so it is pinned before the document
// is prepared, and an answer of another kind of key is refused. ECDSA answers
// may be in DER or in the r‖s form. Every answer is verified before it is
// embedded.
//
// # Sources
//
// developer.fineid.fi/scs and captured traffic of versions 1.0 to 1.3; the text
// of the specification was not at hand. Which formats the selectors "issuers" and
// "akis" take is not known, so they are passed on as they are given.
//
// # What it does not do
//
// Authentication with the PIN1 key (challenge and nonce), the signature types
// cms, cms-pades and xml, the JWT form of version 1.3, and plain HTTP of versions
// before 1.1.
package scs

import (
	"crypto/tls"
	"errors"
	"net/http"
	"time"
)

// Options configures a Client. The zero value asks the service on this machine
// for the signing key of the card.
type Options struct {
	// URLs are tried in order until one answers; nil means
	// https://127.0.0.1:53952 and https://localhost:53952.
	URLs []string

	// Origin is sent as the Origin header. Services refuse origins that their
	// administrator does not allow.
	Origin string

	// TLS is the configuration of the connection; nil means the trust store of
	// the machine, where the card reader software puts its certificate.
	TLS *tls.Config

	// Issuers and AKIs narrow down the certificates, in the service's own form.
	Issuers, AKIs []string

	// PINTimeout bounds one signature, PIN entry included; 0 means two minutes.
	// The context given to a call can end it earlier.
	PINTimeout time.Duration
}

// Client asks a card service for signatures. It is safe for concurrent use; the
// service itself asks for one PIN after the other.
type Client struct {
	opt  Options
	http *http.Client
}

// New returns a client. It connects to nothing yet.
func New(opt Options) *Client {
	if opt.URLs == nil {
		opt.URLs = []string{"https://127.0.0.1:53952", "https://localhost:53952"}
	}
	if opt.PINTimeout == 0 {
		opt.PINTimeout = 2 * time.Minute
	}
	return &Client{opt: opt, http: &http.Client{
		Timeout: opt.PINTimeout,
		// The service is on this machine: no proxy, and one request per
		// connection, as version 1.3 serves them.
		Transport: &http.Transport{TLSClientConfig: opt.TLS, DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return errors.New("the card service redirects")
		},
	}}
}
