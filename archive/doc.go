// Package archive speaks with the client data archive in all its use cases: it
// archives documents, new versions and cancellations, and fetches client
// relationships, matters, metadata, documents and the summary, over HTTPS with
// mutual TLS.
//
// A complete first example:
//
//	credentials, err := archive.NewCredentials(archive.CredentialFiles{Certificate: "client.pem", Key: "client-key.pem", Roots: "root.pem"}, archive.CredentialOptions{})
//	if err != nil {
//		return err
//	}
//	client := &archive.Client{
//		Transport: archive.NewHTTPTransport(url, credentials, archive.HTTPOptions{}),
//		Party:     archive.Party{Platform: org, Organiser: org, Unit: unit, User: user},
//		Sequence:  sequence, // message numbers that are never reused
//	}
//	receipt, err := client.Archive(ctx, signedDocument)
//	var refused *archive.Error
//	if errors.As(err, &refused) && refused.Code == archive.CodeRefused {
//		for _, d := range refused.Reasons() {
//			log.Println(d.Rule, d.Location, d.Text)
//		}
//	}
//	documents, err := client.Search(ctx, archive.Search{Client: code, Group: metadata.GroupClientDocument})
//
// What of the wire is specified, observed, inferred or invented stands in one
// table, Profile. The element order and the frame of RCMR_IN200002FI01 are
// observed; the MIME form of the document, acknowledgements, queries, summaries
// and SOAP are not, and the real archive may differ there.
//
// A Client is safe for concurrent use once its fields are set; the functions
// are safe for concurrent use. The text of an error and the findings contain no
// personal data; an Error's Details are the archive's own words. An Observer sees
// every attempt without any document; package archive/otelarchive, a module of its
// own, turns them into traces and metrics.
package archive
