package conformance

import (
	"context"

	"github.com/kansa-go/kansa/metadata"
)

// suiteFault lets the engine tell a fault of the suite from a
// problem of the system.
type suiteFault struct{ err error }

// given is a step in which the suite prepares the archive. Its failure is a
// fault of the suite, not of the system.
func given(title string, prepare func(*bench) error) step {
	return step{title: "given: " + title, do: func(_ context.Context, b *bench) string {
		if err := prepare(b); err != nil {
			panic(suiteFault{err})
		}
		return ""
	}}
}

// archives is the step in which the system archives a document and says so.
func archives(kind Kind) step {
	return step{title: "the system archives: " + string(kind), do: func(ctx context.Context, b *bench) string {
		outcome, problem := b.archive(ctx, kind)
		switch {
		case problem != "":
			return problem
		case outcome.State != Archived:
			return "the system calls the document " + string(outcome.State) + b.refusal()
		}
		for _, d := range b.newDocuments() {
			if d.Header.ID == outcome.Document {
				return ""
			}
		}
		return "the document that the system calls archived is not in the archive" + b.refusal()
	}}
}

// refusal adds the archive's reasons to a problem.
func (b *bench) refusal() string {
	text := ""
	for _, x := range b.exchanges() {
		for _, id := range x.Rules {
			text += " " + string(id)
		}
	}
	if text == "" {
		return ""
	}
	return "; the archive refused by" + text
}

// oneStored checks that the archive took in exactly one document of the group.
func oneStored(group metadata.Group) step {
	return step{title: "the archive took in exactly one document, of group " + string(group), do: func(_ context.Context, b *bench) string {
		news := b.newDocuments()
		if len(news) != 1 {
			return "the archive did not take in exactly one document"
		}
		if news[0].Header.Group != group {
			return "the document is of another group"
		}
		return ""
	}}
}

// stated checks the service request and the use situation of the message that
// was accepted.
func stated(request string) step {
	return step{title: "the message stated service request " + request + " and own use", do: func(_ context.Context, b *bench) string {
		for _, x := range b.exchanges() {
			if x.Answer == "AA" && x.Purpose.ServiceRequest.Value == request && x.Purpose.UseSituation.Value == b.run.situationOwn() {
				return ""
			}
		}
		return "no accepted message stated it"
	}}
}
