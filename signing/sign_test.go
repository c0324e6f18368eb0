package signing_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

func TestSignAndVerify(t *testing.T) {
	signed := sign(t, unsigned, system(t), signing.System)
	r := verify(t, signed)
	require.True(t, r.Valid(), "%v", r.All())
	require.Empty(t, r.All())
	require.Len(t, r.Signatures, 1)
	s := r.Signatures[0]
	require.Equal(t, "sig_1.2.246.10.1234567.95.2026.1.1", s.ID)
	require.Equal(t, signing.System, s.Kind)
	require.True(t, s.Claimed.Equal(present))
	require.Equal(t, "2026-03-23T09:00:00.123456Z", s.Timestamp)
	require.Equal(t, "/ClinicalDocument/localSocialHeader/signatureCollection/signature/Signature", s.Path)
	require.Equal(t, "/ClinicalDocument/component/nonXMLBody", s.References[0].Path)
	require.Equal(t, "#"+bodyID, s.References[0].URI)
	require.Equal(t, "1.2.246.10.1234567.10.0", s.Signer.Organisation)
	require.True(t, s.ChainJudged)
	require.True(t, bytes.HasPrefix(s.Body(), []byte(`<nonXMLBody xmlns="urn:hl7-org:v3" ID="`+bodyID+`">`)), "%s", s.Body)
	require.Equal(t, `<signatureTimestamp xmlns="urn:hl7finland" ID="CDA-timestamp.`+s.ID+`">2026-03-23T09:00:00.123456Z</signatureTimestamp>`, string(s.TimestampOctets()))
}

// TestSpliceChangesNothingElse: taking the inserted bytes out again gives the
// original document, however the header was written.
func TestSpliceChangesNothingElse(t *testing.T) {
	cases := map[string]struct{ old, new string }{
		"no collection":      {"", ""},
		"CRLF":               {"\n", "\r\n"},
		"byte order mark":    {"<?xml", "\uFEFF<?xml"},
		"empty header":       {unsigned[strings.Index(unsigned, "<f:local"):strings.Index(unsigned, "\n\t<component>")], `<f:localSocialHeader xmlns:f="urn:hl7finland" />`},
		"empty collection":   {"\t</f:localSocialHeader>", "\t\t<f:signatureCollection/></f:localSocialHeader>"},
		"written collection": {"\t</f:localSocialHeader>", "\t\t<f:signatureCollection>\n</f:signatureCollection></f:localSocialHeader>"},
		"default namespace":  {"\t</f:localSocialHeader>", "<signatureCollection xmlns='urn:hl7finland'  /></f:localSocialHeader>"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			doc := strings.ReplaceAll(unsigned, c.old, c.new)
			if c.old == "" {
				doc = unsigned
			}
			signed := sign(t, doc, system(t), signing.System)
			require.True(t, verify(t, signed).Valid())
			start := strings.Index(signed, `<signature xmlns="urn:hl7finland" ID="sig_`)
			end := strings.Index(signed, "</Signature></signature>") + len("</Signature></signature>")
			rest := signed[:start] + signed[end:]
			rest = strings.Replace(rest, `<signatureCollection xmlns="urn:hl7finland"></signatureCollection>`, "", 1)
			switch name {
			case "empty header":
				rest = strings.Replace(rest, "></f:localSocialHeader>", "/>", 1)
			case "empty collection":
				rest = strings.Replace(rest, "></f:signatureCollection>", "/>", 1)
			case "default namespace":
				rest = strings.Replace(rest, "></signatureCollection>", "/>", 1)
			}
			require.Equal(t, doc, rest)
		})
	}
}

func TestSeveralSigners(t *testing.T) {
	signed := sign(t, unsigned, professional(t), signing.Professional)
	first := signed[:strings.Index(signed, "</signatureCollection>")]
	signed = sign(t, signed, system(t), signing.System)
	require.True(t, strings.HasPrefix(signed, first), "the first signature keeps its bytes")
	signed = sign(t, signed, professional(t), signing.Professional)
	r := verify(t, signed)
	require.True(t, r.Valid(), "%v", r.All())
	require.Len(t, r.Signatures, 3)
	require.Equal(t, "sig_1.2.246.10.1234567.95.2026.1.3", r.Signatures[2].ID)
	require.Equal(t, 1, strings.Count(signed, "<signatureCollection"))
}

func TestAlgorithms(t *testing.T) {
	h := pki(t)
	p256, err := h.NewSystem(testpki.Spec{Curve: elliptic.P256()})
	require.NoError(t, err)
	p384, err := h.NewSystem(testpki.Spec{Curve: elliptic.P384()})
	require.NoError(t, err)
	cases := map[string]struct {
		id  *testpki.Identity
		alg signing.Algorithm
	}{
		"RSA default": {system(t), ""}, "RSA 384": {system(t), signing.RSASHA384}, "RSA 512": {system(t), signing.RSASHA512},
		"P-256": {p256, ""}, "P-384": {p384, ""}, "P-384 with SHA-512": {p384, signing.ECDSASHA512},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			out, err := signing.Sign(t.Context(), []byte(unsigned), c.id.Signer(), signing.Options{Kind: signing.System, Time: present, Algorithm: c.alg})
			require.NoError(t, err)
			r := verify(t, string(out))
			require.True(t, r.Valid(), "%v", r.All())
			if c.alg != "" {
				require.Equal(t, string(c.alg), r.Signatures[0].Algorithm)
			}
		})
	}
}

// derSigner answers ECDSA in DER, as cards and services do.
type derSigner struct{ id *testpki.Identity }

func (s derSigner) Certificate(context.Context) (*x509.Certificate, error) {
	return s.id.Certificate, nil
}

func (s derSigner) Sign(_ context.Context, tbs []byte, alg signing.Algorithm) ([]byte, error) {
	h := alg.Hash().New()
	h.Write(tbs)
	return s.id.Key.Sign(nil, h.Sum(nil), alg.Hash())
}

func TestSignAcceptsDER(t *testing.T) {
	id, err := pki(t).NewSystem(testpki.Spec{Curve: elliptic.P384()})
	require.NoError(t, err)
	out, err := signing.Sign(t.Context(), []byte(unsigned), derSigner{id}, signing.Options{Kind: signing.System, Time: present})
	require.NoError(t, err)
	require.True(t, verify(t, string(out)).Valid())
}

// lyingSigner returns a value that is not its certificate's.
type lyingSigner struct{ *signing.KeySigner }

func (lyingSigner) Sign(context.Context, []byte, signing.Algorithm) ([]byte, error) {
	return bytes.Repeat([]byte{1}, 256), nil
}

func TestSignRefuses(t *testing.T) {
	h := pki(t)
	expired, err := h.NewSystem(testpki.Spec{Curve: elliptic.P256(), Change: testpki.Expired})
	require.NoError(t, err)
	usage, err := h.NewSystem(testpki.Spec{Curve: elliptic.P256(), Change: testpki.WrongUsage})
	require.NoError(t, err)
	short, err := h.NewSystem(testpki.Spec{RSABits: 1024})
	require.NoError(t, err)
	opt := signing.Options{Kind: signing.System, Time: present}
	cases := []struct {
		name, old, new string
		signer         signing.Signer
		opt            signing.Options
		code           signing.Code
		why            string
	}{
		{"not XML", "<?xml", "<!DOCTYPE x><?xml", system(t).Signer(), opt, signing.CodeUnreadable, "strict reader"},
		{"no body", "nonXMLBody", "structuredBody", system(t).Signer(), opt, signing.CodeDocument, "SGN-05"},
		{"no body ID", ` ID="` + bodyID + `"`, "", system(t).Signer(), opt, signing.CodeDocument, "SGN-08"},
		{"other body ID", bodyID, "OID1.2.3", system(t).Signer(), opt, signing.CodeDocument, "SGN-08"},
		{"two bodies", "</nonXMLBody>", "</nonXMLBody><nonXMLBody/>", system(t).Signer(), opt, signing.CodeDocument, "SGN-05"},
		{"no header", "localSocialHeader", "localHeader", system(t).Signer(), opt, signing.CodeDocument, "SGN-01"},
		{"a collection elsewhere", "<component>", `<signatureCollection/><component>`, system(t).Signer(), opt, signing.CodeDocument, "SGN-01"},
		{"two collections", "</f:localSocialHeader>", "<f:signatureCollection/><f:signatureCollection/></f:localSocialHeader>", system(t).Signer(), opt, signing.CodeDocument, "SGN-01"},
		{"other root", "ClinicalDocument", "Document", system(t).Signer(), opt, signing.CodeDocument, "SGN-01"},
		{"no kind", "", "", system(t).Signer(), signing.Options{Time: present}, signing.CodeOptions, "kind is required"},
		{"no time", "", "", system(t).Signer(), signing.Options{Kind: signing.System}, signing.CodeOptions, "time is required"},
		{"taken ID", "", "", system(t).Signer(), signing.Options{Kind: signing.System, Time: present, ID: bodyID}, signing.CodeID, "identifiers are unique"},
		{"bad ID", "", "", system(t).Signer(), signing.Options{Kind: signing.System, Time: present, ID: `a"b`}, signing.CodeID, "identifiers are names"},
		{"professional certificate", "", "", professional(t).Signer(), opt, signing.CodeCertificate, "SGN-11"},
		{"system certificate", "", "", system(t).Signer(), signing.Options{Kind: signing.Professional, Time: present}, signing.CodeCertificate, "SIG-05"},
		{"expired", "", "", expired.Signer(), opt, signing.CodeCertificate, "SIG-07"},
		{"wrong usage", "", "", usage.Signer(), opt, signing.CodeCertificate, "SGN-11"},
		{"short key", "", "", short.Signer(), opt, signing.CodeKey, "SGN-04"},
		{"algorithm of another key", "", "", system(t).Signer(), signing.Options{Kind: signing.System, Time: present, Algorithm: signing.ECDSASHA256}, signing.CodeKey, "the key decides"},
		{"wrong value", "", "", lyingSigner{system(t).Signer()}, opt, signing.CodeValue, "every value is verified"},
		{"other person's block", "90000000001", "90000000002", professional(t).Signer(), signing.Options{Kind: signing.Professional, Time: present}, signing.CodeSelfCheck, "SGN-12"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc := unsigned
			if c.old != "" {
				doc = strings.ReplaceAll(unsigned, c.old, c.new)
			}
			out, err := signing.Sign(t.Context(), []byte(doc), c.signer, c.opt)
			var se *signing.Error
			require.ErrorAs(t, err, &se, c.why)
			require.Equal(t, c.code, se.Code, "%s: %s", err, c.why)
			require.Zero(t, len(out))
			require.NotContains(t, err.Error(), "010190", "no personal data in errors")
			require.NotContains(t, err.Error(), "Ammattilainen")
		})
	}
}

func TestSignStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := signing.Sign(ctx, []byte(unsigned), system(t).Signer(), signing.Options{Kind: signing.System, Time: present})
	require.ErrorIs(t, err, context.Canceled)
}

func TestIdentifiersAreDerivedOrRandom(t *testing.T) {
	opt := signing.Options{Kind: signing.System, Time: present, Rand: bytes.NewReader(bytes.Repeat([]byte{7}, 64))}
	out, err := signing.Sign(t.Context(), []byte(unsigned), system(t).Signer(), opt)
	require.NoError(t, err)
	require.Equal(t, "sig_07070707-0707-4707-8707-070707070707", verify(t, string(out)).Signatures[0].ID)

	opt.Rand = noRandomness{}
	_, err = signing.Sign(t.Context(), []byte(unsigned), system(t).Signer(), opt)
	require.Error(t, err)
	require.Equal(t, sign(t, unsigned, system(t), signing.System), sign(t, unsigned, system(t), signing.System), "RSA signing is deterministic")

	taken := strings.Replace(unsigned, "<realmCode", `<realmCode ID="sig_1.2.246.10.1234567.95.2026.1.1"`, 1)
	require.Equal(t, "sig_1.2.246.10.1234567.95.2026.1.2", verify(t, sign(t, taken, system(t), signing.System)).Signatures[0].ID)
}

type noRandomness struct{}

func (noRandomness) Read([]byte) (int, error) { return 0, errors.New("no randomness") }

func TestTwoPhases(t *testing.T) {
	opt := signing.Options{Kind: signing.Professional, Time: present, Algorithm: signing.RSASHA256}
	pending, err := signing.Prepare([]byte(unsigned), opt)
	require.NoError(t, err)
	require.Equal(t, signing.RSASHA256, pending.Algorithm())
	value, err := professional(t).Signer().Sign(t.Context(), pending.ToBeSigned(), pending.Algorithm())
	require.NoError(t, err)
	out, err := pending.Complete(value, professional(t).Certificate)
	require.NoError(t, err)
	require.True(t, verify(t, string(out)).Valid())

	_, err = pending.Complete(value, system(t).Certificate)
	require.Error(t, err, "a swapped certificate is refused")
	other, err := pki(t).Professional(testpki.Person{Registration: "90000000002"})
	require.NoError(t, err)
	_, err = pending.Complete(value, other.Certificate)
	var se *signing.Error
	require.ErrorAs(t, err, &se)
	require.Equal(t, signing.CodeValue, se.Code)

	opt.Algorithm = ""
	_, err = signing.Prepare([]byte(unsigned), opt)
	require.Error(t, err, "the algorithm is part of what is signed")
}

func TestNewKeySigner(t *testing.T) {
	_, err := signing.NewKeySigner(system(t).Key, professional(t).Certificate)
	var se *signing.Error
	require.ErrorAs(t, err, &se)
	require.Equal(t, signing.CodeKeyMismatch, se.Code)
	_, err = signing.NewKeySigner(nil, system(t).Certificate)
	require.Error(t, err)
	_, err = system(t).Signer().Sign(t.Context(), nil, signing.ECDSASHA256)
	require.ErrorAs(t, err, &se)
	require.Equal(t, signing.CodeKey, se.Code)
}

func TestTimeIsWrittenInUTC(t *testing.T) {
	helsinki := time.FixedZone("EET", 2*3600)
	out, err := signing.Sign(t.Context(), []byte(unsigned), system(t).Signer(), signing.Options{Kind: signing.System, Time: present.In(helsinki)})
	require.NoError(t, err)
	require.Equal(t, "2026-03-23T09:00:00.123456Z", verify(t, string(out)).Signatures[0].Timestamp)
}

// TestOddRSAKeys: Sign leaves the verification of an RSA key's value to crypto/rsa,
// which checks it against what was computed for the key before. Such a key is
// refused, or made whole; what its owner changes later changes nothing.
func TestOddRSAKeys(t *testing.T) {
	id, err := pki(t).NewSystem(testpki.Spec{})
	require.NoError(t, err)
	other, err := pki(t).NewSystem(testpki.Spec{})
	require.NoError(t, err)
	good, stale := id.Key.(*rsa.PrivateKey), other.Key.(*rsa.PrivateKey)
	for name, tc := range map[string]struct {
		spoil   func(k *rsa.PrivateKey)
		refused bool
	}{
		"private exponent": {func(k *rsa.PrivateKey) { k.D = new(big.Int).Add(k.D, big.NewInt(2)) }, true},
		"prime": {func(k *rsa.PrivateKey) {
			k.Primes = []*big.Int{new(big.Int).Add(k.Primes[0], big.NewInt(2)), k.Primes[1]}
		}, true},
		"both primes":           {func(k *rsa.PrivateKey) { k.Primes = []*big.Int{k.Primes[0], k.Primes[0]} }, true},
		"no prime":              {func(k *rsa.PrivateKey) { k.Primes = []*big.Int{nil, nil} }, true},
		"no exponent":           {func(k *rsa.PrivateKey) { k.D = nil }, true},
		"computed for another":  {func(k *rsa.PrivateKey) { k.Precomputed = stale.Precomputed }, false},
		"nothing wrong with it": {func(*rsa.PrivateKey) {}, false},
	} {
		key := &rsa.PrivateKey{PublicKey: good.PublicKey, D: good.D, Primes: good.Primes}
		key.Precompute()
		tc.spoil(key)
		signer, err := signing.NewKeySigner(key, id.Certificate)
		if tc.refused {
			var se *signing.Error
			require.ErrorAs(t, err, &se, name)
			require.Equal(t, signing.CodeKey, se.Code, name)
			continue
		}
		require.NoError(t, err, name)
		key.D, key.Precomputed = big.NewInt(3), stale.Precomputed
		signed, err := signing.Sign(t.Context(), []byte(unsigned), signer, signing.Options{Kind: signing.System, Time: present})
		require.NoError(t, err, name)
		require.True(t, verify(t, string(signed)).Valid(), name)
	}
}

// TestCertificateIsItsBytes: a document carries a certificate's bytes, so that
// nothing else in the value counts.
func TestCertificateIsItsBytes(t *testing.T) {
	id, err := pki(t).NewSystem(testpki.Spec{})
	require.NoError(t, err)
	other, err := pki(t).NewSystem(testpki.Spec{})
	require.NoError(t, err)
	mixed := *id.Certificate
	mixed.Raw = other.Certificate.Raw
	_, err = signing.NewKeySigner(id.Key, &mixed)
	var se *signing.Error
	require.ErrorAs(t, err, &se)
	require.Equal(t, signing.CodeKeyMismatch, se.Code)

	opt := signing.Options{Kind: signing.System, Time: present, Algorithm: signing.RSASHA256}
	pending, err := signing.Prepare([]byte(unsigned), opt)
	require.NoError(t, err)
	value, err := id.Signer().Sign(t.Context(), pending.ToBeSigned(), opt.Algorithm)
	require.NoError(t, err)
	for name, tc := range map[string]struct {
		cert *x509.Certificate
		code signing.Code
	}{
		"another's bytes": {&mixed, signing.CodeValue}, "no bytes": {&x509.Certificate{PublicKey: id.Certificate.PublicKey}, signing.CodeCertificate}, "none": {nil, signing.CodeCertificate},
	} {
		out, err := pending.Complete(value, tc.cert)
		require.ErrorAs(t, err, &se, name)
		require.Equal(t, tc.code, se.Code, name)
		require.Nil(t, out)
	}
	_, err = pending.Complete(value, id.Certificate)
	require.NoError(t, err)
}

// TestNothingGiven: what is missing is a typed error, not a crash.
func TestNothingGiven(t *testing.T) {
	id, err := pki(t).NewSystem(testpki.Spec{})
	require.NoError(t, err)
	sealer, err := signing.NewSealer(make([]byte, 32))
	require.NoError(t, err)
	for name, call := range map[string]func() error{
		"nil RSA key":    func() error { _, err := signing.NewKeySigner((*rsa.PrivateKey)(nil), id.Certificate); return err },
		"empty RSA key":  func() error { _, err := signing.NewKeySigner(&rsa.PrivateKey{}, id.Certificate); return err },
		"nil ECDSA key":  func() error { _, err := signing.NewKeySigner((*ecdsa.PrivateKey)(nil), id.Certificate); return err },
		"zero KeySigner": func() error { _, err := (&signing.KeySigner{}).Sign(t.Context(), nil, signing.RSASHA256); return err },
		"nil KeySigner": func() error {
			_, err := (*signing.KeySigner)(nil).Sign(t.Context(), nil, signing.RSASHA256)
			return err
		},
		"nothing to seal":  func() error { _, err := sealer.Seal(nil, present); return err },
		"an empty pending": func() error { _, err := sealer.Seal(&signing.Pending{}, present); return err },
		"zero sealer":      func() error { _, err := (&signing.Sealer{}).Open(nil, present); return err },
		"nil sealer":       func() error { _, err := (*signing.Sealer)(nil).Seal(&signing.Pending{}, present); return err },
		"empty pending":    func() error { _, err := (&signing.Pending{}).Complete(nil, id.Certificate); return err },
		"no issuer":        func() error { _, err := signing.OCSPRequest(id.Certificate, nil); return err },
	} {
		var se *signing.Error
		require.ErrorAs(t, call(), &se, name)
	}
	require.Equal(t, signing.RevocationUnknown, (*signing.CRLSet)(nil).Status(id.Certificate, id.Certificate, present).Status)
	require.Equal(t, signing.RevocationUnknown, (*signing.OCSPSet)(nil).Status(id.Certificate, id.Certificate, present).Status)
	require.Zero(t, signing.IdentityOf(nil))
	require.Empty(t, signing.AlgorithmFor(nil))
}

// TestConstantRandomness: identifiers that repeat end the search for a free one.
func TestConstantRandomness(t *testing.T) {
	opt := signing.Options{Kind: signing.System, Time: present, Rand: zeros{}}
	signed, err := signing.Sign(t.Context(), []byte(unsigned), system(t).Signer(), opt)
	require.NoError(t, err)
	_, err = signing.Sign(t.Context(), signed, system(t).Signer(), opt)
	var se *signing.Error
	require.ErrorAs(t, err, &se)
	require.Equal(t, signing.CodeID, se.Code)
}

// zeros is a bad source of randomness.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }
