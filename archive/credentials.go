package archive

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// CredentialFiles names the PEM files of mutual TLS. Certificate holds the own
// certificate and its issuers, leaf first; Key its private key; Roots the
// certificates that the archive's own must lead to. All are required.
type CredentialFiles struct {
	Certificate string
	Key         string
	Roots       string
}

// CredentialOptions shapes Credentials. The zero value is usable.
type CredentialOptions struct {
	// CheckEvery is how old the last look at the files may be when a connection
	// is made; 0 means one minute, below 0 means that only Reload looks.
	CheckEvery time.Duration

	Now func() time.Time // nil means time.Now

	// OnReload is told what a look at the files brought. It may use the
	// Credentials, except for Reload, which would call it again. nil means a line in
	// slog.Default.
	OnReload func(ReloadEvent)
}

// ReloadEvent tells that credentials were renewed, or that new files were
// refused and the earlier pair stays in use. It names files and certificates,
// no key.
type ReloadEvent struct {
	Files    CredentialFiles
	NotAfter time.Time // end of the certificate in use
	Err      error     // why the new files were refused; nil when they are in use
}

// Credentials are the own key pair and the trusted roots, read again when their
// files change. Pair and roots are exchanged together or not at all: files that
// cannot be read, do not belong together or hold a certificate that is not valid
// now leave the earlier ones in use, are reported once and are looked at again
// later. It is safe for concurrent use.
type Credentials struct {
	files CredentialFiles
	opt   CredentialOptions
	now   atomic.Pointer[credentials]

	mu      sync.Mutex // one look at the files at a time; guards what follows
	looked  time.Time
	refused fileStamps // what was reported as broken
	renewed []func()   // called after an exchange
}

// credentials is one state of the files. It does not change.
type credentials struct {
	pair   tls.Certificate
	roots  *x509.CertPool
	stamps fileStamps
}

// fileStamps are times of change and sizes: how a change is noticed.
type fileStamps [3]struct {
	changed time.Time
	size    int64
}

// NewCredentials reads the files. The error names the file that is missing or
// wrong and holds nothing of a key; of a field that names no file it is an *Error
// with CodeOption that names the field.
func NewCredentials(files CredentialFiles, opt CredentialOptions) (*Credentials, error) {
	if err := files.named(); err != nil {
		return nil, err
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.OnReload == nil {
		opt.OnReload = logReload
	}
	c := &Credentials{files: files, opt: opt, looked: opt.Now()}
	stamps, err := files.stamps()
	if err != nil {
		return nil, err
	}
	state, err := files.read(opt.Now(), stamps)
	if err != nil {
		return nil, err
	}
	c.now.Store(state)
	return c, nil
}

// Certificate returns the own certificate in use. It must not be modified.
func (c *Credentials) Certificate() *x509.Certificate { return c.now.Load().pair.Leaf }

// Reload looks at the files now. It returns why they were refused; the earlier
// pair stays in use then. Unchanged files are not read.
func (c *Credentials) Reload() error {
	c.mu.Lock()
	tell, err := c.look()
	c.mu.Unlock()
	tell()
	return err
}

// current returns the state for a new connection, looking at the files when the
// last look is too old.
func (c *Credentials) current() *credentials {
	if c.opt.CheckEvery >= 0 {
		tell := nothing
		c.mu.Lock()
		if c.opt.Now().Sub(c.looked) >= orDefault(c.opt.CheckEvery, time.Minute) {
			tell, _ = c.look() // reported; the earlier pair stays
		}
		c.mu.Unlock()
		tell()
	}
	return c.now.Load()
}

// nothing is what there is to tell when nothing happened.
func nothing() {}

// look reads changed files. The caller holds the lock and, after it has given it
// back, calls what is returned, so that those who are told may use the
// Credentials.
func (c *Credentials) look() (tell func(), err error) {
	c.looked = c.opt.Now()
	old := c.now.Load()
	stamps, err := c.files.stamps()
	if err == nil && stamps == old.stamps {
		return nothing, nil
	}
	var state *credentials
	if err == nil {
		state, err = c.files.read(c.looked, stamps)
	}
	if err != nil {
		if stamps == c.refused && stamps != (fileStamps{}) {
			return nothing, err
		}
		c.refused = stamps
		event := ReloadEvent{Files: c.files, NotAfter: old.pair.Leaf.NotAfter, Err: err}
		return func() { c.opt.OnReload(event) }, err
	}
	c.now.Store(state)
	c.refused = fileStamps{}
	renewed := slices.Clone(c.renewed)
	return func() {
		for _, f := range renewed {
			f()
		}
		c.opt.OnReload(ReloadEvent{Files: c.files, NotAfter: state.pair.Leaf.NotAfter})
	}, nil
}

// onRenewal lets a transport drop its idle connections.
func (c *Credentials) onRenewal(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.renewed = append(c.renewed, f)
}

// TLSConfig returns a configuration for one connection with the credentials of
// this moment. Every call returns a new one.
func (c *Credentials) TLSConfig() *tls.Config {
	state := c.current()
	return &tls.Config{
		MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{state.pair}, RootCAs: state.roots, Time: c.opt.Now,
	}
}

// named says which field names no file.
func (f CredentialFiles) named() error {
	for _, field := range []struct{ name, file string }{{"Certificate", f.Certificate}, {"Key", f.Key}, {"Roots", f.Roots}} {
		if field.file == "" {
			return &Error{Code: CodeOption, Message: "CredentialFiles." + field.name + " names no file"}
		}
	}
	return nil
}

func (f CredentialFiles) stamps() (s fileStamps, err error) {
	for i, name := range []string{f.Certificate, f.Key, f.Roots} {
		info, err := os.Stat(name)
		if err != nil {
			return fileStamps{}, err
		}
		s[i].changed, s[i].size = info.ModTime(), info.Size()
	}
	return s, nil
}

// read reads the files as they were when the stamps were taken, or later.
func (f CredentialFiles) read(now time.Time, stamps fileStamps) (*credentials, error) {
	pair, err := tls.LoadX509KeyPair(f.Certificate, f.Key)
	if err != nil {
		return nil, fmt.Errorf("key pair %s and %s: %w", f.Certificate, f.Key, err)
	}
	if now.Before(pair.Leaf.NotBefore) || now.After(pair.Leaf.NotAfter) {
		return nil, fmt.Errorf("%s: the certificate is not valid now", f.Certificate)
	}
	pem, err := os.ReadFile(f.Roots)
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("%s: %w", f.Roots, errNoRoots)
	}
	return &credentials{pair: pair, roots: roots, stamps: stamps}, nil
}

var errNoRoots = errors.New("the file holds no certificate")

// logReload is the default of OnReload.
func logReload(e ReloadEvent) {
	if e.Err != nil {
		slog.Warn("new credentials refused, the earlier ones stay in use", "error", e.Err, "notAfter", e.NotAfter)
		return
	}
	slog.Info("credentials renewed", "notAfter", e.NotAfter)
}
