package pkcs11

import (
	"errors"
	"fmt"

	"github.com/miekg/pkcs11"
)

// Code says why a key could not be used. Codes are stable.
type Code string

// The codes of Error.
const (
	CodeModule    Code = "module"    // the library cannot be loaded or initialised
	CodeToken     Code = "token"     // no token, or none or several with the label
	CodeNotFound  Code = "not-found" // no certificate or key fits the options
	CodeAmbiguous Code = "ambiguous" // several certificates fit the options
	CodePIN       Code = "pin"       // the PIN is wrong or was not given
	CodeLocked    Code = "locked"    // the PIN is locked or has expired
	CodeRemoved   Code = "removed"   // the token was removed or the session ended
	CodeKey       Code = "key"       // the key cannot make this kind of signature
	CodeDevice    Code = "device"    // the library failed in another way
)

// Error tells why a key could not be used. It never holds a PIN, a label or
// anything else that a token says about a person.
type Error struct {
	Code   Code
	Detail string // one sentence
	Err    error  // cause, often a CKR code; may be nil
}

// Error returns one line: "pkcs11: pin: the PIN is wrong: …".
func (e *Error) Error() string {
	s := fmt.Sprintf("pkcs11: %s: %s", e.Code, e.Detail)
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
	switch e.Code {
	case CodeModule:
		return "check the path of the library and that its reader software runs"
	case CodeToken:
		return "insert the card, or set Options.Token"
	case CodeNotFound:
		return "check Options.Usage and Options.Label; pkcs11-tool -O lists what a token holds"
	case CodeAmbiguous:
		return "set Options.Label or Options.Token"
	case CodeLocked:
		return "unlock the card with its PUK in the reader software"
	case CodeRemoved:
		return "insert the card and open the signer again"
	}
	return ""
}

func fail(code Code, detail string) *Error { return &Error{Code: code, Detail: detail} }

// deviceError classifies an error of the library.
func deviceError(detail string, err error) *Error {
	var ckr pkcs11.Error
	e := &Error{Code: CodeDevice, Detail: detail, Err: err}
	if !errors.As(err, &ckr) {
		return e
	}
	switch ckr {
	case pkcs11.CKR_PIN_INCORRECT, pkcs11.CKR_PIN_INVALID, pkcs11.CKR_PIN_LEN_RANGE:
		e.Code, e.Detail = CodePIN, "the PIN is wrong"
	case pkcs11.CKR_PIN_LOCKED, pkcs11.CKR_PIN_EXPIRED:
		e.Code, e.Detail = CodeLocked, "the PIN is locked or has expired"
	case pkcs11.CKR_TOKEN_NOT_PRESENT, pkcs11.CKR_DEVICE_REMOVED, pkcs11.CKR_SESSION_HANDLE_INVALID, pkcs11.CKR_SESSION_CLOSED:
		e.Code, e.Detail = CodeRemoved, "the token was removed or its session has ended"
	case pkcs11.CKR_MECHANISM_INVALID, pkcs11.CKR_KEY_TYPE_INCONSISTENT, pkcs11.CKR_KEY_FUNCTION_NOT_PERMITTED:
		e.Code, e.Detail = CodeKey, "the key cannot make this kind of signature"
	}
	return e
}
