// Package xmldsig reads and checks XML signatures (W3C XML Signature Syntax
// and Processing 1.1) over a parsed document.
//
//	sig := xmldsig.Read(element, xmldsig.Limits{})
//	if len(sig.Problems) > 0 {
//		return fmt.Errorf("%s", sig.Problems[0].Detail)
//	}
//	if err := sig.VerifyValue(certificate.PublicKey); err != nil {
//		return err
//	}
//	for i := range sig.References {
//		res, err := sig.Resolve(&sig.References[i])
//		if err != nil || !res.Match {
//			return fmt.Errorf("reference %d does not match", i)
//		}
//		fmt.Printf("%s covers %d octets\n", res.Node.Path(), res.Size)
//	}
//
// There is no single verdict on purpose: a matching digest says nothing until
// the caller has looked at what the reference covers. The caller also chooses
// the key, judges the certificate and decides which algorithms it accepts; this
// package knows algorithms, not policies.
//
// # What is supported
//
// References within the document ("" and "#id"); the canonicalisation
// transforms, enveloped-signature, base64, and the two XPath expressions
// "ancestor-or-self::p:name" and "not(ancestor-or-self::p:name)"; RSA PKCS#1
// v1.5 and ECDSA with SHA-1 and SHA-2. External references, XSLT, HMAC, general
// XPath and retrieval methods are refused.
//
// # Concurrency
//
// A Signature is not changed by its methods and may be used by many goroutines.
package xmldsig

// Namespace is the namespace of XML signatures.
const Namespace = "http://www.w3.org/2000/09/xmldsig#"

// exclusiveNamespace is the namespace of InclusiveNamespaces.
const exclusiveNamespace = "http://www.w3.org/2001/10/xml-exc-c14n#"
