package signing

import "fmt"

// Code says why signing or reading failed. Codes are stable.
type Code string

// The codes of Error.
const (
	// CodeUnreadable: the document is not the strict XML that this package reads.
	CodeUnreadable Code = "unreadable"
	// CodeDocument: the document lacks what a signature needs or has it twice.
	CodeDocument Code = "document"
	// CodeOptions: a required option is missing or malformed.
	CodeOptions Code = "options"
	// CodeID: an identifier for the signature is malformed or taken.
	CodeID Code = "id"
	// CodeKey: the key is of a kind, size or algorithm that cannot be used.
	CodeKey Code = "key"
	// CodeKeyMismatch: key and certificate do not belong together.
	CodeKeyMismatch Code = "key-mismatch"
	// CodePassword: the password does not open the file with the key.
	CodePassword Code = "password"
	// CodeCertificate: the certificate does not fit the kind of signature, the
	// demanded holder or the time of signing.
	CodeCertificate Code = "certificate"
	// CodeSigner: there is no signer, or it failed.
	CodeSigner Code = "signer"
	// CodeValue: the signer's value does not verify with its certificate.
	CodeValue Code = "value"
	// CodeCRL: a revocation list cannot be read.
	CodeCRL Code = "crl"
	// CodeOCSP: an answer of an OCSP responder cannot be read, or is a refusal.
	CodeOCSP Code = "ocsp"
	// CodePending: the sealed state of a signature was altered or is not ours.
	CodePending Code = "pending"
	// CodeLate: the sealed state of a signature has expired.
	CodeLate Code = "late"
	// CodeOctets: covered octets were asked for and there are none, or not any more.
	CodeOctets Code = "octets"
	// CodeSelfCheck: the finished signature does not verify; nothing was embedded.
	CodeSelfCheck Code = "self-check"
)

// Error tells why signing or reading failed. It names elements and positions
// and never contains text of the document or names of people, except in what a
// Signer of another package put into Err.
type Error struct {
	Code     Code
	Location string // element path or line, may be empty
	Detail   string // one sentence
	Reader   string // with CodeUnreadable the reader's reason, such as "doctype" or "duplicate-id"
	Err      error  // cause, may be nil

	remedy string // instead of the code's own
}

func fail(code Code, location, detail string) *Error {
	return &Error{Code: code, Location: location, Detail: detail}
}

// advise sets another remedy than the code's own.
func (e *Error) advise(remedy string) *Error { e.remedy = remedy; return e }

// Error returns one line: "signing: document at /ClinicalDocument: …".
func (e *Error) Error() string {
	s := "signing: " + string(e.Code)
	if e.Location != "" {
		s += " at " + e.Location
	}
	s += ": " + e.Detail
	if e.Err != nil {
		s += fmt.Sprintf(": %v", e.Err)
	}
	if r := e.Remedy(); r != "" {
		s += " (" + r + ")"
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Remedy says what to do, or nothing when the detail says it all.
func (e *Error) Remedy() string {
	if e.remedy != "" {
		return e.remedy
	}
	switch e.Code {
	case CodeUnreadable:
		return "write the document as UTF-8 XML without DOCTYPE and with unique IDs"
	case CodeDocument:
		return `write one localSocialHeader and one component/nonXMLBody whose ID is "OID" and the document's id`
	case CodeID:
		return "leave Options.ID empty or choose an unused XML name"
	case CodeCertificate:
		return "sign with a professional's certificate for Professional and an organisation's for System"
	case CodeValue:
		return "check that the signer signs the bytes it is given and returns its own certificate"
	}
	return ""
}
