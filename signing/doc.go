// Package signing makes and verifies the electronic signatures of documents in
// the client data archive (sähköinen allekirjoitus).
//
//	signer, err := signing.NewKeySigner(key, certificate)
//	if err != nil {
//		return err
//	}
//	signed, err := signing.Sign(ctx, document, signer, signing.Options{
//		Kind: signing.System,
//		Time: time.Now(),
//	})
//	if err != nil {
//		return err
//	}
//	report, err := signing.Verify(signed, signing.VerifyOptions{Roots: roots, Intermediates: issuers})
//	if err != nil {
//		return err // not even readable
//	}
//	for _, s := range report.Signatures {
//		fmt.Println(s.ID, s.Valid, s.Claimed, s.Signer)
//	}
//
// A signature covers two things: the body (nonXMLBody) of the document and the
// time stamp of the signature itself. The header, the description of the
// signature and the certificate are not covered, so never treat header fields
// as signed.
//
// # Signing
//
// Sign splices a signature into the bytes it was given; no other byte changes,
// so earlier signatures stay good. Every signature is verified before it is
// embedded. When the signer is a card behind a browser, use Prepare and
// Pending.Complete, and a Sealer for what is kept in between.
//
// Keys come from PEM and PKCS#12 files (NewPEMSigner, NewPKCS12Signer) and from
// any crypto.Signer (NewKeySigner). Package scs signs with a card through DVV's
// service on the same machine, the Go module signing/pkcs11 with cards and
// hardware modules. Package testpki makes certificates for tests.
//
// # Verifying
//
// Verify reports everything it finds and does not stop at the first finding.
// It returns an error only when the document cannot be read at all. What a
// signature proves is what Signature.Body and Signature.TimestampOctets return,
// for valid signatures only. With VerifyOptions.Diagnose it also names
// the accident behind a mismatch, such as indentation after signing. Package
// hostile has documents to try any verifier with.
//
// Revocation of the signer and of the authorities below the root is judged by
// lists and answers at hand (CRLSet, OCSPSet), or by a Fetcher that asks the
// services which the certificates name. What cannot be
// judged is not valid, unless VerifyOptions.SoftFail says otherwise.
//
// # What it does not do
//
// The time stamp is claimed by the signer and proves no time. There is no XAdES,
// no RFC 3161 token and no counter-signature, as the archive's documents have
// none. Passing Verify proves nothing officially.
//
// # Concurrency
//
// All functions are safe for concurrent use; the package keeps no state.
package signing

// Namespaces and code systems of the signature part of a document.
const (
	nsCDA  = "urn:hl7-org:v3"
	nsSoc  = "urn:hl7finland"
	nsDsig = "http://www.w3.org/2000/09/xmldsig#"

	kindCodeSystem     = "1.2.246.537.5.40127.2006"
	kindCodeSystemName = "KanTa-palvelut - Sähköisen allekirjoituksen tyyppi"
)
