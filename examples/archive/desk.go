package main

import (
	"net/http"
	"time"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/metadata/oids"
	"github.com/kansa-go/kansa/mock"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
)

// desk is an organisation with one professional, one client and an archive of its
// own. A vendor's system has the same from its configuration and records.
type desk struct {
	structures   *document.Registry
	office       metadata.Context // what every header has in common
	client       metadata.Client
	user         archive.User   // for whom messages are sent
	system       signing.Signer // the organisation's certificate
	professional signing.Signer // the professional's card
	trust        signing.VerifyOptions
	server       *mock.Archive
	archive      *archive.Client
}

// The organisation's branch, in the arc for examples.
const organisation = "2.999.10.7654321"

func newDesk(structures *document.Registry) (*desk, error) {
	d := &desk{structures: structures}
	if err := d.people(); err != nil {
		return nil, err
	}
	pki, err := d.certificates()
	if err != nil {
		return nil, err
	}
	d.server = &mock.Archive{Structures: structures, Signatures: d.trust, TLS: pki.TLSServerConfig()}
	if err := d.server.Start(); err != nil {
		return nil, err
	}
	d.connect(pki)
	return d, nil
}

// people invents who takes part. Identity codes are of the 900 series.
func (d *desk) people() error {
	code, err := ident.ParsePersonalCode("140312A907T")
	if err != nil {
		return err
	}
	workers, err := ident.ParsePersonalCode("120485V963Y")
	if err != nil {
		return err
	}
	registration, err := ident.ParseRegistrationNumber("90000000001")
	if err != nil {
		return err
	}
	numbers, err := oids.New(oids.Options{Organisation: organisation, Sequence: &oids.Memory{}}) // a vendor's sequence is kept in a database
	if err != nil {
		return err
	}
	d.client = metadata.Client{Code: code, Given: []string{"Aino"}, Family: "Esimerkki", Born: code.BirthDate()}
	d.user = archive.User{Code: workers, Given: "Tuula", Family: "Testaaja"}
	d.office = metadata.Context{
		Controller:   metadata.Organisation{ID: organisation + ".10.0", Name: "Esimerkkilän hyvinvointialue"},
		Unit:         metadata.Organisation{ID: organisation + ".10.1", Name: "Perhekeskus"},
		Software:     metadata.Software{Vendor: "Esimerkki Oy", Product: "Kirjaamo", Version: "1.0"},
		Professional: metadata.Professional{Registration: registration, Given: []string{d.user.Given}, Family: d.user.Family},
		OIDs:         numbers,
	}
	return nil
}

// certificates issues test certificates. Real ones are DVV's; see
// signing.NewPEMSigner, signing.NewPKCS12Signer and package signing/pkcs11.
func (d *desk) certificates() (*testpki.Hierarchy, error) {
	pki, err := testpki.New(testpki.Options{Organisation: string(d.office.Controller.ID), OrganisationName: d.office.Controller.Name})
	if err != nil {
		return nil, err
	}
	system, err := pki.System()
	if err != nil {
		return nil, err
	}
	p := d.office.Professional
	professional, err := pki.Professional(testpki.Person{Registration: p.Registration.Reveal(), Given: p.Given[0], Surname: p.Family})
	if err != nil {
		return nil, err
	}
	d.system, d.professional = system.Signer(), professional.Signer()
	roots, issuers := pki.Pools()
	d.trust = signing.VerifyOptions{Roots: roots, Intermediates: issuers, Now: pki.Now()}
	return pki, nil
}

// connect makes the client that talks to the archive over mutual TLS. With
// certificates in files, use archive.NewCredentials and NewHTTPTransport.
func (d *desk) connect(pki *testpki.Hierarchy) {
	connection := &http.Client{Transport: &http.Transport{TLSClientConfig: pki.TLSClientConfig()}, Timeout: time.Minute}
	d.archive = &archive.Client{
		Transport: &archive.HTTPTransport{URL: d.server.URL, Client: connection},
		Sequence:  &archive.Counter{}, // a vendor keeps its message numbers in a database
		Party: archive.Party{
			Platform: organisation, Organiser: d.office.Controller.ID, Unit: d.office.Unit,
			User: d.user,
		},
	}
}
