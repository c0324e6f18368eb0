package vocabulary_test

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/internal/vocabulary"
)

func TestKnown(t *testing.T) {
	for _, local := range []string{
		"ClinicalDocument", "versionNumber", "localSocialHeader", "json", "RCMR_IN200002FI01", "MCCI_IN000002UV01", "Envelope", "Fault", "SignedInfo", "div", "extension",
	} {
		require.True(t, vocabulary.Known(local), local)
		require.Equal(t, local, vocabulary.Shown(local))
	}
	for _, local := range []string{
		"", " ", "id code", "Meikalainen.Maija", "Meikäläinen", "Aino", "x140312A907T", "_140312-907", "RCMR_IN140312A907T", "RCMR_IN140312FI01x", "clinicaldocument",
	} {
		require.False(t, vocabulary.Known(local), local)
		require.Equal(t, "*", vocabulary.Shown(local))
	}
}

// TestRealNamesAreKnown: findings about real documents and frames say where.
func TestRealNamesAreKnown(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(outside.Samples(t), "*.xml"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		f, err := os.Open(name)
		require.NoError(t, err)
		defer f.Close()
		for d := xml.NewDecoder(f); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err)
			e, _ := token.(xml.StartElement)
			require.True(t, e.Name.Local == "" || vocabulary.Known(e.Name.Local), e.Name.Local)
			for _, a := range e.Attr {
				require.True(t, a.Name.Space == "xmlns" || a.Name.Local == "xmlns" || vocabulary.Known(a.Name.Local), a.Name.Local)
			}
		}
	}
}
