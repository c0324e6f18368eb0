package archive

import (
	"slices"
	"strings"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// part is one element that a frame may hold, by its path below the message's root.
// What a frame holds beside its parts is a finding: nothing of it is read.
type part struct {
	path string
	presence
	content

	// attributes that the element may have, one in each string:
	//
	//	name          is read, and may be absent
	//	name!         is read, and must be there
	//	name=a|b      must be there and have one of these values
	//	?name=a       may be absent, and has this value otherwise
	//
	// ofTrigger stands for the profile's trigger.
	attributes []string

	// broken is the rule of the element's absence and of its attributes root, code and
	// value; zero means ruleFixed, which is that of all other attributes.
	broken rule.Rule
}

// ofTrigger stands for the profile's value, which no other value contains.
const ofTrigger = "\x00"

// presence says how often a part stands in its parent.
type presence int

const (
	once  presence = iota // its absence is a finding of the walk
	usual                 // its absence is worth a note
	maybe                 // it may be absent, or who reads it reports its absence
	many
)

// content says what stands inside of a part.
type content int

const (
	elements content = iota
	words            // text that is read
	foreign          // what unpackMIME reads and reports
)

const (
	control   = "controlActProcess/"
	person    = control + "authorOrPerformer/assignedPerson/"
	described = control + "subject/clinicalDocument/"
	client    = described + "recordTarget/patient/"
	author    = described + "author/assignedAuthor/"
	keeper    = described + "custodian/assignedCustodian/representedOrganization/"
	event     = described + "componentOf/encounterEvent/"
)

// frameParts lists what a frame may hold. Presence and fixed values are those of two
// real frames.
func frameParts() []part {
	return slices.Concat(wrapperParts(), controlParts(), documentParts(), peopleParts())
}

func wrapperParts() []part {
	device := []string{"classCode=DEV", "determinerCode=INSTANCE"}
	return []part{
		{path: "", attributes: []string{"ITSVersion=XML_1.0"}},
		{path: "id", presence: maybe, attributes: []string{"root", "extension"}},
		{path: "creationTime", presence: maybe, attributes: []string{"value"}},
		{path: "versionCode", presence: usual, attributes: []string{"code=V3-2006"}}, // in one of two frames
		{path: "interactionId", attributes: []string{"root=2.16.840.1.113883.1.6", "extension"}},
		{path: "processingCode", presence: maybe, attributes: []string{"code"}},
		{path: "processingModeCode", attributes: []string{"code=T"}},
		{path: "acceptAckCode", attributes: []string{"code=ER"}},
		{path: "receiver", presence: maybe, attributes: []string{"typeCode=RCV"}},
		{path: "receiver/device", presence: maybe, attributes: device},
		{path: "receiver/device/id", presence: maybe, attributes: []string{"root"}},
		{path: "sender", presence: maybe, attributes: []string{"typeCode=SND"}},
		{path: "sender/device", presence: maybe, attributes: device},
		{path: "sender/device/id", presence: maybe, attributes: []string{"root"}},
	}
}

func controlParts() []part {
	return []part{
		{path: "controlActProcess", presence: maybe, attributes: []string{"classCode=CACT", "moodCode=EVN"}},
		{path: control + "code", attributes: []string{"?code=" + ofTrigger, "codeSystem=2.16.840.1.113883.1.18"}, broken: ruleTrigger},
		{path: control + "priorityCode", attributes: []string{"code=R"}},
		{path: control + "reasonCode", presence: many, attributes: codeAttributes()},
		{path: control + "authorOrPerformer", presence: maybe, attributes: []string{"typeCode=" + authors + "|" + performers}},
		{path: control + "authorOrPerformer/assignedPerson", presence: maybe},
		{path: person + "id", presence: maybe, attributes: []string{"root", "extension"}},
		{path: person + "assignedPerson", presence: maybe},
		{path: person + "assignedPerson/name", presence: maybe},
		{path: person + "assignedPerson/name/family", presence: maybe, content: words},
		{path: person + "assignedPerson/name/given", presence: maybe, content: words},
		{path: person + "representedOrganization"},
		{path: person + "representedOrganization/id", attributes: []string{"root!"}},
		{path: person + "representedOrganization/name", presence: maybe, content: words},
		{path: control + "subject", presence: maybe},
		{path: control + "subject/clinicalDocument", presence: maybe, attributes: []string{"classCode=DOCCLIN", "moodCode=EVN"}},
	}
}

func documentParts() []part {
	return []part{
		{path: described + "realmCode", attributes: []string{"code=FI"}},
		{path: described + "typeId", attributes: []string{"root=2.16.840.1.113883.1.3", "extension=POCD_HD000040"}},
		{path: described + "id", attributes: []string{"root!"}, broken: ruleReadable},
		{path: described + "code", presence: maybe, attributes: codeAttributes()},
		{path: described + "text", presence: maybe, content: foreign, attributes: []string{"mediaType=multipart/related"}},
		{path: described + "statusCode", attributes: []string{"code=COMPLETED"}, broken: ruleStates},
		{path: described + "effectiveTime", attributes: []string{"value!"}, broken: ruleReadable},
		{path: described + "confidentialityCode", presence: maybe, attributes: codeAttributes()},
		{path: described + "languageCode", presence: maybe, attributes: []string{"code"}},
		{path: described + "setId", attributes: []string{"root!"}, broken: ruleReadable},
		{path: described + "versionNumber", attributes: []string{"value!"}, broken: ruleReadable},
		{path: described + "completionCode", attributes: fixedCode(completion), broken: ruleStates},
		{path: described + "storageCode", attributes: fixedCode(storage), broken: ruleStates},
		{path: described + "componentOf", presence: maybe},
		{path: described + "componentOf/encounterEvent", attributes: []string{"classCode=ENC", "moodCode=EVN"}},
		{path: event + "id", attributes: []string{"nullFlavor=NA"}},
		{path: event + "effectiveTime", attributes: []string{"nullFlavor=NA"}},
		{path: event + "location"},
		{path: event + "location/healthCareFacility", attributes: []string{"classCode=SDLOC"}},
		{path: event + "location/healthCareFacility/location", attributes: []string{"classCode=PLC", "determinerCode=INSTANCE"}},
	}
}

func peopleParts() []part {
	human := []string{"classCode=PSN", "determinerCode=INSTANCE"}
	return []part{
		{path: described + "recordTarget", presence: maybe, attributes: []string{"typeCode=RCT"}},
		{path: described + "recordTarget/patient", presence: maybe, attributes: []string{"classCode=PAT"}},
		{path: client + "id", presence: maybe, attributes: []string{"root", "extension"}},
		{path: client + "statusCode", attributes: []string{"code=normal"}},
		{path: client + "patientPerson", attributes: human},
		{path: client + "patientPerson/name"},
		{path: client + "patientPerson/name/family", presence: maybe, content: words},
		{path: client + "patientPerson/name/given", presence: many, content: words, attributes: []string{"?qualifier=CL"}},
		{path: client + "patientPerson/administrativeGenderCode", presence: maybe, attributes: codeAttributes()},
		{path: client + "patientPerson/birthTime", presence: maybe, attributes: []string{"value!"}, broken: ruleReadable},
		{path: described + "author", attributes: []string{"typeCode=AUT"}},
		{path: described + "author/time", attributes: []string{"nullFlavor=NA"}},
		{path: described + "author/assignedAuthor", attributes: []string{"classCode=ASSIGNED"}},
		{path: author + "id", presence: maybe, attributes: []string{"?root=" + string(ident.RootPersonalCode), "extension"}, broken: ruleFramePerson},
		{path: author + "assignedPerson", attributes: human},
		{path: author + "assignedPerson/name"},
		{path: author + "assignedPerson/name/family", presence: maybe, content: words},
		{path: author + "assignedPerson/name/given", presence: maybe, content: words},
		{path: described + "custodian", attributes: []string{"typeCode=CST"}},
		{path: described + "custodian/assignedCustodian", attributes: []string{"classCode=ASSIGNED"}},
		{path: strings.TrimSuffix(keeper, "/"), attributes: []string{"classCode=ORG", "determinerCode=INSTANCE"}},
		{path: keeper + "id", attributes: []string{"root!"}},
		{path: keeper + "name", presence: maybe, content: words},
	}
}

// codeAttributes are those of a coded value that is read.
func codeAttributes() []string {
	return []string{"code", "codeSystem", "codeSystemName", "displayName"}
}

// fixedCode are the attributes of a coded value that is always the same.
func fixedCode(c metadata.Code) []string {
	return []string{"code=" + c.Value, "codeSystem=" + string(c.System), "codeSystemName=" + c.SystemName, "displayName=" + c.Display}
}
