package document

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/internal/outside"
)

// An override holds for the note that was reviewed, in every version of the
// structure; a changed note turns it off and says so.
func TestChangedNoteTurnsItsOverrideOff(t *testing.T) {
	const note = "Ehdollisesti pakollinen: Jos asia on suljettu, kenttä on pakollinen."
	const ours = `Ehdollisesti pakollinen: Kenttä on pakollinen, jos Tila-kentässä on valittu \"Suljettu\".`
	data, err := fs.ReadFile(demodata.Structures(), demodata.Matter+".json")
	require.NoError(t, err)
	for _, c := range []struct {
		note   string
		status ConditionStatus
		reason string
	}{
		{note, Overridden, "closed matter"},
		{strings.ReplaceAll(note, " ", "  "), Overridden, "closed matter"},
		{"Ehdollisesti pakollinen: Jos asia on päätetty, kenttä on pakollinen.", NotUnderstood, "has changed since its override was reviewed"},
		{"Ehdollisesti pakollinen: Jos Yhteinen asia -kenttään on vastattu \\\"kyllä\\\", kenttä on pakollinen.", Understood, ""},
	} {
		changed := strings.ReplaceAll(string(data), ours, c.note)
		require.NotEqual(t, string(data), changed)
		reg, err := NewRegistry(fstest.MapFS{"s.json": {Data: []byte(changed)}})
		require.NoError(t, err)
		s, err := reg.Structure(demodata.Matter)
		require.NoError(t, err)
		found := false
		for _, p := range s.Conditions() {
			if strings.HasSuffix(p.Path, "/paattymispaiva") {
				found = true
				require.Equal(t, c.status, p.Status)
				require.Contains(t, p.Reason, c.reason)
			}
		}
		require.True(t, found)
	}
}

// Every override is of use: its structure has the field and the reviewed note,
// its own words are read, and the compiler could not have read the note.
func TestOverridesAreOfUse(t *testing.T) {
	reg, err := OpenRegistry(outside.Structures(t))
	require.NoError(t, err)
	for _, o := range overrides {
		info, ok := reg.Newest(o.typeKey)
		require.True(t, ok, o.typeKey)
		s, err := reg.Structure(info.OID)
		require.NoError(t, err)
		f := fieldByPath(s, o.path)
		require.NotNil(t, f, o.path)
		require.NotEmpty(t, o.reason)
		names := newNameIndex(s.root)
		if o.digest != "" {
			require.Equal(t, o.digest, noteDigest(f.Note.FI), o.path)
			alone := &readNoteResult{field: f}
			alone.compile(names, f.Note.FI, false)
			require.NotEqual(t, Understood, alone.status, "the compiler reads the note of %s", o.path)
		}
		if o.readAs != "" {
			words := &readNoteResult{field: f}
			words.compile(names, o.readAs, true)
			require.Equal(t, Understood, words.status, "%s: %s", o.path, words.reason)
		}
	}
}

func fieldByPath(s *Structure, path string) *Field {
	for f := range s.root.All() {
		if f.Path() == path {
			return f
		}
	}
	return nil
}
