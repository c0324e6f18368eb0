package ident

import "strings"

const organisationKind = "organisation id"

// OrganisationID is the OID of an organisation, or of a unit in it, in the
// branch 1.2.246.10.<business id without dash and leading zero>. Below it,
// ".10.0" is the operating unit (toimintayksikkö) and ".10.<n>" a service unit
// (palveluyksikkö). The zero value means "none".
type OrganisationID struct {
	oid      OID
	business string // eight digits
	unit     string // number after ".10.", "" for the organisation itself
}

// ParseOrganisationID checks an organisation or unit OID: the branch, a
// business id of at most eight digits with a right check digit, and nothing,
// ".10.<n>" or deeper sub-units below it. The error is an *Error.
func ParseOrganisationID(s string) (OrganisationID, error) {
	oid, err := ParseOID(s)
	if err != nil {
		return OrganisationID{}, err
	}
	arcs := oid.Arcs()
	if !oid.Under(RootOrganisation) || len(arcs) < 5 {
		return OrganisationID{}, &Error{organisationKind, CodeRoot, -1, "organisations stand below " + string(RootOrganisation)}
	}
	business, err := businessDigits(arcs[4])
	if err != nil {
		return OrganisationID{}, err
	}
	id := OrganisationID{oid: oid, business: business}
	if len(arcs) == 5 {
		return id, nil
	}
	if arcs[5] != "10" || len(arcs) < 7 {
		return OrganisationID{}, &Error{organisationKind, CodeRoot, -1, "units stand below <organisation>.10"}
	}
	id.unit = strings.Join(arcs[6:], ".")
	return id, nil
}

// businessDigits pads the arc to eight digits and checks the check digit of
// the business id (Y-tunnus): weights 7 9 10 5 8 4 2, modulo 11.
func businessDigits(arc string) (string, error) {
	if len(arc) > 8 {
		return "", &Error{organisationKind, CodeLength, -1, "a business id has eight digits"}
	}
	digits := strings.Repeat("0", 8-len(arc)) + arc
	sum := 0
	for i, weight := range [...]int{7, 9, 10, 5, 8, 4, 2} {
		sum += weight * int(digits[i]-'0')
	}
	rest := sum % 11
	if rest == 1 || int(digits[7]-'0') != (11-rest)%11 {
		return "", &Error{organisationKind, CodeCheck, -1, "the check digit of the business id is wrong"}
	}
	return digits, nil
}

// IsZero reports whether no organisation is given.
func (o OrganisationID) IsZero() bool { return o == OrganisationID{} }

// OID returns the whole OID.
func (o OrganisationID) OID() OID { return o.oid }

// BusinessID returns the business id (Y-tunnus) with its dash, 0123456-2.
func (o OrganisationID) BusinessID() string {
	if o.business == "" {
		return ""
	}
	return o.business[:7] + "-" + o.business[7:]
}

// Organisation returns the OID of the organisation that the unit belongs to.
func (o OrganisationID) Organisation() OID {
	if o.IsZero() {
		return ""
	}
	return RootOrganisation.Child(strings.TrimLeft(o.business, "0"))
}

// IsOperatingUnit reports whether the OID is the operating unit
// (toimintayksikkö) .10.0 of its organisation.
func (o OrganisationID) IsOperatingUnit() bool { return o.unit == "0" }

// IsServiceUnit reports whether the OID is a service unit (palveluyksikkö),
// that is .10.<n> other than .10.0 (rule ID-06).
func (o OrganisationID) IsServiceUnit() bool { return o.unit != "" && o.unit != "0" }

// String returns the OID.
func (o OrganisationID) String() string { return string(o.oid) }
