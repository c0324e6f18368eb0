// Package oids allocates the OIDs of documents, matters (asiatunnus) and client
// relationships (asiakkuuden tunniste) in an organisation's own branch:
// <organisation>.95.<year>.<node>.<number>.
//
//	allocator, err := oids.New(oids.Options{Organisation: "1.2.246.10.12345671", Sequence: vendorsSequence})
//	if err != nil {
//		return err
//	}
//	id, err := allocator.Document(ctx) // 1.2.246.10.12345671.95.2026.1.1
//
// The numbers come from a Sequence that the vendor supplies: Memory for tests and
// demos, package sqlsequence for a table in a database, or the vendor's own. An
// OID is never handed out twice, also after a crash: the Sequence persists the end
// of a block of numbers before the first of them is used, so that a crash loses
// numbers and repeats none.
//
// The branch 95 and the layout below it are observed in documents of one vendor;
// the node numbers are the vendor's choice. No national rule fixes them, so a
// reader must not take an OID apart.
package oids
