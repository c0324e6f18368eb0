package metadata_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// producer turns the header into one that a producer makes in the organiser's
// register.
func producer(h *metadata.Header) {
	h.Organiser = metadata.Organisation{ID: "1.2.246.10.23456783.10.0", Name: "Esimerkkituottaja Oy"}
	h.Unit = metadata.Organisation{ID: "1.2.246.10.23456783.10.3", Name: "Esimerkkituottajan yksikkö"}
}

// headerCase is a sentence of a rule with a header that keeps it and one that
// breaks it.
type headerCase struct {
	rule     rule.ID
	sentence string
	group    metadata.Group
	severity rule.Severity
	location string
	good     func(h *metadata.Header) // nil: the valid header keeps the rule
	bad      func(h *metadata.Header)
}

const (
	g1, g2, g3, g4, g5 = metadata.GroupClientRelationship, metadata.GroupMatter, metadata.GroupPhaseI, metadata.GroupOld, metadata.GroupClientDocument
	g7, g8, g9         = metadata.GroupAttachment, metadata.GroupPermission, metadata.GroupDenial
)

// personCases are about identity codes and about who acts for whom.
func personCases(t *testing.T) []headerCase {
	born := func(year int) func(h *metadata.Header) {
		return func(h *metadata.Header) { h.Clients[0].Born.Year = year }
	}
	temporary, err := ident.ParseTemporaryID("1.2.246.10.12345671.22.2026", "140312A907T")
	require.NoError(t, err)
	return []headerCase{
		{"ID-01", "births in the 2000s have one of A B C D E F", g5, rule.Error, "patientRole/id", nil, func(h *metadata.Header) {
			h.Clients[0].Code = mustCode(t, "020585-913P")
		}},
		{"ID-02", "births in the 1900s have one of - Y X W V U", g5, rule.Error, "patientRole/id", func(h *metadata.Header) {
			h.Clients[0].Code, h.Clients[0].Born = mustCode(t, "020585-913P"), ident.Date{Year: 1985, Month: 5, Day: 2}
		}, born(1912)},
		{"ID-03", "births in the 1800s have +", g5, rule.Error, "patientRole/id", func(h *metadata.Header) {
			h.Clients[0].Code, h.Clients[0].Born = mustCode(t, "140312+907T"), ident.Date{Year: 1812, Month: 3, Day: 14}
		}, born(1812)},
		{"DOC-03", "a nullification states its group", g5, rule.Error, "documentGroup", cancelled, func(h *metadata.Header) { cancelled(h); h.Group = "" }},
		{"DOC-05", "a permission states its group", g8, rule.Error, "documentGroup", nil, func(h *metadata.Header) { h.Group = "" }},
		{"DOC-05", "a denial states its group", g9, rule.Error, "documentGroup", nil, func(h *metadata.Header) { h.Group = "" }},
		{"DOC-11", "on behalf of another: the producer is named", g5, rule.Error, "responsibleParty", producer, func(h *metadata.Header) {
			producer(h)
			h.Organiser = metadata.Organisation{}
		}},
		{"DOC-11", "on behalf of another: the organiser is named", g5, rule.Error, "outsourcingServiceCustomer", producer, func(h *metadata.Header) {
			producer(h)
			h.ServiceCustomer = metadata.Organisation{}
		}},
		{"DOC-11", "on behalf of another: the organiser of a permission is named", g8, rule.Error, "outsourcingServiceCustomer", producer, func(h *metadata.Header) {
			producer(h)
			h.ServiceCustomer = metadata.Organisation{}
		}},
		{"DOC-11", "on behalf of another: the producer of a permission is named", g8, rule.Error, "responsibleParty", producer, func(h *metadata.Header) {
			producer(h)
			h.Organiser = metadata.Organisation{}
		}},
		{"TMP-06", "a temporary identifier is no identity code", g5, rule.Error, "patientRole/id", nil, func(h *metadata.Header) { h.Clients[0].Temporary = temporary }},
		{"REG-08", "an outsourced document goes to the organiser's register", g5, rule.Error, "custodian", producer, func(h *metadata.Header) {
			producer(h)
			h.Controller = h.Organiser
		}},
		{"LNK-07", "a producer makes no asiakkuusasiakirja", g1, rule.Error, "responsibleParty", nil, producer},
		{"LNK-07", "a producer makes no asia-asiakirja", g2, rule.Warning, "responsibleParty", nil, producer},
		{"REG-11", "an outsourced document is structured", g3, rule.Error, "documentGroup", nil, producer},
	}
}

// formCases are about phases, formats, registers, cancellations and codes.
func formCases() []headerCase {
	oldTask := metadata.ServiceTasks1989.Code("7")
	return []headerCase{
		{"DOC-16", "phase II documents are XHTML", g5, rule.Error, "fileFormat", nil, func(h *metadata.Header) {
			h.FileFormat = metadata.FileFormats.Code(metadata.FormatPDFA)
		}},
		{"DOC-16", "an informing document is no PDF", metadata.GroupInforming, rule.Error, "fileFormat", nil, func(h *metadata.Header) {
			h.FileFormat = metadata.FileFormats.Code(metadata.FormatPDFA)
		}},
		{"DOC-16", "phase II documents are JSON", g2, rule.Error, "structuredFileFormat", nil, func(h *metadata.Header) {
			h.StructuredFormat.Value, h.StructuredFormat.Display = "2", "CDA"
		}},
		{"DOC-18", "phase II documents use the model of phase II", g5, rule.Error, "localSocialHeader", nil, func(h *metadata.Header) {
			h.SpecificType, h.StructuredFormat, h.ContentSpec = metadata.Code{}, metadata.Code{}, ""
		}},
		{"DOC-27", "the notification register holds notifications", g5, rule.Warning, "registryType", func(h *metadata.Header) {
			h.Type, h.RegisterType = metadata.DocumentTypes.Code("4"), metadata.RegisterTypes.Code(metadata.RegisterNotifications)
		}, func(h *metadata.Header) { h.RegisterType = metadata.RegisterTypes.Code(metadata.RegisterNotifications) }},
		{"DOC-27", "an asiakkuusasiakirja is in the client register", g1, rule.Warning, "registryType", nil, func(h *metadata.Header) {
			h.RegisterType = metadata.RegisterTypes.Code(metadata.RegisterNotifications)
		}},
		{"ORG-05", "there are two kinds of registers", g1, rule.Warning, "registryType", nil, func(h *metadata.Header) { h.RegisterType = metadata.RegisterTypes.Code("3") }},
		{"OLD-03", "an old document is told apart from phase II", g4, rule.Error, "structuredFileFormat", nil, func(h *metadata.Header) {
			h.StructuredFormat = metadata.StructuredFormats.Code("5")
		}},
		{"OLD-03", "a phase I document is told apart from phase II", g3, rule.Error, "contentSpecificationId", nil, func(h *metadata.Header) {
			h.ContentSpec = "2.999.1506.15007.2026.1.1"
		}},
		{"NUL-02", "a nullification is a new version", g5, rule.Error, "versionNumber", cancelled, func(h *metadata.Header) { cancelled(h); h.ID, h.Version = h.SetID, 1 }},
		{"NUL-02", "a nullification names what it cancels", g9, rule.Error, "relatedDocument", cancelled, func(h *metadata.Header) { cancelled(h); h.Replaces = nil }},
		{"HDR-14", "a cancellation has no format of a body", g5, rule.Warning, "fileFormat", cancelled, func(h *metadata.Header) {
			cancelled(h)
			h.FileFormat = metadata.FileFormats.Code("2")
		}},
		{"HDR-15", "only old documents have service tasks of 1989", g5, rule.Error, "functionCode", nil, func(h *metadata.Header) { h.ServiceTasks = []metadata.Code{oldTask} }},
		{"HDR-16", "an unknown code is a warning", g5, rule.Warning, "functionCode", nil, func(h *metadata.Header) {
			h.ServiceTasks = []metadata.Code{metadata.ServiceTasks.Code("4711")}
		}},
		{"HDR-23", "an attachment names its main document", g7, rule.Error, "relatedDocument", nil, func(h *metadata.Header) { h.AttachedTo = nil }},
		{"HDR-23", "an attachment names its main document's id", g7, rule.Error, "parentDocument/id", nil, func(h *metadata.Header) { h.AttachedTo.ID = "" }},
		{"HDR-23", "a document is not attached to itself", g7, rule.Error, "parentDocument/id", nil, func(h *metadata.Header) { h.AttachedTo.SetID = h.SetID }},
	}
}

func TestParticularRules(t *testing.T) {
	for _, tc := range slices.Concat(personCases(t), formCases()) {
		t.Run(string(tc.rule)+" "+tc.sentence, func(t *testing.T) {
			good := validHeader(t, tc.group)
			if tc.good != nil {
				tc.good(good)
			}
			require.Empty(t, good.Validate(), "a header that keeps the rule")

			bad := validHeader(t, tc.group)
			tc.bad(bad)
			found := bad.Validate()
			require.Len(t, found.Of(tc.rule), 1, "%v", found)
			f := found.Of(tc.rule)[0]
			require.Equal(t, tc.severity, f.Severity)
			require.Contains(t, f.Location, tc.location)
			for _, other := range found {
				require.False(t, other.Location == f.Location && other.Rule != f.Rule, "two findings about one flaw: %v", found)
			}
		})
	}
}

// TestUnknownCodeNamesValueAndPlace: a finding about a code that we do not know
// says what and where, and never refuses (rule HDR-16).
func TestUnknownCodeNamesValueAndPlace(t *testing.T) {
	h := validHeader(t, metadata.GroupClientDocument)
	h.ServiceTasks = []metadata.Code{metadata.ServiceTasks.Code("4711")}
	found := h.Validate()
	require.Len(t, found, 1)
	require.Equal(t, "4711", found[0].Got)
	require.Contains(t, found[0].Want, "1.2.246.537.6.1221.201601")
	require.NoError(t, found.Err())
}

// TestOldDocumentsNeedNoMatter: rule OLD-10, "old documents need no matter
// reference"; a document of phase I does.
func TestOldDocumentsNeedNoMatter(t *testing.T) {
	t.Run("OLD-10 an old document without a matter", func(t *testing.T) {
		h := validHeader(t, metadata.GroupOld)
		require.Empty(t, h.Matter)
		require.Empty(t, h.Validate())
	})
	t.Run("OLD-10 a phase I document without a matter", func(t *testing.T) {
		h := validHeader(t, metadata.GroupPhaseI)
		h.Matter = ""
		require.NotEmpty(t, h.Validate().Of("LNK-01"))
	})
	t.Run("OLD-10 an old document with a service task of 1989", func(t *testing.T) {
		h := validHeader(t, metadata.GroupOld)
		h.ServiceTasks = []metadata.Code{metadata.ServiceTasks1989.Code("7")}
		require.Empty(t, h.Validate().Errors())
		out, err := metadata.Encode(h, []byte(component))
		require.NoError(t, err)
		back, found, err := metadata.Decode(out)
		require.NoError(t, err)
		require.Equal(t, h.ServiceTasks, back.ServiceTasks)
		require.Len(t, found, 1, "the code is not known: %v", found)
		require.Equal(t, rule.ID("HDR-16"), found[0].Rule)
	})
}

// TestDecodeParticularRules: rules that only the bytes can break.
func TestDecodeParticularRules(t *testing.T) {
	for _, tc := range []struct {
		rule     rule.ID
		sentence string
		group    metadata.Group
		from, to string
		location string
	}{
		{"DOC-12", "a patient header is refused", metadata.GroupClientDocument, "<setId", `<p:localHeader xmlns:p="urn:hl7finland"/><setId`, "localHeader"},
		{"DOC-12", "a template of the patient archive is refused", metadata.GroupClientDocument, "<setId", `<templateId root="1.2.246.777.11.2007.17"/><setId`, "templateId"},
		{"ID-01", "a character of no century, born in 2012", metadata.GroupClientDocument, "140312A907T", "140312Q907T", "patientRole/id"},
		{"TMP-06", "the value ends as no identity code does", metadata.GroupClientDocument, "140312A907T", "140312A907a", "patientRole/id"},
		{"ORG-05", "a third kind of register", metadata.GroupClientDocument, `registryType code="1"`, `registryType code="3"`, "registryType"},
		{"HDR-22", "another relation", metadata.GroupAttachment, `typeCode="APND"`, `typeCode="XFRM"`, "relatedDocument"},
		{"HDR-22", "no relation", metadata.GroupAttachment, ` typeCode="APND"`, ``, "relatedDocument"},
		{"HDR-17", "two main documents", metadata.GroupAttachment, `<componentOf>`, `<relatedDocument typeCode="APND"/><componentOf>`, "relatedDocument[2]"},
	} {
		t.Run(string(tc.rule)+" "+tc.sentence, func(t *testing.T) {
			out, err := metadata.Encode(validHeader(t, tc.group), []byte(component))
			require.NoError(t, err)
			_, found, err := metadata.Decode(out)
			require.NoError(t, err)
			require.Empty(t, found, "a document that keeps the rule")

			require.Contains(t, string(out), tc.from)
			h, found, err := metadata.Decode([]byte(strings.Replace(string(out), tc.from, tc.to, 1)))
			require.NoError(t, err)
			found.Add(h.Validate()...)
			require.Len(t, found, 1, "%v", found)
			require.Equal(t, tc.rule, found[0].Rule)
			require.Contains(t, found[0].Location, tc.location)
			require.NotContains(t, found[0].String(), "907")
		})
	}
}
