// Package mock is an archive on the developer's own desk: a strict, stateful
// stand-in for the client data archive and the declaration-of-intent service. It
// says no like the archive should, and says why.
//
// A complete first example, as a vendor's test has it:
//
//	pki, err := testpki.New(testpki.Options{})
//	if err != nil {
//		t.Fatal(err)
//	}
//	roots, issuers := pki.Pools()
//	server := &mock.Archive{
//		Structures: registry,
//		Signatures: signing.VerifyOptions{Roots: roots, Intermediates: issuers},
//		TLS:        pki.TLSServerConfig(),
//	}
//	if err := server.Start(); err != nil {
//		t.Fatal(err)
//	}
//	defer server.Close()
//	transport := &http.Transport{TLSClientConfig: pki.TLSClientConfig()}
//	client := &archive.Client{
//		Transport: &archive.HTTPTransport{URL: server.URL, Client: &http.Client{Transport: transport}},
//		Party:     archive.Party{Platform: org, Organiser: org, Unit: unit, User: user},
//		Sequence:  &archive.Counter{},
//	}
//
// The example of package archive runs this to its end.
//
// Every document is judged by document.Check, the same rules that the SDK asks
// before sending; a broken rule of severity error is answered with AE and one
// detail for each finding, and nothing is stored. Every message is taken in
// whole or not at all.
//
// Set the fields before Start and do not change them afterwards. All methods
// are safe for concurrent use.
//
// # Searches
//
// Who searches is asked as who stores is: with Organisations set, an unknown or
// ceased sender, or one whose contract has ended, is refused. Register access is
// the sender's own unit's. Days are Finland's. Where texts say nothing, the mock
// discloses less: a denial of any client hides what is shared, an attachment is
// seen with its main document only, an asiakkuusasiakirja is hidden by the denial
// of any of its service tasks, and a document of several tasks is open by register
// access to who has the right for each; these choices are inferred. Package
// consent makes the decisions.
//
// # Informing
//
// Nobody permits, denies or discloses before the client is informed. A client is
// informed when any provider has archived an informing document of the client
// (metadata.Context.Informing) and not cancelled it, or by Archive.Inform, which
// stands for health care and OmaKanta; kansa mock has --informed for it. That a
// client system stores the mark is specified (rule INF-02), and that messages to
// the declaration-of-intent service are those of the archive; that the mark is a
// document of a group of its own, and which, is inferred.
//
// # What is not modelled
//
// Which client certificate may send for which organiser, access rights of
// individual users, retention, OmaKanta, and every wire detail beyond
// archive.Profile. The mock is not Kela's; passing against it proves nothing
// officially.
package mock
