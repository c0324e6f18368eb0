package scs

import (
	"bytes"
	"context"
	"crypto"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"github.com/kansa-go/kansa/signing"
)

// maxAnswer bounds an answer: a signature and a chain of some certificates.
const maxAnswer = 1 << 20

// Answer is a signature from a card.
type Answer struct {
	Value []byte              // RSA, or ECDSA in DER or r‖s form
	Chain []*x509.Certificate // the signer's first
}

type selector struct {
	Issuers       []string `json:"issuers,omitempty"`
	AKIs          []string `json:"akis,omitempty"`
	KeyUsages     []string `json:"keyusages"`
	KeyAlgorithms []string `json:"keyalgorithms"`
}

type signRequest struct {
	Version       string    `json:"version"`
	Selector      *selector `json:"selector,omitempty"`
	Content       string    `json:"content"`
	ContentType   string    `json:"contentType"`
	HashAlgorithm string    `json:"hashAlgorithm"`
	SignatureType string    `json:"signatureType"`
}

type signAnswer struct {
	Signature  string   `json:"signature"`
	Chain      []string `json:"chain"`
	Status     string   `json:"status"`
	ReasonCode int      `json:"reasonCode"`
	ReasonText string   `json:"reasonText"`
}

// SignDocument prepares a document, lets the card sign it and completes it.
// Options.Algorithm decides which kind of key is asked for; empty means
// RSASHA256. Errors are *Error of this package, or *signing.Error when the
// document cannot be signed or the answer does not verify.
func (c *Client) SignDocument(ctx context.Context, doc []byte, opt signing.Options) ([]byte, error) {
	if opt.Algorithm == "" {
		opt.Algorithm = signing.RSASHA256
	}
	pending, err := signing.Prepare(doc, opt)
	if err != nil {
		return nil, err
	}
	answer, err := c.Sign(ctx, pending.ToBeSigned(), opt.Algorithm)
	if err != nil {
		return nil, err
	}
	return pending.Complete(answer.Value, answer.Chain[0])
}

// Sign lets the card sign bytes with its signing key (key usage
// non-repudiation, PIN2). The value is not verified here: signing.Pending does.
func (c *Client) Sign(ctx context.Context, tbs []byte, alg signing.Algorithm) (*Answer, error) {
	hash := hashName(alg.Hash())
	if hash == "" {
		return nil, &Error{Code: CodeUnsupported, Detail: "the algorithm is not known"}
	}
	v, err := c.Version(ctx)
	if err != nil {
		return nil, err
	}
	if err := v.supports(hash); err != nil {
		return nil, err
	}
	req := signRequest{
		Version: v.requested(), Content: base64.StdEncoding.EncodeToString(tbs), ContentType: "data",
		HashAlgorithm: hash, SignatureType: "signature", Selector: c.selector(alg),
	}
	var a signAnswer
	if err := c.call(ctx, http.MethodPost, v.URL+"/sign", req, &a); err != nil {
		return nil, err
	}
	return a.read(alg)
}

func (c *Client) selector(alg signing.Algorithm) *selector {
	key := "rsa"
	if alg.Family() == "ECDSA" {
		key = "ec"
	}
	return &selector{Issuers: c.opt.Issuers, AKIs: c.opt.AKIs, KeyUsages: []string{"nonrepudiation"}, KeyAlgorithms: []string{key}}
}

func hashName(h crypto.Hash) string {
	switch h {
	case crypto.SHA256:
		return "SHA256"
	case crypto.SHA384:
		return "SHA384"
	case crypto.SHA512:
		return "SHA512"
	}
	return ""
}

// read judges an answer. Its HTTP status is 200 even on failure.
func (a signAnswer) read(alg signing.Algorithm) (*Answer, error) {
	if !strings.EqualFold(a.Status, "ok") {
		return nil, fromReason(a.ReasonCode, a.ReasonText)
	}
	out := &Answer{}
	var err error
	if out.Value, err = base64.StdEncoding.DecodeString(a.Signature); err != nil || len(out.Value) == 0 {
		return nil, &Error{Code: CodeProtocol, Detail: "the signature of the answer is not Base64"}
	}
	for _, c := range a.Chain {
		der, err := base64.StdEncoding.DecodeString(c)
		if err != nil {
			return nil, &Error{Code: CodeProtocol, Detail: "a certificate of the answer is not Base64"}
		}
		cert, err := x509.ParseCertificate(der)
		if err != nil {
			return nil, &Error{Code: CodeProtocol, Detail: "a certificate of the answer cannot be read"}
		}
		out.Chain = append(out.Chain, cert)
	}
	if len(out.Chain) == 0 {
		return nil, &Error{Code: CodeProtocol, Detail: "the answer has no certificate"}
	}
	if signing.AlgorithmFor(out.Chain[0]).Family() != alg.Family() {
		return nil, &Error{Code: CodeKey, Detail: "the card signed with another kind of key than was asked for"}
	}
	return out, nil
}

// call exchanges JSON with the service.
func (c *Client) call(ctx context.Context, method, url string, in, out any) error {
	var body io.Reader
	if in != nil {
		b, err := json.Marshal(in)
		if err != nil {
			return &Error{Code: CodeProtocol, Detail: "the request cannot be written", Err: err}
		}
		body = bytes.NewReader(b)
	}
	req, err := http.NewRequestWithContext(ctx, method, url, body)
	if err != nil {
		return &Error{Code: CodeUnreachable, Detail: "the address of the card service is malformed", Err: err}
	}
	req.Header.Set("Accept", "application/json")
	if c.opt.Origin != "" {
		req.Header.Set("Origin", c.opt.Origin)
	}
	if in != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	res, err := c.http.Do(req)
	if err != nil {
		return &Error{Code: CodeUnreachable, Detail: "the card service does not answer", Err: err}
	}
	defer func() { _ = res.Body.Close() }()
	answer, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer+1))
	switch {
	case err != nil:
		return &Error{Code: CodeUnreachable, Detail: "the answer of the card service broke off", Err: err}
	case ctx.Err() != nil: // an answer to nobody, such as the refusal that our leaving caused
		return &Error{Code: CodeUnreachable, Detail: "nobody waits for the card service any more", Err: ctx.Err()}
	case len(answer) > maxAnswer:
		return &Error{Code: CodeProtocol, Detail: "the answer is too long"}
	case res.StatusCode != http.StatusOK:
		return fromReason(res.StatusCode, "")
	case json.Unmarshal(answer, out) != nil:
		return &Error{Code: CodeProtocol, Detail: "the answer is not the JSON of a card service"}
	}
	return nil
}
