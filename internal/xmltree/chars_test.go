package xmltree_test

import (
	"bytes"
	"testing"

	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/stretchr/testify/require"
)

// TestControlCharactersAnywhere puts every byte below 0x20 into every place of
// texts of several lengths, among line feeds, tabs, spaces and letters.
func TestControlCharactersAnywhere(t *testing.T) {
	for _, fill := range []byte("\n\t\r x") {
		for _, length := range []int{1, 7, 8, 9, 31, 33, 64, 71} {
			text := bytes.Repeat([]byte{fill}, length)
			for at := range text {
				for c := range byte(0x21) {
					text[at] = c
					_, err := xmltree.Parse(append(append([]byte("<a>"), text...), "</a>"...), xmltree.Limits{})
					if c == '\t' || c == '\n' || c == '\r' || c == ' ' {
						require.NoError(t, err)
						continue
					}
					var xe *xmltree.Error
					require.ErrorAs(t, err, &xe, "%q", text)
					require.Equal(t, xmltree.CodeCharacter, xe.Code)
					require.Equal(t, 3+at, xe.Offset)
				}
				text[at] = fill
			}
		}
	}
}
