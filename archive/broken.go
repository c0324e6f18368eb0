package archive

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"syscall"
	"time"
)

// brokenError is a connection that was not made or that broke. net/http quotes
// what it cannot read, which may be what was sent, so that only causes whose
// texts are known to be harmless are repeated. The cause itself stays reachable
// with errors.Is and errors.As.
type brokenError struct{ cause error }

// Error implements error.
func (e *brokenError) Error() string {
	s := "the connection failed"
	if reason := harmless(e.cause); reason != nil {
		s += ": " + reason.Error()
	}
	return s
}

// Unwrap returns the cause.
func (e *brokenError) Unwrap() error { return e.cause }

// ownWords keeps what a vendor's Transport says out of the texts of errors; the
// causes stay reachable.
func ownWords(err error) error {
	var (
		own    *Error
		status *StatusError
		broken *brokenError
	)
	switch {
	case err == nil, errors.As(err, &own), errors.As(err, &status), errors.As(err, &broken), errors.Is(err, errEmptyAnswer), errors.Is(err, errURL):
		return err
	case errors.Is(err, ErrNotSent):
		return fmt.Errorf("%w: %w", ErrNotSent, &brokenError{err})
	}
	return &brokenError{err}
}

// harmless returns the part of an error that names machines, certificates and
// states of the network only, or nil.
func harmless(err error) error {
	for _, known := range []error{
		context.Canceled, context.DeadlineExceeded, os.ErrDeadlineExceeded, io.ErrUnexpectedEOF, io.EOF, net.ErrClosed,
	} {
		if errors.Is(err, known) {
			return known
		}
	}
	var (
		dns     *net.DNSError
		errno   syscall.Errno
		verify  *tls.CertificateVerificationError
		unknown x509.UnknownAuthorityError
		invalid x509.CertificateInvalidError
		host    x509.HostnameError
		record  tls.RecordHeaderError
	)
	switch {
	case errors.As(err, &verify):
		return verify
	case errors.As(err, &unknown):
		return unknown
	case errors.As(err, &invalid):
		return invalid
	case errors.As(err, &host):
		return host
	case errors.As(err, &record):
		return errors.New("the other side does not speak TLS")
	case alertOf(err) != nil:
		return alertOf(err)
	case errors.As(err, &dns):
		return dns
	case errors.As(err, &errno):
		return errno
	}
	return nil
}

// certificateRefused reports whether one side did not accept the other's
// certificate. crypto/tls tells it of the archive's by a type and x509 by three;
// of ours the archive tells by an alert.
func certificateRefused(err error) bool {
	var (
		verify  *tls.CertificateVerificationError
		unknown x509.UnknownAuthorityError
		invalid x509.CertificateInvalidError
		host    x509.HostnameError
	)
	if errors.As(err, &verify) || errors.As(err, &unknown) || errors.As(err, &invalid) || errors.As(err, &host) {
		return true
	}
	alert := alertOf(err)
	return alert != nil && aboutCertificate(alert)
}

// alertOf returns the TLS alert that the other side sent, or nil.
func alertOf(err error) error {
	var op *net.OpError
	if errors.As(err, &op) && op.Op == "remote error" {
		return op.Err
	}
	return nil
}

// unreadAlert returns the alert that ended a connection when net/http tells of
// the write that failed because of it. The exchange has failed, so that the
// connection is closed: reading again gives what ended the reading before, at
// once. A connection of HTTP/2 is left alone, as it serves other requests too.
func unreadAlert(conn net.Conn) error {
	c, ok := conn.(*tls.Conn)
	if !ok || c.ConnectionState().NegotiatedProtocol == "h2" {
		return nil
	}
	_ = c.SetReadDeadline(time.Now())
	if _, err := c.Read(make([]byte, 1)); alertOf(err) != nil {
		return err
	}
	return nil
}

// aboutCertificate reports whether an alert is one of a handshake (RFC 8446,
// 6.2): handshake_failure, bad_certificate to certificate_unknown, unknown_ca,
// access_denied, certificate_required. In TLS 1.3 they arrive when the client
// believes that the handshake is over; the server has read no request then.
// crypto/tls keeps the type of the alerts of TCP connections to itself, so texts
// are compared.
func aboutCertificate(alert error) bool {
	for _, number := range []tls.AlertError{40, 42, 43, 44, 45, 46, 48, 49, 116} {
		if alert.Error() == number.Error() {
			return true
		}
	}
	return false
}
