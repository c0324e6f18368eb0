package ident

import (
	"crypto/x509"
	"fmt"
	"strings"
)

// OID is an object identifier in dotted decimal form, for example
// "1.2.246.10.1234562.10.40". The zero value means "none". An OID made by
// conversion is not checked; use ParseOID or Valid. OIDs are not personal data
// and print as they are.
type OID string

// Roots of the identifiers that occur in documents and messages.
const (
	RootPersonalCode       OID = "1.2.246.21"          // personal identity code (HL7 Finland)
	RootRegistrationNumber OID = "1.2.246.537.26"      // professional's registration number
	RootOrganisation       OID = "1.2.246.10"          // organisations by business id
	RegisterOfUnits        OID = "1.2.246.537.6.202"   // SOTE organisation register
	RootExample            OID = "2.999"               // ITU's arc for examples
	ArchiveParty           OID = "1.2.246.556.18007.2" // party id of the archive in test traffic (observed)
)

// Limits of an OID. The number of arcs and of digits is our choice: real ones
// have under 16 arcs, and 39 digits hold a UUID arc.
const (
	maxOIDLength = 256
	maxArcs      = 64
	maxArcDigits = 39
)

const oidKind = "OID"

// ParseOID checks s and returns it as an OID. It refuses an empty arc, a
// leading zero, anything but digits and dots, a first arc above 2, a second
// arc above 39 under 0 or 1, fewer than two or more than 64 arcs, arcs of over
// 39 digits, and texts of over 256 characters. Spaces are not trimmed. The
// error is an *Error.
func ParseOID(s string) (OID, error) {
	if s == "" {
		return "", &Error{oidKind, CodeEmpty, -1, "give the OID in dotted decimal form"}
	}
	if len(s) > maxOIDLength {
		return "", &Error{oidKind, CodeLength, -1, fmt.Sprintf("at most %d characters are accepted", maxOIDLength)}
	}
	arcs := strings.Split(s, ".")
	if len(arcs) < 2 || len(arcs) > maxArcs {
		return "", &Error{oidKind, CodeLength, -1, fmt.Sprintf("an OID has 2 to %d arcs", maxArcs)}
	}
	at := 0
	for i, arc := range arcs {
		if err := checkArc(i, arc, arcs[0], at); err != nil {
			return "", err
		}
		at += len(arc) + 1
	}
	if back, err := x509.ParseOID(s); err != nil || back.String() != s {
		return "", &Error{oidKind, CodeSyntax, -1, "the OID does not survive encoding"}
	}
	return OID(s), nil
}

func checkArc(i int, arc, first string, at int) error {
	fail := func(code Code, off int, detail string) error { return &Error{oidKind, code, at + off, detail} }
	if arc == "" {
		return fail(CodeEmptyArc, 0, "an arc is empty; look for a doubled, leading or trailing dot")
	}
	for j := range len(arc) {
		if arc[j] < '0' || arc[j] > '9' {
			return fail(CodeSyntax, j, "only digits and dots may stand in an OID")
		}
	}
	switch {
	case len(arc) > 1 && arc[0] == '0':
		return fail(CodeLeadingZero, 0, "an arc has no leading zero; drop it")
	case len(arc) > maxArcDigits:
		return fail(CodeArcRange, 0, fmt.Sprintf("an arc has at most %d digits", maxArcDigits))
	case i == 0 && arc != "0" && arc != "1" && arc != "2":
		return fail(CodeArcRange, 0, "the first arc is 0, 1 or 2")
	case i == 1 && first != "2" && (len(arc) > 2 || len(arc) == 2 && arc > "39"):
		return fail(CodeArcRange, 0, "the second arc is at most 39 under 0 and 1")
	}
	return nil
}

// Valid reports whether the OID would pass ParseOID.
func (o OID) Valid() bool { _, err := ParseOID(string(o)); return err == nil }

// IsZero reports whether no OID is given.
func (o OID) IsZero() bool { return o == "" }

// String returns the dotted form.
func (o OID) String() string { return string(o) }

// URN returns the form that content uses: "urn:oid:1.2.246.21".
func (o OID) URN() string { return "urn:oid:" + string(o) }

// Under reports whether the OID is root itself or stands in the branch below
// it. Arcs are compared whole: 1.2.246.100 is not under 1.2.246.10.
func (o OID) Under(root OID) bool {
	return o == root || root != "" && strings.HasPrefix(string(o), string(root)+".")
}

// Child returns the OID with further arcs, for example
// OID("1.2.246.10.1").Child("10", "0").
func (o OID) Child(arcs ...string) OID {
	return OID(strings.Join(append([]string{string(o)}, arcs...), "."))
}

// Arcs returns the arcs in order. The caller owns the slice.
func (o OID) Arcs() []string {
	if o == "" {
		return nil
	}
	return strings.Split(string(o), ".")
}
