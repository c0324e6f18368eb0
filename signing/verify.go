package signing

import (
	"crypto/x509"
	"errors"
	"fmt"
	"time"

	"github.com/kansa-go/kansa/internal/vocabulary"
	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/rule"
)

// Limits bounds the work that a document may cause. Zero fields mean safe
// defaults, negative ones refuse everything.
type Limits struct {
	Bytes      int // length of the document; default 64 MiB
	Depth      int // nesting of elements; default 256
	Nodes      int // elements, attributes and namespace declarations; default 2,000,000
	Signatures int // signatures of one document; default 32
	References int // references of one signature; default 16
	Transforms int // transforms of one reference; default 8
}

func (l Limits) tree() xmltree.Limits {
	return xmltree.Limits{Bytes: l.Bytes, Depth: l.Depth, Nodes: l.Nodes, Known: vocabulary.Known}
}

func (l Limits) dsig() xmldsig.Limits {
	return xmldsig.Limits{References: l.References, Transforms: l.Transforms, Tree: l.tree()}
}

func (l Limits) signatures() int {
	if l.Signatures == 0 {
		return 32
	}
	return max(l.Signatures, 0)
}

// VerifyOptions says against what a document is judged. The zero value judges
// everything except the certificate chain, which a warning says (SGN-14), and
// revocation, which Signature.Revocation shows by being empty.
type VerifyOptions struct {
	// Roots are the certificate authorities that are trusted, Intermediates the
	// issuing ones: documents carry the signer's certificate only. With nil Roots
	// the chain is not judged.
	Roots, Intermediates *x509.CertPool

	// CRLs are the issuers' revocation lists, OCSP answers of their responders;
	// either says that a certificate is revoked, and one must say that it is not.
	// Online, mostly Fetcher.With, is asked when they know nothing. With all three
	// nil, revocation is not judged. It needs Roots, because the chain tells who
	// may revoke. The signer's certificate is judged and those of the authorities
	// below the root, of which the root must know.
	CRLs   *CRLSet
	OCSP   *OCSPSet
	Online Revoker

	// SignerOnly leaves the authorities' certificates out, for callers who watch
	// over their Intermediates by themselves.
	SignerOnly bool

	// MaxAge is how long ago the list or answer may have been issued that calls a
	// certificate good at Now; 0 means that its next update alone counts.
	MaxAge time.Duration

	// SoftFail accepts signatures whose revocation cannot be judged, with a
	// warning (SGN-15). Without it they are invalid: who can silence a responder
	// could otherwise make a revoked certificate good.
	SoftFail bool

	// Now is the present. Certificates are judged at the time that the signer
	// claims and, when Now is set, also at Now, as the archive does on receipt.
	// Leave it zero for a document that was archived long ago.
	Now time.Time

	// Diagnose looks for the accident behind a digest or signature value that
	// does not match, such as indentation added after signing. It costs some dozen
	// passes over the element and changes no verdict.
	Diagnose bool

	Limits Limits
	Policy Policy
}

// Verify judges every signature of a document. The error is an *Error with
// CodeUnreadable and means that the bytes are not an acceptable XML document
// (which includes an identifier used twice); everything else is in the report.
// The report refers to doc, which must not be modified while it is in use.
func Verify(doc []byte, opt VerifyOptions) (*Report, error) {
	v, err := newVerifier(doc, opt)
	if err != nil {
		return nil, err
	}
	return v.report(), nil
}

func newVerifier(doc []byte, opt VerifyOptions) (*verifier, error) {
	tree, err := xmltree.Parse(doc, opt.Limits.tree())
	if err != nil {
		return nil, unreadable(err)
	}
	return treeVerifier(tree, opt), nil
}

func treeVerifier(tree *xmltree.Document, opt VerifyOptions) *verifier {
	opt.Policy = opt.Policy.withDefaults()
	return &verifier{frame: readFrame(tree), opt: opt, resolver: newResolver(len(tree.Source()))}
}

// unreadable wraps an error of the XML reader, whose messages hold no content.
func unreadable(err error) *Error {
	var xe *xmltree.Error
	e := &Error{Code: CodeUnreadable, Detail: "the document cannot be read", Err: err}
	if errors.As(err, &xe) {
		e.Reader = string(xe.Code)
		e.Location = fmt.Sprintf("line %d, column %d", xe.Line, xe.Column)
	}
	return e
}

// verifier judges one document.
type verifier struct {
	*frame
	opt       VerifyOptions
	resolver  *resolver
	diagnoses int           // made so far
	known     verifiedValue // in a self check, what was made just now
}

func (v *verifier) report() *Report {
	r := &Report{Signatures: []Signature{}, Findings: rule.Findings{}}
	r.Findings.Add(v.findings...)
	elements := v.signatures()
	if len(elements) > v.opt.Limits.signatures() {
		r.Findings.Add(ruleShape().Finding(v.root.Path(), "the document has more signatures than the limit"))
		elements = elements[:v.opt.Limits.signatures()]
	}
	r.Findings.Add(v.collections()...)
	for _, e := range elements {
		r.Signatures = append(r.Signatures, v.judge(e))
	}
	r.Findings.Add(v.kinds(r.Signatures)...)
	return r
}

// signatures returns every element that is or holds a signature: XML signatures
// wherever they are, and entries of a collection that hold none.
func (v *verifier) signatures() (out []*xmltree.Element) {
	for e := range v.doc.Elements() {
		switch {
		case e.Is(nsDsig, "Signature"):
			out = append(out, e)
		case e.Is(nsSoc, "signature") && e.Parent().Is(nsSoc, "signatureCollection") && e.Child(nsDsig, "Signature") == nil:
			out = append(out, e)
		}
	}
	return out
}

// collections refuses collections in wrong places and more than one.
func (f *frame) collections() (fs rule.Findings) {
	n := 0
	for e := range f.doc.Elements() {
		if e.Local() != "signatureCollection" {
			continue
		}
		n++
		if (n > 1 || e.Parent() != f.header || e.Space() != nsSoc) && len(fs) < maxAlike {
			fs.Add(rulePlace().Finding(e.Path(), "a signatureCollection is not the one in localSocialHeader"))
		}
	}
	return fs
}

// kinds checks that the document is signed at all, and by whom it must be.
func (v *verifier) kinds(sigs []Signature) (fs rule.Findings) {
	if len(sigs) == 0 {
		fs.Add(ruleSigned().Finding(v.root.Path(), "the document has no signature").
			WithRemedy("sign it before sending, with the system certificate when no professional signs"))
		return fs
	}
	for _, s := range sigs {
		switch s.Kind {
		case Professional, System, SystemKanTa:
			return nil
		}
	}
	fs.Add(ruleSystemOtherwise().Finding(v.root.Path(), "no signature is a professional's or a system's"))
	return fs
}
