package signing_test

import (
	"crypto/elliptic"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

const (
	policyA = "1.2.246.10.1234567.99.1"
	policyB = "1.2.246.10.1234567.99.2"
)

func TestCertificatePolicies(t *testing.T) {
	signed := func(policies ...string) string {
		id, err := pki(t).NewSystem(testpki.Spec{Curve: elliptic.P256(), Policies: policies})
		require.NoError(t, err)
		return sign(t, unsigned, id, signing.System)
	}
	want := func(kind signing.Kind, oids ...string) map[signing.Kind][]string {
		return map[signing.Kind][]string{kind: oids}
	}
	for name, c := range map[string]struct {
		doc   string
		want  map[signing.Kind][]string
		valid bool
	}{
		"not configured":             {signed(), nil, true},
		"configured for others":      {signed(), want(signing.Professional, policyA), true},
		"stated":                     {signed("0.4.0.2042.1.7", policyA), want(signing.System, policyB, policyA), true},
		"another one":                {signed(policyB), want(signing.System, policyA), false},
		"none":                       {signed(), want(signing.System, policyA), false},
		"nothing is good enough":     {signed(policyA), want(signing.System), false},
		"a longer OID is another":    {signed(policyA + ".1"), want(signing.System, policyA), false},
		"policy of the professional": {signed(policyA), map[signing.Kind][]string{signing.Professional: {policyA}, signing.System: {policyB}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := signing.Verify([]byte(c.doc), signing.VerifyOptions{Policy: signing.Policy{CertificatePolicies: c.want}})
			require.NoError(t, err)
			require.Equal(t, c.valid, r.Valid(), "%v", r.All())
			require.Equal(t, !c.valid, rules(r)["SGN-11"])
		})
	}
}

func TestOrganisationOfTheDocument(t *testing.T) {
	const mine, others = "1.2.246.10.1234567.10.0", "1.2.246.10.7654321.10.0"
	custodian := func(oid string) string {
		return strings.Replace(unsigned, "\t<f:localSocialHeader", `<custodian><assignedCustodian><representedCustodianOrganization><id root="`+oid+
			`"/></representedCustodianOrganization></assignedCustodian></custodian><f:localSocialHeader`, 1)
	}
	customer := func(doc, oid string) string {
		return strings.Replace(doc, "<f:documentGroup", `<f:outsourcingServiceCustomer root="`+oid+`"/><f:documentGroup`, 1)
	}
	for name, c := range map[string]struct {
		doc         string
		lax, strict rule.Severity // of the finding, empty when there is none
	}{
		"custodian":         {custodian(mine), "", ""},
		"service customer":  {customer(custodian(others), mine), "", ""},
		"somebody else":     {customer(custodian(others), others), rule.Warning, rule.Error},
		"nobody":            {unsigned, "", rule.Error},
		"no OID":            {custodian("x"), "", rule.Error},
		"a longer OID only": {custodian(mine + ".1"), rule.Warning, rule.Error},
	} {
		t.Run(name, func(t *testing.T) {
			doc := []byte(sign(t, c.doc, fastSigner(t), signing.System))
			for must, want := range map[bool]rule.Severity{false: c.lax, true: c.strict} {
				r, err := signing.Verify(doc, signing.VerifyOptions{Policy: signing.Policy{RequireOrganisation: must}})
				require.NoError(t, err)
				got := rule.Severity("")
				for _, f := range r.All().Of("SGN-11") {
					got = f.Severity
				}
				require.Equal(t, want, got, "%v", r.All())
				require.Equal(t, want != rule.Error, r.Valid())
			}
			r, err := signing.Verify([]byte(sign(t, c.doc, professional(t), signing.Professional)),
				signing.VerifyOptions{Policy: signing.Policy{RequireOrganisation: true}})
			require.NoError(t, err)
			require.True(t, r.Valid(), "a professional's certificate names no organisation: %v", r.All())
		})
	}
}
