package metadata_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/metadata"
)

// Where a value of a real document goes, beside the name of a field.
const (
	fixed   = "fixed: every document says the same, and another value is a finding"
	naming  = "structure only"
	ignored = "ignored: "
)

// destinations lists every element with text and every attribute of the real
// documents, by element path, and where it went. Elements with neither have no
// entry.
var destinations = map[string]string{
	"/ClinicalDocument/@schemaLocation": ignored + "a hint for schema tools; Encode writes the usual one",

	"/ClinicalDocument/realmCode/@code":   fixed,
	"/ClinicalDocument/typeId/@root":      fixed,
	"/ClinicalDocument/typeId/@extension": fixed,
	"/ClinicalDocument/id/@root":          "ID",

	"/ClinicalDocument/code/@code":           "Type",
	"/ClinicalDocument/code/@codeSystem":     "Type",
	"/ClinicalDocument/code/@codeSystemName": "Type",
	"/ClinicalDocument/code/@displayName":    "Type",
	"/ClinicalDocument/code/@nullFlavor":     naming + ": zero Type",

	"/ClinicalDocument/effectiveTime/@value":                "Drafted",
	"/ClinicalDocument/confidentialityCode/@code":           "Confidentiality",
	"/ClinicalDocument/confidentialityCode/@codeSystem":     "Confidentiality",
	"/ClinicalDocument/confidentialityCode/@codeSystemName": "Confidentiality",
	"/ClinicalDocument/confidentialityCode/@displayName":    "Confidentiality",
	"/ClinicalDocument/languageCode/@code":                  "Language",
	"/ClinicalDocument/setId/@root":                         "SetID",
	"/ClinicalDocument/versionNumber/@value":                "Version",

	patient + "id/@root":                                         "Clients",
	patient + "id/@extension":                                    "Clients",
	patient + "patient/name/given":                               "Clients",
	patient + "patient/name/given/@qualifier":                    "Clients",
	patient + "patient/name/family":                              "Clients",
	patient + "patient/administrativeGenderCode/@code":           "Clients",
	patient + "patient/administrativeGenderCode/@codeSystem":     "Clients",
	patient + "patient/administrativeGenderCode/@codeSystemName": "Clients",
	patient + "patient/administrativeGenderCode/@displayName":    "Clients",
	patient + "patient/birthTime/@value":                         "Clients",

	author + "time/@nullFlavor":                          fixed,
	author + "assignedAuthor/id/@root":                   "Author",
	author + "assignedAuthor/id/@extension":              "Author",
	author + "assignedAuthor/id/@nullFlavor":             naming + ": zero Author",
	author + "assignedAuthor/assignedPerson/name/given":  "Author",
	author + "assignedAuthor/assignedPerson/name/family": "Author",

	custodian + "id/@root": "Controller",
	custodian + "name":     "Controller",

	"/ClinicalDocument/authorization/consent/code/@code":           "GuardianDisclosure",
	"/ClinicalDocument/authorization/consent/code/@codeSystem":     "GuardianDisclosure",
	"/ClinicalDocument/authorization/consent/code/@codeSystemName": "GuardianDisclosure",
	"/ClinicalDocument/authorization/consent/code/@displayName":    "GuardianDisclosure",
	"/ClinicalDocument/authorization/consent/statusCode/@code":     fixed,

	encounter + "id/@root":                                                             "Matter",
	encounter + "id/@nullFlavor":                                                       naming + ": zero Matter; beside a root it is a finding (HDR-19)",
	encounter + "effectiveTime/@nullFlavor":                                            naming + ": zero MatterOpened and MatterClosed",
	encounter + "responsibleParty/assignedEntity/id/@nullFlavor":                       fixed,
	encounter + "responsibleParty/assignedEntity/representedOrganization/id/@root":     "Organiser",
	encounter + "responsibleParty/assignedEntity/representedOrganization/name":         "Organiser",
	encounter + "encounterParticipant/@typeCode":                                       "Unit",
	encounter + "encounterParticipant/assignedEntity/id/@nullFlavor":                   fixed,
	encounter + "encounterParticipant/assignedEntity/representedOrganization/id/@root": "Unit",
	encounter + "encounterParticipant/assignedEntity/representedOrganization/name":     "Unit",

	local + "creationTime/@value":                  "Created",
	local + "softwareSupport/@moderator":           "Software",
	local + "softwareSupport/@product":             "Software",
	local + "softwareSupport/@version":             "Software",
	local + "outsourcingServiceCustomer/@root":     "ServiceCustomer",
	local + "outsourcingServiceCustomerName":       "ServiceCustomer",
	local + "contentSpecificationId":               "ContentSpec",
	local + "encompassingClientRelationship/@root": "ClientRelationship",
	local + "serviceProcess/type":                  fixed,
	local + "authorizationRestrictionArgument":     "RestrictionReason",
	local + "signature/assignedAuthorSigner":       "Signer",
	local + "signature/signer/name/given":          "Signer",
	local + "signature/signer/name/family":         "Signer",
	local + "signature/time/@value":                "Signer",

	"/ClinicalDocument/component": naming + ": the body, read by package document",
	local + "signatureCollection": naming + ": the signatures, read by package signing",
}

const (
	patient   = "/ClinicalDocument/recordTarget/patientRole/"
	author    = "/ClinicalDocument/author/"
	custodian = "/ClinicalDocument/custodian/assignedCustodian/representedCustodianOrganization/"
	encounter = "/ClinicalDocument/componentOf/encompassingEncounter/"
	local     = "/ClinicalDocument/localSocialHeader/"
)

// localCodes are the coded elements of localSocialHeader and their fields.
var localCodes = map[string]string{
	"specificDocumentType": "SpecificType", "documentGroup": "Group", "fileFormat": "FileFormat", "structuredFileFormat": "StructuredFormat",
	"functionCode": "ServiceTasks", "recordStatus": "RecordStatus", "registryType": "RegisterType", "totalRetentionPeriodClass": "Retention",
	"specialContent": "SpecialContent", "serviceProcess/code": "ServiceProcess", "inaccessibleArgument": "HidingReason",
	"signature/authenticationMethod": "Signer",
}

// destination returns where a value at a path goes, or "".
func destination(path string) string {
	for _, whole := range []string{"/ClinicalDocument/component", local + "signatureCollection"} {
		if path == whole || strings.HasPrefix(path, whole+"/") {
			return destinations[whole]
		}
	}
	if d, ok := destinations[path]; ok {
		return d
	}
	rest, inLocal := strings.CutPrefix(path, local)
	element, attribute, isAttribute := strings.Cut(rest, "/@")
	switch field := localCodes[element]; {
	case inLocal && isAttribute && field != "" && slices.Contains([]string{"code", "codeSystem", "codeSystemName", "displayName"}, attribute):
		return field
	}
	return ""
}

// occurrence is one attribute or text of a document.
type occurrence struct {
	path, value string
	start, end  int // of the value in the bytes
}

// occurrences lists every attribute and every text that is not white space.
func occurrences(t *testing.T, src []byte) (out []occurrence) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(src))
	var stack []string
	for {
		from := int(d.InputOffset())
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		require.NoError(t, err)
		to := int(d.InputOffset())
		switch x := token.(type) {
		case xml.StartElement:
			stack = append(stack, x.Name.Local)
			path := "/" + strings.Join(stack, "/")
			for _, a := range x.Attr {
				if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
					continue // declarations are not values
				}
				at := attributeAt(t, src[from:to], a.Name.Local)
				out = append(out, occurrence{path + "/@" + a.Name.Local, a.Value, from + at[0], from + at[1]})
			}
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if text := strings.TrimSpace(string(x)); text != "" {
				i := from + bytes.Index(src[from:to], bytes.TrimSpace(src[from:to]))
				out = append(out, occurrence{"/" + strings.Join(stack, "/"), text, i, i + len(bytes.TrimSpace(src[from:to]))})
			}
		}
	}
}

// attributeAt finds the value of an attribute in a start tag.
func attributeAt(t *testing.T, tag []byte, name string) [2]int {
	t.Helper()
	for i := range tag {
		rest, ok := bytes.CutPrefix(tag[i:], []byte(name))
		if !ok || i > 0 && !strings.ContainsRune(" \t\r\n:", rune(tag[i-1])) {
			continue
		}
		trimmed := bytes.TrimLeft(rest, " \t\r\n")
		if len(trimmed) < 2 || trimmed[0] != '=' {
			continue
		}
		quoted := bytes.TrimLeft(trimmed[1:], " \t\r\n")
		start := len(tag) - len(quoted) + 1
		return [2]int{start, start + bytes.IndexByte(tag[start:], quoted[0])}
	}
	t.Fatalf("no attribute %s in its tag", name)
	return [2]int{}
}

// TestSamplesLoseNothing: every element and attribute of the real documents went
// somewhere. Where it went to a field, another value there gives another header, as
// Encode writes it, or a finding; so does one that is fixed.
func TestSamplesLoseNothing(t *testing.T) {
	fields := map[string]bool{}
	for _, f := range metadata.Fields() {
		fields[f.Name] = true
	}
	seen := map[string]bool{}
	for _, name := range []string{"plan-document.xml", "asiakkuus-document.xml"} {
		t.Run(name, func(t *testing.T) {
			src := outside.Sample(t, name)
			h, found, err := metadata.Decode(src)
			require.NoError(t, err)
			for _, o := range occurrences(t, src) {
				where := destination(o.path)
				require.NotEmpty(t, where, "%s goes nowhere", o.path)
				seen[o.path] = true
				if !fields[where] && where != fixed {
					continue
				}
				changed := slices.Concat(src[:o.start], []byte(another(o.value)), src[o.end:])
				back, others, err := metadata.Decode(changed)
				require.NoError(t, err)
				if fmt.Sprint(found) == fmt.Sprint(others) {
					require.NotEqual(t, encoded(t, h), encoded(t, back), "%s is read by nobody", o.path)
				}
			}
		})
	}
	if len(seen) == 0 {
		return // the documents are not at hand
	}
	for path := range destinations {
		if path != "/ClinicalDocument/component" && path != local+"signatureCollection" {
			require.True(t, seen[path], "%s does not occur: drop it", path)
		}
	}
}

func encoded(t *testing.T, h *metadata.Header) string {
	t.Helper()
	out, err := metadata.Encode(h, []byte(component))
	require.NoError(t, err)
	return string(out)
}

// another returns a text that differs in its last character.
func another(value string) string {
	runes := []rune(value)
	last := &runes[len(runes)-1]
	if *last == '9' {
		*last = '8'
	} else {
		*last = '9'
	}
	return string(runes)
}

// strange returns documents that differ from src by one thing that nobody reads,
// or has read already, named by the path where it is: an element, an attribute, a
// text, a second occurrence.
func strange(t *testing.T, src []byte) func(yield func(what string, doc []byte) bool) {
	t.Helper()
	type opened struct{ from, to int }
	return func(yield func(string, []byte) bool) {
		d := xml.NewDecoder(bytes.NewReader(src))
		var stack []string
		var tags []opened
		insert := func(what string, at int, text []byte) bool {
			path := strings.Join(stack, "/")
			if strings.Contains(path, "/component") || strings.Contains(path, "/signatureCollection") {
				return true // others read them
			}
			return yield(what+" at "+path, slices.Concat(src[:at], text, src[at:]))
		}
		for {
			from := int(d.InputOffset())
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				return
			}
			require.NoError(t, err)
			to := int(d.InputOffset())
			ok := true
			switch x := token.(type) {
			case xml.StartElement:
				stack, tags = append(stack, x.Name.Local), append(tags, opened{from, to})
				end := to - 1
				if src[to-2] == '/' {
					end--
				} else {
					ok = insert("element", to, []byte("<zz/>")) && insert("text", to, []byte("zz"))
				}
				ok = ok && insert("attribute", end, []byte(` zz="1"`))
			case xml.EndElement:
				tag := tags[len(tags)-1]
				if len(stack) > 1 {
					ok = insert("second", to, src[tag.from:to])
				}
				stack, tags = stack[:len(stack)-1], tags[:len(tags)-1]
			}
			if !ok {
				return
			}
		}
	}
}

// TestNothingStrangePassesUnseen: what a document holds beside what is read changes
// the header or is a finding (rules HDR-17, HDR-18), wherever it is.
func TestNothingStrangePassesUnseen(t *testing.T) {
	full := validHeader(t, metadata.GroupClientDocument)
	full.SignedBy(full.Author, full.Drafted)
	full.GuardianDisclosure = metadata.GuardianDisclosures.Code("1")
	full.ReleaseToClient, full.RestrictionReason, full.DisclosureReason = full.Drafted, "Syy", "Peruste"
	full.SafetyProhibition, full.HidingReason = metadata.YesNo.Code("K"), metadata.HidingReasons.Code("1")
	nothingStrangePasses(t, []byte(encoded(t, full)))
}

// TestNothingStrangePassesUnseenInSamples: the same in real documents.
func TestNothingStrangePassesUnseenInSamples(t *testing.T) {
	for _, name := range []string{"plan-document.xml", "asiakkuus-document.xml"} {
		nothingStrangePasses(t, outside.Sample(t, name))
	}
}

func nothingStrangePasses(t *testing.T, src []byte) {
	t.Helper()
	h, found, err := metadata.Decode(src)
	require.NoError(t, err)
	n := 0
	for what, doc := range strange(t, src) {
		n++
		other, others, err := metadata.Decode(doc)
		if err != nil {
			continue // an identifier that occurs twice is no document at all
		}
		if fmt.Sprint(found) == fmt.Sprint(others) {
			require.NotEqual(t, encoded(t, h), encoded(t, other), "%s passes unseen", what)
		}
	}
	require.Greater(t, n, 100)
}
