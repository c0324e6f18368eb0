package signing_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

func TestSealedSigning(t *testing.T) {
	sealer, err := signing.NewSealer(bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	opt := signing.Options{Kind: signing.Professional, Time: present, Algorithm: signing.RSASHA256, Holder: "90000000001"}
	pending, err := signing.Prepare([]byte(unsigned), opt)
	require.NoError(t, err)
	state, err := sealer.Seal(pending, present.Add(time.Minute))
	require.NoError(t, err)
	require.NotContains(t, string(state), "010190-999X", "the state is encrypted")
	value, err := professional(t).Signer().Sign(t.Context(), pending.ToBeSigned(), opt.Algorithm)
	require.NoError(t, err)

	again, err := sealer.Open(state, present)
	require.NoError(t, err)
	require.Equal(t, pending.ToBeSigned(), again.ToBeSigned())
	out, err := again.Complete(value, professional(t).Certificate)
	require.NoError(t, err)
	require.True(t, verify(t, string(out)).Valid())

	other, err := pki(t).Professional(testpki.Person{Registration: "90000000002"})
	require.NoError(t, err)
	theirs, err := other.Signer().Sign(t.Context(), pending.ToBeSigned(), opt.Algorithm)
	require.NoError(t, err)
	_, err = again.Complete(theirs, other.Certificate)
	requireCode(t, err, signing.CodeCertificate, "another professional's card was used")

	_, err = sealer.Open(state, present.Add(2*time.Minute))
	requireCode(t, err, signing.CodeLate, "a late answer is refused")
	for i := range state {
		if i%97 != 0 {
			continue
		}
		altered := bytes.Clone(state)
		altered[i] ^= 1
		_, err = sealer.Open(altered, present)
		requireCode(t, err, signing.CodePending, "an altered state is refused")
	}
	_, err = sealer.Open(nil, present)
	requireCode(t, err, signing.CodePending, "nothing is no state")
	foreign, err := signing.NewSealer(bytes.Repeat([]byte{2}, 32))
	require.NoError(t, err)
	_, err = foreign.Open(state, present)
	requireCode(t, err, signing.CodePending, "another key opens nothing")
	_, err = signing.NewSealer(nil)
	requireCode(t, err, signing.CodeOptions, "a key has 32 bytes")
}

func requireCode(t *testing.T, err error, code signing.Code, why string) {
	t.Helper()
	var se *signing.Error
	require.ErrorAs(t, err, &se, why)
	require.Equal(t, code, se.Code, why)
}
