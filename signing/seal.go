package signing

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"encoding/json"
	"time"
)

// Sealer keeps a Pending at the client between the two phases of signing: the
// state leaves the server encrypted and authenticated (AES-256-GCM), and comes
// back with the signature value. Nobody without the key can read or alter it.
// Create it with NewSealer. It is safe for concurrent use.
type Sealer struct{ aead cipher.AEAD }

// NewSealer takes a secret of 32 random bytes, which all servers that complete
// each other's signatures share. It fails with CodeOptions for other lengths.
func NewSealer(key []byte) (*Sealer, error) {
	if len(key) != 32 {
		return nil, fail(CodeOptions, "", "the key of a Sealer has 32 bytes")
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, &Error{Code: CodeOptions, Detail: "the key of a Sealer cannot be used", Err: err}
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, &Error{Code: CodeOptions, Detail: "the key of a Sealer cannot be used", Err: err}
	}
	return &Sealer{aead}, nil
}

// sealContext separates sealed signatures from anything else under the key.
const sealContext = "kansa signing pending 1"

// sealed is the state of a Pending beside the document.
type sealed struct {
	Expires   time.Time `json:"expires"`
	Kind      Kind      `json:"kind"`
	Time      time.Time `json:"time"`
	Algorithm Algorithm `json:"algorithm"`
	Holder    string    `json:"holder"`
	Limits    Limits    `json:"limits"`
	ID        string    `json:"id"`
	TBS       []byte    `json:"tbs"`
	Head      string    `json:"head"`
	From      int       `json:"from"`
	To        int       `json:"to"`
	Open      string    `json:"open"`
	Close     string    `json:"close"`
}

// Seal returns the state of p, document included, which Open accepts until expires.
// It fails with CodePending when there is nothing to seal, and with CodeOptions
// when the Sealer was not made by NewSealer.
func (s *Sealer) Seal(p *Pending, expires time.Time) ([]byte, error) {
	if s == nil || s.aead == nil {
		return nil, fail(CodeOptions, "", "the Sealer was not made by NewSealer")
	}
	if p == nil || p.tbs == nil {
		return nil, fail(CodePending, "", "nothing is pending; call Prepare")
	}
	meta, err := json.Marshal(sealed{
		Expires: expires, Kind: p.opt.Kind, Time: p.opt.Time, Algorithm: p.opt.Algorithm, Holder: p.opt.Holder,
		Limits: p.opt.Limits, ID: p.id, TBS: p.tbs, Head: p.head,
		From: p.at.from, To: p.at.to, Open: p.at.open, Close: p.at.close,
	})
	if err != nil {
		return nil, &Error{Code: CodePending, Detail: "the state cannot be sealed", Err: err}
	}
	plain := make([]byte, 0, len(meta)+1+len(p.doc))
	plain = append(append(append(plain, meta...), '\n'), p.doc...)
	return s.aead.Seal(nil, nil, plain, []byte(sealContext)), nil
}

// Open returns the Pending that was sealed. It fails with CodePending when the
// state was altered or sealed with another key, and with CodeLate when now is
// after its expiry.
func (s *Sealer) Open(state []byte, now time.Time) (*Pending, error) {
	if s == nil || s.aead == nil {
		return nil, fail(CodeOptions, "", "the Sealer was not made by NewSealer")
	}
	plain, err := s.aead.Open(nil, nil, state, []byte(sealContext))
	if err != nil {
		return nil, fail(CodePending, "", "the state was altered or sealed with another key")
	}
	head, doc, _ := bytes.Cut(plain, []byte{'\n'})
	var m sealed
	if err := json.Unmarshal(head, &m); err != nil {
		return nil, &Error{Code: CodePending, Detail: "the state is of another version", Err: err}
	}
	if now.After(m.Expires) {
		return nil, fail(CodeLate, "", "the time for this signature has run out; prepare it again")
	}
	return &Pending{
		doc: doc, id: m.ID, tbs: m.TBS, head: m.Head,
		opt: Options{Kind: m.Kind, Time: m.Time, Algorithm: m.Algorithm, Holder: m.Holder, Limits: m.Limits},
		at:  splice{m.From, m.To, m.Open, m.Close},
	}, nil
}
