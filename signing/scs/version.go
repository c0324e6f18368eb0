package scs

import (
	"context"
	"slices"
	"strconv"
	"strings"
)

// Version is what a card service says about itself.
type Version struct {
	URL             string   // where it answered
	Version         string   // "1.1"
	ContentTypes    []string // "data", "digest"
	SignatureTypes  []string // "signature", "cms", …
	HashAlgorithms  []string // "SHA256", …
	KeySelection    bool     // selectors are understood
	SignatureScheme []string // "RSA", "ECDSA"; empty before 1.3
}

// versionAnswer is the wire form: lists are comma-separated strings.
type versionAnswer struct {
	Version             string `json:"version"`
	ContentTypes        string `json:"contentTypes"`
	SignatureTypes      string `json:"signatureTypes"`
	HashAlgorithms      string `json:"hashAlgorithms"`
	SignatureAlgorithms string `json:"signatureAlgorithms"`
	SelectorAvailable   bool   `json:"selectorAvailable"`
}

// Version finds the service and asks what it can do. It fails with an *Error of
// CodeUnreachable when none of the URLs answers.
func (c *Client) Version(ctx context.Context) (Version, error) {
	var last error
	for _, url := range c.opt.URLs {
		var a versionAnswer
		if err := c.call(ctx, "GET", url+"/version", nil, &a); err != nil {
			last = err
			continue
		}
		if a.Version == "" {
			last = &Error{Code: CodeProtocol, Detail: "the answer states no version"}
			continue
		}
		return Version{
			URL: url, Version: a.Version, ContentTypes: split(a.ContentTypes), SignatureTypes: split(a.SignatureTypes),
			HashAlgorithms: split(a.HashAlgorithms), SignatureScheme: split(a.SignatureAlgorithms), KeySelection: a.SelectorAvailable,
		}, nil
	}
	return Version{}, last
}

// split takes a comma-separated list apart.
func split(s string) (out []string) {
	for field := range strings.SplitSeq(s, ",") {
		if field = strings.TrimSpace(field); field != "" {
			out = append(out, field)
		}
	}
	return out
}

// supports refuses what the service does not offer. An empty list says nothing.
func (v Version) supports(hash string) error {
	lacks := func(list []string, want string) bool {
		return len(list) > 0 && !slices.ContainsFunc(list, func(s string) bool { return strings.EqualFold(s, want) })
	}
	switch {
	case lacks(v.ContentTypes, "data"):
		return &Error{Code: CodeUnsupported, Detail: "the card service does not sign data"}
	case lacks(v.SignatureTypes, "signature"):
		return &Error{Code: CodeUnsupported, Detail: "the card service does not make bare signatures"}
	case lacks(v.HashAlgorithms, hash):
		return &Error{Code: CodeUnsupported, Detail: "the card service does not offer the hash function"}
	}
	return nil
}

// requested is the protocol version to ask for: 1.1, or the service's own when
// it is older.
func (v Version) requested() string {
	major, minor, _ := strings.Cut(v.Version, ".")
	minor, _, _ = strings.Cut(minor, ".")
	m, err := strconv.Atoi(minor)
	if major == "1" && (err != nil || m < 1) {
		return "1.0"
	}
	return "1.1"
}
