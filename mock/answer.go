package mock

import (
	"crypto/sha256"
	"strconv"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/shown"
	"github.com/kansa-go/kansa/rule"
)

// platform numbers the mock's own messages; it stands in the arc for examples.
const platform = ident.OID("2.999.1.3")

// answer handles a message and returns the bytes of the answer. The caller
// holds the lock, so that a message is taken in whole or not at all.
func (a *Archive) answer(x *Exchange, in incoming) []byte {
	switch {
	case in.err != nil:
		in.found.Add(ruleReadable.Finding("/", "the message cannot be read: "+in.err.Error()))
		return a.acknowledge(x, archive.Envelope{}, archive.Rejected, in.found)
	case in.request.Query != nil:
		return a.query(x, in.request.Query, in.found)
	}
	return a.archive(x, in)
}

// archive handles a frame.
func (a *Archive) archive(x *Exchange, in incoming) []byte {
	f := in.request.Frame
	x.Interaction, x.Message, x.Sender, x.Purpose, x.Document = f.Interaction, f.ID, f.Sender, f.Purpose, f.Subject.ID
	if earlier, ok := a.store.acknowledged[f.ID]; ok && !f.ID.IsZero() {
		return a.repeat(x, f, earlier, in.envelope)
	}
	found := a.Policy.Apply(append(in.found, archive.CheckEnvironment(f, false)...))
	kind := archive.Accepted
	if found.HasErrors() {
		kind = archive.Rejected
	} else {
		found = append(found, a.takeIn(in)...)
		if found.HasErrors() {
			kind = archive.InError
		}
	}
	answer := a.acknowledge(x, f.Envelope, kind, found)
	if kind == archive.Accepted {
		a.store.acknowledged[f.ID] = acknowledgement{message: sha256.Sum256(in.envelope), answer: answer, kind: x.Answer}
	}
	return answer
}

// repeat answers a message whose id was accepted before: the same bytes get the
// same answer, other bytes are refused.
func (a *Archive) repeat(x *Exchange, f *archive.Frame, earlier acknowledgement, envelope []byte) []byte {
	if earlier.message == sha256.Sum256(envelope) {
		x.Repeated, x.Answer = true, earlier.kind
		return earlier.answer
	}
	return a.acknowledge(x, f.Envelope, archive.Rejected, rule.Findings{
		ruleMessageReused.Finding("/"+f.Interaction+"/id", "the message id was used for another message").WithGot(shown.ID(f.ID.Root, f.ID.Extension)),
	})
}

// acknowledge writes an acknowledgement and notes it in the exchange.
func (a *Archive) acknowledge(x *Exchange, to archive.Envelope, kind archive.AckType, found rule.Findings) []byte {
	p := a.profile()
	x.Answer = kind
	for _, f := range found.Errors() {
		x.Rules = append(x.Rules, f.Rule)
	}
	ack := &archive.Acknowledgement{Envelope: a.envelope(p.Acknowledgement.Value, to), Type: kind, Target: to.ID, Details: details(found)}
	return a.encode(archive.EncodeAcknowledgement(p, ack))
}

func (a *Archive) envelope(interaction string, to archive.Envelope) archive.Envelope {
	a.numbers++
	return archive.Envelope{
		ID:      archive.MessageID{Root: platform, Extension: strconv.FormatUint(a.numbers, 10)},
		Created: a.now(), Interaction: interaction, Receiver: to.Sender, Sender: ident.OID(a.profile().ArchiveParty.Value),
	}
}

// encode passes an answer through. An answer that cannot be written would be a
// fault of ours: its texts are our own and its codes come from parsed XML.
func (a *Archive) encode(answer []byte, err error) []byte {
	if err != nil {
		a.log().Error("an answer could not be written", "error", err)
		return []byte(`<error xmlns="urn:kansa"/>`)
	}
	return answer
}

// details puts the national error code beside the rules whose meaning it has.
func details(found rule.Findings) []archive.Detail {
	out := archive.DetailsOf(found)
	for i, d := range out {
		switch d.Rule {
		case ruleAccessStore.ID, ruleAccessSearch.ID, "LNK-07", ruleCancelOwn.ID, ruleCorrectOwn.ID, ruleMatterOwner.ID:
			out[i].Process = archive.ProcessAccess
		case "SIG-06":
			out[i].Process = archive.ProcessIntegrity
		}
	}
	return out
}
