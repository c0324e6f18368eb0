package ident_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/ident"
)

// TestDateInFinland: a day begins at midnight in Finland, in summer and winter.
func TestDateInFinland(t *testing.T) {
	for _, c := range []struct{ at, day string }{
		{"2026-01-31T21:59:59Z", "2026-01-31"},
		{"2026-01-31T22:00:00Z", "2026-02-01"},
		{"2026-07-31T20:59:59Z", "2026-07-31"},
		{"2026-07-31T21:00:00Z", "2026-08-01"},
		{"2026-08-01T05:00:00+09:00", "2026-07-31"},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		require.NoError(t, err)
		require.Equal(t, c.day, ident.DateInFinland(at).String(), c.at)
	}
}
