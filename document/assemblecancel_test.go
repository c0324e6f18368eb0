package document_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// cancellation is a document that cancels planDraft's.
func cancellation(t testing.TB) document.Draft {
	h := planDraft(t).Header
	h.Replaces = &metadata.Replacement{ID: h.ID, SetID: h.SetID, Version: 1}
	h.ID, h.Version = "2.999.10.1234567.95.2026.1.2", 2
	h.CorrectionReason = metadata.CorrectionReasons.Code(metadata.ReasonCancellation)
	h.FileFormat, h.StructuredFormat = metadata.Code{}, metadata.Code{}
	return document.Draft{Header: h}
}

// TestCancellation: rule BDY-12, a document that cancels another carries no
// content.
func TestCancellation(t *testing.T) {
	check := func(t *testing.T, src string) *document.Judgement {
		j, err := document.Check([]byte(src), document.CheckOptions{Structures: ownStructures(t), Unsigned: true})
		require.NoError(t, err)
		return j
	}
	out, err := cancellation(t).Assemble()
	require.NoError(t, err)
	good := string(out)
	j := check(t, good)
	require.Empty(t, j.Findings)
	require.Equal(t, []string{"signatures"}, j.Unjudged)
	require.True(t, j.Document.Header.Cancels())
	require.Nil(t, j.Document.Display)
	require.Nil(t, j.Document.Content)

	for name, change := range map[string]func(string) string{
		"a display form": func(s string) string {
			return strings.Replace(s, `<text nullFlavor="NA"/>`, `<text mediaType="application/xhtml+xml" representation="B64">PGRpdi8+</text>`, 1)
		},
		"text beside the null flavour": func(s string) string {
			return strings.Replace(s, `<text nullFlavor="NA"/>`, `<text nullFlavor="NA">PGRpdi8+</text>`, 1)
		},
		"a structured form": func(s string) string {
			return strings.Replace(s, `<text nullFlavor="NA"/>`, `<text nullFlavor="NA"/><j:json xmlns:j="urn:hl7finland">e30=</j:json>`, 1)
		},
		"no text": func(s string) string { return strings.Replace(s, `<text nullFlavor="NA"/>`, ``, 1) },
	} {
		t.Run("BDY-12 "+name, func(t *testing.T) {
			changed := change(good)
			require.NotEqual(t, good, changed)
			found := check(t, changed).Findings
			require.Len(t, found, 1, "%v", found)
			require.Equal(t, rule.ID("BDY-12"), found[0].Rule)
			require.Equal(t, rule.Error, found[0].Severity)
		})
	}
	t.Run("BDY-12 an empty body without cancellation", func(t *testing.T) {
		changed := strings.Replace(good, `reasonOfCorrection code="2"`, `reasonOfCorrection code="1"`, 1)
		require.NotEmpty(t, check(t, changed).Findings.Of("BDY-12"))
	})
	t.Run("BDY-12 a draft with content", func(t *testing.T) {
		d := cancellation(t)
		d.Content = []byte("{}")
		_, err := d.Assemble()
		require.ErrorContains(t, err, "BDY-12")
	})
	t.Run("NUL-02 a first version", func(t *testing.T) {
		d := cancellation(t)
		d.Header.Version, d.Header.ID = 1, d.Header.SetID
		_, err := d.Assemble()
		require.ErrorContains(t, err, "NUL-02")
	})
}

// TestAttachmentAndInforming: both have one display form; an attachment may be a
// PDF.
func TestAttachmentAndInforming(t *testing.T) {
	check := func(t *testing.T, d document.Draft) rule.Findings {
		out, err := d.Assemble()
		require.NoError(t, err)
		j, err := document.Check(out, document.CheckOptions{Unsigned: true, PDF: inspector{}})
		require.NoError(t, err)
		return j.Findings.Errors()
	}
	attachment := oldDraft(t)
	attachment.Header.Group, attachment.Header.AttachedTo = metadata.GroupAttachment, &metadata.Reference{ID: "2.999.10.1234567.95.2026.1.7"}
	require.Empty(t, check(t, attachment))

	informing := oldDraft(t)
	h := informing.Header
	h.Group, h.Matter, h.ServiceTasks, h.ServiceProcess, h.Type, h.SpecificType = metadata.GroupInforming, "", nil, metadata.Code{}, metadata.Code{}, metadata.Code{}
	_, err := informing.Assemble()
	require.ErrorContains(t, err, "DOC-17", "informing is no PDF")
	informing.PDF, h.FileFormat = nil, metadata.FileFormats.Code(metadata.FormatXHTML)
	informing.Display = []byte(`<div xmlns="http://www.w3.org/1999/xhtml" class="soc-document" id="OID2.999.10.1234567.95.2026.1.1"/>`)
	require.Empty(t, check(t, informing))
}
