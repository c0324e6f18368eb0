package signing

import (
	"encoding/base64"
	"strconv"
	"strings"

	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/rule"
)

// references checks the digests and then what they cover: the references must be
// the two that a signature has.
func (j *judge) references() {
	var bodies, stamps, others int
	body, stamp := false, false // covered
	for i := range j.dsig.References {
		ref := &j.dsig.References[i]
		res, out := j.reference(ref)
		j.out.References = append(j.out.References, out)
		switch {
		case res.Node != nil && res.Node == j.body:
			bodies++
			if j.covers(ref, res) {
				body, j.coveredBody = true, out.covered
			}
		case res.Node != nil && res.Node == j.stamp:
			stamps++
			if j.covers(ref, res) {
				stamp, j.coveredStamp = true, out.covered
			}
		default:
			others++
		}
	}
	at := j.dsig.Element
	if bodies == 0 {
		j.add(ruleBody(), at, "no reference names the body of this document")
	} else if !body {
		j.add(ruleBody(), at, "no matching reference covers the whole body of this document")
	}
	if stamps == 0 {
		j.add(ruleTimestamp(), at, "no reference names the time stamp of this signature")
	} else if !stamp {
		j.add(ruleTimestamp(), at, "no matching reference covers the time stamp of this signature")
	}
	if bodies > 1 || stamps > 1 || others > 0 {
		j.add(ruleTwoReferences(), at, "the signature has references beside the one to the body and the one to its time stamp")
	}
}

// reference resolves one reference and describes it.
func (j *judge) reference(ref *xmldsig.Reference) (xmldsig.Result, Reference) {
	out := Reference{
		URI:          printable(ref),
		Transforms:   []string{},
		DigestMethod: shown(ref.DigestMethod),
		Want:         base64.StdEncoding.EncodeToString(ref.DigestValue),
	}
	for _, t := range ref.Transforms {
		out.Transforms = append(out.Transforms, shown(t.Algorithm))
	}
	res, ok, err := j.resolver.resolve(j.dsig, ref)
	if !ok {
		j.add(ruleShape(), ref.Element, "the references of the document need more work than the limit")
		return res, out
	}
	out.Path, out.Valid = res.Node.Path(), res.Match
	if res.Size > 0 {
		out.covered = &covered{sig: j.dsig, ref: ref, digest: res.Digest, size: res.Size}
	}
	out.Got = base64.StdEncoding.EncodeToString(res.Digest)
	switch {
	case err != nil:
		j.add(ruleUnchanged(), ref.Element, "reference "+strconv.Quote(out.URI)+" cannot be resolved: "+strings.TrimPrefix(err.Error(), "xmldsig: "))
	case !res.Match:
		f := ruleUnchanged().Finding(out.Path, "the digest of reference "+strconv.Quote(out.URI)+" does not match "+out.Path)
		if j.mayDiagnose() {
			out.Diagnosis = j.diagnoseReference(ref, res)
		}
		j.out.Findings.Add(explain(f.WithGot(out.Got).WithWant(out.Want).WithRemedy(keepBytes), out.Diagnosis))
	}
	return res, out
}

// explain adds a diagnosis to a finding about a mismatch.
func explain(f rule.Finding, d *Diagnosis) rule.Finding {
	if d == nil {
		return f
	}
	f.Message += ": " + d.Text
	return f.WithRemedy(d.Remedy)
}

// covers reports whether a reference that names an element also covers it: the
// digest matches, the transforms take nothing away, and the signature itself is
// not inside.
func (j *judge) covers(ref *xmldsig.Reference, res xmldsig.Result) bool {
	return res.Match && wholeElement(ref.Transforms) && !res.Node.Contains(j.dsig.Element)
}

// shown returns an algorithm identifier when it is one of the W3C's: whatever
// else a document says there does not belong into a report.
func shown(uri string) string {
	if uri == "" || strings.HasPrefix(uri, "http://www.w3.org/") && len(uri) <= 100 && strings.IndexFunc(uri, unusual) < 0 {
		return uri
	}
	return "(unknown)"
}

// unusual reports whether a character does not occur in the W3C's identifiers.
func unusual(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune(":/.-#", r)
}

// printable returns the URI of a reference when it is harmless to show.
func printable(ref *xmldsig.Reference) string {
	id, ok := strings.CutPrefix(ref.URI, "#")
	switch {
	case !ref.HasURI:
		return "(none)"
	case ref.URI == "":
		return ""
	case ok && len(id) <= 200 && xmltree.IsNCName(id):
		return ref.URI
	}
	return "(not a plain identifier)"
}
