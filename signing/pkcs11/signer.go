package pkcs11

import (
	"context"
	"crypto"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"sync"

	"github.com/kansa-go/kansa/signing"
	"github.com/miekg/pkcs11"
)

// Options says which key to use. Only PIN is required, and not even that when
// the reader has a keypad of its own.
type Options struct {
	// Token is the label of the token; empty means any.
	Token string

	// Label is the CKA_LABEL of the certificate; empty means any.
	Label string

	// Usage are the key usages that the certificate must have; 0 means content
	// commitment, the usage of signing keys. For a system certificate without it
	// set x509.KeyUsageDigitalSignature.
	Usage x509.KeyUsage

	// PIN returns the PIN, mostly by asking somebody. An error of it is the cause
	// of the Error that signing fails with. It is called by one goroutine at a
	// time. Nil means that the PIN is entered at the reader.
	PIN func(ctx context.Context, why Prompt) (string, error)
}

// Prompt says what a PIN is for.
type Prompt struct {
	Signature bool // for this one signature only; otherwise for the session
}

// Signer signs with one key of a token. It implements signing.Signer and is safe
// for concurrent use; tokens sign one after the other. Close it.
type Signer struct {
	module *Module
	opt    Options
	key    candidate

	mu      sync.Mutex // guards what follows, and the use of the session
	session pkcs11.SessionHandle
	login   bool
	closed  bool
}

// Open finds the certificate that fits the options. No PIN is needed up to the
// first signature. It fails with CodeToken, CodeNotFound, CodeAmbiguous or
// CodeDevice.
func (m *Module) Open(opt Options) (*Signer, error) {
	slots, err := m.slots(opt.Token)
	if err != nil {
		return nil, err
	}
	var found []candidate
	for _, s := range slots {
		more, err := m.candidates(s, opt)
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
	}
	switch len(found) {
	case 0:
		return nil, fail(CodeNotFound, "no certificate fits the options")
	case 1:
	default:
		return nil, fail(CodeAmbiguous, "several certificates fit the options")
	}
	session, err := m.ctx.OpenSession(found[0].slot.id, pkcs11.CKF_SERIAL_SESSION)
	if err != nil {
		return nil, deviceError("the token cannot be opened", err)
	}
	return &Signer{module: m, opt: opt, key: found[0], session: session}, nil
}

// Close ends the session with the token. Calls after the first do nothing.
func (s *Signer) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	if err := s.module.ctx.CloseSession(s.session); err != nil {
		return deviceError("the session did not end", err)
	}
	return nil
}

// Certificate returns the certificate of the key. The error is always nil.
func (s *Signer) Certificate(context.Context) (*x509.Certificate, error) { return s.key.cert, nil }

// Sign hashes tbs and lets the token sign the digest. ECDSA values are in the
// r‖s form. It fails with CodePIN, CodeLocked, CodeRemoved, CodeNotFound (the
// token has no private key to the certificate), CodeKey or CodeDevice, and with
// the error of ctx when it is done before the token is asked.
func (s *Signer) Sign(ctx context.Context, tbs []byte, alg signing.Algorithm) ([]byte, error) {
	mechanism, input, err := s.prepare(tbs, alg)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if s.closed {
		return nil, fail(CodeRemoved, "the signer is closed")
	}
	if err := s.logIn(ctx); err != nil {
		return nil, err
	}
	key, always, err := s.privateKey()
	if err != nil {
		return nil, err
	}
	lib := s.module.ctx
	if err := lib.SignInit(s.session, []*pkcs11.Mechanism{pkcs11.NewMechanism(mechanism, nil)}, key); err != nil {
		return nil, deviceError("the token refused to begin a signature", err)
	}
	if always {
		if err := s.pin(ctx, pkcs11.CKU_CONTEXT_SPECIFIC); err != nil {
			return nil, errors.Join(err, s.abandon(input))
		}
	}
	value, err := lib.Sign(s.session, input)
	if err != nil {
		return nil, deviceError("the token did not sign", err)
	}
	return value, nil
}

// abandon ends a signature that was begun, so that the next one can begin: only
// finishing does, and without PIN it gives nothing but the expected error.
func (s *Signer) abandon(input []byte) error {
	_, err := s.module.ctx.Sign(s.session, input)
	var ckr pkcs11.Error
	if err == nil || errors.As(err, &ckr) && (ckr == pkcs11.CKR_USER_NOT_LOGGED_IN || ckr == pkcs11.CKR_OPERATION_NOT_INITIALIZED) {
		return nil
	}
	return deviceError("a signature could not be abandoned", err)
}

// logIn asks for the PIN of the session once.
func (s *Signer) logIn(ctx context.Context) error {
	if s.login {
		return nil
	}
	if err := s.pin(ctx, pkcs11.CKU_USER); err != nil {
		return err
	}
	s.login = true
	return nil
}

// pin asks for the PIN and passes it on.
func (s *Signer) pin(ctx context.Context, user uint) error {
	pin := ""
	switch {
	case s.opt.PIN != nil:
		var err error
		if pin, err = s.opt.PIN(ctx, Prompt{Signature: user == pkcs11.CKU_CONTEXT_SPECIFIC}); err != nil {
			return &Error{Code: CodePIN, Detail: "the PIN was not given", Err: err}
		}
	case !s.key.slot.protected:
		return fail(CodePIN, "Options.PIN is not set and the reader has no keypad")
	}
	err := s.module.ctx.Login(s.session, user, pin)
	var ckr pkcs11.Error
	if err == nil || errors.As(err, &ckr) && ckr == pkcs11.CKR_USER_ALREADY_LOGGED_IN {
		return nil
	}
	return deviceError("the token did not accept the login", err)
}

// privateKey finds the private key of the certificate and tells whether it wants
// the PIN for every signature.
func (s *Signer) privateKey() (key pkcs11.ObjectHandle, always bool, err error) {
	keys, err := s.module.find(s.session, []*pkcs11.Attribute{
		pkcs11.NewAttribute(pkcs11.CKA_CLASS, pkcs11.CKO_PRIVATE_KEY), pkcs11.NewAttribute(pkcs11.CKA_ID, s.key.id),
	})
	if err != nil {
		return 0, false, err
	}
	if len(keys) != 1 {
		return 0, false, fail(CodeNotFound, "the token has no single private key to the certificate")
	}
	// Old libraries do not know the attribute; their keys do not ask again.
	values, err := s.module.ctx.GetAttributeValue(s.session, keys[0], []*pkcs11.Attribute{pkcs11.NewAttribute(pkcs11.CKA_ALWAYS_AUTHENTICATE, nil)})
	always = err == nil && len(values) == 1 && len(values[0].Value) > 0 && values[0].Value[0] != 0
	return keys[0], always, nil
}

// prepare returns the mechanism and what it signs: the digest for ECDSA, the
// digest with its algorithm (DigestInfo of PKCS#1) for RSA.
func (s *Signer) prepare(tbs []byte, alg signing.Algorithm) (mechanism uint, input []byte, err error) {
	if alg.Family() == "" || alg.Family() != signing.AlgorithmFor(s.key.cert).Family() {
		return 0, nil, fail(CodeKey, "the key does not fit the algorithm")
	}
	h := alg.Hash().New()
	h.Write(tbs)
	digest := h.Sum(nil)
	if alg.Family() == "ECDSA" {
		return pkcs11.CKM_ECDSA, digest, nil
	}
	oid := map[crypto.Hash]asn1.ObjectIdentifier{
		crypto.SHA256: {2, 16, 840, 1, 101, 3, 4, 2, 1},
		crypto.SHA384: {2, 16, 840, 1, 101, 3, 4, 2, 2},
		crypto.SHA512: {2, 16, 840, 1, 101, 3, 4, 2, 3},
	}[alg.Hash()]
	if oid == nil {
		return 0, nil, fail(CodeKey, "the algorithm is not supported")
	}
	input, err = asn1.Marshal(struct {
		Algorithm pkix.AlgorithmIdentifier
		Digest    []byte
	}{pkix.AlgorithmIdentifier{Algorithm: oid, Parameters: asn1.NullRawValue}, digest})
	return pkcs11.CKM_RSA_PKCS, input, err
}
