package testpki

import "crypto/tls"

// Server returns the identity of a TLS server on 127.0.0.1, ::1 and localhost.
func (h *Hierarchy) Server() *Identity { return h.server }

// Client returns the identity of a TLS client.
func (h *Hierarchy) Client() *Identity { return h.client }

// TLSServerConfig returns a configuration of a server that demands a client
// certificate of this hierarchy. Every call returns a new one.
func (h *Hierarchy) TLSServerConfig() *tls.Config {
	roots, _ := h.Pools()
	return &tls.Config{
		MinVersion:   tls.VersionTLS12,
		Certificates: []tls.Certificate{h.server.TLS()},
		ClientAuth:   tls.RequireAndVerifyClientCert,
		ClientCAs:    roots,
		Time:         h.Now,
	}
}

// TLSClientConfig returns a configuration of a client that trusts this
// hierarchy only and shows its certificate. Every call returns a new one.
func (h *Hierarchy) TLSClientConfig() *tls.Config {
	roots, _ := h.Pools()
	return &tls.Config{
		MinVersion:   tls.VersionTLS12,
		Certificates: []tls.Certificate{h.client.TLS()},
		RootCAs:      roots,
		Time:         h.Now,
	}
}
