// Package hostile is a corpus of signed documents that try to deceive a
// verifier, for testing verifiers in any language.
//
//	set, err := hostile.Load()
//	if err != nil {
//		t.Fatal(err)
//	}
//	for _, v := range set.Vectors {
//		t.Run(v.ID, func(t *testing.T) {
//			if got := verdict(v.Document); got != v.Outcome {
//				t.Errorf("%s: got %s, want %s", v.Flaw, got, v.Outcome)
//			}
//		})
//	}
//
// Each vector has one flaw, which it states. Many have good digests and a good
// signature value: only a verifier that asks what is covered, by whom and when
// finds the flaw. Some vectors are good, so that a verifier that refuses
// everything fails too.
//
// The files lie in the folder vectors, with an index in vectors.json, and can be
// used without Go. Persons, organisations and certificates are made up; the
// authorities' private keys were thrown away, those of the signers are public. The corpus is ours: it says nothing about what
// the archive tests.
package hostile

import (
	"embed"
	"encoding/json"
	"fmt"
	"time"

	"github.com/kansa-go/kansa/rule"
)

//go:embed vectors
var files embed.FS

// Outcome is what a verifier must find.
type Outcome string

// The outcomes.
const (
	Valid      Outcome = "valid"      // every signature holds
	Invalid    Outcome = "invalid"    // at least one signature or the document is refused
	Unreadable Outcome = "unreadable" // the bytes are no acceptable document
)

// Set is the corpus with what a verifier needs to judge it.
type Set struct {
	Now           time.Time `json:"now"`           // the present
	Roots         string    `json:"roots"`         // trusted authorities, PEM
	Intermediates string    `json:"intermediates"` // issuing authorities, PEM
	Vectors       []Vector  `json:"vectors"`
}

// Vector is one document.
type Vector struct {
	ID      string    `json:"id"`   // group and name, never changes
	Flaw    string    `json:"flaw"` // what is wrong, one sentence
	File    string    `json:"file"` // name in the folder vectors
	Outcome Outcome   `json:"outcome"`
	Rules   []rule.ID `json:"rules,omitempty"` // rules that must be among the breaches when it is invalid

	// Reader is the reason for which the document is unreadable, in the words of
	// signing.Error.Reader: "doctype", "entity", "encoding", "character",
	// "namespace", "duplicate-id", "duplicate-attribute", "root", "truncated" or
	// "limit".
	Reader string `json:"reader,omitempty"`

	Document []byte `json:"-"` // the file's bytes
}

// Load returns the corpus. The caller owns it. It fails only when the embedded
// files are damaged.
func Load() (*Set, error) {
	index, err := files.ReadFile("vectors/vectors.json")
	if err != nil {
		return nil, fmt.Errorf("hostile: %w", err)
	}
	var set Set
	if err := json.Unmarshal(index, &set); err != nil {
		return nil, fmt.Errorf("hostile: vectors.json: %w", err)
	}
	for i := range set.Vectors {
		v := &set.Vectors[i]
		switch v.Outcome {
		case Valid, Invalid, Unreadable:
		default:
			return nil, fmt.Errorf("hostile: vector %s has the unknown outcome %q", v.ID, v.Outcome)
		}
		if (v.Outcome == Invalid) != (len(v.Rules) > 0) || (v.Outcome == Unreadable) != (v.Reader != "") {
			return nil, fmt.Errorf("hostile: vector %s does not say why it is %s", v.ID, v.Outcome)
		}
		if v.Document, err = files.ReadFile("vectors/" + v.File); err != nil {
			return nil, fmt.Errorf("hostile: vector %s: %w", v.ID, err)
		}
	}
	return &set, nil
}
