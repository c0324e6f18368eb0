package mock_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
)

// TestClientChecksBeforeSending: the client system validates before sending with
// the same rules (rule DOC-20).
func TestClientChecksBeforeSending(t *testing.T) {
	d := newDesk(t)
	d.client.Check = &document.CheckOptions{Structures: d.mock.Structures, Signatures: d.mock.Signatures}
	d.store(d.records.Relationship())
	sent := len(d.mock.Journal())

	signed := d.sign(d.unsigned(d.records.Matter()))
	_, err := d.client.Archive(t.Context(), edit(`<text mediaType`, ` <text mediaType`)(signed))
	var e *archive.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, archive.CodeBadMessage, e.Code)
	require.EqualValues(t, "SIG-06", e.Details[0].Rule)
	require.Len(t, d.mock.Journal(), sent, "nothing was sent")
}
