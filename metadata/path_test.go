package metadata_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/metadata"
)

// TestPathsHideUnknownNames: errors and findings about a header say where, but
// repeat no name that a document made up.
func TestPathsHideUnknownNames(t *testing.T) {
	const name = "x140312A907T.Meikalainen"
	out, err := metadata.Encode(validHeader(t, metadata.GroupClientDocument), []byte(component))
	require.NoError(t, err)
	src := string(out)
	said := ""
	note := func(src string) {
		_, found, err := metadata.Decode([]byte(src))
		said += fmt.Sprintf("%v %+v %v\n", err, err, found)
	}
	for i := range src {
		if src[i] != '<' || src[i+1] == '?' || src[i+1] == '/' {
			continue
		}
		for _, insert := range []string{"<" + name + ">", "<" + name + "/>", "<" + name + `><id root="x"/></` + name + ">"} {
			note(src[:i] + insert + src[i:])
		}
		at := i + strings.IndexAny(src[i:], " />")
		note(src[:at] + " " + name + `="1"` + src[at:])
		note(src[:at] + " " + name + src[at:])
	}
	note("<" + name + "/>")
	require.NotContains(t, said, "140312A907T")
	require.NotContains(t, said, "Meikalainen")
	require.Contains(t, said, "not-document at /*: ")
	require.Contains(t, said, " in /ClinicalDocument/*:")
	_, err = metadata.Encode(validHeader(t, metadata.GroupClientDocument), []byte("<"+name+">"))
	require.Error(t, err)
	require.NotContains(t, err.Error(), "Meikalainen")
}
