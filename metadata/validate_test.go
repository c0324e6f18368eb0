package metadata_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

func TestValidHeaderBreaksNothing(t *testing.T) {
	for _, group := range metadata.Groups() {
		require.Empty(t, validHeader(t, group).Validate(), "group %s", group)
		second := validHeader(t, group)
		later(second)
		require.Empty(t, second.Validate(), "group %s, version 2", group)
	}
}

func TestValidate(t *testing.T) {
	const g1, g2, g5, g8 = metadata.GroupClientRelationship, metadata.GroupMatter, metadata.GroupClientDocument, metadata.GroupPermission
	temporary, err := ident.ParseTemporaryID("1.2.246.10.12345671.22.2026", "010111A998W")
	require.NoError(t, err)
	for _, tc := range []struct {
		rule        rule.ID
		explanation string
		group       metadata.Group
		severity    rule.Severity
		location    string
		breakIt     func(h *metadata.Header)
	}{
		{"DOC-01", "every document states its group", g5, rule.Error, "documentGroup", func(h *metadata.Header) { h.Group = "" }},
		{"DOC-04", "an unknown group is refused", g5, rule.Error, "documentGroup", func(h *metadata.Header) { h.Group = "77" }},
		{"DOC-06", "a client document carries a service task", g5, rule.Error, "functionCode", func(h *metadata.Header) { h.ServiceTasks = nil }},
		{"DOC-07", "a client document carries the service process", g5, rule.Warning, "serviceProcess", func(h *metadata.Header) { h.ServiceProcess = metadata.Code{} }},
		{"DOC-10", "the controller is named", g1, rule.Error, "custodian", func(h *metadata.Header) { h.Controller = metadata.Organisation{} }},
		{"DOC-13", "the structure is named", g1, rule.Error, "contentSpecificationId", func(h *metadata.Header) { h.ContentSpec = "" }},
		{"DOC-26", "the register is named", g1, rule.Error, "registryType", func(h *metadata.Header) { h.RegisterType = metadata.Code{} }},
		{"LNK-01", "a client document belongs to a matter", g5, rule.Error, "encompassingEncounter/id", func(h *metadata.Header) { h.Matter = "" }},
		{"LNK-20", "an asiakkuusasiakirja concerns one person", g1, rule.Error, "recordTarget", func(h *metadata.Header) { h.Clients = append(h.Clients, h.Clients[0]) }},
		{"LNK-21", "an asiakkuusasiakirja has a relationship OID", g1, rule.Error, "encompassingClientRelationship", func(h *metadata.Header) { h.ClientRelationship = "" }},
		{"LNK-03", "a declaration concerns one person", g8, rule.Error, "recordTarget", func(h *metadata.Header) { h.Clients = append(h.Clients, h.Clients[0]) }},
		{"TMP-08", "a client has an identity code or a temporary identifier", g2, rule.Error, "patientRole/id", func(h *metadata.Header) { h.Clients[0].Code = ident.PersonalCode{} }},
		{"TMP-08", "there is a client", g2, rule.Error, "recordTarget", func(h *metadata.Header) { h.Clients = nil }},
		{"TMP-10", "no permission for a temporary identifier", g8, rule.Error, "patientRole/id", func(h *metadata.Header) {
			h.Clients[0].Code, h.Clients[0].Temporary = ident.PersonalCode{}, temporary
		}},
		{"ID-06", "a service unit is not named by .10.0", g1, rule.Warning, "encounterParticipant", func(h *metadata.Header) { h.Unit.ID = "1.2.246.10.12345671.10.0" }},
		{"HDR-02", "a document has an OID of its own", g1, rule.Error, "/id", func(h *metadata.Header) { h.ID = "" }},
		{"HDR-03", "an OID is well formed", g1, rule.Error, "/setId", func(h *metadata.Header) { h.ID, h.SetID = "1.2.03", "1.2.03" }},
		{"HDR-04", "the version counts from 1", g1, rule.Error, "versionNumber", func(h *metadata.Header) { h.Version = 0 }},
		{"HDR-04", "the version counts from 1", g1, rule.Error, "versionNumber", func(h *metadata.Header) { h.Version = -1 }},
		{"HDR-05", "a first version's set id is its id", g1, rule.Error, "setId", func(h *metadata.Header) { h.SetID = "1.2.3" }},
		{"HDR-05", "a first version replaces nothing", g1, rule.Error, "relatedDocument", func(h *metadata.Header) { h.Replaces = &metadata.Replacement{} }},
		{"HDR-05", "a later version has an id of its own", g1, rule.Error, "/id", func(h *metadata.Header) { later(h); h.ID = h.SetID }},
		{"HDR-05", "a later version names the replaced one", g1, rule.Warning, "relatedDocument", func(h *metadata.Header) { later(h); h.Replaces = nil }},
		{"HDR-05", "a version does not replace itself", g1, rule.Error, "relatedDocument", func(h *metadata.Header) { later(h); h.Replaces.ID = h.ID }},
		{"HDR-05", "the replaced version is of the same document", g1, rule.Error, "setId", func(h *metadata.Header) { later(h); h.Replaces.SetID = "1.2.3" }},
		{"HDR-05", "the replaced version is older", g1, rule.Error, "versionNumber", func(h *metadata.Header) { later(h); h.Replaces.Version = 2 }},
		{"HDR-05", "a later version gives a reason", g1, rule.Warning, "reasonOfCorrection", func(h *metadata.Header) { later(h); h.CorrectionReason = metadata.Code{} }},
		{"HDR-06", "times are given", g1, rule.Error, "effectiveTime", func(h *metadata.Header) { h.Drafted = time.Time{} }},
		{"HDR-07", "the language is fi or sv", g1, rule.Error, "languageCode", func(h *metadata.Header) { h.Language = "en" }},
		{"HDR-08", "confidentiality is stated", g1, rule.Error, "confidentialityCode", func(h *metadata.Header) { h.Confidentiality = metadata.Code{} }},
		{"HDR-09", "a client has names", g1, rule.Error, "patient/name", func(h *metadata.Header) { h.Clients[0].Family = "" }},
		{"HDR-10", "the birth date is the code's", g1, rule.Warning, "birthTime", func(h *metadata.Header) { h.Clients[0].Born.Day = 15 }},
		{"HDR-11", "a client document names its author", g5, rule.Error, "author", func(h *metadata.Header) { h.Author = metadata.Professional{} }},
		{"HDR-11", "an author has a number", g5, rule.Error, "author", func(h *metadata.Header) { h.Author.Registration = ident.RegistrationNumber{} }},
		{"HDR-12", "the unit is named", g1, rule.Error, "encounterParticipant", func(h *metadata.Header) { h.Unit = metadata.Organisation{} }},
		{"HDR-13", "the software is named", g1, rule.Error, "softwareSupport", func(h *metadata.Header) { h.Software = metadata.Software{} }},
		{"HDR-14", "a client document has no relationship OID", g5, rule.Warning, "encompassingClientRelationship", func(h *metadata.Header) { h.ClientRelationship = "1.2.3" }},
		{"HDR-15", "a code is of its field's system", g1, rule.Error, "recordStatus", func(h *metadata.Header) { h.RecordStatus = metadata.YesNo.Code("K") }},
		{"HDR-05", "a first version corrects nothing", g1, rule.Error, "reasonOfCorrection", func(h *metadata.Header) {
			h.CorrectionReason = metadata.CorrectionReasons.Code(metadata.ReasonCorrection)
		}},
		{"HDR-06", "a year has four digits", g1, rule.Error, "creationTime", func(h *metadata.Header) { h.Created = h.Created.AddDate(9000, 0, 0) }},
		{"HDR-13", "a signer's block is complete", g5, rule.Error, "signature", func(h *metadata.Header) { h.Signer = &metadata.Signer{} }},
		{"HDR-15", "a gender is of its system", g1, rule.Error, "administrativeGenderCode", func(h *metadata.Header) { h.Clients[0].Gender = metadata.YesNo.Code("K") }},
		{"HDR-16", "an unknown gender is a warning", g1, rule.Warning, "administrativeGenderCode", func(h *metadata.Header) { h.Clients[0].Gender = metadata.Genders.Code("77") }},
		{"HDR-15", "a method is of its system", g5, rule.Error, "authenticationMethod", func(h *metadata.Header) {
			h.SignedBy(h.Author, h.Drafted)
			h.Signer.Method = metadata.YesNo.Code("K")
		}},
		{"HDR-15", "a reason is whole", g1, rule.Error, "reasonOfCorrection", func(h *metadata.Header) { later(h); h.CorrectionReason = metadata.Code{Value: "1"} }},
		{"HDR-20", "shown after it is drafted", g5, rule.Warning, "releaseDate", func(h *metadata.Header) { h.ReleaseToClient = h.Drafted.Add(-time.Hour) }},
		{"HDR-24", "a name has no white space at its ends", g1, rule.Warning, "custodian", func(h *metadata.Header) { h.Controller.Name += "\u00a0" }},
		{"HDR-24", "nor has a person's", g1, rule.Warning, "recordTarget", func(h *metadata.Header) { h.Clients[0].Given[0] = " " + h.Clients[0].Given[0] }},
		{"LNK-15", "a matter has one service task", g2, rule.Error, "functionCode", func(h *metadata.Header) { h.ServiceTasks = append(h.ServiceTasks, metadata.ServiceTasks.Code("15")) }},
		{"LNK-03", "nobody is a client twice", g2, rule.Error, "recordTarget[2]", func(h *metadata.Header) { h.Clients = append(h.Clients, h.Clients[0]) }},
		{"DOC-02", "a new version states its group", g1, rule.Error, "documentGroup", func(h *metadata.Header) { later(h); h.Group = "" }},
		{"HDR-20", "drafted after birth", g1, rule.Warning, "effectiveTime", func(h *metadata.Header) { h.Drafted = h.Drafted.AddDate(-20, 0, 0) }},
		{"HDR-20", "a matter closes after it opens", g2, rule.Warning, "effectiveTime", func(h *metadata.Header) { h.MatterClosed = h.MatterOpened.Add(-time.Hour) }},
	} {
		t.Run(fmt.Sprintf("%s %s", tc.rule, tc.explanation), func(t *testing.T) {
			h := validHeader(t, tc.group)
			tc.breakIt(h)
			found := h.Validate().Of(tc.rule)
			require.NotEmpty(t, found, tc.explanation)
			require.Equal(t, tc.severity, found[0].Severity)
			matched := false
			for _, f := range found {
				matched = matched || strings.Contains(f.Location, tc.location)
			}
			require.True(t, matched, "%v", found)
		})
	}
}

// TestDecodeFindings: what Decode cannot read is a finding at its place, and
// Validate does not call the field missing as well.
func TestDecodeFindings(t *testing.T) {
	out, err := metadata.Encode(validHeader(t, metadata.GroupClientDocument), []byte(component))
	require.NoError(t, err)
	for _, tc := range []struct {
		rule     rule.ID
		from, to string
		location string
	}{
		{"HDR-01", `realmCode code="FI"`, `realmCode code="SE"`, "/ClinicalDocument/realmCode"},
		{"HDR-01", "POCD_HD000040", "POCD_HD000041", "/ClinicalDocument/typeId"},
		{"HDR-03", `<id root="1.2.246.10.12345671.95.2026.1.10"`, `<id root="1.2.246..10"`, "/ClinicalDocument/id"},
		{"HDR-03", ">2.999.1506.15007.2026.1.1<", ">2.999.01<", "contentSpecificationId"},
		{"HDR-04", `versionNumber value="1"`, `versionNumber value="01"`, "versionNumber"},
		{"HDR-06", `effectiveTime value="20260115093000+0200"`, `effectiveTime value="20260323"`, "/ClinicalDocument/effectiveTime"},
		{"HDR-10", `birthTime value="20120314"`, `birthTime value="20120231"`, "birthTime"},
		{"HDR-11", `extension="12345678901"`, `extension="1234"`, "assignedAuthor/id"},
		{"HDR-11", `"1.2.246.537.26"`, `"1.2.246.21"`, "assignedAuthor/id"},
		{"HDR-15", `codeSystem="1.2.246.537.6.1505.201601"`, `codeSystem="1.2.246.537.6.1506.201601"`, "documentGroup"},
		{"HDR-15", `documentGroup code="5"`, `documentGroup`, "documentGroup"},
		{"HDR-15", `codeSystem="1.2.246.537.6.1505.201601"`, ``, "documentGroup"},
		{"ID-10", `codeSystem="1.2.246.537.6.1505.201601"`, `codeSystem="1.2.246.537.6.1505"`, "documentGroup"},
		{"HDR-16", `functionCode code="24"`, `functionCode code="4711"`, "functionCode"},
		{"HDR-17", `<versionNumber value="1"/>`, `<versionNumber value="1"/><versionNumber value="2"/>`, "versionNumber[2]"},
		{"HDR-17", `<hl7fi:recordStatus`, `<hl7fi:specialContent code="K" codeSystem="1.2.246.537.6.112.2007"/><hl7fi:recordStatus`, "specialContent"},
		{"HDR-18", `<hl7fi:recordStatus`, `<hl7fi:other/><hl7fi:recordStatus`, "localSocialHeader/*"},
		{"HDR-18", `<hl7fi:recordStatus`, `<other/><hl7fi:recordStatus`, "localSocialHeader/*"},
		{"HDR-18", `<setId`, `<other/><setId`, "/ClinicalDocument/*"},
		{"HDR-17", `<patientRole>`, `<patientRole><id root="1.2.246.21" extension="020585-913P"/>`, "patientRole/id[2]"},
		{"HDR-18", `<family>`, `<family>Eka</family><family>`, "name/*"},
		{"HDR-18", `<family>`, `<given qualifier="CL">Toka</given><given qualifier="CL">Kolmas</given><family>`, "name/*"},
		{"HDR-18", `<family>`, `<prefix>von</prefix><family>`, "name/*"},
		{"HDR-18", `<encounterParticipant`, `<encounterParticipant typeCode="REF"/><encounterParticipant`, "encounterParticipant[1]/*"},
		{"HDR-18", `<effectiveTime`, `<title>Salaisuus</title><effectiveTime`, "/ClinicalDocument/*"},
		{"HDR-18", `<custodian>`, `<informant/><custodian>`, "/ClinicalDocument/*"},
		{"HDR-18", `<setId `, `<setId extension="7" `, "setId/*"},
		{"HDR-18", `<statusCode code="completed"/>`, `<statusCode code="aborted"/>`, "consent/statusCode"},
		{"HDR-18", `Sosiaalihuollon palveluprosessi`, `Muu`, "serviceProcess/type"},
		{"HDR-18", `<time nullFlavor="NA"/>`, `<time value="20260115093000+0200"/>`, "author/time"},
		{"HDR-18", `<patientRole>`, `<patientRole><addr/>`, "patientRole/*"},
		{"HDR-19", `<hl7fi:recordStatus `, `<hl7fi:recordStatus nullFlavor="NA" `, "recordStatus"},
		{"HDR-11", `<id root="1.2.246.537.26" extension="12345678901"`, `<id root="1.2.246.537.26"`, "assignedAuthor/id"},
		{"HDR-19", `<id root="1.2.246.10.12345671.95.2026.3.1"`, `<id root="1.2.246.10.12345671.95.2026.3.1" nullFlavor="NA"`, "encompassingEncounter/id"},
		{"HDR-21", `extension="140312A907T"`, `extension="140312A907U"`, "patientRole/id"},
		{"TMP-03", `root="1.2.246.21" extension="140312A907T"`, `root="1.2.246.10.12345671.22.2026" extension="x"`, "patientRole/id"},
	} {
		t.Run(string(tc.rule)+" "+tc.to, func(t *testing.T) {
			require.Contains(t, string(out), tc.from)
			h, found, err := metadata.Decode([]byte(strings.Replace(string(out), tc.from, tc.to, 1)))
			require.NoError(t, err)
			require.NotEmpty(t, found.Of(tc.rule), "%v", found)
			require.Contains(t, found.Of(tc.rule)[0].Location, tc.location)
			for _, f := range h.Validate() {
				require.NotContains(t, f.Message, "missing", "what could not be read is not missing: %v", f)
			}
			require.NotContains(t, fmt.Sprint(found), "140312A907", "no finding holds a personal code")
		})
	}
}

func TestRulesAreComplete(t *testing.T) {
	reg, err := rule.NewRegistry(metadata.Rules())
	require.NoError(t, err)
	for _, r := range reg.Rules() {
		require.NotEmpty(t, r.Statement.FI, r.ID)
	}
	for _, f := range metadata.Fields() {
		_, ok := reg.Rule(f.Rule)
		require.True(t, ok, f.Name)
		for _, g := range metadata.Groups() {
			require.NotEmpty(t, f.In(g), f.Name)
			require.NotEmpty(t, f.InCancellation(g), f.Name)
			require.NotEmpty(t, f.Fidelity(g), f.Name)
			require.NotEmpty(t, metadata.GroupSource(g))
		}
		require.Equal(t, metadata.Absent, f.In("77"), f.Name)
	}
}

func TestCodeSystems(t *testing.T) {
	for _, s := range metadata.CodeSystems() {
		require.True(t, s.Versioned().Valid(), s.Name)
		require.NotEmpty(t, s.Fidelity, s.Name)
	}
	assumed := map[string]bool{}
	for _, a := range metadata.AssumedCodes() {
		require.NotEmpty(t, a.Reason)
		assumed[string(a.Code.System)+" "+a.Code.Value] = true
	}
	require.Equal(t, map[string]bool{
		"1.2.246.537.6.1505.201601 3": true, "1.2.246.537.6.1505.201601 4": true, "1.2.246.537.6.1505.201601 6": true, "1.2.246.537.6.1505.201601 7": true,
		"1.2.246.537.6.1502.201601 1": true, "1.2.246.537.6.1264.201701 2": true,
	}, assumed)
}
