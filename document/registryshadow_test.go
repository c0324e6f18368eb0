package document_test

import (
	"maps"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
)

// A broken file does not hide an intact one of the same structure, whichever
// stands first and wherever it is broken: both are listed, the broken one with
// its problem.
func TestBrokenFileDoesNotHideAnIntactOne(t *testing.T) {
	plan := demoFile(t, demodata.Plan)
	for name, broken := range map[string][]byte{
		"only named like it": []byte("x"), "cut off early": plan[:60], "cut off late": plan[:len(plan)-200],
	} {
		for _, intact := range []string{"0.json", "copy.json"} {
			t.Run(name+" "+intact, func(t *testing.T) {
				named := demodata.Plan + ".json"
				reg, err := document.NewRegistry(fstest.MapFS{named: {Data: broken}, intact: {Data: plan}})
				require.NoError(t, err)
				require.Len(t, reg.Structures(), 2)
				require.Equal(t, intact, structure(t, reg, demodata.Plan).Info().File)
				report := reg.Conditions()
				require.Equal(t, 1, report.Failed)
				require.Equal(t, named, report.Problems[0].File)
				if name != "cut off late" { // found by compiling only
					require.Equal(t, []string{named}, slices.Collect(maps.Keys(problems(reg))))
				}
			})
		}
	}
}

func TestOnlyBrokenFilesOfAStructure(t *testing.T) {
	plan := demoFile(t, demodata.Plan)
	reg, err := document.NewRegistry(fstest.MapFS{
		"a.json": {Data: plan[:len(plan)-200]}, "b.json": {Data: plan[:len(plan)-300]}, demodata.Plan + ".json": {Data: []byte("x")},
	})
	require.NoError(t, err)
	_, err = reg.Structure(demodata.Plan)
	require.ErrorIs(t, err, &document.Error{Code: document.CodeBadStructure})
	require.Equal(t, 3, reg.Conditions().Failed)
}

// A name that an archive holds twice is one problem, and the other entries stay
// usable.
func TestArchiveWithAnEntryTwice(t *testing.T) {
	plan, matter := string(demoFile(t, demodata.Plan)), string(demoFile(t, demodata.Matter))
	reg, err := document.OpenRegistry(archiveOf(t,
		zipEntry{name: demodata.Plan + ".json", text: plan}, zipEntry{name: "matter.json", text: matter}, zipEntry{name: "readme.txt"},
		zipEntry{name: demodata.Plan + ".json", text: plan}, zipEntry{name: "readme.txt"}, zipEntry{name: "readme.txt/x.json", text: "x"},
	))
	require.NoError(t, err)
	structure(t, reg, demodata.Matter)
	require.Contains(t, problems(reg)[demodata.Plan+".json"], "several files of this name")
	require.Len(t, reg.Structures(), 3)
	_, err = reg.Structure(demodata.Plan)
	require.ErrorIs(t, err, &document.Error{Code: document.CodeBadStructure})

	reg, err = document.OpenRegistry(archiveOf(t,
		zipEntry{name: demodata.Plan + ".json", text: plan}, zipEntry{name: demodata.Plan + ".json", text: plan}, zipEntry{name: "x.json", text: plan}))
	require.NoError(t, err)
	require.Equal(t, "x.json", structure(t, reg, demodata.Plan).Info().File)
}
