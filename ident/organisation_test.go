package ident

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParseOrganisationID(t *testing.T) {
	id, err := ParseOrganisationID("1.2.246.10.1234562.10.40")
	require.NoError(t, err)
	require.Equal(t, "0123456-2", id.BusinessID(), "the leading zero is dropped in the OID and put back here")
	require.Equal(t, OID("1.2.246.10.1234562"), id.Organisation())
	require.True(t, id.IsServiceUnit(), "ID-06: a service unit has its own OID")
	require.False(t, id.IsOperatingUnit())

	unit, err := ParseOrganisationID("1.2.246.10.12345671.10.0")
	require.NoError(t, err)
	require.True(t, unit.IsOperatingUnit())
	require.False(t, unit.IsServiceUnit())

	org, err := ParseOrganisationID("1.2.246.10.12345671")
	require.NoError(t, err)
	require.False(t, org.IsOperatingUnit() || org.IsServiceUnit())
	require.Equal(t, "1.2.246.10.12345671", org.String())
	require.Empty(t, OrganisationID{}.BusinessID()+string(OrganisationID{}.Organisation()))
}

func TestParseOrganisationIDRefuses(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		code     Code
	}{
		{"other branch", "1.2.246.556.1", CodeRoot},
		{"branch alone", "1.2.246.10", CodeRoot},
		{"check digit", "1.2.246.10.1234563", CodeCheck},
		{"remainder 1 is never given", "1.2.246.10.60", CodeCheck},
		{"nine digits", "1.2.246.10.123456200", CodeLength},
		{"not a unit branch", "1.2.246.10.1234562.11.1", CodeRoot},
		{"unit branch without number", "1.2.246.10.1234562.10", CodeRoot},
		{"no OID", "1.2.246.10.", CodeEmptyArc},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := ParseOrganisationID(tc.in)
			require.Equal(t, tc.code, codeOf(t, err))
		})
	}
}

func TestParseTemporaryID(t *testing.T) {
	for _, tc := range []struct{ root, value string }{
		{"1.2.246.10.1234562.22.2026", "010111A998W"},
		{"1.2.246.10.1234562.10.40.22.2026", "010111-999a"},
	} {
		id, err := ParseTemporaryID(tc.root, tc.value)
		require.NoError(t, err, "TMP-03: an organisation-based root; a letter may replace the check character")
		require.Equal(t, tc.value, id.Reveal())
		require.Equal(t, OID(tc.root), id.Root())
	}
	for _, tc := range []struct {
		name, root, value string
		code              Code
	}{
		{"root of identity codes", "1.2.246.21", "010111A998W", CodeRoot},
		{"no year", "1.2.246.10.1234562.22", "010111A998W", CodeRoot},
		{"broken root", "1.2..3", "010111A998W", CodeEmptyArc},
		{"short", "1.2.246.10.1234562.22.2026", "010111A998", CodeLength},
		{"date", "1.2.246.10.1234562.22.2026", "310211A998W", CodeDate},
		{"separator", "1.2.246.10.1234562.22.2026", "010111G998W", CodeSeparator},
		{"last character", "1.2.246.10.1234562.22.2026", "010111A998-", CodeSyntax},
		{"digit", "1.2.246.10.1234562.22.2026", "01o111A998W", CodeSyntax},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := ParseTemporaryID(tc.root, tc.value)
			require.Equal(t, tc.code, codeOf(t, err))
			require.NotContains(t, err.Error(), tc.value)
		})
	}
}

func TestParseRegistrationNumber(t *testing.T) {
	n, err := ParseRegistrationNumber("90000000001")
	require.NoError(t, err)
	require.Equal(t, "90000000001", n.Reveal())
	for in, code := range map[string]Code{"": CodeLength, "9000000000": CodeLength, "9000000000a": CodeSyntax} {
		_, err := ParseRegistrationNumber(in)
		require.Equal(t, code, codeOf(t, err))
	}
}

func FuzzParseTemporaryID(f *testing.F) {
	f.Add("1.2.246.10.1234562.22.2026", "010111A998W")
	f.Add("1.2.246.10", "")
	f.Fuzz(func(t *testing.T, root, value string) {
		if id, err := ParseTemporaryID(root, value); err == nil && (id.Reveal() != value || string(id.Root()) != root) {
			t.Fatal("an accepted identifier must be kept as it is")
		}
	})
}

func FuzzParseOrganisationID(f *testing.F) {
	f.Add("1.2.246.10.1234562.10.40")
	f.Fuzz(func(t *testing.T, s string) {
		if id, err := ParseOrganisationID(s); err == nil && !OID(s).Under(id.Organisation()) {
			t.Fatal("a unit stands below its organisation")
		}
	})
}
