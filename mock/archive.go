package mock

import (
	"context"
	"crypto/cipher"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/archive/validation"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
)

// Archive is a mock archive. The zero value is usable for Handle; Start needs
// TLS.
type Archive struct {
	Structures document.StructureSource // nil: contents are not judged, which every acknowledgement says
	Signatures signing.VerifyOptions    // trust; nil roots leave chains unjudged
	TLS        *tls.Config              // with a server certificate; client certificates should be required
	Addr       string                   // listen address; empty means a free port of 127.0.0.1
	Profile    *archive.Profile         // nil means archive.DefaultProfile
	Policy     rule.Policy              // overrides of severities
	Now        func() time.Time         // nil means time.Now
	Log        *slog.Logger             // nil means no log; it never holds personal data

	// Organisations are the controllers that the archive knows. Nil means that it
	// knows none and accepts all, as authorities (rules DSC-07 and ID-07), so that a
	// first test needs no register; the decision about the broad right is then no
	// test of yours. In a register that is set, one that is missing is refused.
	Organisations map[ident.OID]Organisation

	Keep int // exchanges that the journal keeps; 0 means all

	// Fault lets a test disturb an exchange after the message was handled; nil
	// disturbs nothing. See Fault.
	Fault func(Exchange) Fault

	URL string // set by Start

	mu       sync.Mutex
	store    store
	journal  []Exchange
	handled  int         // exchanges so far
	numbers  uint64      // of the archive's own messages
	pages    cipher.AEAD // seals continuations
	server   *http.Server
	listener net.Listener
	done     chan struct{}
}

// Fault is a disturbance of one exchange.
type Fault string

// The disturbances.
const (
	FaultNone       Fault = ""
	FaultLostAnswer Fault = "lost-answer" // the message is handled, the connection breaks before the answer
	FaultBusy       Fault = "busy"        // 503 before the message is handled
)

// Exchange is one message and its answer as the journal keeps them.
type Exchange struct {
	Number      int               // from 1, in order of arrival
	Interaction string            // "" when the message was not readable
	Message     archive.MessageID // id of the message
	Sender      ident.OID         // organiser that the message names as its sender
	Purpose     archive.Purpose
	Document    ident.OID // the document of a frame
	Controller  ident.OID // whose register was searched, for a query
	Answer      archive.AckType
	Rules       []rule.ID // broken rules of severity error
	Reasons     []rule.ID // rules behind a refusal that the answer does not name, because it would tell too much
	Repeated    bool      // a repeated message that was answered from memory (rule DOC-25)
	Returned    int       // number of documents in the answer to a query
	Request     []byte    // the message as received, in its envelope
	Response    []byte    // the answer in its envelope
}

// Start listens and serves until Close. It fails when TLS is nil or has no
// certificate.
func (a *Archive) Start() error {
	if a.TLS == nil {
		return errors.New("mock: TLS is not set; use testpki's server configuration")
	}
	addr := a.Addr
	if addr == "" {
		addr = "127.0.0.1:0"
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	a.listener = listener
	a.URL = "https://" + listener.Addr().String() + "/archive"
	mux := http.NewServeMux()
	mux.HandleFunc("POST /archive", a.serve)
	mux.Handle("POST "+validation.Path, a.ValidationHandler())
	a.server = &http.Server{
		Handler: mux, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: time.Minute, IdleTimeout: time.Minute,
		ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError),
	}
	a.done = make(chan struct{})
	go func() {
		defer close(a.done)
		_ = a.server.Serve(tls.NewListener(listener, a.TLS)) // ErrServerClosed, always
	}()
	return nil
}

// Close stops the server and waits for what is outstanding. The store stays
// readable.
func (a *Archive) Close() error {
	if a.server == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	err := a.server.Shutdown(ctx)
	if err != nil {
		err = a.server.Close()
	}
	<-a.done
	return err
}

// Inform marks that a client has received the Kanta information
// (Kanta-informointi) somewhere else: in health care or in OmaKanta (rule INF-03).
// A client system marks it by an informing document.
func (a *Archive) Inform(client ident.PersonalCode) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.store.inform(client)
}

// Documents returns the stored versions in the order of their arrival, byte for
// byte. The caller must not modify them.
func (a *Archive) Documents() [][]byte {
	a.mu.Lock()
	defer a.mu.Unlock()
	out := make([][]byte, 0, len(a.store.order))
	for _, v := range a.store.order {
		out = append(out, v.source)
	}
	return out
}

// Journal returns the exchanges so far, at most the last Keep of them. The caller
// must not modify the bytes.
func (a *Archive) Journal() []Exchange {
	a.mu.Lock()
	defer a.mu.Unlock()
	return append([]Exchange(nil), a.journal...)
}

func (a *Archive) profile() archive.Profile {
	if a.Profile == nil {
		return archive.DefaultProfile()
	}
	return *a.Profile
}

func (a *Archive) log() *slog.Logger {
	if a.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return a.Log
}
