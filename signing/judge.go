package signing

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"slices"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/rule"
)

// judge works out the verdict about one signature.
type judge struct {
	*verifier
	dsig   *xmldsig.Signature
	holder *xmltree.Element // the signature element of the collection
	stamp  *xmltree.Element // its signatureTimestamp
	out    Signature

	coveredBody, coveredStamp *covered
}

// judge runs all checks: each adds findings, none stops the others.
func (v *verifier) judge(e *xmltree.Element) Signature {
	j := &judge{verifier: v, holder: e, out: Signature{Path: e.Path(), References: []Reference{}, Findings: rule.Findings{}}}
	if e.Is(nsDsig, "Signature") {
		j.holder = e.Parent()
		j.dsig = xmldsig.Read(e, v.opt.Limits.dsig())
	}
	if id, _ := j.holder.Attr("ID"); len(id) <= 200 && xmltree.IsNCName(id) {
		j.out.ID = id
	}
	j.place()
	j.description()
	j.timestamp()
	if j.dsig != nil {
		j.shape()
		j.algorithms()
		j.certificate()
		j.references()
		j.value()
		j.chain()
		j.fit()
		j.policies()
		j.organisation()
		j.block()
	}
	j.out.Findings.Add(v.findings...)
	if j.out.Valid = !j.out.Findings.HasErrors(); j.out.Valid {
		j.out.body, j.out.stamp = j.coveredBody, j.coveredStamp
		j.out.BodySize = j.coveredBody.size
	}
	return j.out
}

func (j *judge) add(r rule.Rule, at *xmltree.Element, message string) {
	j.out.Findings.Add(r.Finding(at.Path(), message))
}

// place checks where the signature stands and what stands with it.
func (j *judge) place() {
	collection := j.holder.Parent()
	placed := j.holder.Is(nsSoc, "signature") && collection.Is(nsSoc, "signatureCollection") &&
		j.header != nil && collection.Parent() == j.header
	if !placed {
		j.add(rulePlace(), j.holder, "the signature is not an entry of the document's signatureCollection")
		return
	}
	counts := map[string]int{}
	for e := range j.holder.Children() {
		switch {
		case e.Is(nsSoc, "signatureDescription"), e.Is(nsSoc, "signatureTimestamp"), e.Is(nsDsig, "Signature"):
			counts[e.Local()]++
		default:
			counts["stray"]++
			if counts["stray"] <= maxAlike {
				j.add(ruleShape(), e, "an element that does not belong into a signature")
			}
		}
	}
	for _, name := range []string{"signatureDescription", "signatureTimestamp", "Signature"} {
		if counts[name] != 1 {
			j.add(ruleShape(), j.holder, "the signature has no single "+name)
		}
	}
}

// shape passes on what the XML signature itself has wrong.
func (j *judge) shape() {
	for _, p := range j.dsig.Problems {
		j.add(ruleShape(), p.Element, p.Detail)
	}
	if len(j.dsig.Objects) > 0 {
		j.add(ruleShape(), j.dsig.Objects[0], "the signature carries an Object, which the archive's documents do not have")
	}
}

// algorithms applies the policy to every method that the signature names.
func (j *judge) algorithms() {
	p, s := j.opt.Policy, j.dsig
	j.out.Algorithm = shown(s.Method)
	j.method(p.algorithm(s.Method), s.SignedInfo.Child(nsDsig, "SignatureMethod"), "signature method")
	if !slices.Contains(p.Canonicalization, s.Canonicalization.Algorithm) {
		j.method(refused, s.SignedInfo.Child(nsDsig, "CanonicalizationMethod"), "canonicalisation method")
	}
	for _, r := range s.References {
		j.method(p.digest(r.DigestMethod), r.Element.Child(nsDsig, "DigestMethod"), "digest method")
		for _, t := range r.Transforms {
			if !slices.Contains(p.Transforms, t.Algorithm) {
				j.method(refused, t.Element, "transform")
			}
		}
	}
}

func (j *judge) method(v verdict, at *xmltree.Element, what string) {
	switch v {
	case weak:
		f := ruleAlgorithms().Finding(at.Path(), "the "+what+" is SHA-1, accepted by explicit option only")
		j.out.Findings.Add(f.WithSeverity(rule.Warning))
	case refused:
		if at == nil {
			at = j.dsig.Element
		}
		j.add(ruleAlgorithms(), at, "the policy does not accept the "+what)
	}
}

// certificate takes the one certificate of KeyInfo.
func (j *judge) certificate() {
	info := j.dsig.KeyInfo
	if len(info.Certificates) != 1 {
		j.add(ruleKeyInfo(), j.dsig.Element, "KeyInfo has no single X509Certificate")
		return
	}
	if extra := len(info.Others) + len(info.KeyValues); extra > 0 {
		f := ruleKeyInfo().Finding(info.Element.Path(), "KeyInfo holds more than the certificate; the rest is ignored")
		j.out.Findings.Add(f.WithSeverity(rule.Warning))
	}
	cert, err := j.parseCertificate(info.Certificates[0])
	if err != nil {
		j.add(ruleKeyInfo(), info.Element, "the X509Certificate is not a certificate")
		return
	}
	j.keyValues(cert)
	j.out.Certificate, j.out.Signer = cert, IdentityOf(cert)
	if objection := j.opt.Policy.key(cert.PublicKey); objection != "" {
		j.add(ruleKey(), info.Element, objection)
	}
}

// keyValues refuses a KeyValue that is not the certificate's key: some verifiers
// would take that one.
func (j *judge) keyValues(cert *x509.Certificate) {
	own, _ := cert.PublicKey.(interface{ Equal(crypto.PublicKey) bool })
	for _, e := range j.dsig.KeyInfo.KeyValues {
		if key, err := j.dsig.PublicKey(e); err != nil || own == nil || !own.Equal(key) {
			j.add(ruleKeyInfo(), e, "a KeyValue is not the key of the certificate")
			return
		}
	}
}

// parseCertificate reads a certificate, or takes the one that is known.
func (v *verifier) parseCertificate(der []byte) (*x509.Certificate, error) {
	if c := v.known.cert; c != nil && bytes.Equal(c.Raw, der) {
		return c, nil
	}
	return x509.ParseCertificate(der)
}

// verifiedValue is a signature value that was verified already. The zero value is
// none.
type verifiedValue struct {
	cert          *x509.Certificate
	method        string
	octets, value []byte
}

// is reports whether a signature has this very value over the same octets with
// the same method, and the certificate is the one it was verified with.
func (v verifiedValue) is(s *xmldsig.Signature, cert *x509.Certificate) bool {
	if v.cert == nil || v.cert != cert || s.Method != v.method || !bytes.Equal(s.Value, v.value) {
		return false
	}
	octets, err := s.SignedOctets()
	return err == nil && bytes.Equal(octets, v.octets)
}

// value verifies the signature value with the certificate's key.
func (j *judge) value() {
	if j.out.Certificate == nil || oversized(j.out.Certificate.PublicKey) {
		return
	}
	if j.known.is(j.dsig, j.out.Certificate) {
		return
	}
	at := j.dsig.Element
	switch err := j.dsig.VerifyValue(j.out.Certificate.PublicKey); err {
	case nil:
	case xmldsig.ErrMethod:
		j.add(ruleAlgorithms(), at, "the signature method is not known")
	case xmldsig.ErrTransform:
		j.add(ruleAlgorithms(), at, "the canonicalisation method is not known")
	case xmldsig.ErrKey:
		j.add(ruleUnchanged(), at, "the certificate's key does not fit the signature method")
	default:
		f := ruleUnchanged().Finding(at.Path(), "the signature value does not verify: SignedInfo was changed, or another key signed")
		if j.mayDiagnose() {
			j.out.Diagnosis = j.diagnoseValue()
		}
		j.out.Findings.Add(explain(f.WithRemedy(keepBytes), j.out.Diagnosis))
	}
}

// wholeElement reports whether transforms leave an element as it is.
func wholeElement(transforms []xmldsig.Transform) bool {
	return !slices.ContainsFunc(transforms, func(t xmldsig.Transform) bool {
		_, canonical := c14n.ByURI(t.Algorithm)
		return !canonical && t.Algorithm != xmldsig.EnvelopedSignature
	})
}
