package mock

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"net/http"
	"strings"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/archive/validation"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/rule"
)

// ValidationHandler returns a stand-in of Kela's validation service in the form
// that was observed. Start serves it at validation.Path beside the archive; a
// test may serve it by itself and without TLS.
//
// Frame and document are judged apart and against the service request, by the
// rules that the archive itself asks; nothing is stored and the archive's state
// plays no part. Broken rules of severity error are the findings. Two habits of
// the real service are kept: a text without XML declaration is met by a
// firewall's page, and CR LF in the document hides its body.
func (a *Archive) ValidationHandler() http.Handler { return http.HandlerFunc(a.serveValidation) }

func (a *Archive) serveValidation(w http.ResponseWriter, r *http.Request) {
	const parts = 3 // a frame and a document as JSON texts
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, parts*a.profile().MessageLimit()))
	if err != nil {
		http.Error(w, "the question is larger than the limit or was cut", http.StatusRequestEntityTooLarge)
		return
	}
	var q validation.Body
	if err := json.Unmarshal(body, &q); err != nil {
		describe(w, []string{"the question is no JSON of the known form"})
		return
	}
	if !validation.HasDeclaration([]byte(q.Frame)) || !validation.HasDeclaration([]byte(q.Document)) {
		rejectPage(w, body)
		return
	}
	found := document.SafeFindings(a.Policy.Apply(a.validate(q)).Errors())
	a.log().Info("validation", "serviceRequest", len(q.ServiceRequest) > 0, "findings", len(found))
	if len(found) == 0 {
		return // 200 without a body
	}
	texts := make([]string, 0, len(found))
	for _, f := range found {
		texts = append(texts, f.String())
	}
	describe(w, texts)
}

// describe answers with numbered findings.
func describe(w http.ResponseWriter, texts []string) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(http.StatusBadRequest)
	_ = json.NewEncoder(w).Encode(validation.Answer{Description: validation.Describe(texts)})
}

// rejectPage is what the firewall in front of the real service shows. The
// support id depends on the question alone.
func rejectPage(w http.ResponseWriter, question []byte) {
	h := fnv.New64a()
	_, _ = h.Write(question)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. "+
		"Please consult with your administrator.<br><br>Your support ID is: %020d</body></html>", h.Sum64())
}

// validate judges the two texts of a question.
func (a *Archive) validate(q validation.Body) (found rule.Findings) {
	p := a.profile()
	f, frameFound, err := archive.DecodeFrame(p, []byte(q.Frame))
	if err != nil {
		found.Add(ruleReadable.Finding("siirtokehys:/", "the frame cannot be read: "+err.Error()))
		f = nil
	} else {
		found = append(found, frameFindings(f, frameFound, q.ServiceRequest).Within("siirtokehys:")...)
	}
	if strings.Contains(q.Document, "\r\n") {
		found.Add(ruleReadable.Finding("asiakirja:/ClinicalDocument/component", "nonXMLBody is missing").
			WithRemedy("send line ends as LF; the service does not see the body otherwise"))
	}
	signatures := a.Signatures
	if signatures.Roots != nil && signatures.Now.IsZero() {
		signatures.Now = a.now()
	}
	j, err := document.Check([]byte(q.Document), document.CheckOptions{Structures: a.Structures, Signatures: signatures, Policy: a.Policy})
	if err != nil {
		found.Add(ruleReadable.Finding("asiakirja:/", "the document cannot be read: "+err.Error()))
		return found
	}
	found = append(found, j.Findings.Within("asiakirja:")...)
	if f != nil { // the question's service request must fit the document's group
		f.ServiceRequest.Value = q.ServiceRequest
		for _, fit := range archive.CheckFrame(p, f, j.Document.Header) {
			if fit.Rule == "MSG-16" {
				found.Add(fit)
			}
		}
	}
	return found
}

// frameFindings judges a frame without its document.
func frameFindings(f *archive.Frame, found rule.Findings, request string) rule.Findings {
	if f.Subject.NotCarried {
		found = archive.Carried(found)
	}
	found = append(found, archive.CheckEnvironment(f, false)...)
	found = append(found, frameCodes(f)...)
	if request == "" || f.ServiceRequest.Value != "" && f.ServiceRequest.Value != request {
		found.Add(rule.Finding{
			Rule: "MSG-03", Severity: rule.Error, Location: "/" + f.Interaction + "/controlActProcess/reasonCode",
			Message: "palveluPyynto of the question is not the frame's service request",
		})
	}
	return found
}
