package signing

import (
	"crypto"

	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/internal/xmltree"
)

// splice is a place in a document where something is inserted.
type splice struct {
	from, to    int    // the bytes that give way: none, or the "/>" of an empty element
	open, close string // markup around what is inserted
}

// spliceInto finds the end of the collection, or of the header when there is no
// collection yet.
func spliceInto(parent *xmltree.Element) splice {
	s := endOf(parent)
	if !parent.Is(nsSoc, "signatureCollection") {
		s.open += `<signatureCollection xmlns="` + nsSoc + `">`
		s.close = `</signatureCollection>` + s.close
	}
	return s
}

// endOf is the place before the end tag of e.
func endOf(e *xmltree.Element) splice {
	_, end := e.Inner()
	if !e.SelfClosing() {
		return splice{from: end, to: end}
	}
	name := e.Local()
	if e.Prefix() != "" {
		name = e.Prefix() + ":" + name
	}
	return splice{from: end, to: end + len("/>"), open: ">", close: "</" + name + ">"}
}

// insert returns a copy of doc with at most size bytes of text inserted, which
// write appends.
func (s splice) insert(doc []byte, size int, write func(out []byte) []byte) []byte {
	out := make([]byte, 0, len(doc)+len(s.open)+size+len(s.close))
	out = append(out, doc[:s.from]...)
	out = append(out, s.open...)
	out = write(out)
	out = append(out, s.close...)
	return append(out, doc[s.to:]...)
}

// digestFor returns the digest method that goes with a signature method: the
// same hash function.
func digestFor(alg Algorithm) (string, crypto.Hash) {
	switch alg.Hash() {
	case crypto.SHA384:
		return xmldsig.SHA384, crypto.SHA384
	case crypto.SHA512:
		return xmldsig.SHA512, crypto.SHA512
	}
	return xmldsig.SHA256, crypto.SHA256
}
