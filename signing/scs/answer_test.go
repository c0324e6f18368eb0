package scs

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/kansa-go/kansa/signing"
	"github.com/stretchr/testify/require"
)

// FuzzAnswer: whatever a card service sends, reading it ends with an *Error or
// with a value and a certificate of the right kind of key.
func FuzzAnswer(f *testing.F) {
	f.Add([]byte(`{"status":"ok","signature":"QUJD","chain":["QUJD"],"reasonCode":200}`))
	f.Add([]byte(`{"status":"failed","reasonCode":401,"reasonText":"x"}`))
	f.Add([]byte(`{"status":"OK","signature":"","chain":null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var a signAnswer
		if json.Unmarshal(data, &a) != nil {
			return
		}
		got, err := a.read(signing.RSASHA256)
		if err != nil {
			var se *Error
			require.True(t, errors.As(err, &se))
			return
		}
		require.NotEmpty(t, got.Value)
		require.Equal(t, "RSA", signing.AlgorithmFor(got.Chain[0]).Family())
	})
}

func TestVersionNegotiation(t *testing.T) {
	for have, want := range map[string]string{
		"1.0": "1.0", "1.0.1": "1.0", "1.1": "1.1", "1.2": "1.1", "1.3.2": "1.1", "1": "1.0", "2.0": "1.1",
	} {
		require.Equal(t, want, Version{Version: have}.requested(), have)
	}
}
