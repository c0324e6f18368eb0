// Package scstest is a card service for tests: it answers as DVV's service on a
// professional's machine does, with a key in memory instead of a card.
//
//	pki, _ := testpki.New(testpki.Options{})
//	card, _ := pki.Professional(testpki.Person{})
//	service := scstest.NewServer(&scstest.Server{Card: card, Hierarchy: pki})
//	defer service.Close()
//	client := scs.New(scs.Options{URLs: []string{service.URL}, TLS: pki.TLSClientConfig()})
//
// # What is not modelled
//
// Cross-origin preflight requests, the JWT form of version 1.3, CMS signatures,
// and choosing among several cards.
package scstest

import (
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
)

// Server is a card service. Set its fields before NewServer; a nil or empty
// field is the friendly default.
type Server struct {
	Card      *testpki.Identity  // the card that signs; required
	Hierarchy *testpki.Hierarchy // gives the TLS certificate; required

	Version string // protocol version; empty means "1.3"
	Hashes  string // hashAlgorithms; empty means "SHA256, SHA384, SHA512"
	DER     bool   // ECDSA values in DER instead of r‖s

	Reason int               // reason code to fail every signature with; 0 means success
	Origin string            // the only origin allowed; empty means any
	Chain  *testpki.Identity // answers with this one's chain: a swapped certificate

	// PIN is called before a signature is made and may block until its request
	// ends: a user who takes time, or refuses by returning false. Nil consents.
	PIN func(*http.Request) bool

	// Mangle changes an answer before it is sent. Nil changes nothing.
	Mangle func([]byte) []byte

	URL string // where the started service listens

	srv *httptest.Server
}

// NewServer starts the service on a free port of 127.0.0.1 and returns it.
func NewServer(s *Server) *Server {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /version", s.version)
	mux.HandleFunc("POST /sign", s.sign)
	s.srv = httptest.NewUnstartedServer(mux)
	s.srv.TLS = s.Hierarchy.TLSServerConfig()
	s.srv.TLS.ClientAuth = 0
	s.srv.StartTLS()
	s.URL = s.srv.URL
	return s
}

// Close stops the service and waits for its requests.
func (s *Server) Close() { s.srv.Close() }

func (s *Server) version(w http.ResponseWriter, _ *http.Request) {
	version, hashes := s.Version, s.Hashes
	if version == "" {
		version = "1.3"
	}
	if hashes == "" {
		hashes = "SHA256, SHA384, SHA512"
	}
	s.answer(w, map[string]any{
		"version": version, "httpMethods": "GET, POST", "contentTypes": "data, digest",
		"signatureTypes": "signature,cms,cms-pades", "selectorAvailable": true, "hashAlgorithms": hashes,
	})
}

type request struct {
	Content       string `json:"content"`
	ContentType   string `json:"contentType"`
	HashAlgorithm string `json:"hashAlgorithm"`
	SignatureType string `json:"signatureType"`
	Selector      struct {
		KeyUsages     []string `json:"keyusages"`
		KeyAlgorithms []string `json:"keyalgorithms"`
	} `json:"selector"`
}

func (s *Server) sign(w http.ResponseWriter, r *http.Request) {
	var req request
	err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&req)
	tbs, err2 := base64.StdEncoding.DecodeString(req.Content)
	switch {
	case s.Origin != "" && r.Header.Get("Origin") != s.Origin:
		s.fail(w, 403)
	case err != nil || err2 != nil || req.ContentType != "data" || req.SignatureType != "signature":
		s.fail(w, 400)
	case s.Reason != 0:
		s.fail(w, s.Reason)
	case !contains(req.Selector.KeyUsages, "nonrepudiation"):
		s.fail(w, 400)
	case s.PIN != nil && !s.PIN(r):
		s.fail(w, 401)
	default:
		s.succeed(w, r, tbs, req.HashAlgorithm)
	}
}

func contains(list []string, want string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return strings.EqualFold(s, want) })
}

func (s *Server) succeed(w http.ResponseWriter, r *http.Request, tbs []byte, hash string) {
	alg := algorithm(s.Card.Certificate, hash)
	var value []byte
	var err error
	if s.DER {
		h := alg.Hash().New()
		h.Write(tbs)
		value, err = s.Card.Key.Sign(nil, h.Sum(nil), alg.Hash())
	} else {
		value, err = s.Card.Signer().Sign(r.Context(), tbs, alg)
	}
	if err != nil {
		s.fail(w, 500)
		return
	}
	holder := s.Card
	if s.Chain != nil {
		holder = s.Chain
	}
	chain := []string{base64.StdEncoding.EncodeToString(holder.Certificate.Raw)}
	for _, c := range holder.Issuers {
		chain = append(chain, base64.StdEncoding.EncodeToString(c.Raw))
	}
	s.answer(w, map[string]any{
		"version": "1.1", "signatureType": "signature", "status": "ok", "reasonCode": 200, "reasonText": "Signature generated",
		"signature": base64.StdEncoding.EncodeToString(value), "chain": chain,
	})
}

// algorithm joins the card's kind of key and the requested hash function.
func algorithm(cert *x509.Certificate, hash string) signing.Algorithm {
	rsa := signing.AlgorithmFor(cert).Family() == "RSA"
	switch {
	case hash == "SHA384" && rsa:
		return signing.RSASHA384
	case hash == "SHA384":
		return signing.ECDSASHA384
	case hash == "SHA512" && rsa:
		return signing.RSASHA512
	case hash == "SHA512":
		return signing.ECDSASHA512
	case rsa:
		return signing.RSASHA256
	}
	return signing.ECDSASHA256
}

func (s *Server) fail(w http.ResponseWriter, reason int) {
	s.answer(w, map[string]any{"version": "1.1", "status": "failed", "reasonCode": reason, "reasonText": "Testi Ammattilainen refused"})
}

// answer writes JSON with status 200, as the real service does on failure too.
func (s *Server) answer(w http.ResponseWriter, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		http.Error(w, "scstest: "+err.Error(), http.StatusInternalServerError)
		return
	}
	if s.Mangle != nil {
		b = s.Mangle(b)
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(b)
}
