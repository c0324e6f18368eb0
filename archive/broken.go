package archive

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"os"
	"syscall"
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
		alert   tls.AlertError
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
	case errors.As(err, &alert):
		return alert
	case errors.As(err, &dns):
		return dns
	case errors.As(err, &errno):
		return errno
	}
	return nil
}
