package archive

import (
	"bytes"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestReadAllAllocates: whatever the limit, an answer of unknown length that
// reaches it costs less than one and a half times the limit.
func TestReadAllAllocates(t *testing.T) {
	for _, limit := range []int64{firstRead - 1, firstRead, firstRead + 1, 4*firstRead + 1, 1 << 20, 2<<20 + 1000, 4<<20 - 1, 8<<20 + 1} {
		src := make([]byte, limit)
		reader := bytes.NewReader(src)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got, err := readAll(reader, -1, limit)
		runtime.ReadMemStats(&after)
		require.NoError(t, err)
		require.Len(t, got, len(src))
		require.Less(t, float64(after.TotalAlloc-before.TotalAlloc), 1.5*float64(limit)+4096, "limit %d", limit)
		_, err = readAll(bytes.NewReader(append(src, 0)), -1, limit)
		require.ErrorIs(t, err, errTooLarge)
	}
}
