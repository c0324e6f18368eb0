package mock

import (
	"io"
	"net/http"

	"github.com/kansa-go/kansa/archive"
)

// maxRequest bounds a message in its envelope.
const maxRequest = 64 << 20

// serve answers one HTTP request.
func (a *Archive) serve(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
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
// need no network.
func (a *Archive) Handle(envelope []byte) Exchange {
	a.mu.Lock()
	defer a.mu.Unlock()
	x := Exchange{Number: len(a.journal) + 1, Request: envelope}
	x.Response = archive.EncodeSOAP(a.profile(), a.answer(&x, envelope))
	a.journal = append(a.journal, x)
	a.log().Info("exchange", "number", x.Number, "interaction", x.Interaction, "message", x.Message.String(),
		"answer", x.Answer, "rules", x.Rules, "repeated", x.Repeated, "returned", x.Returned)
	return x
}
