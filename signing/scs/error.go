package scs

import "strconv"

// Code says why a card service did not sign. Codes are stable.
type Code string

// The codes of Error.
const (
	CodeUnreachable Code = "unreachable" // no service answers: the software is not running or not trusted
	CodeProtocol    Code = "protocol"    // the answer is not one of a card service
	CodeUnsupported Code = "unsupported" // the service cannot do what is asked (also reason 501)
	CodeRequest     Code = "request"     // the service found the request wrong (reason 400)
	CodeRefused     Code = "refused"     // the user did not consent, or the card or PIN was refused (reason 401)
	CodePolicy      Code = "policy"      // the service does not allow this origin or request (reason 403)
	CodeInternal    Code = "internal"    // the service failed (reason 500 or another one)
	CodeKey         Code = "key"         // the answer is of another kind of key than was pinned
)

// Error tells why a card service did not sign. Its text leaves ReasonText out,
// which is the service's own and may name the user.
type Error struct {
	Code       Code
	Reason     int    // reason code of the service, 0 when there is none
	ReasonText string // reason text of the service
	Detail     string
	Err        error // cause, may be nil
}

// Error returns one line.
func (e *Error) Error() string {
	s := "scs: " + string(e.Code)
	if e.Reason != 0 {
		s += " (reason " + strconv.Itoa(e.Reason) + ")"
	}
	s += ": " + e.Detail
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	if r := e.Remedy(); r != "" {
		s += " (" + r + ")"
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Remedy says what the user or the administrator can do.
func (e *Error) Remedy() string {
	switch e.Code {
	case CodeUnreachable:
		return "start the card reader software and trust its certificate"
	case CodeRefused:
		return "insert the card and enter the signing PIN (PIN2)"
	case CodePolicy:
		return "let the administrator allow this origin in the card reader software"
	case CodeKey:
		return "choose the algorithm that fits the card: RSA or ECDSA"
	}
	return ""
}

// fromReason makes an error of a reason code.
func fromReason(reason int, text string) *Error {
	e := &Error{Code: CodeInternal, Reason: reason, ReasonText: text, Detail: "the card service failed"}
	switch reason {
	case 400:
		e.Code, e.Detail = CodeRequest, "the card service found the request wrong"
	case 401:
		e.Code, e.Detail = CodeRefused, "the user, the card or the PIN was refused"
	case 403:
		e.Code, e.Detail = CodePolicy, "the card service does not allow the request"
	case 501:
		e.Code, e.Detail = CodeUnsupported, "the card service cannot do what is asked"
	}
	return e
}
