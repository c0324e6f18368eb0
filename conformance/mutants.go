package conformance

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"regexp"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/rule"
)

// Mutant is a driver with one known defect. It proves that the case of its rule
// can fail: a case that no mutant fails is worth nothing.
type Mutant struct {
	Driver
	Case   string  // the case that must fail
	Rule   rule.ID // of the case's rules, the one that the defect breaks
	Defect string  // what the system does wrong
	Reason string  // part of the reason that the case must give: the rule, or what its step says
}

// defect changes one thing that the reference system does. Nil fields change
// nothing.
type defect struct {
	unsigned     func([]byte) []byte        // the document before it is signed
	professional bool                       // the professional signs what the system should
	signed       func([]byte) []byte        // the document after
	denied       func(Assignment) ident.OID // the document that a denial names
	outcome      func(Outcome) Outcome      // what the user is told
	search       func(*archive.Search)      // a search before it is sent
	found        func([][]byte) [][]byte    // what a search returned
	attempt      func(context.Context, *referenceSystem, ident.OID, []byte) (Outcome, error)
}

// Mutants returns at least one driver for each case, and one for each rule that
// only a case can judge.
func Mutants() []Mutant {
	mutant := func(name, caseID string, broken rule.ID, text, reason string, d defect) Mutant {
		return Mutant{&referenceDriver{"mutant: " + name, d}, caseID, broken, text, reason}
	}
	return []Mutant{
		mutant("no-relationship-oid", "KC-ARC-01", "LNK-21", "leaves the client relationship's OID out of the header", "LNK-21",
			defect{unsigned: without(`<hl7fi:encompassingClientRelationship[^>]*/>`)}),
		mutant("two-service-tasks", "KC-ARC-02", "LNK-15", "gives a matter two service tasks", "LNK-15",
			defect{unsigned: twice(`<hl7fi:functionCode[^>]*/>`)}),
		mutant("splits-a-matter", "KC-ARC-02", "LNK-02", "archives two asia-asiakirjat for one matter", "did not take in exactly one document",
			defect{attempt: splitting}),
		mutant("no-service-task", "KC-ARC-03", "DOC-06", "leaves the service task out of the header", "DOC-06",
			defect{unsigned: without(`<hl7fi:functionCode[^>]*/>`)}),
		mutant("changed-after-signing", "KC-ARC-03", "SIG-06", "indents a document after it was signed", "SIG-06",
			defect{signed: replacing(`</text><hl7fi:json`, "</text>\n  <hl7fi:json")}),
		mutant("permission-says-no", "KC-ARC-04", "LUP-02", "archives a permission that permits nothing", "the permission is not granted",
			defect{unsigned: inContent(`"luovutuslupa":true`, `"luovutuslupa":false`)}),
		mutant("permission-in-own-words", "KC-ARC-04", "LUP-10", "changes the information text of a permission", "STR-11",
			defect{unsigned: inContent(`"infoteksti":"`, `"infoteksti":"Oma `)}),
		mutant("professional-signs-permission", "KC-ARC-04", "SIG-16", "signs a permission with the professional's certificate", "no signature of kind",
			defect{professional: true}),
		mutant("denies-a-version", "KC-ARC-05", "NUL-11", "names the newest version in a denial instead of the original document", "not named by its set id",
			defect{denied: func(a Assignment) ident.OID { return a.DeniedNewest }}),
		mutant("denies-the-matter", "KC-ARC-05", "KIE-17", "names the matter in a denial of a document", "not named by its set id",
			defect{denied: func(a Assignment) ident.OID { return a.Matter }}),
		mutant("denial-in-own-words", "KC-ARC-05", "KIE-16", "changes the information text of a denial", "STR-11",
			defect{unsigned: inContent(`"infoteksti":"`, `"infoteksti":"Oma `)}),
		mutant("skips-a-version", "KC-VER-01", "NUL-06", "raises the version number by two", "NUL-06",
			defect{unsigned: replacing(`<versionNumber value="2"/>`, `<versionNumber value="3"/>`)}),
		mutant("corrects-by-another-document", "KC-VER-01", "NUL-01", "archives a correction as a document of its own", "another set id",
			defect{unsigned: ofVersion2(asFirstVersion)}),
		mutant("no-group-in-a-version", "KC-VER-01", "DOC-02", "leaves the document group out of a new version", "DOC-02",
			defect{unsigned: ofVersion2(without(`<hl7fi:documentGroup[^>]*/>`))}),
		mutant("hides-refusals", "KC-REF-01", "DOC-19", "tells its user that a refused document was archived", "calls the document archived",
			defect{outcome: func(o Outcome) Outcome { o.State = Archived; return o }}),
		mutant("hides-reasons", "KC-REF-01", "DOC-19", "does not tell its user why a document was refused", "gives no reason",
			defect{outcome: func(o Outcome) Outcome { o.Reasons = nil; return o }}),
		mutant("tidies-fetched-documents", "KC-FET-01", "SRC-08", "writes fetched documents anew", "changed on its way",
			defect{found: tidy}),
		mutant("finds-one-less", "KC-FET-01", "SRC-01", "does not show all documents of its own register", "another number of documents",
			defect{found: func(found [][]byte) [][]byte { return found[:max(len(found)-1, 0)] }}),
		mutant("shows-old-versions", "KC-FET-01", "SRC-05", "asks for all versions where the newest are wanted", "another number of documents",
			defect{search: func(s *archive.Search) { s.AllVersions = true }}),
		mutant("new-message-after-timeout", "KC-ACK-01", "DOC-25", "makes a new message when the acknowledgement was lost", "ID-09",
			defect{attempt: forgetful}),
		mutant("claims-broad-right", "KC-DEN-01", "KIE-05", "claims the broad right in every search", "claims the broad right",
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

var secondVersion = regexp.MustCompile(`<setId [^>]*/><versionNumber value="2"/>`)

// ofVersion2 changes documents that are a second version.
func ofVersion2(change func([]byte) []byte) func([]byte) []byte {
	return func(src []byte) []byte {
		if !secondVersion.Match(src) {
			return src
		}
		return change(src)
	}
}

var ownID = regexp.MustCompile(`<id root="[^"]*"/><code`)

// asFirstVersion turns a later version into another document.
func asFirstVersion(src []byte) []byte {
	id := bytes.TrimSuffix(bytes.TrimPrefix(ownID.Find(src), []byte("<id ")), []byte("/><code"))
	src = secondVersion.ReplaceAll(src, append(append([]byte("<setId "), id...), `/><versionNumber value="1"/>`...))
	src = without(`(?s)<relatedDocument.*</relatedDocument>`)(src)
	return without(`<hl7fi:reasonOfCorrection[^>]*/>`)(src)
}

func tidy(found [][]byte) [][]byte {
	out := make([][]byte, len(found))
	for i, source := range found {
		out[i] = bytes.ReplaceAll(source, []byte("><"), []byte(">\n<"))
	}
	return out
}

// splitting archives another asia-asiakirja after the one that it should.
func splitting(ctx context.Context, s *referenceSystem, id ident.OID, signed []byte) (Outcome, error) {
	if _, err := s.client.Archive(ctx, signed); err != nil {
		return outcomeOf(id, err)
	}
	s.records.MatterOID = s.records.OID("3")
	draft, err := s.records.Matter()
	if err != nil {
		return Outcome{}, err
	}
	if signed, err = s.sign(ctx, Matter, draft); err == nil {
		_, err = s.client.Archive(ctx, signed)
	}
	return outcomeOf(id, err)
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
