package metadata_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

var drafted = time.Date(2026, 1, 15, 9, 30, 0, 0, time.FixedZone("", 2*3600))

func mustCode(t testing.TB, s string) ident.PersonalCode {
	t.Helper()
	code, err := ident.ParsePersonalCode(s)
	require.NoError(t, err)
	return code
}

func mustNumber(t testing.TB) ident.RegistrationNumber {
	t.Helper()
	n, err := ident.ParseRegistrationNumber("12345678901")
	require.NoError(t, err)
	return n
}

// validHeader returns a header of the group that breaks no rule.
func validHeader(t testing.TB, group metadata.Group) *metadata.Header {
	const org = ident.OID("1.2.246.10.12345671")
	county := metadata.Organisation{ID: org.Child("10", "0"), Name: "Esimerkkilän hyvinvointialue"}
	h := &metadata.Header{
		ID: org.Child("95", "2026", "1", "10"), SetID: org.Child("95", "2026", "1", "10"), Version: 1,
		Group: group, Drafted: drafted, Created: drafted.Add(time.Second), Language: "fi",
		Clients: []metadata.Client{{
			Code: mustCode(t, "140312A907T"), Given: []string{"Testi", "Toinen"}, CallingName: "Testi", Family: "Esimerkki",
			Gender: metadata.Genders.Code("1"), Born: ident.Date{Year: 2012, Month: 3, Day: 14},
		}},
		Controller: county, Organiser: county, Unit: metadata.Organisation{ID: org.Child("10", "17"), Name: "Esimerkkiyksikkö"},
		Software:    metadata.Software{Vendor: "Esimerkki Oy", Product: "Kirjaamo", Version: "1.0"},
		ContentSpec: "2.999.1505." + ident.OID(group) + ".2026.1.1",
	}
	switch group {
	case metadata.GroupClientRelationship:
		h.ClientRelationship = org.Child("95", "2026", "2", "1")
	case metadata.GroupMatter:
		h.Matter = org.Child("95", "2026", "3", "1")
		h.MatterOpened = drafted
		h.ServiceTasks = []metadata.Code{metadata.ServiceTasks.Code("24")}
	case metadata.GroupClientDocument:
		h.Matter = org.Child("95", "2026", "3", "1")
		h.Type, h.SpecificType = metadata.DocumentTypes.Code("15"), metadata.DocumentTypes.Code("15007")
		h.Author = metadata.Professional{Registration: mustNumber(t), Given: []string{"Aino"}, Family: "Ammattilainen"}
		h.ServiceTasks = []metadata.Code{metadata.ServiceTasks.Code("24")}
		h.ServiceProcess = metadata.ServiceProcesses.Code("3")
		h.RestrictionReason = "Viivästys <1> & \"muu\""
		h.HidingReason = metadata.HidingReasons.Code("1")
		h.GuardianDisclosure = metadata.GuardianDisclosures.Code("1")
		h.DisclosureReason = "Lapsen etu sitä vaatii"
		h.ReleaseToClient = drafted.AddDate(0, 0, 14)
		h.SafetyProhibition = metadata.YesNo.Code("K")
		h.Signer = &metadata.Signer{
			Registration: mustNumber(t), Given: []string{"Aino"}, Family: "Ammattilainen",
			Method: metadata.AuthenticationMethods.Code("1"), Time: drafted,
		}
		h.ContentSpec = "2.999.1506.15007.2026.1.1"
	}
	switch group {
	case metadata.GroupInforming:
		h.ContentSpec = ""
	case metadata.GroupAttachment:
		h.ContentSpec, h.FileFormat = "", metadata.FileFormats.Code(metadata.FormatPDFA)
		h.Matter = org.Child("95", "2026", "3", "1")
		h.AttachedTo = &metadata.Reference{ID: org.Child("95", "2026", "1", "2"), SetID: org.Child("95", "2026", "1", "1"), Version: 2}
	case metadata.GroupPhaseI, metadata.GroupOld:
		h.Type, h.ContentSpec, h.FileFormat = metadata.DocumentTypes.Code("11"), "", metadata.FileFormats.Code(metadata.FormatPDFA)
		if group == metadata.GroupPhaseI {
			h.Matter = org.Child("95", "2026", "3", "1")
			h.ServiceTasks = []metadata.Code{metadata.ServiceTasks.Code("24")}
		}
	}
	h.SetDefaults()
	return h
}

const component = `<component><nonXMLBody ID="OID1.2.246.10.12345671.95.2026.1.10"></nonXMLBody></component>`

// later turns the header into its second version.
func later(h *metadata.Header) {
	h.Replaces = &metadata.Replacement{ID: h.ID, SetID: h.SetID, Version: 1}
	h.ID = "1.2.246.10.12345671.95.2026.1.11"
	h.Version = 2
	h.CorrectionReason = metadata.CorrectionReasons.Code("1")
}

// cancelled turns the header into its second version, which cancels the first.
func cancelled(h *metadata.Header) {
	later(h)
	h.CorrectionReason = metadata.CorrectionReasons.Code(metadata.ReasonCancellation)
	h.FileFormat, h.StructuredFormat, h.ContentSpec = metadata.Code{}, metadata.Code{}, ""
}
