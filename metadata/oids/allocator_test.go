package oids_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata/oids"
)

const org = ident.OID("1.2.246.10.12345671")

func year(y int) func() time.Time {
	return func() time.Time { return time.Date(y, 6, 1, 0, 0, 0, 0, time.UTC) }
}

func ExampleAllocator() {
	allocator, err := oids.New(oids.Options{
		Organisation: "1.2.246.10.12345671",
		Sequence:     &oids.Memory{}, // a database in production, see package sqlsequence
		Nodes:        oids.Nodes{Document: 41, Relationship: 42, Matter: 43},
		Now:          func() time.Time { return time.Date(2026, 1, 15, 9, 30, 0, 0, time.UTC) },
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()
	for range 2 {
		id, err := allocator.Document(ctx)
		fmt.Println(id, err)
	}
	matter, err := allocator.Matter(ctx)
	fmt.Println(matter, err)
	// Output:
	// 1.2.246.10.12345671.95.2026.41.1 <nil>
	// 1.2.246.10.12345671.95.2026.41.2 <nil>
	// 1.2.246.10.12345671.95.2026.43.1 <nil>
}

func TestNewRefuses(t *testing.T) {
	for name, opt := range map[string]oids.Options{
		"no organisation":    {Sequence: &oids.Memory{}},
		"no OID":             {Organisation: "1.2.03", Sequence: &oids.Memory{}},
		"no sequence":        {Organisation: org},
		"two nodes the same": {Organisation: org, Sequence: &oids.Memory{}, Nodes: oids.Nodes{Document: 1, Matter: 1, Relationship: 2}},
		"two nodes missing":  {Organisation: org, Sequence: &oids.Memory{}, Nodes: oids.Nodes{Document: 1}},
		"a huge block":       {Organisation: org, Sequence: &oids.Memory{}, Block: 2_000_000},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := oids.New(opt)
			var e *oids.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, oids.CodeOption, e.Code)
		})
	}
}

// TestBranches: below the organisation and below its operating unit, as real
// documents and published examples have it; neither is the other's.
func TestBranches(t *testing.T) {
	seq := &oids.Memory{}
	for organisation, want := range map[ident.OID]ident.OID{org: org + ".95.2026.1.1", org + ".10.0": org + ".10.0.95.2026.1.1"} {
		allocator, err := oids.New(oids.Options{Organisation: organisation, Sequence: seq, Now: year(2026)})
		require.NoError(t, err)
		id, err := allocator.Document(t.Context())
		require.NoError(t, err)
		require.Equal(t, want, id)
	}
}

// TestEachYearAndKindCounts: numbers of one branch are not those of another, and
// a new year leaves the old block.
func TestEachYearAndKindCounts(t *testing.T) {
	now := 2026
	a, err := oids.New(oids.Options{Organisation: org, Sequence: &oids.Memory{}, Block: 10, Now: func() time.Time { return year(now)() }})
	require.NoError(t, err)
	ctx := t.Context()
	next := func(f func(context.Context) (ident.OID, error)) string {
		id, err := f(ctx)
		require.NoError(t, err)
		require.True(t, id.Valid())
		return string(id)
	}
	require.Equal(t, "1.2.246.10.12345671.95.2026.1.1", next(a.Document))
	require.Equal(t, "1.2.246.10.12345671.95.2026.2.1", next(a.Relationship))
	require.Equal(t, "1.2.246.10.12345671.95.2026.3.1", next(a.Matter))
	require.Equal(t, "1.2.246.10.12345671.95.2026.1.2", next(a.Document))
	now = 2027
	require.Equal(t, "1.2.246.10.12345671.95.2027.1.1", next(a.Document))
	now = 2026
	require.Equal(t, "1.2.246.10.12345671.95.2026.1.11", next(a.Document), "the rest of the old block is lost, not reused")
}

// disk is a Sequence whose marks survive the process. It crashes as told: before
// it persists, or after it has persisted and before it answers.
type disk struct {
	mu    sync.Mutex
	marks map[string]uint64
	crash func() (before, after bool)
}

var errCrash = errors.New("the process died")

func (d *disk) Reserve(_ context.Context, series string, n uint64) (uint64, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	before, after := false, false
	if d.crash != nil {
		before, after = d.crash()
	}
	if before {
		return 0, errCrash
	}
	first := d.marks[series] + 1
	d.marks[series] += n
	if after {
		return 0, errCrash
	}
	return first, nil
}

// TestNoNumberTwiceAfterCrashes: several allocators share a sequence, die at any
// time and start anew; no OID is handed out twice.
func TestNoNumberTwiceAfterCrashes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		d := &disk{marks: map[string]uint64{}, crash: func() (bool, bool) { return rnd.IntN(5) == 0, rnd.IntN(5) == 0 }}
		start := func() *oids.Allocator {
			a, err := oids.New(oids.Options{Organisation: org, Sequence: d, Block: uint64(1 + rnd.IntN(4)), Now: year(2026)})
			require.NoError(rt, err)
			return a
		}
		processes := []*oids.Allocator{start(), start(), start()}
		seen := map[ident.OID]bool{}
		for range rapid.IntRange(1, 200).Draw(rt, "steps") {
			i := rnd.IntN(len(processes))
			if rnd.IntN(6) == 0 {
				processes[i] = start() // a crash and a restart: what was reserved in memory is gone
			}
			id, err := processes[i].Document(context.Background())
			if err != nil {
				require.ErrorIs(rt, err, errCrash)
				continue
			}
			require.False(rt, seen[id], "%s was handed out twice", id)
			seen[id] = true
		}
	})
}

func TestConcurrentUse(t *testing.T) {
	d := &disk{marks: map[string]uint64{}}
	var mu sync.Mutex
	seen := map[ident.OID]bool{}
	var wg sync.WaitGroup
	for range 3 { // processes
		a, err := oids.New(oids.Options{Organisation: org, Sequence: d, Block: 7, Now: year(2026)})
		require.NoError(t, err)
		for range 4 { // goroutines in each
			wg.Go(func() {
				for range 100 {
					id, err := a.Document(context.Background())
					mu.Lock()
					if err != nil || seen[id] {
						t.Errorf("%s twice, or %v", id, err)
					}
					seen[id] = true
					mu.Unlock()
				}
			})
		}
	}
	wg.Wait()
	require.Len(t, seen, 1200)
}

// fixed is a Sequence that answers wrongly.
type fixed uint64

func (f fixed) Reserve(context.Context, string, uint64) (uint64, error) { return uint64(f), nil }

func TestBadSequenceIsRefused(t *testing.T) {
	for name, s := range map[string]oids.Sequence{"zero": fixed(0), "wraps around": fixed(math.MaxUint64)} {
		t.Run(name, func(t *testing.T) {
			a, err := oids.New(oids.Options{Organisation: org, Sequence: s, Block: 2})
			require.NoError(t, err)
			_, err = a.Document(t.Context())
			var e *oids.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, oids.CodeSequence, e.Code)
		})
	}
}

func TestEndedContext(t *testing.T) {
	a, err := oids.New(oids.Options{Organisation: org, Sequence: &oids.Memory{}})
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = a.Matter(ctx)
	require.ErrorIs(t, err, context.Canceled)
	id, err := a.Matter(t.Context())
	require.NoError(t, err)
	require.True(t, id.Under(org))
}
