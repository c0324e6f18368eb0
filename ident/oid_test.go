package ident

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func codeOf(t *testing.T, err error) Code {
	t.Helper()
	var e *Error
	require.True(t, errors.As(err, &e), "want *ident.Error, got %T", err)
	return e.Code
}

func TestParseOID(t *testing.T) {
	for _, oid := range []string{
		"1.2.246.21", "0.0", "0.39", "1.39.5", "2.999", "2.999.1505.1.2026.1.1",
		"1.2.246.10.1234562.95.2026.100001.4711",
		"2.25.340282366920938463463374607431768211455", // a UUID arc
	} {
		got, err := ParseOID(oid)
		require.NoError(t, err, oid)
		require.Equal(t, oid, got.String())
	}
}

func TestParseOIDRefuses(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		code     Code
		offset   int
	}{
		{"nothing", "", CodeEmpty, -1},
		{"one arc", "1", CodeLength, -1},
		{"empty arc", "1.2..246", CodeEmptyArc, 4},
		{"leading dot", ".1.2", CodeEmptyArc, 0},
		{"trailing dot", "1.2.", CodeEmptyArc, 4},
		{"leading zero", "1.2.0246", CodeLeadingZero, 4},
		{"letter", "1.2.2a6", CodeSyntax, 5},
		{"space", "1.2 .6", CodeSyntax, 3},
		{"minus", "1.-2", CodeSyntax, 2},
		{"other digits", "1.2.٣", CodeSyntax, 4},
		{"first arc", "3.1", CodeArcRange, 0},
		{"second arc", "1.40", CodeArcRange, 2},
		{"second arc long", "0.100", CodeArcRange, 2},
		{"arc of 40 digits", "1.2." + strings.Repeat("9", 40), CodeArcRange, 4},
		{"too long", "1.2" + strings.Repeat(".1", 200), CodeLength, -1},
		{"too many arcs", "1.2" + strings.Repeat(".1", 63), CodeLength, -1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := ParseOID(tc.in)
			require.Equal(t, tc.code, codeOf(t, err))
			var e *Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, tc.offset, e.Offset)
		})
	}
}

func TestOIDUnder(t *testing.T) {
	oid := OID("1.2.246.10.123")
	require.True(t, oid.Under("1.2.246.10"))
	require.True(t, oid.Under(oid))
	require.False(t, oid.Under("1.2.246.1"), "arcs are compared whole")
	require.False(t, oid.Under(""))
	require.False(t, OID("1.2.246.100").Under("1.2.246.10"))
	require.Equal(t, OID("1.2.246.10.123.10.0"), oid.Child("10", "0"))
	require.Equal(t, "urn:oid:1.2.246.10.123", oid.URN())
	require.Nil(t, OID("").Arcs())
}

func FuzzParseOID(f *testing.F) {
	for _, s := range []string{"1.2.246.21", "2.999", "1..2", "01.2", "1.40", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		oid, err := ParseOID(s)
		if err == nil && string(oid) != s {
			t.Fatal("an accepted OID must be kept as it is")
		}
	})
}
