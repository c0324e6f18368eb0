package archive_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/rule"
)

func TestProfileFile(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, archive.WriteProfile(&out, archive.DefaultProfile()))
	back, err := archive.ReadProfile(&out)
	require.NoError(t, err)
	require.Equal(t, archive.DefaultProfile(), *back)

	mine, err := archive.ReadProfile(strings.NewReader(`{"version":"guide 3.3","query":{"value":"RCMR_IN100029FI01","fidelity":"specified","source":"guide"}}`))
	require.NoError(t, err)
	require.Equal(t, "RCMR_IN100029FI01", mine.Query.Value)
	require.Equal(t, rule.Specified, mine.Query.Fidelity)
	require.Equal(t, archive.DefaultProfile().Archive, mine.Archive, "what the file leaves out stays")

	for name, in := range map[string]string{
		"nothing": "", "no version": `{}`, "an unknown name": `{"version":"1","querry":{}}`, "no value": `{"version":"1","query":{"fidelity":"specified"}}`,
		"an unknown fidelity": `{"version":"1","query":{"value":"x","fidelity":"sure"}}`, "no OID": `{"version":"1","archiveParty":{"value":"x","fidelity":"specified"}}`,
	} {
		_, err := archive.ReadProfile(strings.NewReader(in))
		var e *archive.Error
		require.ErrorAs(t, err, &e, name)
	}
}
