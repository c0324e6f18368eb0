package archive

import (
	"slices"

	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// CheckFrame compares a frame with the header of the document that it carries:
// ids, version, client, custodian, and the service request with the document
// group. Locations are places in the frame. Without a frame, or without a header,
// nothing can be compared, which is a finding.
func CheckFrame(p Profile, f *Frame, h *metadata.Header) rule.Findings {
	if f == nil || h == nil {
		return rule.Findings{ruleMIME.Finding("/controlActProcess/subject/clinicalDocument/text", "there is no frame or no document to compare")}
	}
	var found rule.Findings
	const doc = "/controlActProcess/subject/clinicalDocument"
	at := "/" + f.Interaction + doc
	s := f.Subject
	if s.ID != h.ID {
		found.Add(ruleSameIDs.Finding(at+"/id", "the frame's document id is not the document's").WithGot(string(s.ID)).WithWant(string(h.ID)))
	}
	if s.SetID != h.SetID {
		found.Add(ruleSameIDs.Finding(at+"/setId", "the frame's set id is not the document's").WithGot(string(s.SetID)).WithWant(string(h.SetID)))
	}
	if s.Version != h.Version {
		found.Add(ruleSameVersion.Finding(at+"/versionNumber", "the frame's version is not the document's"))
	}
	if !slices.ContainsFunc(h.Clients, func(c metadata.Client) bool {
		return c.Code == s.Client.Code && (!c.Code.IsZero() || c.Temporary == s.Client.Temporary)
	}) {
		found.Add(ruleSameClient.Finding(at+"/recordTarget/patient/id", "the frame's client is not the document's"))
	}
	if s.Custodian.ID != h.Controller.ID {
		found.Add(ruleSameCustodian.Finding(at+"/custodian", "the frame's custodian is not the document's controller").
			WithGot(string(s.Custodian.ID)).WithWant(string(h.Controller.ID)))
	}
	interaction, request := p.purpose(h)
	if request != "" && f.ServiceRequest.Value != "" && f.ServiceRequest.Value != request {
		found.Add(ruleRequestFits.Finding("/"+f.Interaction+"/controlActProcess/reasonCode", "the service request does not fit the document group").
			WithWant(request))
	}
	if f.Interaction != interaction && p.archives(f.Interaction) {
		found.Add(ruleRequestFits.Finding("/"+f.Interaction+"/interactionId", "the interaction does not fit the document: a first version, a new one or a cancellation").
			WithWant(interaction))
	}
	return found
}

// CheckEnvironment reports a frame whose processing code is that of another
// environment than the receiver's.
func CheckEnvironment(f *Frame, production bool) rule.Findings {
	if f == nil || f.Production == production {
		return nil
	}
	return rule.Findings{ruleEnvironment.Finding("/"+f.Interaction+"/processingCode", "the message is for another environment")}
}

// Carried replaces the findings about a missing document by a note, for a frame
// that is judged together with a document from elsewhere. Ask it only about a
// frame whose Subject.NotCarried is set: a damaged document stays an error.
func Carried(found rule.Findings) rule.Findings {
	out := slices.Clone(found)
	for i, f := range out {
		if f.Rule == ruleMIME.ID {
			out[i] = ruleCarried.Finding(f.Location, "the frame does not carry the document itself; both are judged side by side")
		}
	}
	return out
}
