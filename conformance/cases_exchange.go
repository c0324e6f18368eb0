package conformance

import (
	"bytes"
	"context"
	"slices"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/mock"
	"github.com/kansa-go/kansa/rule"
)

func refusedDocument() Case {
	return Case{
		ID: "KC-REF-01", Feature: FeatureArchive, refusals: true, Rules: []rule.ID{"DOC-24", "DOC-19"},
		Title: rule.Text{EN: "tells its user that a document was refused, and why", FI: "kertoo käyttäjälle hylätystä asiakirjasta ja syyn", SV: "berättar för användaren att en handling avvisats och varför"},
		steps: []step{
			given("the matter of the document is not archived, so that the archive refuses it", func(*bench) error { return nil }),
			{title: "the system sends the client document and calls it refused", do: func(ctx context.Context, b *bench) string {
				outcome, problem := b.archive(ctx, ClientDocument)
				switch {
				case problem != "":
					return problem
				case len(b.exchanges()) == 0:
					return "the system sent nothing"
				case outcome.State != Refused:
					return "the system calls the document " + string(outcome.State)
				case len(outcome.Reasons) == 0:
					return "the system gives no reason"
				}
				return ""
			}},
			{title: "what it sent was a client document, refused for its matter alone", do: func(_ context.Context, b *bench) string {
				for _, x := range b.exchanges() {
					if x.Purpose.ServiceRequest.Value != b.run.requestDocument() || x.Answer != archive.InError {
						return "a message is no archiving of a client document that the archive could judge"
					}
					if slices.ContainsFunc(x.Rules, func(id rule.ID) bool { return id != "ARC-03" }) {
						return "the document breaks other rules than the missing matter" + b.refusal()
					}
				}
				return ""
			}},
			{title: "the archive holds nothing of it", do: func(_ context.Context, b *bench) string {
				if len(b.newDocuments()) != 0 {
					return "the archive took a document in"
				}
				return ""
			}},
		},
	}
}

func fetchOwn() Case {
	return Case{
		ID: "KC-FET-01", Feature: FeatureFetch, Rules: []rule.ID{"SRC-08", "SRC-01", "SRC-05"},
		Title: rule.Text{EN: "fetches the documents of its own register unchanged", FI: "hakee oman rekisterinsä asiakirjat muuttumattomina", SV: "hämtar handlingarna i sitt eget register oförändrade"},
		steps: []step{
			given("a client document with two versions is archived", (*bench).preloadTwoVersions),
			{title: "the system searches its own register", do: func(ctx context.Context, b *bench) string { return b.search(ctx, "") }},
			{title: "it has the newest versions, byte for byte", do: func(_ context.Context, b *bench) string {
				newest := slices.DeleteFunc(b.preloaded, func(p preloaded) bool { return p.superseded })
				return b.foundExactly(newest)
			}},
		},
	}
}

func lostAcknowledgement() Case {
	return Case{
		ID: "KC-ACK-01", Feature: FeatureArchive, Rules: []rule.ID{"DOC-25"},
		Title: rule.Text{EN: "sends the same message again when the acknowledgement was lost", FI: "lähettää saman sanoman uudelleen, kun kuittaus katosi", SV: "skickar samma meddelande igen när kvittensen gått förlorad"},
		steps: []step{
			given("the archive takes the first message in and breaks the connection before its answer", (*bench).loseFirstAnswer),
			archives(Relationship),
			oneStored(metadata.GroupClientRelationship),
			{title: "the message was repeated with the same id", do: func(_ context.Context, b *bench) string {
				if !slices.ContainsFunc(b.exchanges(), func(x mock.Exchange) bool { return x.Repeated }) {
					return "the same message was not sent again"
				}
				return ""
			}},
		},
	}
}

func deniedSearch() Case {
	return Case{
		ID: "KC-DEN-01", Feature: FeatureDisclosure, Rules: []rule.ID{"KIE-05", "DSC-01", "KIE-06"},
		Title: rule.Text{EN: "gets no denied document from another controller's register", FI: "ei saa toisen rekisterinpitäjän rekisteristä kiellettyä asiakirjaa", SV: "får ingen förbjuden handling ur en annan personuppgiftsansvarigs register"},
		steps: []step{
			given("another controller holds two client documents; the client permits disclosure and denies one of them", (*bench).preloadDenial),
			{title: "the system searches the other register", do: func(ctx context.Context, b *bench) string { return b.search(ctx, b.other.Controller.ID) }},
			{title: "it states disclosure and does not claim the broad right", do: func(_ context.Context, b *bench) string {
				for _, x := range b.exchanges() {
					switch {
					case !x.Purpose.SearchReason.IsZero():
						return "the search claims the broad right, which passes by denials"
					case x.Sender != b.scenario.Organisation.Controller.ID:
						return "the search is sent in another organisation's name"
					case x.Controller != b.other.Controller.ID || x.Purpose.UseSituation.Value != b.run.situationDisclosure():
						return "the search does not state disclosure from the other controller"
					}
				}
				return ""
			}},
			{title: "it has the permitted document and not the denied one", do: func(_ context.Context, b *bench) string {
				return b.foundExactly(b.permitted)
			}},
		},
	}
}

// foundExactly compares what the system returned with what it may see.
func (b *bench) foundExactly(want []preloaded) string {
	if len(b.found) != len(want) {
		return "the system has another number of documents than it may see"
	}
	for _, p := range want {
		if !slices.ContainsFunc(b.found, func(got []byte) bool { return bytes.Equal(got, p.source) }) {
			return "a document is missing or was changed on its way"
		}
	}
	return ""
}
