package signing

import (
	"crypto/x509"
	"slices"
	"time"

	"github.com/kansa-go/kansa/rule"
)

// Report is what Verify found out about the signatures of one document. It holds
// on to the document, of which Signature.Body makes the covered octets.
type Report struct {
	Signatures []Signature   `json:"signatures"` // in document order
	Findings   rule.Findings `json:"findings"`   // about the document as a whole
}

// Valid reports whether there is a signature, every signature is valid and
// there is no error about the document. It says nothing about who signed: look
// at the signatures.
func (r *Report) Valid() bool {
	if len(r.Signatures) == 0 || r.Findings.HasErrors() {
		return false
	}
	return !slices.ContainsFunc(r.Signatures, func(s Signature) bool { return !s.Valid })
}

// All returns the findings about the document and those about its signatures,
// each once.
func (r *Report) All() rule.Findings {
	out := slices.Clone(r.Findings)
	for _, s := range r.Signatures {
		for _, f := range s.Findings {
			if !slices.Contains(out, f) {
				out.Add(f)
			}
		}
	}
	return out
}

// Signature is the verdict about one signature.
type Signature struct {
	ID   string `json:"id"`   // ID of the signature element, empty when it is no XML name
	Path string `json:"path"` // place of the XML signature in the document
	Kind Kind   `json:"kind"`

	// Valid is true when the signature value and both digests match, the
	// references cover this document's body and this signature's time stamp, the
	// policy accepts algorithms, key and kind, and the certificate fits; with
	// VerifyOptions.Roots also when its chain is good.
	Valid bool `json:"valid"`

	Claimed   time.Time `json:"claimed,omitzero"`    // time of signing as the signer claims it
	Timestamp string    `json:"timestamp,omitempty"` // the same as written

	Algorithm  string      `json:"algorithm"`
	References []Reference `json:"references"`

	// Diagnosis explains a signature value that does not verify; nil unless
	// VerifyOptions.Diagnose is set and an accident was recognised.
	Diagnosis *Diagnosis `json:"diagnosis,omitempty"`

	BodySize int `json:"bodySize"` // octets of the body that are covered, see Body; 0 unless Valid

	// Certificate is the signer's, as found in KeyInfo; nil when unreadable.
	Certificate *x509.Certificate `json:"-"`
	Signer      Identity          `json:"signer"`
	ChainJudged bool              `json:"chainJudged"` // Roots were given and the certificate was judged against them

	// Chain is the certificate and its issuers up to a trusted root, signer's
	// first, as it was at the last time that was judged; nil when there is none.
	Chain []*x509.Certificate `json:"-"`

	Revocation Revocation `json:"revocation,omitzero"` // of the signer's certificate

	// IssuerRevocation is that of the authorities' certificates in the chain, the
	// signer's issuer first, without the root.
	IssuerRevocation []Revocation `json:"issuerRevocation,omitempty"`

	Findings rule.Findings `json:"findings"`

	body, stamp *covered // nil unless Valid
}

// Reference is one reference of a signature.
type Reference struct {
	URI          string   `json:"uri"`
	Path         string   `json:"path"` // element that the URI names, empty when there is none
	Transforms   []string `json:"transforms"`
	DigestMethod string   `json:"digestMethod"` // as Transforms and Algorithm, "(unknown)" when it is none of the W3C's
	Want         string   `json:"want"`         // Base64 of the digest that the signature states
	Got          string   `json:"got"`          // Base64 of the digest of the document's octets
	Valid        bool     `json:"valid"`

	// Diagnosis explains a digest that does not match; nil unless
	// VerifyOptions.Diagnose is set and an accident was recognised.
	Diagnosis *Diagnosis `json:"diagnosis,omitempty"`

	covered *covered // nil when the reference leads to no octets
}
