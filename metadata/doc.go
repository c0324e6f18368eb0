// Package metadata holds the header of a client document (asiakirjan
// kuvailutiedot): the HL7 CDA R2 header with the Finnish localSocialHeader. It
// encodes a Header in the element order of real documents, decodes one from
// any order, and validates it against the document group's table of fields.
//
// A complete first example:
//
//	h := &metadata.Header{
//		ID: "1.2.246.10.12345671.95.2026.1.1", SetID: "1.2.246.10.12345671.95.2026.1.1", Version: 1,
//		Group:   metadata.GroupClientRelationship,
//		Drafted: drafted, Created: drafted, Language: "fi",
//		Clients: []metadata.Client{{Code: code, Given: []string{"Testi"}, Family: "Asiakas"}},
//		// … see ExampleEncode for all fields
//	}
//	h.SetDefaults()
//	if err := h.Validate().Err(); err != nil {
//		return err
//	}
//	xml, err := metadata.Encode(h, component)
//
// Supported groups are 1 asiakkuusasiakirja, 2 asia-asiakirja, 3 and 4 phase I
// and old client documents, 5 client document of phase II or later, 6 informing
// and 7 attachment (assumed codes), 8 luovutuslupa and 9 kielto. A Context makes
// the headers of an organisation's documents, their new versions and their
// cancellations. The header is not covered by a document's signature; see package
// signing. Code systems stand in package codesystem, OIDs come from package oids.
//
// A Header is a plain value; it is not safe for concurrent modification. The
// functions are safe for concurrent use.
package metadata
