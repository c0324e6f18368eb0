package signing

import (
	"slices"
	"time"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// description reads the kind of the signature. It is not signed, so the
// certificate must bear it out; see fit.
func (j *judge) description() {
	e := j.holder.Child(nsSoc, "signatureDescription")
	if e == nil {
		return
	}
	code, _ := e.Attr("code")
	system, _ := e.Attr("codeSystem")
	if len(code) > 8 || !isDigits(code) {
		j.add(ruleKind(), e, "the kind of signature is not a code")
		return
	}
	j.out.Kind = Kind(code)
	switch {
	case system != kindCodeSystem:
		j.add(ruleKind(), e, "the code system of the kind of signature is another one than "+kindCodeSystem)
	case !slices.Contains(j.opt.Policy.Kinds, j.out.Kind):
		j.add(ruleKind(), e, "the policy does not accept this kind of signature")
	}
}

// clockSkew is how far ahead of Now a signer's clock may be.
const clockSkew = 5 * time.Minute

// timestamp reads the time that the signer claims.
func (j *judge) timestamp() {
	j.stamp = j.holder.Child(nsSoc, "signatureTimestamp")
	if j.stamp == nil {
		return
	}
	id, ok := j.stamp.Attr("ID")
	if !ok {
		j.add(ruleTimestamp(), j.stamp, "the time stamp has no ID")
	}
	j.out.Findings.Add(j.claims(j.stamp, id)...)
	if j.stamp.FirstChild() != nil || !plainText(j.stamp) {
		j.add(ruleTime(), j.stamp, "the time stamp is split by an element, comment, section or instruction")
		return
	}
	claimed, ok := parseTime(j.stamp.Text())
	if !ok {
		j.add(ruleTime(), j.stamp, "the time stamp is not a date and time with time zone")
		return
	}
	j.out.Timestamp, j.out.Claimed = j.stamp.Text(), claimed
	if !j.opt.Now.IsZero() && claimed.After(j.opt.Now.Add(clockSkew)) {
		j.add(ruleTime(), j.stamp, "the time stamp is in the future")
	}
}

// plainText reports whether the content of an element is one run of text.
func plainText(e *xmltree.Element) bool {
	for p := range e.Pieces() {
		if p.Kind != xmltree.PieceText {
			return false
		}
	}
	return true
}

// parseTime reads an xs:dateTime with time zone: "Z" or an offset, and up to
// nine decimals. Real time stamps have six or seven.
func parseTime(s string) (time.Time, bool) {
	const shape = "0000-00-00T00:00:00"
	if len(s) < len(shape)+1 || len(s) > 40 {
		return time.Time{}, false
	}
	for i := range len(shape) {
		digit := s[i] >= '0' && s[i] <= '9'
		if digit != (shape[i] == '0') || !digit && s[i] != shape[i] {
			return time.Time{}, false
		}
	}
	if s[len(shape)] == ',' {
		return time.Time{}, false
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	return t, err == nil
}
