package archive

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"time"
)

// HTTPOptions are the timeouts and limits of NewHTTPTransport. The zero value is
// usable; nobody has published what the real archive needs, so the defaults are
// ours.
type HTTPOptions struct {
	DialTimeout      time.Duration // TCP connection; 0 means 10 s
	HandshakeTimeout time.Duration // TLS handshake; 0 means 10 s
	HeaderTimeout    time.Duration // from the last byte sent to the answer's header; 0 means one minute
	ExchangeTimeout  time.Duration // the whole exchange; 0 means the profile's, two minutes
	IdleTimeout      time.Duration // how long an unused connection is kept; 0 means 90 s
	MaxConnections   int           // to the archive, further exchanges wait for one; 0 means 16
	MaxHeader        int64         // bytes of an answer's header; 0 means 64 KiB
	MaxAnswer        int64         // bytes of an answer; 0 means the profile's limit, 64 MiB
	Profile          *Profile      // nil means DefaultProfile
}

// NewHTTPTransport makes a transport over mutual TLS whose connections are kept
// and used again. The credentials must not be nil. New connections use those of
// their moment; after a renewal idle connections are closed, and those in use end
// with their exchange or when they become idle for longer than IdleTimeout.
// HTTP/1.1 only, without a proxy: an access point has a private connection to the
// archive.
func NewHTTPTransport(url string, credentials *Credentials, opt HTTPOptions) *HTTPTransport {
	d := &dialer{
		credentials: credentials,
		net:         net.Dialer{Timeout: orDefault(opt.DialTimeout, 10*time.Second)},
		handshake:   orDefault(opt.HandshakeTimeout, 10*time.Second),
	}
	connections := orDefault(opt.MaxConnections, 16)
	transport := &http.Transport{
		DialTLSContext:         d.dial,
		DisableCompression:     true,
		ResponseHeaderTimeout:  orDefault(opt.HeaderTimeout, time.Minute),
		IdleConnTimeout:        orDefault(opt.IdleTimeout, 90*time.Second),
		MaxConnsPerHost:        connections,
		MaxIdleConnsPerHost:    connections,
		MaxResponseHeaderBytes: orDefault(opt.MaxHeader, 64<<10),
	}
	credentials.onRenewal(transport.CloseIdleConnections)
	return &HTTPTransport{
		URL: url, Client: &http.Client{Transport: transport}, Profile: opt.Profile,
		MaxAnswer: opt.MaxAnswer, Timeout: opt.ExchangeTimeout, Now: credentials.opt.Now,
	}
}

// dialer makes TLS connections with the credentials of the moment.
type dialer struct {
	credentials *Credentials
	net         net.Dialer
	handshake   time.Duration
}

func (d *dialer) dial(ctx context.Context, network, addr string) (net.Conn, error) {
	raw, err := d.net.DialContext(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	config := d.credentials.TLSConfig()
	if config.ServerName, _, err = net.SplitHostPort(addr); err != nil {
		raw.Close()
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, d.handshake)
	defer cancel()
	conn := tls.Client(raw, config)
	if err := conn.HandshakeContext(ctx); err != nil {
		raw.Close()
		return nil, fmt.Errorf("TLS handshake: %w", err)
	}
	return conn, nil
}
