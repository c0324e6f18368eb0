package shown_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/shown"
)

// TestShown: logs hold no value of a wrong shape (rule LOG-08).
func TestShown(t *testing.T) {
	for _, tc := range []struct {
		root            ident.OID
		extension, want string
	}{
		{"2.999.1", "12", "2.999.1/12"},
		{"2.999.1", strings.Repeat("9", 20), "2.999.1/" + strings.Repeat("9", 20)},
		{"2.999.1", strings.Repeat("9", 21), shown.Withheld},
		{"2.999.1", "", shown.Withheld},
		{"2.999.1", "140312A907T", shown.Withheld},
		{"2.999.1", "١", shown.Withheld},
		{"Aino", "1", shown.Withheld},
		{"", "1", shown.Withheld},
	} {
		require.Equal(t, tc.want, shown.ID(tc.root, tc.extension))
	}
	same := func(s string) string { return s }
	require.Equal(t, "a", shown.Interaction("a", []string{"", "a"}, same))
	require.Equal(t, shown.Other, shown.Interaction("Aino", []string{"", "a"}, same))
	require.Equal(t, shown.Other, shown.Interaction("", []string{"", "a"}, same))
}
