package hostile_test

import (
	"crypto/x509"
	"testing"

	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/hostile"
	"github.com/stretchr/testify/require"
)

// TestVectors judges the corpus with our own verifier.
func TestVectors(t *testing.T) {
	set, err := hostile.Load()
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(set.Vectors), 80)
	roots, intermediates := x509.NewCertPool(), x509.NewCertPool()
	require.True(t, roots.AppendCertsFromPEM([]byte(set.Roots)))
	require.True(t, intermediates.AppendCertsFromPEM([]byte(set.Intermediates)))
	seen := map[string]bool{}
	for _, v := range set.Vectors {
		t.Run(v.ID, func(t *testing.T) {
			require.False(t, seen[v.ID], "ids are unique")
			seen[v.ID] = true
			require.NotEmpty(t, v.Flaw)
			require.Equal(t, v.Outcome == hostile.Invalid, len(v.Rules) > 0, "invalid is said with the rule")
			require.Equal(t, v.Outcome == hostile.Unreadable, v.Reader != "", "unreadable is said with the reason")
			r, err := signing.Verify(v.Document, signing.VerifyOptions{Roots: roots, Intermediates: intermediates, Now: set.Now})
			got := hostile.Invalid
			switch {
			case err != nil:
				got = hostile.Unreadable
				var e *signing.Error
				require.ErrorAs(t, err, &e)
				require.Equal(t, v.Reader, e.Reader, v.Flaw)
			case r.Valid():
				got = hostile.Valid
			}
			require.Equal(t, v.Outcome, got, v.Flaw)
			for _, id := range v.Rules {
				require.NotEmpty(t, r.All().Errors().Of(id), "%s: want %s among %v", v.Flaw, id, r.All())
			}
		})
	}
}
