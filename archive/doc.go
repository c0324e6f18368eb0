// Package archive speaks with the client data archive: it writes and reads the
// transfer frame (siirtokehys), acknowledgements and queries, and sends them
// over HTTPS with mutual TLS.
//
// A complete first example:
//
//	client := &archive.Client{
//		Transport: &archive.HTTPTransport{URL: url, Client: httpClient},
//		Party:     archive.Party{Platform: org, Organiser: org, Unit: unit, User: user},
//		Sequence:  sequence, // message numbers that are never reused
//	}
//	receipt, err := client.Archive(ctx, signedDocument)
//	var refused *archive.Error
//	if errors.As(err, &refused) && refused.Code == archive.CodeRefused {
//		for _, d := range refused.Details {
//			log.Println(d.Rule, d.Location, d.Text)
//		}
//	}
//
// What of the wire is specified, observed, inferred or invented stands in one
// table, Profile. The element order and the frame of RCMR_IN200002FI01 are
// observed; the MIME form of the document, acknowledgements, queries and SOAP
// are not, and the real archive may differ there.
//
// A Client is safe for concurrent use once its fields are set; the functions
// are safe for concurrent use. The text of an error and the findings contain no
// personal data; an Error's Details are the archive's own words.
package archive
