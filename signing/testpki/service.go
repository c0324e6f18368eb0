package testpki

import (
	"bytes"
	"crypto/x509"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/ocsp"
)

// Service says how the revocation service of a hierarchy behaves. The zero
// value answers truly: OCSP signed by the issuing authority, and complete lists.
type Service struct {
	Silent    bool // takes requests and never answers
	Refusing  bool // answers OCSP with "unauthorized" and lists with status 404
	Stale     bool // lists and answers whose next update is past
	Liar      bool // "good" about everything, signed by a certificate that may not answer; lists are missing
	Ignorant  bool // OCSP "unknown" about everything; lists are missing
	Delegated bool // OCSP signed by a responder that the issuer has certified
	NoOCSP    bool // OCSP is answered with status 404; lists are there
	NoNonce   bool // OCSP answers carry no nonce, like those that are made in advance
	Replaying bool // OCSP answers carry the nonce of another question
}

// RevocationServer gives out revocation lists and OCSP answers over HTTP on the
// loopback interface. Certificates point to it by Spec.Service. Close it.
type RevocationServer struct {
	URL string // without slash at the end

	h        *Hierarchy
	how      Service
	srv      *httptest.Server
	requests atomic.Int64
	closed   chan struct{}
	once     sync.Once
}

// Serve starts a revocation service. It knows what Revoke and Spec.Revoked told
// the hierarchy, also later.
func (h *Hierarchy) Serve(how Service) *RevocationServer {
	s := &RevocationServer{h: h, how: how, closed: make(chan struct{})}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /ocsp", s.ocsp)
	mux.HandleFunc("GET /services.crl", s.crl(h.services))
	mux.HandleFunc("GET /professionals.crl", s.crl(h.professionals))
	mux.HandleFunc("GET /root.crl", s.crl(h.root))
	s.srv = httptest.NewServer(s.behave(mux))
	s.URL = s.srv.URL
	return s
}

// Pools is Hierarchy.Pools with issuing authorities whose certificates name this
// service, so that their own revocation can be asked for. It fails only when the
// system's source of randomness does.
func (s *RevocationServer) Pools() (roots, intermediates *x509.CertPool, err error) {
	roots, intermediates = x509.NewCertPool(), x509.NewCertPool()
	roots.AddCert(s.h.Root())
	for _, ca := range []*Identity{s.h.services, s.h.professionals} {
		t := *ca.Certificate
		t.CRLDistributionPoints = []string{s.URL + "/root.crl"}
		again, err := s.h.issue(s.h.root, ca.Key, &t)
		if err != nil {
			return nil, nil, err
		}
		intermediates.AddCert(again.Certificate)
	}
	return roots, intermediates, nil
}

// Close stops the service; requests that wait end without answer.
func (s *RevocationServer) Close() {
	s.once.Do(func() {
		close(s.closed)
		s.srv.Close()
	})
}

// Requests returns how often the service was asked so far.
func (s *RevocationServer) Requests() int { return int(s.requests.Load()) }

// behave counts requests and keeps silent when it has to.
func (s *RevocationServer) behave(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.requests.Add(1)
		if !s.how.Silent {
			next.ServeHTTP(w, r)
			return
		}
		// The server notices a client that goes away only once the body is read.
		_, _ = io.Copy(io.Discard, r.Body)
		select {
		case <-s.closed:
		case <-r.Context().Done():
		}
		panic(http.ErrAbortHandler)
	})
}

// issued is the time of what the service gives out.
func (s *RevocationServer) issued() time.Time {
	if s.how.Stale {
		return s.h.opt.Now.Add(-2 * day)
	}
	return s.h.opt.Now
}

func (s *RevocationServer) crl(issuer *Identity) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if s.how.Refusing || s.how.Liar || s.how.Ignorant {
			http.NotFound(w, r)
			return
		}
		der, err := s.h.crl(issuer, s.issued(), s.h.revocations())
		if err != nil {
			http.Error(w, "no list", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/pkix-crl")
		_, _ = w.Write(der)
	}
}

func (s *RevocationServer) ocsp(w http.ResponseWriter, r *http.Request) {
	if s.how.NoOCSP {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/ocsp-response")
	body, err := io.ReadAll(io.LimitReader(r.Body, 1<<14))
	if err != nil {
		return
	}
	_, _ = w.Write(s.answer(body))
}

// answer answers one question in DER form.
func (s *RevocationServer) answer(question []byte) []byte {
	req, err := ocsp.ParseRequest(question)
	if err != nil {
		return ocsp.MalformedRequestErrorResponse
	}
	issuer := s.h.issuerOf(req)
	if issuer == nil || s.how.Refusing {
		return ocsp.UnauthorizedErrorResponse
	}
	o := OCSP{Issued: s.issued(), Unknown: s.how.Ignorant, Liar: s.how.Liar, Delegated: s.how.Delegated}
	if !s.how.Liar {
		o.Revoked = s.h.revokedAt(req.SerialNumber)
	}
	o.nonce = s.nonce(question)
	der, err := s.h.answer(issuer, ocsp.Response{SerialNumber: req.SerialNumber}, o)
	if err != nil {
		return ocsp.InternalErrorErrorResponse
	}
	return der
}

// issuerOf finds the authority that a question is about.
func (h *Hierarchy) issuerOf(req *ocsp.Request) *Identity {
	for _, issuer := range []*Identity{h.services, h.professionals} {
		der, err := ocsp.CreateRequest(issuer.Certificate, issuer.Certificate, &ocsp.RequestOptions{Hash: req.HashAlgorithm})
		if err != nil {
			continue
		}
		own, err := ocsp.ParseRequest(der)
		if err == nil && bytes.Equal(own.IssuerKeyHash, req.IssuerKeyHash) && bytes.Equal(own.IssuerNameHash, req.IssuerNameHash) {
			return issuer
		}
	}
	return nil
}
