package signing

import (
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// Options says how to sign. Kind and Time are required.
type Options struct {
	// Kind is the kind of signature, which the certificate must fit.
	Kind Kind

	// Time is the time of signing that the signature claims, written in UTC with
	// microseconds. It must lie within the validity of the certificate.
	Time time.Time

	// ID is the ID of the signature element and must be an XML name that no
	// identifier of the document has. Empty means one that is derived: from Rand
	// when it is set, otherwise from the document's id and the number of the
	// signature ("sig_1.2.246….1"), so that equal input gives equal output.
	ID string

	// Rand gives random identifiers ("sig_" and a UUID) when ID is empty.
	Rand io.Reader

	// Algorithm is the signature method; empty means AlgorithmFor the
	// certificate.
	Algorithm Algorithm

	// Holder is the registration number or the organisation's OID that the
	// certificate must name. Set it in two-phase signing, where the client chooses
	// the card; empty means any holder.
	Holder string

	// Limits bounds the document, see VerifyOptions.
	Limits Limits
}

// identifier chooses the ID of the new signature.
func (o Options) identifier(f *frame, existing int) (string, error) {
	taken := f.identifiers()
	free := func(id string) bool { return !taken[id] && !taken[timestampID(id)] }
	if o.ID != "" {
		if !xmltree.IsNCName(o.ID) || len(o.ID) > 200 {
			return "", fail(CodeID, "", "Options.ID is not an XML name of at most 200 bytes")
		}
		if !free(o.ID) {
			return "", fail(CodeID, "", "Options.ID is taken in the document")
		}
		return o.ID, nil
	}
	for n := 0; o.Rand == nil || n < identifierTries; n++ {
		id, err := o.propose(f.id, existing+1+n)
		if err != nil {
			return "", err
		}
		if free(id) {
			return id, nil
		}
	}
	return "", fail(CodeID, "", "Options.Rand repeats itself: no free identifier was found")
}

// identifierTries is far more than true randomness needs.
const identifierTries = 1000

func (o Options) propose(document string, n int) (string, error) {
	if o.Rand == nil {
		return fmt.Sprintf("sig_%s.%d", document, n), nil
	}
	var u [16]byte
	if _, err := io.ReadFull(o.Rand, u[:]); err != nil {
		return "", &Error{Code: CodeOptions, Detail: "Options.Rand failed", Err: err}
	}
	u[6], u[8] = u[6]&0x0f|0x40, u[8]&0x3f|0x80
	h := hex.EncodeToString(u[:])
	return "sig_" + strings.Join([]string{h[:8], h[8:12], h[12:16], h[16:20], h[20:]}, "-"), nil
}

// timestampID is the ID of the time stamp, in the form of a real document.
func timestampID(id string) string { return "CDA-timestamp." + id }

// identifiers returns the values of all identifiers in any spelling.
func (f *frame) identifiers() map[string]bool {
	out := make(map[string]bool, len(f.claimed))
	for _, c := range f.claimed {
		out[c.value] = true
	}
	return out
}
