package metadata

import (
	"slices"
	"strings"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// headerTable lists every element of a header that Decode reads, one a line: its
// path, "*" when it may be repeated, and what it may hold. That is the names of
// attributes, "text", and after "=" the only value that an attribute or the text
// may have. "coded" stands for the attributes of a coded value, "…" for content
// that others read. Elements of localSocialHeader are of NamespaceFinland, all
// others of NamespaceHL7.
const headerTable = `
realmCode                               code
typeId                                  root extension
id                                      root nullFlavor=NA
code                                    coded
effectiveTime                           value
confidentialityCode                     coded
languageCode                            code
setId                                   root nullFlavor=NA
versionNumber                           value
recordTarget*
recordTarget/patientRole
recordTarget/patientRole/id*            root extension nullFlavor=NA
recordTarget/patientRole/patient
recordTarget/patientRole/patient/name
recordTarget/patientRole/patient/name/given*   qualifier=CL text
recordTarget/patientRole/patient/name/family*  text
recordTarget/patientRole/patient/administrativeGenderCode coded
recordTarget/patientRole/patient/birthTime     value
author
author/time                             nullFlavor=NA
author/assignedAuthor
author/assignedAuthor/id                root extension nullFlavor=NA
author/assignedAuthor/assignedPerson
author/assignedAuthor/assignedPerson/name
author/assignedAuthor/assignedPerson/name/given*  text
author/assignedAuthor/assignedPerson/name/family* text
custodian
custodian/assignedCustodian
custodian/assignedCustodian/representedCustodianOrganization
custodian/assignedCustodian/representedCustodianOrganization/id   root nullFlavor=NA
custodian/assignedCustodian/representedCustodianOrganization/name text
relatedDocument*                        typeCode
relatedDocument/parentDocument
relatedDocument/parentDocument/id       root
relatedDocument/parentDocument/setId    root
relatedDocument/parentDocument/versionNumber value
authorization
authorization/consent
authorization/consent/code              coded
authorization/consent/statusCode        code
componentOf
componentOf/encompassingEncounter
componentOf/encompassingEncounter/id    root nullFlavor=NA
componentOf/encompassingEncounter/effectiveTime      nullFlavor=NA
componentOf/encompassingEncounter/effectiveTime/low  value
componentOf/encompassingEncounter/effectiveTime/high value
componentOf/encompassingEncounter/responsibleParty
componentOf/encompassingEncounter/responsibleParty/assignedEntity
componentOf/encompassingEncounter/responsibleParty/assignedEntity/id nullFlavor=NA
componentOf/encompassingEncounter/responsibleParty/assignedEntity/representedOrganization
componentOf/encompassingEncounter/responsibleParty/assignedEntity/representedOrganization/id   root nullFlavor=NA
componentOf/encompassingEncounter/responsibleParty/assignedEntity/representedOrganization/name text
componentOf/encompassingEncounter/encounterParticipant* typeCode=ADM
componentOf/encompassingEncounter/encounterParticipant/assignedEntity
componentOf/encompassingEncounter/encounterParticipant/assignedEntity/id nullFlavor=NA
componentOf/encompassingEncounter/encounterParticipant/assignedEntity/representedOrganization
componentOf/encompassingEncounter/encounterParticipant/assignedEntity/representedOrganization/id   root nullFlavor=NA
componentOf/encompassingEncounter/encounterParticipant/assignedEntity/representedOrganization/name text
component                               …
localSocialHeader
localSocialHeader/specificDocumentType  coded
localSocialHeader/creationTime          value
localSocialHeader/documentGroup         coded
localSocialHeader/fileFormat            coded
localSocialHeader/structuredFileFormat  coded
localSocialHeader/softwareSupport       moderator product version
localSocialHeader/functionCode*         coded
localSocialHeader/recordStatus          coded
localSocialHeader/registryType          coded
localSocialHeader/outsourcingServiceCustomer root nullFlavor=NA
localSocialHeader/outsourcingServiceCustomerName text
localSocialHeader/totalRetentionPeriodClass coded
localSocialHeader/specialContent        coded
localSocialHeader/contentSpecificationId text
localSocialHeader/encompassingClientRelationship root nullFlavor=NA
localSocialHeader/serviceProcess
localSocialHeader/serviceProcess/type   text=` + processType + `
localSocialHeader/serviceProcess/code   coded
localSocialHeader/authorizationRestrictionArgument text
localSocialHeader/inaccessibleArgument  coded
localSocialHeader/` + elementDisclosure + ` text
localSocialHeader/` + elementRelease + ` value
localSocialHeader/` + elementSafety + ` coded
localSocialHeader/reasonOfCorrection    coded
localSocialHeader/signature
localSocialHeader/signature/assignedAuthorSigner text
localSocialHeader/signature/signer
localSocialHeader/signature/signer/name
localSocialHeader/signature/signer/name/given*  text
localSocialHeader/signature/signer/name/family* text
localSocialHeader/signature/authenticationMethod coded
localSocialHeader/signature/time        value
localSocialHeader/signatureCollection   …
`

// coded are the attributes of a coded value.
var coded = []string{"code", "codeSystem", "codeSystemName", "displayName", "nullFlavor=NA"}

// known is what an element may hold.
type known struct {
	attrs    map[string]string // by name; "" when it may have any value
	text     bool
	only     string // the only text
	many     bool
	others   bool // read by others
	children map[string]*known
}

// header is headerTable as a tree. It is never changed.
var header = readTable(headerTable)

func readTable(table string) *known {
	root := &known{children: map[string]*known{}}
	for line := range strings.Lines(table) {
		path, holds, _ := strings.Cut(strings.TrimSpace(line), " ")
		if path == "" {
			continue
		}
		e := root
		for name := range strings.SplitSeq(strings.TrimSuffix(path, "*"), "/") {
			if e.children[name] == nil {
				e.children[name] = &known{children: map[string]*known{}, attrs: map[string]string{}}
			}
			e = e.children[name]
		}
		e.many = strings.HasSuffix(path, "*")
		e.hold(strings.TrimSpace(holds))
	}
	return root
}

// hold reads what an element may hold. The only text may have blanks in it.
func (k *known) hold(list string) {
	if only, ok := strings.CutPrefix(list, "text="); ok {
		k.text, k.only = true, only
		return
	}
	for item := range strings.FieldsSeq(list) {
		name, value, _ := strings.Cut(item, "=")
		switch name {
		case "…":
			k.others = true
		case "text":
			k.text = true
		case "coded":
			for _, a := range coded {
				name, value, _ := strings.Cut(a, "=")
				k.attrs[name] = value
			}
		default:
			k.attrs[name] = value
		}
	}
}

// nothingElse reports what a header holds beside what Decode reads, so that nothing
// of a foreign document is lost without a word.
func (r *reader) nothingElse(root *xmltree.Element) {
	for a := range root.Attributes() {
		if a.Local != "schemaLocation" {
			r.unknown(root)
		}
	}
	r.within(root, header, NamespaceHL7)
}

// within judges the content of an element.
func (r *reader) within(e *xmltree.Element, k *known, space string) {
	if text := e.Text(); k.only != "" && strings.TrimSpace(text) != k.only || !k.text && strings.TrimSpace(text) != "" {
		r.unknown(e)
	}
	var seen []*known
	for child := range e.Children() {
		name, inside := child.Local(), space
		if name == "localSocialHeader" && k == header {
			inside = NamespaceFinland
		}
		c := k.children[name]
		switch {
		case k == header && patientPart(child): // reported as such
		case c == nil || child.Space() != inside:
			r.unknown(e)
		case !c.many && slices.Contains(seen, c):
			r.repeated(child)
		default:
			seen = append(seen, c)
			if !c.others {
				r.attributes(child, c)
				r.within(child, c, inside)
			}
		}
	}
}

func (r *reader) attributes(e *xmltree.Element, k *known) {
	for a := range e.Attributes() {
		only, ok := k.attrs[a.Local]
		if !ok || a.Space != "" || only != "" && a.Value() != only {
			r.unknown(e)
		}
	}
}
