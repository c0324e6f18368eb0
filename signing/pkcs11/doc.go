// Package pkcs11 signs documents with a key on a card or in a hardware module,
// through the PKCS#11 library of its manufacturer.
//
//	module, err := pkcs11.Load("/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so")
//	if err != nil {
//		return err
//	}
//	defer module.Close()
//	signer, err := module.Open(pkcs11.Options{PIN: askForPIN})
//	if err != nil {
//		return err
//	}
//	defer signer.Close()
//	signed, err := signing.Sign(ctx, document, signer, signing.Options{
//		Kind: signing.Professional, Time: time.Now(),
//	})
//
// It is a Go module of its own, because PKCS#11 needs cgo and the rest of Kansa
// does not.
//
// # Keys
//
// The certificate is chosen by its key usage and, when there are several, by
// label and token; the private key is the one with the same CKA_ID. Documents
// are hashed here and the digest is signed by CKM_RSA_PKCS or CKM_ECDSA, which
// all cards have. The PIN is asked for when the first signature is made, and
// again for every signature of a key with CKA_ALWAYS_AUTHENTICATE, as the
// signing keys of cards are.
//
// # What it does not do
//
// A wrong PIN is not tried again: cards lock after a few. Calls into the library
// cannot be cancelled; a context counts up to the call. Keys are neither made
// nor imported.
package pkcs11
