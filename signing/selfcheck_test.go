package signing_test

import (
	"bytes"
	"cmp"
	"crypto/x509"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/hostile"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// twist is a change of a document that the self-check may stumble over.
type twist struct{ old, new string }

var twists = []twist{
	{"<?xml", "\uFEFF<?xml"},
	{"\t</f:localSocialHeader>", "</f:localSocialHeader>"},
	{"\t</f:localSocialHeader>", "<f:signatureCollection/></f:localSocialHeader>"},
	{"\t</f:localSocialHeader>", "<f:signatureCollection></f:signatureCollection ></f:localSocialHeader>"},
	{"\t</f:localSocialHeader>", "<signatureCollection xmlns='urn:hl7finland'>]]<!-- c --></signatureCollection></f:localSocialHeader>"},
	{"\t</f:localSocialHeader>", `<f:signatureCollection><f:signature ID="s"/></f:signatureCollection></f:localSocialHeader>`},
	{"<f:localSocialHeader", `<f:localSocialHeader xmlns="urn:other" xmlns:ds="urn:other"`},
	{"<f:localSocialHeader", `<f:localSocialHeader xmlns="http://www.w3.org/2000/09/xmldsig#"`},
	{"<f:localSocialHeader", `<f:localSocialHeader xml:lang="fi" xml:id="sig"`},
	{"<f:localSocialHeader", "<f:localSocialHeader" + declarations(121)},
	{"<f:localSocialHeader", "<f:localSocialHeader" + declarations(122)},
	{"<f:localSocialHeader", "<f:localSocialHeader" + declarations(123)},
	{"<realmCode", `<realmCode ID="sig_1.2.246.10.1234567.95.2026.1.1"`},
	{"<realmCode", `<realmCode iD="CDA-timestamp.sig_1.2.246.10.1234567.95.2026.1.1"`},
	{"<component>", `<component xml:id="sig_1.2.246.10.1234567.95.2026.1.2">`},
	{"</ClinicalDocument>", `<x Id="CDA-timestamp.sig_1.2.246.10.1234567.95.2026.1.1"/></ClinicalDocument>`},
	{"</ClinicalDocument>", `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></ClinicalDocument><!-- end -->`},
	{"<realmCode", strings.Repeat("<a>", 20) + strings.Repeat("</a>", 20) + "<realmCode"},
	{"<component>", "<signatureCollection/><component>"},
	{"<component>", `<component><nonXMLBody ID="OID1.2.3"/>`},
	{"90000000001", "90000000002"},
	{"<f:signature>", "<f:signatures>"},
}

func declarations(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(" xmlns:n" + strings.Repeat("n", i) + `="urn:n"`)
	}
	return b.String()
}

// TestSelfCheckIsVerify: for documents of every kind the self-check that reads the
// new signature only decides as the one that reads the whole, and both as Verify.
func TestSelfCheckIsVerify(t *testing.T) {
	c := newComparison(t)
	rapid.Check(t, func(rt *rapid.T) {
		for range 4 {
			doc := document().Draw(rt, "document")
			for _, w := range rapid.SliceOfN(rapid.SampledFrom(twists), 0, 3).Draw(rt, "twists") {
				doc = strings.Replace(doc, w.old, w.new, 1)
			}
			for range rapid.IntRange(0, 2).Draw(rt, "earlier signatures") {
				if out, err := signing.Sign(t.Context(), []byte(doc), c.system.Signer(), signing.Options{Kind: signing.System, Time: present}); err == nil {
					doc = string(out)
				}
			}
			limit := rapid.IntRange(0, 2).Draw(rt, "limit")
			c.compare(rt, []byte(doc), rapid.Bool().Draw(rt, "professional"), func(i int) bool { return i%3 == limit })
		}
	})
	require.Greater(t, c.signed, 60)
	require.Greater(t, c.refused, 60)
}

// TestSelfCheckOfHostileDocuments: another signature is put into every vector of
// the corpus.
func TestSelfCheckOfHostileDocuments(t *testing.T) {
	c := newComparison(t)
	set, err := hostile.Load()
	require.NoError(t, err)
	for _, v := range set.Vectors {
		for _, professional := range []bool{false, true} {
			c.compare(t, v.Document, professional, func(int) bool { return true })
		}
	}
	require.Greater(t, c.signed, 20)
	require.Greater(t, c.refused, 20)
}

// comparison signs in two ways and compares.
type comparison struct {
	t                    *testing.T
	system, professional *testpki.Identity
	sealer               *signing.Sealer
	signed, refused      int
}

func newComparison(t *testing.T) *comparison {
	sealer, err := signing.NewSealer(bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	return &comparison{t: t, system: fastSigner(t), professional: professional(t), sealer: sealer}
}

// compare signs a document without and with limits, of which only those are tried
// that are chosen.
func (c *comparison) compare(t require.TestingT, doc []byte, professional bool, chosen func(int) bool) {
	id, opt := c.system, signing.Options{Kind: signing.System, Time: present, Algorithm: signing.ECDSASHA256}
	if professional {
		id, opt = c.professional, signing.Options{Kind: signing.Professional, Time: present, Algorithm: signing.RSASHA256}
	}
	pending, err := signing.Prepare(doc, opt)
	if err != nil {
		return
	}
	value, err := id.Signer().Sign(c.t.Context(), pending.ToBeSigned(), opt.Algorithm)
	require.NoError(t, err)
	finished, err := c.complete(t, pending, value, id.Certificate)
	if err != nil {
		c.refused++
		return
	}
	require.True(t, accepted(t, finished, doc, signing.Limits{}))
	for i, l := range tightLimits(t, finished) {
		if !chosen(i) {
			continue
		}
		opt.Limits = l
		var out []byte
		pending, err := signing.Prepare(doc, opt)
		if err == nil {
			out, err = c.complete(t, pending, value, id.Certificate)
		}
		require.Equal(t, accepted(t, finished, doc, l), err == nil, "limits %+v: %v", l, err)
		if err != nil {
			c.refused++
			continue
		}
		c.signed++
		require.Equal(t, string(finished), string(out))
	}
}

// complete completes both the Pending and the same after it was sealed, which then
// has to read the whole document, and compares.
func (c *comparison) complete(t require.TestingT, p *signing.Pending, value []byte, cert *x509.Certificate) ([]byte, error) {
	state, err := c.sealer.Seal(p, present.Add(time.Hour))
	require.NoError(t, err)
	opened, err := c.sealer.Open(state, present)
	require.NoError(t, err)
	want, wantErr := opened.Complete(value, cert)
	got, err := p.Complete(value, cert)
	require.Equal(t, string(want), string(got))
	require.Equal(t, wantErr == nil, err == nil, "%v, %v", wantErr, err)
	if err != nil {
		var e, wantE *signing.Error
		require.ErrorAs(t, wantErr, &wantE)
		require.ErrorAs(t, err, &e)
		require.Equal(t, wantE.Code, e.Code)
		require.Equal(t, wantE.Detail, e.Detail)
	}
	return got, err
}

// accepted reports whether Verify accepts the signature of a finished document
// that its original has not.
func accepted(t require.TestingT, finished, original []byte, l signing.Limits) bool {
	r, err := signing.Verify(finished, signing.VerifyOptions{Limits: l})
	if err != nil {
		return false
	}
	for _, f := range r.Findings {
		if strings.Contains(f.Message, "more signatures than the limit") {
			return false
		}
	}
	return slices.ContainsFunc(r.Signatures, func(s signing.Signature) bool {
		return s.Valid && !bytes.Contains(original, []byte(`"`+s.ID+`"`))
	})
}

// tightLimits sets every limit just below, at and just above what a document has.
func tightLimits(t require.TestingT, doc []byte) (out []signing.Limits) {
	tree, err := xmltree.Parse(doc, xmltree.Limits{})
	require.NoError(t, err)
	nodes, depth, signatures := 0, 0, 0
	for e := range tree.Elements() {
		nodes += 1 + e.AttrCount() + e.NamespaceCount()
		level := 0
		for p := e; p != nil; p = p.Parent() {
			level++
		}
		depth = max(depth, level)
		entry := e.Is("urn:hl7finland", "signature") && e.Parent().Is("urn:hl7finland", "signatureCollection")
		if e.Is("http://www.w3.org/2000/09/xmldsig#", "Signature") || entry && e.Child("http://www.w3.org/2000/09/xmldsig#", "Signature") == nil {
			signatures++
		}
	}
	for _, d := range []int{-1, 0, 1} {
		out = append(out, signing.Limits{Bytes: len(doc) + d}, signing.Limits{Nodes: nodes + d}, signing.Limits{Depth: depth + d},
			signing.Limits{Signatures: cmp.Or(signatures+d, -1)}, signing.Limits{References: 2 + d}, signing.Limits{Transforms: 1 + 2*d})
	}
	return out
}

// TestModifiedBetweenThePhases: whatever somebody changes in the document's bytes
// between the two phases, nothing comes out whose signature does not hold.
func TestModifiedBetweenThePhases(t *testing.T) {
	id := fastSigner(t)
	opt := signing.Options{Kind: signing.System, Time: present, Algorithm: signing.ECDSASHA256}
	for at := range len(unsigned) {
		doc := []byte(unsigned)
		pending, err := signing.Prepare(doc, opt)
		require.NoError(t, err)
		value, err := id.Signer().Sign(t.Context(), pending.ToBeSigned(), opt.Algorithm)
		require.NoError(t, err)
		doc[at] ^= 1
		out, err := pending.Complete(value, id.Certificate)
		if err == nil {
			require.True(t, accepted(t, out, doc, signing.Limits{}), "byte %d", at)
			continue
		}
		requireCode(t, err, signing.CodeSelfCheck, "the document was modified")
	}
}
