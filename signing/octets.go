package signing

import (
	"bytes"
	"io"
	"slices"

	"github.com/kansa-go/kansa/internal/xmldsig"
)

// covered is what one reference digested. The octets are not kept but made again
// from the document's bytes when somebody asks, and digested again then: what is
// handed out is what was judged.
type covered struct {
	sig    *xmldsig.Signature
	ref    *xmldsig.Reference
	digest []byte // nil when the digest method is unknown
	size   int
}

// write writes the octets to w. It fails when they are not those that were
// judged, which means that somebody has modified the document's bytes since.
func (c *covered) write(w io.Writer) error {
	if c == nil {
		return fail(CodeOctets, "", "the signature is not valid or the reference leads to nothing, so there are no octets")
	}
	res, err := c.sig.Write(w, c.ref)
	switch {
	case err == xmldsig.ErrMethod && c.digest == nil:
		return nil
	case err != nil:
		return &Error{Code: CodeOctets, Detail: "the octets cannot be written", Err: err}
	case !equal(res.Digest, c.digest):
		return fail(CodeOctets, "", "the document's bytes were modified after they were verified")
	}
	return nil
}

// bytes returns the octets, or nil where write fails.
func (c *covered) bytes() []byte {
	if c == nil {
		return nil
	}
	b := bytes.NewBuffer(slices.Grow([]byte{}, c.size))
	if c.write(b) != nil {
		return nil
	}
	return b.Bytes()
}

// Body returns the canonical octets of the body that the signature covers: with
// TimestampOctets it is what was signed, and nothing else was. It is nil unless
// Valid. The octets are made anew by each call from the document that Verify was
// given, whose bytes must not have been modified; it is nil if they were.
func (s *Signature) Body() []byte { return s.body.bytes() }

// WriteBody writes what Body returns, without holding it in memory. It fails
// with CodeOctets when the signature is not valid, when w fails, or when the
// document's bytes were modified after Verify; then what was written must not be
// used.
func (s *Signature) WriteBody(w io.Writer) error { return s.body.write(w) }

// TimestampOctets returns the canonical octets of the time stamp that the
// signature covers, under the same conditions as Body.
func (s *Signature) TimestampOctets() []byte { return s.stamp.bytes() }

// Octets returns what was digested, made anew as Signature.Body does, or nil
// when the reference leads to nothing. It is here for diagnosis: as long as the
// signature is not valid, these octets are not what anybody signed.
func (r *Reference) Octets() []byte { return r.covered.bytes() }
