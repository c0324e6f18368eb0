package signing

import (
	"bytes"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"log/slog"
	"strings"
	"time"
)

// Identity is what a certificate says about its holder, as far as a report may
// show it. Names of people are left out; the certificate has them. The zero
// value means that there was no readable certificate.
type Identity struct {
	Organisation     string    `json:"organisation,omitempty"`     // OID in the subject's serialNumber
	OrganisationName string    `json:"organisationName,omitempty"` // the subject's O
	Registration     string    `json:"registration,omitempty"`     // professional's registration number (rekisteröintinumero)
	Title            string    `json:"title,omitempty"`            // profession with its code
	Issuer           string    `json:"issuer,omitempty"`           // CN of the issuer, empty for a self-signed certificate
	Serial           string    `json:"serial,omitempty"`           // certificate's serial number in hexadecimal
	Fingerprint      string    `json:"sha256,omitempty"`           // SHA-256 of the certificate in hexadecimal
	NotBefore        time.Time `json:"notBefore,omitzero"`
	NotAfter         time.Time `json:"notAfter,omitzero"`
}

// IdentityOf reads the identity out of a certificate. A subject serialNumber
// that is an OID names an organisation, one of digits only a professional. That of
// nil is the zero Identity.
func IdentityOf(cert *x509.Certificate) Identity {
	if cert == nil {
		return Identity{}
	}
	sum := sha256.Sum256(cert.Raw)
	id := Identity{
		Serial:      cert.SerialNumber.Text(16),
		Fingerprint: hex.EncodeToString(sum[:]),
		NotBefore:   cert.NotBefore,
		NotAfter:    cert.NotAfter,
	}
	if !bytes.Equal(cert.RawIssuer, cert.RawSubject) {
		id.Issuer = cert.Issuer.CommonName // of a self-signed certificate it could be a person's name
	}
	serial := strings.TrimSpace(cert.Subject.SerialNumber)
	switch {
	case isOID(serial):
		id.Organisation = serial
		id.OrganisationName = strings.Join(cert.Subject.Organization, ", ")
	case isDigits(serial):
		id.Registration = serial
		id.Title = subjectValue(cert, asn1.ObjectIdentifier{2, 5, 4, 12})
	}
	return id
}

// subjectValue returns the first subject attribute of a type that pkix.Name has
// no field for.
func subjectValue(cert *x509.Certificate, oid asn1.ObjectIdentifier) string {
	for _, n := range cert.Subject.Names {
		if s, ok := n.Value.(string); ok && n.Type.Equal(oid) {
			return s
		}
	}
	return ""
}

// String gives the organisation or the registration number, never a person's
// name.
func (i Identity) String() string {
	switch {
	case i.Organisation != "":
		return "organisation " + i.Organisation
	case i.Registration != "":
		return "professional " + i.Registration
	case i.Fingerprint != "":
		return "certificate " + i.Fingerprint
	}
	return "unknown signer"
}

// LogValue keeps registration numbers out of logs: they identify people.
func (i Identity) LogValue() slog.Value {
	who := i.Organisation
	if i.Registration != "" {
		who = "professional (redacted)"
	}
	return slog.GroupValue(slog.String("holder", who), slog.String("issuer", i.Issuer), slog.String("sha256", i.Fingerprint))
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// isOID reports whether s is an object identifier of at least two arcs.
func isOID(s string) bool {
	arcs := strings.Split(s, ".")
	for _, a := range arcs {
		if !isDigits(a) || len(a) > 1 && a[0] == '0' {
			return false
		}
	}
	return len(arcs) >= 2 && len(arcs[0]) == 1 && arcs[0] <= "2"
}
