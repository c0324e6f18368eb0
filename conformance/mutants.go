package conformance

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"regexp"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/ident"
)

// Mutant is a driver with one known defect. It proves that the case of its rule
// can fail: a case that no mutant fails is worth nothing.
type Mutant struct {
	Driver
	Case   string // the case that must fail
	Defect string // what the system does wrong
	Reason string // part of the reason that the case must give: the rule, or what its step says
}

// defect changes one thing that the reference system does. Nil fields change
// nothing.
type defect struct {
	unsigned func([]byte) []byte        // the document before it is signed
	signed   func([]byte) []byte        // the document after
	denied   func(Assignment) ident.OID // the document that a denial names
	outcome  func(Outcome) Outcome      // what the user is told
	search   func(*archive.Search)      // a search before it is sent
	found    func([][]byte) [][]byte    // what a search returned
	attempt  func(context.Context, *referenceSystem, ident.OID, []byte) (Outcome, error)
}

// Mutants returns at least one driver for each case.
func Mutants() []Mutant {
	mutant := func(name, caseID, text, reason string, d defect) Mutant {
		return Mutant{&referenceDriver{"mutant: " + name, d}, caseID, text, reason}
	}
	return []Mutant{
		mutant("no-relationship-oid", "KC-ARC-01", "leaves the client relationship's OID out of the header", "LNK-21",
			defect{unsigned: without(`<hl7fi:encompassingClientRelationship[^>]*/>`)}),
		mutant("two-service-tasks", "KC-ARC-02", "gives a matter two service tasks", "LNK-15",
			defect{unsigned: twice(`<hl7fi:functionCode[^>]*/>`)}),
		mutant("no-service-task", "KC-ARC-03", "leaves the service task out of the header", "DOC-06",
			defect{unsigned: without(`<hl7fi:functionCode[^>]*/>`)}),
		mutant("changed-after-signing", "KC-ARC-03", "indents a document after it was signed", "SIG-06",
			defect{signed: replacing(`</text><hl7fi:json`, "</text>\n  <hl7fi:json")}),
		mutant("permission-says-no", "KC-ARC-04", "archives a permission that permits nothing", "the permission is not granted",
			defect{unsigned: inContent(`"luovutuslupa":true`, `"luovutuslupa":false`)}),
		mutant("denies-a-version", "KC-ARC-05", "names the newest version in a denial instead of the original document", "not named by its set id",
			defect{denied: func(a Assignment) ident.OID { return a.DeniedNewest }}),
		mutant("skips-a-version", "KC-VER-01", "raises the version number by two", "NUL-06",
			defect{unsigned: replacing(`<versionNumber value="2"/>`, `<versionNumber value="3"/>`)}),
		mutant("hides-refusals", "KC-REF-01", "tells its user that a refused document was archived", "calls the document archived",
			defect{outcome: func(o Outcome) Outcome { o.State = Archived; return o }}),
		mutant("tidies-fetched-documents", "KC-FET-01", "writes fetched documents anew", "changed on its way",
			defect{found: tidy}),
		mutant("new-message-after-timeout", "KC-ACK-01", "makes a new message when the acknowledgement was lost", "ID-09",
			defect{attempt: forgetful}),
		mutant("claims-broad-right", "KC-DEN-01", "claims the broad right in every search", "claims the broad right",
			defect{search: func(s *archive.Search) { s.Reason = archive.SearchReason("1") }}),
	}
}

func without(pattern string) func([]byte) []byte {
	re := regexp.MustCompile(pattern)
	return func(src []byte) []byte { return re.ReplaceAll(src, nil) }
}

func replacing(from, to string) func([]byte) []byte {
	return func(src []byte) []byte { return bytes.Replace(src, []byte(from), []byte(to), 1) }
}

func twice(pattern string) func([]byte) []byte {
	re := regexp.MustCompile(pattern)
	return func(src []byte) []byte { return re.ReplaceAll(src, []byte("$0$0")) }
}

var jsonElement = regexp.MustCompile(`(<hl7fi:json[^>]*>)([^<]*)(</hl7fi:json>)`)

// inContent replaces text inside the Base64 of the structured form.
func inContent(from, to string) func([]byte) []byte {
	return func(src []byte) []byte {
		return jsonElement.ReplaceAllFunc(src, func(element []byte) []byte {
			parts := jsonElement.FindSubmatch(element)
			content, err := base64.StdEncoding.DecodeString(string(parts[2]))
			if err != nil {
				return element
			}
			content = bytes.Replace(content, []byte(from), []byte(to), 1)
			return append(append(append([]byte(nil), parts[1]...), base64.StdEncoding.EncodeToString(content)...), parts[3]...)
		})
	}
}

func tidy(found [][]byte) [][]byte {
	out := make([][]byte, len(found))
	for i, source := range found {
		out[i] = bytes.ReplaceAll(source, []byte("><"), []byte(">\n<"))
	}
	return out
}

// forgetful sends once and, when the outcome is unknown, starts over with a new
// message.
func forgetful(ctx context.Context, s *referenceSystem, id ident.OID, signed []byte) (Outcome, error) {
	once := *s.client
	once.Attempts = 1
	_, err := once.Archive(ctx, signed)
	var e *archive.Error
	if errors.As(err, &e) && e.Code == archive.CodeUnknown {
		_, err = once.Archive(ctx, signed)
	}
	return outcomeOf(id, err)
}
