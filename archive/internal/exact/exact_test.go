package exact_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive/internal/exact"
)

func TestClient(t *testing.T) {
	own := &http.Client{Timeout: time.Minute}
	c := exact.Client(own)
	require.Equal(t, time.Minute, c.Timeout)
	require.Nil(t, own.CheckRedirect, "the caller's client is left alone")
	require.ErrorIs(t, c.CheckRedirect(nil, nil), http.ErrUseLastResponse)
	require.NotNil(t, exact.Client(nil).CheckRedirect)
}

func TestPlain(t *testing.T) {
	for _, tc := range []struct {
		values []string
		plain  bool
	}{
		{nil, true}, {[]string{""}, true}, {[]string{"Identity"}, true}, {[]string{"gzip"}, false}, {[]string{"identity", "gzip"}, false},
	} {
		require.Equal(t, tc.plain, exact.Plain(http.Header{"Content-Encoding": tc.values}), "%q", tc.values)
	}
	h := http.Header{}
	exact.Ask(h)
	require.Equal(t, "identity", h.Get("Accept-Encoding"))
}
