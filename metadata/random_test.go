package metadata_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// headerGenerator draws valid headers: every field that the table allows in the
// group occurs, and every value that its type allows.
type headerGenerator struct {
	t  *rapid.T
	tb testing.TB
	h  *metadata.Header
}

func (g headerGenerator) text(label string) string {
	return rapid.StringMatching(`[ -~äöåÄÖÅ€𝒳]{1,30}`).Filter(func(s string) bool { return strings.TrimSpace(s) == s }).Draw(g.t, label)
}

func (g headerGenerator) oid(label string) ident.OID {
	return ident.OID(rapid.StringMatching(`1\.2\.246\.10\.12345671\.95\.20[0-9]{2}\.[1-9][0-9]{0,5}\.[1-9][0-9]{0,8}`).Draw(g.t, label))
}

func (g headerGenerator) time(label string) time.Time {
	zone := time.FixedZone("", 900*rapid.IntRange(-48, 56).Draw(g.t, label+" zone"))
	return time.Unix(rapid.Int64Range(1.4e9, 3e9).Draw(g.t, label), 0).In(zone)
}

// code draws a known value of a system, in any of its forms.
func (g headerGenerator) code(s metadata.CodeSystem) metadata.Code {
	c := s.Code(rapid.SampledFrom(s.Values).Draw(g.t, "value of "+string(s.OID)).Code)
	if rapid.Bool().Draw(g.t, "no names") {
		c.SystemName, c.Display = "", ""
	}
	if rapid.Bool().Draw(g.t, "newer version") {
		c.System = s.OID.Child("202901")
	}
	return c
}

func (g headerGenerator) names() []string {
	n := rapid.IntRange(1, 3).Draw(g.t, "given names")
	out := make([]string, n)
	for i := range out {
		out[i] = g.text("given")
	}
	return out
}

func (g headerGenerator) organisation(label string) metadata.Organisation {
	return metadata.Organisation{ID: ident.OID("1.2.246.10.12345671.10").Child(rapid.StringMatching(`[1-9][0-9]{0,7}`).Draw(g.t, label)), Name: g.text(label)}
}

func (g headerGenerator) reference(set ident.OID) *metadata.Reference {
	return &metadata.Reference{ID: g.oid("referenced"), SetID: set, Version: rapid.IntRange(1, 9).Draw(g.t, "referenced version")}
}

func (g headerGenerator) client() metadata.Client {
	c := metadata.Client{Code: mustCode(g.tb, "140312A907T"), Given: g.names(), Family: g.text("family")}
	if rapid.Bool().Draw(g.t, "born") {
		c.Born = ident.Date{Year: 2012, Month: 3, Day: 14}
	}
	if rapid.Bool().Draw(g.t, "calling name") {
		c.CallingName = g.text("calling name")
	}
	if rapid.Bool().Draw(g.t, "gender") {
		c.Gender = g.code(metadata.Genders)
	}
	if !g.h.Group.Declaration() && rapid.Bool().Draw(g.t, "temporary") {
		temporary, err := ident.ParseTemporaryID("1.2.246.10.12345671.22.2026", "010111A998W")
		require.NoError(g.tb, err)
		c.Temporary = temporary
		if rapid.Bool().Draw(g.t, "temporary alone") {
			c.Code = ident.PersonalCode{}
		}
	}
	return c
}

// fill sets one field.
func (g headerGenerator) fill(name string) {
	h := g.h
	codes := map[string]struct {
		field  *metadata.Code
		system metadata.CodeSystem
	}{
		"Type": {&h.Type, metadata.DocumentTypes}, "Confidentiality": {&h.Confidentiality, metadata.Confidentiality},
		"GuardianDisclosure": {&h.GuardianDisclosure, metadata.GuardianDisclosures}, "SpecificType": {&h.SpecificType, metadata.DocumentTypes},
		"StructuredFormat": {&h.StructuredFormat, metadata.StructuredFormats}, "RecordStatus": {&h.RecordStatus, metadata.RecordStatuses},
		"Retention": {&h.Retention, metadata.RetentionClasses}, "SpecialContent": {&h.SpecialContent, metadata.YesNo},
		"ServiceProcess": {&h.ServiceProcess, metadata.ServiceProcesses}, "HidingReason": {&h.HidingReason, metadata.HidingReasons},
		"SafetyProhibition": {&h.SafetyProhibition, metadata.YesNo},
	}
	texts := map[string]*string{"RestrictionReason": &h.RestrictionReason, "DisclosureReason": &h.DisclosureReason}
	times := map[string]*time.Time{"Drafted": &h.Drafted, "Created": &h.Created, "MatterOpened": &h.MatterOpened}
	organisations := map[string]*metadata.Organisation{"Controller": &h.Controller, "Organiser": &h.Organiser, "Unit": &h.Unit, "ServiceCustomer": &h.ServiceCustomer}
	oids := map[string]*ident.OID{"Matter": &h.Matter, "ClientRelationship": &h.ClientRelationship}
	if c, ok := codes[name]; ok {
		*c.field = g.code(c.system)
	} else if s, ok := texts[name]; ok {
		*s = g.text(name)
	} else if t, ok := times[name]; ok {
		*t = g.time(name)
	} else if o, ok := organisations[name]; ok {
		*o = g.organisation(name)
	} else if o, ok := oids[name]; ok {
		*o = g.oid(name)
	} else {
		g.fillOther(name)
	}
}

// fillOther sets the fields of a shape of their own.
func (g headerGenerator) fillOther(name string) {
	h, person := g.h, metadata.Professional{Registration: mustNumber(g.tb), Given: g.names(), Family: g.text("author")}
	switch name {
	case "Language":
		h.Language = rapid.SampledFrom([]string{"fi", "sv", "FI", "SV"}).Draw(g.t, name)
	case "Clients":
		n := 1
		if h.Group != metadata.GroupClientRelationship && !h.Group.Declaration() {
			n = rapid.IntRange(1, 3).Draw(g.t, name)
		}
		for i := range n {
			c := g.client()
			if i > 0 && !c.Code.IsZero() { // nobody is a client twice
				c.Code, c.Born = mustCode(g.tb, []string{"020585-913P", "210163U9730"}[i-1]), ident.Date{}
			}
			h.Clients = append(h.Clients, c)
		}
	case "Author":
		h.Author = person
	case "AttachedTo":
		h.AttachedTo = g.reference("1.2.246.10.12345671.95.2000.1.1")
	case "MatterClosed":
		if !h.MatterOpened.IsZero() {
			h.MatterClosed = h.MatterOpened.Add(time.Hour)
		}
	case "FileFormat":
		h.FileFormat = metadata.FileFormats.Code(metadata.FormatXHTML)
		if h.Group.AcceptsPDF() && rapid.Bool().Draw(g.t, "PDF") {
			h.FileFormat = metadata.FileFormats.Code(metadata.FormatPDFA)
		}
	case "ReleaseToClient":
		h.ReleaseToClient = h.Drafted.AddDate(0, 0, rapid.IntRange(0, 99).Draw(g.t, name))
	case "Software":
		h.Software = metadata.Software{Vendor: g.text("vendor"), Product: g.text("product"), Version: g.text("version")}
	case "ServiceTasks":
		most := 3
		if h.Group == metadata.GroupMatter {
			most = 1
		}
		for range rapid.IntRange(1, most).Draw(g.t, name) {
			h.ServiceTasks = append(h.ServiceTasks, g.code(metadata.ServiceTasks))
		}
	case "RegisterType":
		h.RegisterType = metadata.RegisterTypes.Code(metadata.RegisterClients)
	case "ContentSpec":
		h.ContentSpec = g.oid(name)
	case "Signer":
		h.SignedBy(person, g.time(name))
	}
}

// draw returns a header of any group: a first or later version, or a cancellation.
func drawHeader(t *rapid.T, tb testing.TB) *metadata.Header {
	h := &metadata.Header{Group: rapid.SampledFrom(metadata.Groups()).Draw(t, "group"), Version: 1}
	g := headerGenerator{t, tb, h}
	kind := rapid.SampledFrom([]string{"first", "later", "cancels"}).Draw(t, "kind")
	h.ID = g.oid("id")
	h.SetID = h.ID
	if kind != "first" {
		h.Version = rapid.IntRange(2, 99).Draw(t, "version")
		h.SetID = "1.2.246.10.12345671.95.1999.1.1"
		h.Replaces = &metadata.Replacement{ID: "1.2.246.10.12345671.95.1999.1.2", SetID: h.SetID, Version: h.Version - 1}
		h.CorrectionReason = metadata.CorrectionReasons.Code(metadata.ReasonCorrection)
	}
	if kind == "cancels" {
		h.CorrectionReason = metadata.CorrectionReasons.Code(metadata.ReasonCancellation)
	}
	for _, f := range metadata.Fields() {
		presence := f.In(h.Group)
		if kind == "cancels" {
			presence = f.InCancellation(h.Group)
		}
		if presence == metadata.Required || presence == metadata.Optional && rapid.Bool().Draw(t, "optional "+f.Name) {
			g.fill(f.Name)
		}
	}
	return h
}

// TestRoundTripProperty: a valid header of any group breaks no rule, and encode,
// decode, encode gives the same bytes.
func TestRoundTripProperty(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := drawHeader(rt, t)
		require.Empty(rt, h.Validate())
		out, err := metadata.Encode(h, []byte(component))
		require.NoError(rt, err)
		back, found, err := metadata.Decode(out)
		require.NoError(rt, err)
		require.Empty(rt, found)
		require.Empty(rt, cmp.Diff(h, back, sameHeader))
		require.Empty(rt, back.Validate())
		again, err := metadata.Encode(back, []byte(component))
		require.NoError(rt, err)
		require.Equal(rt, string(out), string(again))
	})
}
