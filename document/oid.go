package document

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// RootKind is the code system under which a structure is numbered.
type RootKind string

// The two kinds of structure OIDs.
const (
	// GroupRoot numbers structures by document group (asiakirjaryhmä):
	// asiakkuusasiakirja, asia-asiakirja, luovutuslupa, kielto.
	GroupRoot RootKind = "1505"
	// TypeRoot numbers structures by document type (asiakasasiakirjatyyppi).
	TypeRoot RootKind = "1506"
)

// StructureOID is the parsed OID of a structure:
// <arc>.<1505|1506>.<type code>.<year>.<month>.<day>. The date is that of the
// definition's version, without leading zeros. The zero value is not valid.
// Source: rule OID of the published structures, which holds for all of them.
type StructureOID struct {
	Arc      string   // for example 1.2.246.537.6 (THL) or 2.999 (examples)
	Root     RootKind // which code system numbers the structure
	TypeCode string   // for example "15007"
	Date     string   // version date as YYYY-MM-DD
}

// ParseStructureOID splits the OID of a structure. Any arc is accepted before
// 1505 or 1506. The error is an *Error with CodeBadOID; it does not repeat the
// text.
func ParseStructureOID(text string) (StructureOID, error) {
	parts := strings.Split(text, ".")
	n := len(parts)
	if n < 7 || n > 40 {
		return StructureOID{}, badOID("a structure OID has at least 7 arcs")
	}
	for _, p := range parts {
		if !isArc(p) {
			return StructureOID{}, badOID("an OID is numbers without leading zeros, separated by dots")
		}
	}
	root := RootKind(parts[n-5])
	if root != GroupRoot && root != TypeRoot {
		return StructureOID{}, badOID("the arc before the type code is neither 1505 nor 1506")
	}
	date, ok := oidDate(parts[n-3], parts[n-2], parts[n-1])
	if !ok {
		return StructureOID{}, badOID("the last three arcs are not a calendar date")
	}
	return StructureOID{
		Arc:      strings.Join(parts[:n-5], "."),
		Root:     root,
		TypeCode: parts[n-4],
		Date:     date,
	}, nil
}

// TypeKey returns root and type code, for example "1506.15007": the key of all
// versions of one document, as [Registry.Newest] takes it.
func (o StructureOID) TypeKey() string { return string(o.Root) + "." + o.TypeCode }

func badOID(message string) *Error {
	return &Error{
		Code: CodeBadOID, Message: message,
		Remedy: "expected <arc>.<1505 or 1506>.<type code>.<year>.<month>.<day>",
	}
}

func isArc(s string) bool {
	if s == "" || len(s) > 20 || (len(s) > 1 && s[0] == '0') {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func oidDate(year, month, day string) (string, bool) {
	y, err1 := strconv.Atoi(year)
	m, err2 := strconv.Atoi(month)
	d, err3 := strconv.Atoi(day)
	if err1 != nil || err2 != nil || err3 != nil || y < 1 || y > 9999 {
		return "", false
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Year() != y || int(t.Month()) != m || t.Day() != d {
		return "", false
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), true
}

// compareArcs orders decimal texts by value: "9002" before "10001".
func compareArcs(a, b string) int {
	if c := cmp.Compare(len(a), len(b)); c != 0 {
		return c
	}
	return cmp.Compare(a, b)
}
