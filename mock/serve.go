package mock

import (
	"io"
	"net/http"
	"slices"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/shown"
	"github.com/kansa-go/kansa/rule"
)

// serve answers one HTTP request.
func (a *Archive) serve(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, a.profile().MessageLimit()))
	if err != nil {
		http.Error(w, "the message is larger than the limit or was cut", http.StatusRequestEntityTooLarge)
		return
	}
	if a.fault(Exchange{Request: body}) == FaultBusy {
		w.Header().Set("Retry-After", "0")
		http.Error(w, "busy", http.StatusServiceUnavailable)
		return
	}
	x := a.Handle(body)
	if a.fault(x) == FaultLostAnswer {
		panic(http.ErrAbortHandler) // closes the connection without an answer
	}
	w.Header().Set("Content-Type", "text/xml; charset=utf-8")
	_, _ = w.Write(x.Response)
}

// fault asks the disturbance for an exchange. It is asked twice: before the
// message is handled, when only Request is set, and after.
func (a *Archive) fault(x Exchange) Fault {
	if a.Fault == nil {
		return FaultNone
	}
	f := a.Fault(x)
	if (f == FaultBusy) != (x.Number == 0) {
		return FaultNone
	}
	return f
}

// Handle takes one message in its SOAP envelope and returns the exchange with
// the answer in its envelope. It is what Start serves over HTTPS, for tests that
// need no network. The document of a frame is judged before the archive is
// locked, so that judging one does not hold up another.
func (a *Archive) Handle(envelope []byte) Exchange {
	in := a.read(envelope)
	a.mu.Lock()
	defer a.mu.Unlock()
	a.store.init()
	a.handled++
	x := Exchange{Number: a.handled, Request: envelope}
	in.behind = &x.Reasons
	x.Response = archive.EncodeSOAP(a.profile(), a.answer(&x, in))
	a.journal = append(a.journal, x)
	if over := len(a.journal) - a.Keep; a.Keep > 0 && over > 0 {
		a.journal = slices.Delete(a.journal, 0, over)
	}
	interaction := shown.Interaction(x.Interaction, a.profile().Entries(), func(e archive.NamedEntry) string { return e.Value })
	a.log().Info("exchange", "number", x.Number, "interaction", interaction, "message", shown.ID(x.Message.Root, x.Message.Extension),
		"answer", x.Answer, "rules", x.Rules, "repeated", x.Repeated, "returned", x.Returned)
	return x
}

// incoming is a message as far as it can be judged without the archive's state.
type incoming struct {
	envelope  []byte
	request   archive.Request
	found     rule.Findings // about the message
	err       error         // the message cannot be read
	judgement *document.Judgement
	unread    error      // the document of the frame cannot be read
	behind    *[]rule.ID // Reasons of the exchange
}

func (a *Archive) read(envelope []byte) incoming {
	in := incoming{envelope: envelope}
	in.request, in.found, in.err = archive.DecodeRequest(a.profile(), envelope)
	if in.err != nil || in.request.Frame == nil || in.request.Frame.Subject.Document == nil {
		return in
	}
	signatures := a.Signatures
	if signatures.Roots != nil && signatures.Now.IsZero() {
		signatures.Now = a.now()
	}
	in.judgement, in.unread = document.Check(in.request.Frame.Subject.Document, document.CheckOptions{
		Structures: a.Structures, Signatures: signatures, Policy: a.Policy,
	})
	return in
}
