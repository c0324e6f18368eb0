package sqlitetest

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata/oids"
	"github.com/kansa-go/kansa/metadata/oids/sqlsequence"
)

// open opens a database as a process of its own would: with its own connections.
func open(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(20000)&_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func allocator(t testing.TB, db *sql.DB, block uint64) *oids.Allocator {
	t.Helper()
	s := &sqlsequence.Sequence{DB: db}
	if err := s.CreateTable(context.Background()); err != nil {
		t.Fatal(err)
	}
	a, err := oids.New(oids.Options{Organisation: "1.2.246.10.12345671", Sequence: s, Block: block, Now: func() time.Time {
		return time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)
	}})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func Example() {
	db, err := sql.Open("sqlite", "file::memory:?cache=shared")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer db.Close()
	ctx := context.Background()
	sequence := &sqlsequence.Sequence{DB: db}
	if err := sequence.CreateTable(ctx); err != nil {
		fmt.Println(err)
		return
	}
	first, err := sequence.Reserve(ctx, "documents", 100)
	fmt.Println(first, err)
	first, err = sequence.Reserve(ctx, "documents", 100)
	fmt.Println(first, err)
	// Output:
	// 1 <nil>
	// 101 <nil>
}

// TestNoNumberTwice: processes that share a file, and those that come after a
// crash, never get a number twice.
func TestNoNumberTwice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "oids.db")
	seen := map[ident.OID]bool{}
	var mu sync.Mutex
	for range 2 { // before and after a crash of everything
		var wg sync.WaitGroup
		for range 3 {
			a := allocator(t, open(t, path), 7)
			for range 3 {
				wg.Go(func() {
					for range 40 {
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
	}
	if len(seen) != 2*3*3*40 {
		t.Errorf("%d OIDs", len(seen))
	}
}

// TestHighWaterMarkIsPersistedFirst: what a process has reserved is marked in the
// file before it hands out the first number of it.
func TestHighWaterMarkIsPersistedFirst(t *testing.T) {
	path := filepath.Join(t.TempDir(), "oids.db")
	a := allocator(t, open(t, path), 50)
	if _, err := a.Matter(context.Background()); err != nil {
		t.Fatal(err)
	}
	var last int64
	err := open(t, path).QueryRow("SELECT last FROM kansa_oid_sequence WHERE series = ?", "1.2.246.10.12345671.95.2026.3").Scan(&last)
	if err != nil || last != 50 {
		t.Fatalf("mark %d, %v", last, err)
	}
}

func TestRefusals(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "oids.db"))
	ctx := context.Background()
	for _, s := range []*sqlsequence.Sequence{{DB: db, Table: "a; DROP TABLE b"}, {DB: db, Table: "missing"}} {
		if _, err := s.Reserve(ctx, "x", 1); err == nil {
			t.Errorf("table %q was accepted", s.Table)
		}
	}
	s := &sqlsequence.Sequence{DB: db}
	if err := s.CreateTable(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Reserve(ctx, "x", 0); err == nil {
		t.Error("no numbers were reserved")
	}
	if _, err := s.Reserve(ctx, "x", 1<<63-1); err != nil {
		t.Error(err)
	}
	if _, err := s.Reserve(ctx, "x", 5); err == nil {
		t.Error("an exhausted series was accepted")
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.Reserve(ended, "y", 1); err == nil {
		t.Error("an ended context was accepted")
	}
}
