package oids

import (
	"context"
	"sync"
)

// Memory is a Sequence that forgets its numbers when the process ends, for tests
// and demos. Never use it where documents outlive the process. The zero value is
// ready to use; it is safe for concurrent use.
type Memory struct {
	mu   sync.Mutex
	last map[string]uint64
}

// Reserve implements Sequence. It does not fail unless ctx has ended.
func (m *Memory) Reserve(ctx context.Context, series string, n uint64) (uint64, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.last == nil {
		m.last = map[string]uint64{}
	}
	first := m.last[series] + 1
	m.last[series] += n
	return first, nil
}
