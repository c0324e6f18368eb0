package metadata_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/metadata/oids"
	"github.com/kansa-go/kansa/rule"
)

// office is the context of an invented county.
func office(t testing.TB) metadata.Context {
	t.Helper()
	const org = ident.OID("1.2.246.10.12345671")
	a, err := oids.New(oids.Options{Organisation: org, Sequence: &oids.Memory{}, Now: func() time.Time { return drafted }})
	require.NoError(t, err)
	return metadata.Context{
		Controller:   metadata.Organisation{ID: org.Child("10", "0"), Name: "Esimerkkilän hyvinvointialue"},
		Unit:         metadata.Organisation{ID: org.Child("10", "17"), Name: "Esimerkkiyksikkö"},
		Software:     metadata.Software{Vendor: "Esimerkki Oy", Product: "Kirjaamo", Version: "1.0"},
		Professional: metadata.Professional{Registration: mustNumber(t), Given: []string{"Aino"}, Family: "Ammattilainen"},
		OIDs:         a, Now: func() time.Time { return drafted.Add(123 * time.Millisecond) },
	}
}

func child(t testing.TB) metadata.Client {
	return metadata.Client{Code: mustCode(t, "140312A907T"), Given: []string{"Testi"}, Family: "Esimerkki", Born: ident.Date{Year: 2012, Month: 3, Day: 14}}
}

func planFacts(t testing.TB) metadata.DocumentFacts {
	return metadata.DocumentFacts{
		Clients: []metadata.Client{child(t)}, Matter: "1.2.246.10.12345671.95.2026.3.9", Structure: "2.999.1506.15007.2026.1.1",
		Type: "15", Specific: "15007", Tasks: []string{"24"}, Process: "3",
	}
}

// makers make a header of each group.
func makers(t testing.TB, c metadata.Context) map[metadata.Group]func(change ...func(*metadata.Header)) (*metadata.Header, error) {
	ctx := context.Background()
	old := planFacts(t)
	old.Structure, old.Matter, old.PDF = "", "", true
	phaseI := old
	phaseI.Matter = planFacts(t).Matter
	type maker = func(change ...func(*metadata.Header)) (*metadata.Header, error)
	return map[metadata.Group]maker{
		metadata.GroupClientRelationship: func(change ...func(*metadata.Header)) (*metadata.Header, error) {
			return c.Relationship(ctx, metadata.RelationshipFacts{Client: child(t), Structure: "2.999.1505.1.2026.1.1"}, change...)
		},
		metadata.GroupMatter: func(change ...func(*metadata.Header)) (*metadata.Header, error) {
			return c.Matter(ctx, metadata.MatterFacts{Clients: []metadata.Client{child(t)}, Structure: "2.999.1505.2.2026.1.1", Task: "24", Opened: drafted}, change...)
		},
		metadata.GroupPhaseI: func(change ...func(*metadata.Header)) (*metadata.Header, error) {
			return c.PhaseIDocument(ctx, phaseI, change...)
		},
		metadata.GroupOld: func(change ...func(*metadata.Header)) (*metadata.Header, error) {
			return c.OldDocument(ctx, old, change...)
		},
		metadata.GroupClientDocument: func(change ...func(*metadata.Header)) (*metadata.Header, error) {
			return c.ClientDocument(ctx, planFacts(t), change...)
		},
		metadata.GroupInforming: func(change ...func(*metadata.Header)) (*metadata.Header, error) {
			return c.Informing(ctx, child(t), change...)
		},
		metadata.GroupAttachment: func(change ...func(*metadata.Header)) (*metadata.Header, error) {
			main, err := c.ClientDocument(ctx, planFacts(t))
			if err != nil {
				return nil, err
			}
			return c.Attachment(ctx, main, true, change...)
		},
		metadata.GroupPermission: func(change ...func(*metadata.Header)) (*metadata.Header, error) {
			return c.Permission(ctx, child(t), "2.999.1505.8.2026.1.1", change...)
		},
		metadata.GroupDenial: func(change ...func(*metadata.Header)) (*metadata.Header, error) {
			return c.Denial(ctx, child(t), "2.999.1505.9.2026.1.1", change...)
		},
	}
}

// TestContextMakesEveryGroup: one call gives a header that breaks nothing, of
// every group, and so do its next version and its cancellation.
func TestContextMakesEveryGroup(t *testing.T) {
	c := office(t)
	made := makers(t, c)
	require.Len(t, made, len(metadata.Groups()))
	for group, makeOne := range made {
		t.Run(string(group), func(t *testing.T) {
			h, err := makeOne()
			require.NoError(t, err)
			require.Equal(t, group, h.Group)
			require.Empty(t, h.Validate())
			require.Equal(t, h.ID, h.SetID)
			require.Equal(t, metadata.FormatTime(drafted), metadata.FormatTime(h.Drafted))
			require.Zero(t, h.Drafted.Nanosecond(), "whole seconds")
			require.Equal(t, "1", h.Retention.Value)

			before := *h
			next, err := c.NewVersion(t.Context(), h, metadata.CorrectionReasons.Code(metadata.ReasonCorrection))
			require.NoError(t, err)
			require.Empty(t, next.Validate())
			require.Equal(t, 2, next.Version)
			require.Equal(t, h.SetID, next.SetID)
			require.NotEqual(t, h.ID, next.ID)
			require.Equal(t, &metadata.Replacement{ID: h.ID, SetID: h.SetID, Version: 1}, next.Replaces)

			cancel, err := c.Cancel(t.Context(), next)
			require.NoError(t, err)
			require.Empty(t, cancel.Validate())
			require.True(t, cancel.Cancels())
			require.Equal(t, 3, cancel.Version)
			require.Empty(t, cmp.Diff(&before, h, sameHeader), "the old header is not modified")

			cancel.Clients[0].Given[0] = "Muu"
			require.Equal(t, "Testi", h.Clients[0].Given[0], "versions share nothing")
		})
	}
}

// TestContextRefusesWhatAGroupDoesNotAllow: setting it is an error that names the
// rule, in every group.
func TestContextRefusesWhatAGroupDoesNotAllow(t *testing.T) {
	made := makers(t, office(t))
	process := func(h *metadata.Header) { h.ServiceProcess = metadata.ServiceProcesses.Code("3") }
	relationship := func(h *metadata.Header) { h.ClientRelationship = "1.2.3" }
	for _, tc := range []struct {
		name   string
		group  metadata.Group
		rule   rule.ID
		change func(*metadata.Header)
	}{
		{"a process", metadata.GroupClientRelationship, "HDR-14", process},
		{"a process", metadata.GroupMatter, "HDR-14", process},
		{"a process", metadata.GroupPermission, "HDR-14", process},
		{"a process", metadata.GroupDenial, "HDR-14", process},
		{"a process", metadata.GroupInforming, "HDR-14", process},
		{"a relationship", metadata.GroupClientDocument, "HDR-14", relationship},
		{"a relationship", metadata.GroupAttachment, "HDR-14", relationship},
		{"a structure", metadata.GroupOld, "OLD-03", func(h *metadata.Header) { h.ContentSpec = "2.999.1506.1.2026.1.1" }},
		{"a structured form", metadata.GroupPhaseI, "OLD-03", func(h *metadata.Header) { h.StructuredFormat = metadata.StructuredFormats.Code("5") }},
		{"no service task", metadata.GroupClientDocument, "DOC-06", func(h *metadata.Header) { h.ServiceTasks = nil }},
	} {
		t.Run(string(tc.group)+" "+tc.name, func(t *testing.T) {
			_, err := made[tc.group](tc.change)
			var invalid *metadata.InvalidError
			require.ErrorAs(t, err, &invalid)
			require.Equal(t, tc.rule, invalid.Findings[0].Rule)
			require.ErrorContains(t, err, string(tc.rule))
			var f rule.Finding
			require.ErrorAs(t, err, &f)
			require.Equal(t, tc.rule, f.Rule)
		})
	}
}

// TestContextOfAProducer: by register access right the producer gives the service
// and the document is the organiser's (rules REG-08, DOC-11).
func TestContextOfAProducer(t *testing.T) {
	c := office(t)
	c.Producer = metadata.Organisation{ID: "1.2.246.10.23456783.10.0", Name: "Esimerkkituottaja Oy"}
	c.Unit = metadata.Organisation{ID: "1.2.246.10.23456783.10.3", Name: "Esimerkkituottajan yksikkö"}
	c.Joint = &metadata.JointJoining{Main: c.Producer, Member: c.Producer}
	h, err := c.ClientDocument(t.Context(), planFacts(t))
	require.NoError(t, err)
	require.True(t, h.OnBehalf())
	require.Equal(t, c.Controller, h.Controller)
	require.Equal(t, c.Controller, h.ServiceCustomer)
	require.Equal(t, c.Producer, h.Organiser)

	c.Controller, c.Organiser = c.Producer, c.Controller
	_, err = c.ClientDocument(t.Context(), planFacts(t))
	require.ErrorContains(t, err, "REG-08")
}

// broken is an allocator whose sequence is down.
type broken struct{ metadata.OIDAllocator }

var errDown = errors.New("the database is down")

func (broken) Document(context.Context) (ident.OID, error)     { return "1.2.3", nil }
func (broken) Matter(context.Context) (ident.OID, error)       { return "", errDown }
func (broken) Relationship(context.Context) (ident.OID, error) { return "", errDown }

func TestContextWithoutOIDs(t *testing.T) {
	c := office(t)
	c.OIDs = broken{}
	for _, group := range []metadata.Group{metadata.GroupMatter, metadata.GroupClientRelationship} {
		_, err := makers(t, c)[group]()
		require.ErrorIs(t, err, errDown)
	}
	c.OIDs = nil
	for group, makeOne := range makers(t, c) {
		_, err := makeOne()
		var e *metadata.Error
		require.ErrorAs(t, err, &e, group)
		require.Equal(t, metadata.CodeAllocation, e.Code)
	}
	_, err := c.Cancel(t.Context(), validHeader(t, metadata.GroupDenial))
	require.Error(t, err)
}

func TestContextRetention(t *testing.T) {
	c := office(t)
	c.Retention = metadata.RetentionTable{"24": {Value: "4", System: metadata.RetentionClasses.Versioned()}}
	h, err := c.ClientDocument(t.Context(), planFacts(t))
	require.NoError(t, err)
	require.Equal(t, "4", h.Retention.Value)
	h, err = c.ClientDocument(t.Context(), planFacts(t), func(h *metadata.Header) { h.Retention = metadata.RetentionClasses.Code("1") })
	require.NoError(t, err)
	require.Equal(t, "1", h.Retention.Value, "what is set is kept")
}

func TestSignedBy(t *testing.T) {
	c := office(t)
	h, err := c.ClientDocument(t.Context(), planFacts(t), func(h *metadata.Header) { h.SignedBy(c.Professional, h.Drafted) })
	require.NoError(t, err)
	require.Equal(t, c.Professional.Registration, h.Signer.Registration)
	next, err := c.NewVersion(t.Context(), h, metadata.CorrectionReasons.Code("1"))
	require.NoError(t, err)
	require.Nil(t, next.Signer, "a new version is signed anew")
}

// TestContextKeepsFinlandsClock: a document is dated by Finland's day, wherever
// the host stands.
func TestContextKeepsFinlandsClock(t *testing.T) {
	for at, want := range map[string]string{
		"2026-11-25T22:30:00Z":      "20261126003000+0200",
		"2026-06-30T21:00:00Z":      "20260701000000+0300",
		"2026-11-26T07:30:00+09:00": "20261126003000+0200",
	} {
		c := office(t)
		now, err := time.Parse(time.RFC3339, at)
		require.NoError(t, err)
		c.Now = func() time.Time { return now }
		h, err := c.ClientDocument(t.Context(), planFacts(t), func(h *metadata.Header) {
			h.SignedBy(c.Professional, now)
		})
		require.NoError(t, err)
		require.Equal(t, want, metadata.FormatTime(h.Drafted))
		require.Equal(t, want, metadata.FormatTime(h.Created))
		require.Equal(t, want, metadata.FormatTime(h.Signer.Time))
	}
}

// TestRemakeRefuses: a new version has a reason, a cancellation is made as one, and
// both follow a version.
func TestRemakeRefuses(t *testing.T) {
	c := office(t)
	old := validHeader(t, metadata.GroupDenial)
	correction := metadata.CorrectionReasons.Code(metadata.ReasonCorrection)
	for name, call := range map[string]func() (*metadata.Header, error){
		"no reason": func() (*metadata.Header, error) { return c.NewVersion(t.Context(), old, metadata.Code{}) },
		"a system only": func() (*metadata.Header, error) {
			return c.NewVersion(t.Context(), old, metadata.Code{System: "2.999"})
		},
		"a cancellation": func() (*metadata.Header, error) {
			return c.NewVersion(t.Context(), old, metadata.CorrectionReasons.Code(metadata.ReasonCancellation))
		},
		"no header":         func() (*metadata.Header, error) { return c.NewVersion(t.Context(), nil, correction) },
		"nothing to cancel": func() (*metadata.Header, error) { return c.Cancel(t.Context(), nil) },
		"no main document":  func() (*metadata.Header, error) { return c.Attachment(t.Context(), nil, true) },
	} {
		h, err := call()
		var e *metadata.Error
		require.ErrorAs(t, err, &e, name)
		require.Equal(t, metadata.CodeArgument, e.Code, name)
		require.Nil(t, h, name)
	}
}

// TestConstructorsNameTheirOwnFields: what is missing is named as its caller
// sets it.
func TestConstructorsNameTheirOwnFields(t *testing.T) {
	c := office(t)
	c.Professional, c.Controller, c.Software = metadata.Professional{}, metadata.Organisation{}, metadata.Software{}
	_, err := c.ClientDocument(t.Context(), metadata.DocumentFacts{})
	var invalid *metadata.InvalidError
	require.ErrorAs(t, err, &invalid)
	var remedies []string
	for _, f := range invalid.Findings {
		remedies = append(remedies, f.Remedy)
	}
	for _, want := range []string{
		"set metadata.Context.Professional", "set metadata.Context.Controller", "set metadata.Context.Software", "set metadata.DocumentFacts.Type",
		"set the client of the facts", "set the matter of the facts", "set the structure of the facts", "set the service tasks of the facts",
	} {
		require.Contains(t, remedies, want)
	}
}
