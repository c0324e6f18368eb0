package scs_test

import (
	"bytes"
	"context"
	"crypto/elliptic"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/scs"
	"github.com/kansa-go/kansa/signing/scs/scstest"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

const document = `<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="1.2.246.10.1234567.95.2026.1"/>` +
	`<localSocialHeader xmlns="urn:hl7finland"><signature><assignedAuthorSigner>90000000001</assignedAuthorSigner></signature></localSocialHeader>` +
	`<component><nonXMLBody ID="OID1.2.246.10.1234567.95.2026.1"><text>QUJD</text></nonXMLBody></component></ClinicalDocument>`

var hierarchy = sync.OnceValues(func() (*testpki.Hierarchy, error) { return testpki.New(testpki.Options{RSABits: 3072}) })

// card is a professional's card: RSA-3072, or P-384.
func card(t *testing.T, curve elliptic.Curve) (*testpki.Hierarchy, *testpki.Identity) {
	t.Helper()
	h, err := hierarchy()
	require.NoError(t, err)
	id, err := h.Professional(testpki.Person{})
	if curve != nil {
		id, err = h.NewProfessional(testpki.Person{}, testpki.Spec{Curve: curve})
	}
	require.NoError(t, err)
	return h, id
}

func start(t *testing.T, s *scstest.Server) *scs.Client {
	t.Helper()
	scstest.NewServer(s)
	t.Cleanup(s.Close)
	return scs.New(scs.Options{URLs: []string{"https://127.0.0.1:1", s.URL}, TLS: s.Hierarchy.TLSClientConfig(), Origin: "https://vendor.example"})
}

func options(h *testpki.Hierarchy, alg signing.Algorithm) signing.Options {
	return signing.Options{Kind: signing.Professional, Time: h.Now(), Algorithm: alg}
}

func TestSignDocument(t *testing.T) {
	for name, c := range map[string]struct {
		curve  elliptic.Curve
		alg    signing.Algorithm
		server scstest.Server
	}{
		"RSA-3072":         {nil, "", scstest.Server{}},
		"RSA-3072 SHA-512": {nil, signing.RSASHA512, scstest.Server{Version: "1.1"}},
		"P-384 r‖s":        {elliptic.P384(), signing.ECDSASHA384, scstest.Server{Version: "1.2"}},
		"P-384 DER":        {elliptic.P384(), signing.ECDSASHA384, scstest.Server{DER: true}},
		"version 1.0":      {nil, signing.RSASHA256, scstest.Server{Version: "1.0"}},
		"right origin":     {nil, signing.RSASHA256, scstest.Server{Origin: "https://vendor.example"}},
	} {
		t.Run(name, func(t *testing.T) {
			h, id := card(t, c.curve)
			c.server.Card, c.server.Hierarchy = id, h
			out, err := start(t, &c.server).SignDocument(t.Context(), []byte(document), options(h, c.alg))
			require.NoError(t, err)
			roots, intermediates := h.Pools()
			r, err := signing.Verify(out, signing.VerifyOptions{Roots: roots, Intermediates: intermediates, Now: h.Now()})
			require.NoError(t, err)
			require.True(t, r.Valid(), "%v", r.All())
		})
	}
}

func TestRefusals(t *testing.T) {
	h, id := card(t, nil)
	_, ec := card(t, elliptic.P384())
	for name, c := range map[string]struct {
		server scstest.Server
		alg    signing.Algorithm
		want   scs.Code
	}{
		"user refuses":        {scstest.Server{PIN: func(*http.Request) bool { return false }}, "", scs.CodeRefused},
		"bad request":         {scstest.Server{Reason: 400}, "", scs.CodeRequest},
		"origin":              {scstest.Server{Origin: "https://other.example"}, "", scs.CodePolicy},
		"internal":            {scstest.Server{Reason: 500}, "", scs.CodeInternal},
		"not implemented":     {scstest.Server{Reason: 501}, "", scs.CodeUnsupported},
		"unknown reason":      {scstest.Server{Reason: 777}, "", scs.CodeInternal},
		"hash not offered":    {scstest.Server{Hashes: "SHA1"}, "", scs.CodeUnsupported},
		"another kind of key": {scstest.Server{Card: ec}, "", scs.CodeKey},
		"no JSON":             {scstest.Server{Mangle: func([]byte) []byte { return []byte("<html>") }}, "", scs.CodeProtocol},
		"no version":          {scstest.Server{Mangle: func([]byte) []byte { return []byte("{}") }}, "", scs.CodeProtocol},
		"endless answer":      {scstest.Server{Mangle: func([]byte) []byte { return bytes.Repeat([]byte(" "), 2<<20) }}, "", scs.CodeProtocol},
		"signature missing":   {scstest.Server{Mangle: replace(`"signature":"`, `"x":"`)}, "", scs.CodeProtocol},
		"chain missing":       {scstest.Server{Mangle: replace(`"chain":[`, `"x":[`)}, "", scs.CodeProtocol},
		"chain not Base64":    {scstest.Server{Mangle: replace(`"chain":["`, `"chain":["!`)}, "", scs.CodeProtocol},
		"chain unreadable":    {scstest.Server{Mangle: replace(`"chain":["`, `"chain":["QUJD","`)}, "", scs.CodeProtocol},
	} {
		t.Run(name, func(t *testing.T) {
			if c.server.Card == nil {
				c.server.Card = id
			}
			c.server.Hierarchy = h
			_, err := start(t, &c.server).SignDocument(t.Context(), []byte(document), options(h, c.alg))
			var se *scs.Error
			require.ErrorAs(t, err, &se)
			require.Equal(t, c.want, se.Code, "%v", err)
			require.NotContains(t, err.Error(), "Ammattilainen", "the service's text may name the user")
		})
	}
}

func replace(old, new string) func([]byte) []byte {
	return func(b []byte) []byte { return []byte(strings.Replace(string(b), old, new, 1)) }
}

func TestSwappedCertificateIsRefused(t *testing.T) {
	h, id := card(t, nil)
	other, err := h.Professional(testpki.Person{Registration: "90000000002"})
	require.NoError(t, err)
	_, err = start(t, &scstest.Server{Card: id, Hierarchy: h, Chain: other}).SignDocument(t.Context(), []byte(document), options(h, ""))
	var se *signing.Error
	require.ErrorAs(t, err, &se)
	require.Equal(t, signing.CodeValue, se.Code)
}

func TestSlowPINEndsWithTheContext(t *testing.T) {
	h, id := card(t, nil)
	asked := make(chan struct{})
	client := start(t, &scstest.Server{Card: id, Hierarchy: h, PIN: func(r *http.Request) bool {
		close(asked)
		<-r.Context().Done()
		return false
	}})
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-asked
		cancel()
	}()
	_, err := client.SignDocument(ctx, []byte(document), options(h, ""))
	require.ErrorIs(t, err, context.Canceled)
}

func TestUnreachable(t *testing.T) {
	client := scs.New(scs.Options{URLs: []string{"https://127.0.0.1:1"}, PINTimeout: time.Second})
	_, err := client.Version(t.Context())
	var se *scs.Error
	require.ErrorAs(t, err, &se)
	require.Equal(t, scs.CodeUnreachable, se.Code)
	require.NotEmpty(t, se.Remedy())

	_, err = client.Sign(t.Context(), nil, "unknown")
	require.ErrorAs(t, err, &se)
	require.Equal(t, scs.CodeUnsupported, se.Code)

	_, err = client.SignDocument(t.Context(), []byte("<x/>"), signing.Options{Kind: signing.Professional, Time: time.Unix(1, 0)})
	var de *signing.Error
	require.ErrorAs(t, err, &de, "a document that cannot be signed asks nobody for a PIN")
}

func TestVersion(t *testing.T) {
	h, id := card(t, nil)
	v, err := start(t, &scstest.Server{Card: id, Hierarchy: h, Version: "1.2.1"}).Version(t.Context())
	require.NoError(t, err)
	require.Equal(t, "1.2.1", v.Version)
	require.Equal(t, []string{"signature", "cms", "cms-pades"}, v.SignatureTypes, "lists are comma-separated strings")
	require.Equal(t, []string{"SHA256", "SHA384", "SHA512"}, v.HashAlgorithms)
	require.True(t, v.KeySelection)
}

// TestTwoPhases: a web back end prepares, the card signs at the client, the back
// end completes from the state that the client kept.
func TestTwoPhases(t *testing.T) {
	sealer, err := signing.NewSealer(bytes.Repeat([]byte{7}, 32))
	require.NoError(t, err)
	for name, c := range map[string]struct {
		curve elliptic.Curve
		alg   signing.Algorithm
	}{"RSA-3072": {nil, signing.RSASHA256}, "P-384": {elliptic.P384(), signing.ECDSASHA384}} {
		t.Run(name, func(t *testing.T) {
			h, id := card(t, c.curve)
			pending, err := signing.Prepare([]byte(document), options(h, c.alg))
			require.NoError(t, err)
			state, err := sealer.Seal(pending, h.Now().Add(time.Minute))
			require.NoError(t, err)
			answer, err := start(t, &scstest.Server{Card: id, Hierarchy: h}).Sign(t.Context(), pending.ToBeSigned(), pending.Algorithm())
			require.NoError(t, err)

			refused := func(err error, code signing.Code) {
				t.Helper()
				var se *signing.Error
				require.ErrorAs(t, err, &se)
				require.Equal(t, code, se.Code)
			}
			again, err := sealer.Open(state, h.Now())
			require.NoError(t, err)
			out, err := again.Complete(answer.Value, answer.Chain[0])
			require.NoError(t, err)
			roots, intermediates := h.Pools()
			r, err := signing.Verify(out, signing.VerifyOptions{Roots: roots, Intermediates: intermediates, Now: h.Now()})
			require.NoError(t, err)
			require.True(t, r.Valid(), "%v", r.All())

			swapped, err := h.NewProfessional(testpki.Person{}, testpki.Spec{Curve: c.curve})
			require.NoError(t, err)
			_, err = again.Complete(answer.Value, swapped.Certificate)
			refused(err, signing.CodeValue)
			altered := bytes.Clone(state)
			altered[len(altered)/2] ^= 1
			_, err = sealer.Open(altered, h.Now())
			refused(err, signing.CodePending)
			_, err = sealer.Open(state, h.Now().Add(2*time.Minute))
			refused(err, signing.CodeLate)
		})
	}
}
