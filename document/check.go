package document

import (
	"errors"

	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
)

// StructureSource finds structures by OID. *Registry is one; Registries joins
// several.
type StructureSource interface {
	Structure(oid string) (*Structure, error)
}

// Registries asks several sources in order.
type Registries []StructureSource

// Structure returns the structure from the first source that has it; otherwise
// the error of the last.
func (rs Registries) Structure(oid string) (*Structure, error) {
	err := error(&Error{Code: CodeUnknownStructure, Location: oid, Message: "no structures are loaded"})
	for _, r := range rs {
		var s *Structure
		if s, err = r.Structure(oid); err == nil {
			return s, nil
		}
		if !errors.Is(err, &Error{Code: CodeUnknownStructure}) {
			return nil, err
		}
	}
	return nil, err
}

// CheckOptions say what a document is judged against. The zero value judges
// everything except the content and the certificate chain, says so in
// warnings, and accepts only 900-series identity codes.
type CheckOptions struct {
	Structures       StructureSource       // nil: the content is not judged
	TolerateUnloaded bool                  // an unknown structure is a warning instead of an error
	Signatures       signing.VerifyOptions // trust and policy for signatures
	Unsigned         bool                  // the document is not signed yet: signatures are not asked for
	Production       bool                  // identity codes of real people are accepted
	PDF              PDFInspector          // judges PDF main documents; nil: they are not judged, which is said
	Policy           rule.Policy           // overrides of severities
}

// Judgement is what Check found.
type Judgement struct {
	Document   *Document
	Signatures []signing.Signature // in document order; each has its own findings, which are in Findings too
	Findings   rule.Findings       // everything, with the policy applied

	// Unjudged names what the options left out: "content", "signatures",
	// "certificate chain", "PDF"; and "display form" when it or the content is too
	// long to be compared with the other ([MaxCompared]). An accepted document with something unjudged is
	// only accepted as far as it was looked at.
	Unjudged []string
}

// Accepted reports whether no rule of severity error is broken.
func (j *Judgement) Accepted() bool { return !j.Findings.HasErrors() }

// Check judges a whole document by every rule that concerns documents: header,
// body, content, display form, whether both forms say the same, signatures and test
// codes. The SDK asks it before sending, the mock archive on receipt, and the
// command when validating; the same rules serve all three. It does not stop at the
// first finding. The error is an *Error with CodeNotDocument.
func Check(src []byte, opt CheckOptions) (*Judgement, error) {
	d, err := Read(src)
	if err != nil {
		return nil, err
	}
	j := &Judgement{Document: d}
	found := append(rule.Findings(nil), d.Findings...)
	found = append(found, validateHeader(d.Header, d.Content)...)
	structure, content := d.checkContent(opt)
	found = append(found, content...)
	display, shown := checkDisplay(d.Header.ID, d.Display)
	found = append(found, shown...)
	differences, compared := checkForms(d.Header, structure, d.Content, display)
	found = append(found, differences...)
	found = append(found, d.checkPDF(opt.PDF)...)
	if !opt.Production {
		found = append(found, d.lintCodes(display, structure)...)
	}
	if !opt.Unsigned {
		report, err := signing.Verify(src, opt.Signatures)
		if err != nil {
			return nil, &Error{Code: CodeNotDocument, Message: "the signatures cannot be read", Cause: err}
		}
		j.Signatures = report.Signatures
		found = append(found, report.All()...)
	}
	j.Findings = opt.Policy.Apply(SafeFindings(found))
	j.Unjudged = opt.unjudged(d, compared)
	return j, nil
}

func (opt CheckOptions) unjudged(d *Document, compared bool) (out []string) {
	if d.Header.Group.Structured() && !d.Header.Cancels() && (opt.Structures == nil || d.Content == nil || !known(opt.Structures, string(d.Header.ContentSpec))) {
		out = append(out, "content")
	}
	if !compared {
		out = append(out, "display form")
	}
	if opt.Unsigned {
		out = append(out, "signatures")
	} else if opt.Signatures.Roots == nil {
		out = append(out, "certificate chain")
	}
	if d.PDF != nil && opt.PDF == nil {
		out = append(out, "PDF")
	}
	return out
}

func known(s StructureSource, oid string) bool {
	_, err := s.Structure(oid)
	return err == nil
}

// checkContent judges the content against the structure that the header names,
// and returns that structure; nil when there is none to judge by.
func (d *Document) checkContent(opt CheckOptions) (*Structure, rule.Findings) {
	const at = "/ClinicalDocument/localSocialHeader/contentSpecificationId"
	if d.Content == nil || d.Header.ContentSpec == "" {
		return nil, nil // reported as missing already
	}
	oid := string(d.Header.ContentSpec)
	if opt.Structures == nil {
		return nil, rule.Findings{ruleKnownStructure.Finding(at, "the content was not judged: no structures are loaded").
			WithGot(oid).WithSeverity(rule.Warning).WithRemedy("download the structures from Sosmeta and name their folder")}
	}
	s, err := opt.Structures.Structure(oid)
	if err != nil {
		f := ruleKnownStructure.Finding(at, "the content was not judged: its structure is not loaded or not usable").WithGot(oid)
		if opt.TolerateUnloaded {
			f = f.WithSeverity(rule.Warning).WithRemedy("download the structures from Sosmeta and name their folder")
		}
		return nil, rule.Findings{f}
	}
	return s, judgeContent(d.Header, s, d.Content)
}
