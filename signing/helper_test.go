package signing_test

import (
	"sync"
	"testing"
	"time"

	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

// present is the time of all tests.
var present = time.Date(2026, 3, 23, 9, 0, 0, 123456000, time.UTC)

// hierarchy is made once for the tests of this package: RSA keys are slow.
var hierarchy = sync.OnceValues(func() (*testpki.Hierarchy, error) {
	return testpki.New(testpki.Options{Now: present})
})

func pki(t testing.TB) *testpki.Hierarchy {
	t.Helper()
	h, err := hierarchy()
	require.NoError(t, err)
	return h
}

func system(t testing.TB) *testpki.Identity {
	t.Helper()
	id, err := pki(t).System()
	require.NoError(t, err)
	return id
}

func professional(t testing.TB) *testpki.Identity {
	t.Helper()
	id, err := pki(t).Professional(testpki.Person{})
	require.NoError(t, err)
	return id
}

const bodyID = "OID1.2.246.10.1234567.95.2026.1"

// unsigned is a document with what a signature needs, all values made up.
const unsigned = `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:hl7-org:v3 ../../cda/CDA_Fi_sos.xsd">
	<realmCode code="FI"/>
	<id root="1.2.246.10.1234567.95.2026.1"/>
	<recordTarget><patientRole><id root="1.2.246.21" extension="010190-999X"/></patientRole></recordTarget>
	<f:localSocialHeader xmlns:f="urn:hl7finland">
		<f:documentGroup code="5"/>
		<f:signature><f:assignedAuthorSigner>90000000001</f:assignedAuthorSigner></f:signature>
	</f:localSocialHeader>
	<component><nonXMLBody ID="` + bodyID + `"><!-- main -->
		<text mediaType="application/xhtml+xml" representation="B64"><!-- display form -->PGRpdi8+
		</text><f:json xmlns:f="urn:hl7finland">e30=</f:json>
	</nonXMLBody></component>
</ClinicalDocument>
`

func sign(t testing.TB, doc string, id *testpki.Identity, kind signing.Kind) string {
	t.Helper()
	out, err := signing.Sign(t.Context(), []byte(doc), id.Signer(), signing.Options{Kind: kind, Time: present})
	require.NoError(t, err)
	return string(out)
}

func verify(t testing.TB, doc string) *signing.Report {
	t.Helper()
	roots, intermediates := pki(t).Pools()
	r, err := signing.Verify([]byte(doc), signing.VerifyOptions{Roots: roots, Intermediates: intermediates, Now: present})
	require.NoError(t, err)
	return r
}

// rules returns the ids of the errors of a report.
func rules(r *signing.Report) map[rule.ID]bool {
	out := map[rule.ID]bool{}
	for _, f := range r.All().Errors() {
		out[f.Rule] = true
	}
	return out
}
