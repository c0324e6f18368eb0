package signing

import (
	"strings"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/internal/xmltree"
)

// workFactor bounds the octets that the references of one document may read and
// produce together, as a multiple of its length: many signatures over one body are
// normal, thousands of canonicalisations are an attack.
const workFactor = 32

// resolver resolves references of one document and remembers what it resolved:
// several signatures over one body cost one canonicalisation.
type resolver struct {
	budget int
	known  map[resolution]xmldsig.Result
}

type resolution struct {
	node               *xmltree.Element
	transforms, digest string
}

func newResolver(size int) *resolver {
	return &resolver{budget: workFactor*size + 1<<20, known: map[resolution]xmldsig.Result{}}
}

// resolve is Signature.Resolve with memory. It reports false when the budget of
// the document is spent.
func (r *resolver) resolve(sig *xmldsig.Signature, ref *xmldsig.Reference) (res xmldsig.Result, ok bool, err error) {
	key, cacheable := resolutionOf(sig, ref)
	if cacheable {
		if res, ok := r.known[key]; ok {
			res.Match = equal(res.Digest, ref.DigestValue)
			return res, true, nil
		}
	}
	if r.budget < 0 {
		return xmldsig.Result{}, false, nil
	}
	res, err = sig.Resolve(ref)
	r.budget -= res.Work
	if cacheable && err == nil {
		r.known[key] = res
	}
	return res, true, err
}

// resolutionOf returns what the octets of a reference depend on, and whether
// that is all: a reference to something around the signature, or with other
// transforms than canonicalisation, is resolved each time.
func resolutionOf(sig *xmldsig.Signature, ref *xmldsig.Reference) (resolution, bool) {
	node, err := sig.Target(ref)
	if err != nil || ref.URI == "" || node.Contains(sig.Element) || sig.Element.Contains(node) {
		return resolution{}, false
	}
	return canonicalised(node, ref.Transforms, ref.DigestMethod)
}

// canonicalised is the resolution of an element when all transforms are
// canonicalisations.
func canonicalised(node *xmltree.Element, transforms []xmldsig.Transform, digest string) (resolution, bool) {
	var b strings.Builder
	for _, t := range transforms {
		if t.Algorithm == xmldsig.EnvelopedSignature && b.Len() == 0 {
			continue // takes nothing away here
		}
		if _, ok := c14n.ByURI(t.Algorithm); !ok {
			return resolution{}, false
		}
		b.WriteString(t.Algorithm + " " + strings.Join(t.Prefixes, " ") + "\n")
	}
	return resolution{node, b.String(), digest}, true
}
