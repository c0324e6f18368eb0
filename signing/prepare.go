package signing

import (
	"crypto/x509"
	"encoding/base64"
	"strings"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/internal/xmltree"
)

// Pending is a signature that waits for its value: the first half of signing in
// two phases, for a signer that this process cannot call, such as a card behind
// a browser. A Pending is not changed by its methods and is safe for concurrent
// use. It refers to the document's bytes, which must not be modified.
type Pending struct {
	doc  []byte
	opt  Options
	id   string
	tbs  []byte // canonical SignedInfo
	at   splice
	head string // signature up to and including SignedInfo

	ground *groundwork // nil when it was sealed
}

// Prepare computes what has to be signed so that doc carries a signature as opt
// says. Options.Algorithm is required, because it is part of what is signed:
// choose it for the key that will sign. It fails as Sign does.
func Prepare(doc []byte, opt Options) (*Pending, error) {
	if err := opt.check(); err != nil {
		return nil, err
	}
	tree, err := xmltree.Parse(doc, opt.Limits.tree())
	if err != nil {
		return nil, unreadable(err)
	}
	f := readFrame(tree)
	for _, finding := range f.findings {
		return nil, fail(CodeDocument, finding.Location, finding.Message)
	}
	for _, finding := range f.collections() {
		return nil, fail(CodeDocument, finding.Location, finding.Message)
	}
	collections := f.header.All(nsSoc, "signatureCollection")
	existing := 0
	if len(collections) == 1 {
		existing = len(collections[0].All(nsSoc, "signature"))
	}
	id, err := opt.identifier(f, existing)
	if err != nil {
		return nil, err
	}
	parent := f.header
	if len(collections) == 1 {
		parent = collections[0]
	}
	p := &Pending{doc: doc, opt: opt, id: id, at: spliceInto(parent)}
	p.write(f, parent)
	return p, nil
}

// ToBeSigned returns the octets to be signed: the canonical form of SignedInfo.
// The caller must not modify them.
func (p *Pending) ToBeSigned() []byte { return p.tbs }

// Algorithm returns the signature method that the value must be made with.
func (p *Pending) Algorithm() Algorithm { return p.opt.Algorithm }

// write computes digests and markup. Everything is written in canonical form,
// so that the octets to be signed are a part of the document as it will be.
func (p *Pending) write(f *frame, parent *xmltree.Element) {
	stamp := p.opt.Time.UTC().Format("2006-01-02T15:04:05.000000Z")
	stampID := timestampID(p.id)
	stampOctets := `<signatureTimestamp xmlns="` + nsSoc + `" ID="` + stampID + `">` + stamp + `</signatureTimestamp>`
	digest, hash := digestFor(p.opt.Algorithm)
	body := xmldsig.Digest(f.body, c14n.Options{Method: c14n.Exclusive}, hash)
	p.ground = newGroundwork(parent, digest, body)
	bodyID, _ := f.body.Attr("ID")

	info := signedInfo(p.opt.Algorithm, digest, [2]referenced{
		{bodyID, body.Digest}, {stampID, xmldsig.Sum(hash, []byte(stampOctets))},
	})
	p.tbs = []byte(info)
	p.head = `<signature xmlns="` + nsSoc + `" ID="` + p.id + `">` +
		`<signatureDescription code="` + string(p.opt.Kind) + `" codeSystem="` + kindCodeSystem +
		`" codeSystemName="` + kindCodeSystemName + `" displayName="` + p.opt.Kind.displayName() + `"/>` +
		`<signatureTimestamp ID="` + stampID + `">` + stamp + `</signatureTimestamp>` +
		`<Signature xmlns="` + nsDsig + `">` + info
}

// referenced is an element that a reference covers.
type referenced struct {
	id     string
	digest []byte
}

// signedInfo writes SignedInfo in exclusive canonical form.
func signedInfo(alg Algorithm, digest string, refs [2]referenced) string {
	var b strings.Builder
	b.Grow(1200) // about what it is
	empty := func(element, algorithm string) {
		b.WriteString("<" + element + ` Algorithm="` + algorithm + `"></` + element + ">")
	}
	b.WriteString(`<SignedInfo xmlns="` + nsDsig + `">`)
	empty("CanonicalizationMethod", c14n.URIExclusive)
	empty("SignatureMethod", string(alg))
	for _, r := range refs {
		b.WriteString(`<Reference URI="#` + r.id + `"><Transforms>`)
		empty("Transform", c14n.URIExclusive)
		b.WriteString("</Transforms>")
		empty("DigestMethod", digest)
		b.WriteString("<DigestValue>" + base64.StdEncoding.EncodeToString(r.digest) + "</DigestValue></Reference>")
	}
	b.WriteString("</SignedInfo>")
	return b.String()
}

// Complete puts the signature value and the signer's certificate in and returns
// the signed document. The value is verified first, and then the finished
// signature in the finished document, as Verify does; on any doubt nothing is
// returned but an *Error with CodeKey, CodeCertificate, CodeValue or CodeSelfCheck.
func (p *Pending) Complete(value []byte, cert *x509.Certificate) ([]byte, error) {
	if p == nil || p.tbs == nil {
		return nil, fail(CodePending, "", "nothing is pending; call Prepare or Sealer.Open")
	}
	cert, err := genuine(cert)
	if err != nil {
		return nil, err
	}
	if err := checkSigner(cert, p.opt); err != nil {
		return nil, err
	}
	return p.complete(value, cert)
}

// complete is Complete for a certificate that was checked.
func (p *Pending) complete(value []byte, cert *x509.Certificate) ([]byte, error) {
	value, ok := normalise(value, p.tbs, p.opt.Algorithm, cert)
	if !ok {
		return nil, fail(CodeValue, "", "the signature value does not verify with the certificate")
	}
	return p.embed(value, cert)
}

// embed puts in a value that was verified.
func (p *Pending) embed(value []byte, cert *x509.Certificate) ([]byte, error) {
	const before, between, behind = "<SignatureValue>",
		"</SignatureValue><KeyInfo><X509Data><X509Certificate>",
		"</X509Certificate></X509Data></KeyInfo></Signature></signature>"
	size := len(p.head) + len(before+between+behind) + base64.StdEncoding.EncodedLen(len(value)) + base64.StdEncoding.EncodedLen(len(cert.Raw))
	out := p.at.insert(p.doc, size, func(out []byte) []byte {
		out = base64.StdEncoding.AppendEncode(append(append(out, p.head...), before...), value)
		out = base64.StdEncoding.AppendEncode(append(out, between...), cert.Raw)
		return append(out, behind...)
	})
	if err := p.selfCheck(out, verifiedValue{cert, string(p.opt.Algorithm), p.tbs, value}); err != nil {
		return nil, err
	}
	return out, nil
}
