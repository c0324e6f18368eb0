// Package mock is an archive on the developer's own desk: a strict, stateful
// stand-in for the client data archive and the declaration-of-intent service. It
// says no like the archive should, and says why.
//
// A complete first example, as a vendor's test has it:
//
//	pki, _ := testpki.New(testpki.Options{})
//	archive := &mock.Archive{
//		Structures: registry,
//		Signatures: signing.VerifyOptions{Roots: pki.Roots(), Intermediates: pki.Intermediates()},
//		TLS:        pki.ServerTLS(),
//	}
//	if err := archive.Start(); err != nil {
//		return err
//	}
//	defer archive.Close()
//	client := &archiveclient.Client{Transport: &archiveclient.HTTPTransport{URL: archive.URL, Client: pki.HTTPClient()}}
//
// Every document is judged by document.Check, the same rules that the SDK asks
// before sending; a broken rule of severity error is answered with AE and one
// detail for each finding, and nothing is stored. Every message is taken in
// whole or not at all.
//
// Set the fields before Start and do not change them afterwards. All methods
// are safe for concurrent use.
//
// # What is not modelled
//
// Access rights of individual users, register access right, cancellation,
// retention, OmaKanta, and every wire detail beyond archive.Profile. The mock
// is not Kela's; passing against it proves nothing officially.
package mock
