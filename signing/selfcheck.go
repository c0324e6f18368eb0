package signing

import (
	"hash/maphash"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/internal/xmltree"
)

// selfCheck verifies the new signature in the finished document. Earlier
// signatures are not this signer's business.
func (p *Pending) selfCheck(signed []byte, known verifiedValue) error {
	v, err := p.verifierOf(signed)
	if err != nil {
		return &Error{Code: CodeSelfCheck, Detail: "the signed document cannot be read", Err: err}
	}
	v.known = known
	e := v.doc.ByID(p.id).Child(nsDsig, "Signature")
	if e == nil || len(v.signatures()) > p.opt.Limits.signatures() {
		return fail(CodeSelfCheck, "", "the new signature is not found, or is one too many")
	}
	if err := v.judge(e).Findings.Err(); err != nil {
		return &Error{Code: CodeSelfCheck, Detail: "the new signature does not verify", Err: err}
	}
	return nil
}

// verifierOf reads the finished document: as a whole, or the signature only when
// the rest was read by Prepare. Both give the same tree.
func (p *Pending) verifierOf(signed []byte) (*verifier, error) {
	opt := VerifyOptions{Limits: p.opt.Limits}
	if !p.ground.holds(signed) {
		return newVerifier(signed, opt)
	}
	tree, err := p.ground.parent.Insert(signed, opt.Limits.tree())
	if err != nil {
		return nil, unreadable(err)
	}
	v := treeVerifier(tree, opt)
	v.resolver.remember(v.body, p.ground.method, p.ground.body)
	return v, nil
}

// groundwork is what Prepare found out about a document and the self-check would
// find out again. The new signature changes nothing of it: the body and all tags
// around it stay as they are. A Pending that was sealed has none.
type groundwork struct {
	parent *xmltree.Element // before whose end tag the signature goes
	method string           // of the digest
	body   xmldsig.Result
	size   int // of the document
	seed   maphash.Seed
	print  uint64 // of the document's bytes
}

// newGroundwork returns nothing when parent is an empty-element tag, which the
// signature would change.
func newGroundwork(parent *xmltree.Element, method string, body xmldsig.Result) *groundwork {
	if parent.SelfClosing() {
		return nil
	}
	src := parent.Document().Source()
	g := &groundwork{parent: parent, method: method, body: body, size: len(src), seed: maphash.MakeSeed()}
	g.print = maphash.Bytes(g.seed, src)
	return g
}

// holds reports whether the bytes around the signature are still those that were
// read, and nobody has modified them in between.
func (g *groundwork) holds(signed []byte) bool {
	if g == nil {
		return false
	}
	_, at := g.parent.Inner()
	var h maphash.Hash
	h.SetSeed(g.seed)
	h.Write(signed[:at])
	h.Write(signed[at+len(signed)-g.size:])
	return h.Sum64() == g.print
}

// remember enters what an element digests to in exclusive canonical form.
func (r *resolver) remember(node *xmltree.Element, method string, res xmldsig.Result) {
	exclusive := []xmldsig.Transform{{Algorithm: c14n.URIExclusive}}
	if key, ok := canonicalised(node, exclusive, method); ok {
		res.Node = node
		r.known[key] = res
	}
}
