package sqlsequence

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// The database itself is tried in module sqlitetest.
func TestPlaceholders(t *testing.T) {
	const query = "UPDATE t SET last = last + ? WHERE series = ?"
	require.Equal(t, query, (&Sequence{}).bind(query))
	require.Equal(t, "UPDATE t SET last = last + $1 WHERE series = $2", (&Sequence{Dollar: true}).bind(query))
}

func TestTableName(t *testing.T) {
	for name, ok := range map[string]bool{"": true, "own_Table2": true, "a b": false, "a;b": false, `"a"`: false} {
		_, err := (&Sequence{Table: name}).table()
		require.Equal(t, ok, err == nil, name)
	}
}
