package signing

import (
	"slices"

	"github.com/kansa-go/kansa/rule"
)

// policies compares the certificate's policies with those that are configured.
func (j *judge) policies() {
	want, configured := j.opt.Policy.CertificatePolicies[j.out.Kind]
	if j.out.Certificate == nil || !configured {
		return
	}
	for _, oid := range j.out.Certificate.Policies {
		if slices.Contains(want, oid.String()) {
			return
		}
	}
	j.add(ruleFit(), j.dsig.KeyInfo.Element, "the certificate states none of the certificate policies that are configured for the kind of signature")
}

// organisation compares the organisation of a system certificate with those
// that the header names. The header is not signed: the check finds mistakes, and
// forgeries only as far as others protect the header.
func (j *judge) organisation() {
	system := j.out.Kind == System || j.out.Kind == SystemKanTa
	if !system || j.out.Signer.Organisation == "" {
		return
	}
	must := j.opt.Policy.RequireOrganisation
	named := j.organisations()
	message := "the system certificate names another organisation than the document's custodian and service customer"
	switch {
	case slices.Contains(named, j.out.Signer.Organisation):
		return
	case len(named) == 0 && !must:
		return
	case len(named) == 0:
		message = "the document names neither custodian nor service customer to compare the system certificate with"
	}
	f := ruleFit().Finding(j.dsig.KeyInfo.Element.Path(), message)
	if !must {
		f = f.WithSeverity(rule.Warning)
	}
	j.out.Findings.Add(f.WithRemedy("sign with the system certificate of the organisation that the document belongs to"))
}

// organisations returns the OIDs that the header names as the document's
// controller and service organiser.
func (f *frame) organisations() (oids []string) {
	custodian := f.root.Child(nsCDA, "custodian").Child(nsCDA, "assignedCustodian").
		Child(nsCDA, "representedCustodianOrganization")
	for _, e := range append(custodian.All(nsCDA, "id"), f.header.All(nsSoc, "outsourcingServiceCustomer")...) {
		if oid, _ := e.Attr("root"); isOID(oid) {
			oids = append(oids, oid)
		}
	}
	return oids
}
