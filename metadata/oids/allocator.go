package oids

import (
	"context"
	"strconv"
	"sync"
	"time"

	"github.com/kansa-go/kansa/ident"
)

// Sequence reserves numbers. It is what a vendor implements.
//
// Reserve returns the first of n consecutive numbers of a series that were never
// reserved before, by this process or any other. It returns only after the
// reservation is persisted. When it fails, or when it is not known whether it
// succeeded, the numbers must never be handed out again. Numbers start from 1;
// gaps are allowed. It must be safe for concurrent use.
type Sequence interface {
	Reserve(ctx context.Context, series string, n uint64) (first uint64, err error)
}

// Nodes are the arcs that tell the kinds of OIDs apart. Installations of one
// organisation that do not share a Sequence need nodes of their own.
type Nodes struct{ Document, Relationship, Matter uint32 }

// defaultNodes are used when none are given.
var defaultNodes = Nodes{Document: 1, Relationship: 2, Matter: 3}

// Options are the facts of an Allocator.
//
// Organisation is the branch below which the OIDs stand. Real documents have them
// below the organisation itself, examples of Kela's below its operating unit
// (toimintayksikkö, <organisation>.10.0), so that New refuses neither: no rule
// says whose branch it is. Keep to one.
type Options struct {
	Organisation ident.OID        // such as 1.2.246.10.12345671; required
	Sequence     Sequence         // required
	Nodes        Nodes            // zero: 1 documents, 2 client relationships, 3 matters
	Block        uint64           // numbers reserved at a time, 1 to 1 000 000; default 1, which loses none
	Now          func() time.Time // gives the year; default time.Now
}

// socialBranch is the arc of documents of social welfare (observed).
const socialBranch = "95"

// maxBlock bounds what a crash loses.
const maxBlock = 1_000_000

// Allocator hands out OIDs. It is safe for concurrent use and holds no lock while
// its Sequence works on another kind of OID.
type Allocator struct {
	opt    Options
	blocks [3]block
}

// block is a run of reserved numbers of one series.
type block struct {
	mu       sync.Mutex
	series   string
	next, to uint64 // to is the last number; next > to: used up
}

// New returns an allocator. The error is an *Error that names the wrong option.
func New(opt Options) (*Allocator, error) {
	if opt.Nodes == (Nodes{}) {
		opt.Nodes = defaultNodes
	}
	if opt.Block == 0 {
		opt.Block = 1
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	n := opt.Nodes
	switch {
	case !opt.Organisation.Valid():
		return nil, &Error{Code: CodeOption, Detail: "Organisation is not an OID"}
	case opt.Sequence == nil:
		return nil, &Error{Code: CodeOption, Detail: "Sequence is missing"}
	case n.Document == n.Matter || n.Document == n.Relationship || n.Matter == n.Relationship:
		return nil, &Error{Code: CodeOption, Detail: "two Nodes are the same"}
	case opt.Block > maxBlock:
		return nil, &Error{Code: CodeOption, Detail: "Block is larger than 1 000 000"}
	}
	a := &Allocator{opt: opt}
	for i := range a.blocks {
		a.blocks[i].next = 1
	}
	return a, nil
}

// Document returns the OID of a new document version.
func (a *Allocator) Document(ctx context.Context) (ident.OID, error) {
	return a.allocate(ctx, &a.blocks[0], a.opt.Nodes.Document)
}

// Relationship returns the OID of a new client relationship.
func (a *Allocator) Relationship(ctx context.Context) (ident.OID, error) {
	return a.allocate(ctx, &a.blocks[1], a.opt.Nodes.Relationship)
}

// Matter returns the OID of a new matter.
func (a *Allocator) Matter(ctx context.Context) (ident.OID, error) {
	return a.allocate(ctx, &a.blocks[2], a.opt.Nodes.Matter)
}

// allocate takes the next number of a block and reserves a new block when that
// one is used up or the year has changed. The branch is the series, so that each
// year and node counts from 1.
func (a *Allocator) allocate(ctx context.Context, b *block, node uint32) (ident.OID, error) {
	branch := a.opt.Organisation.Child(socialBranch, strconv.Itoa(a.opt.Now().Year()), strconv.FormatUint(uint64(node), 10))
	b.mu.Lock()
	defer b.mu.Unlock()
	if series := string(branch); b.next > b.to || b.series != series {
		b.next, b.to = 1, 0 // whatever happens, what is left is not used
		first, err := a.opt.Sequence.Reserve(ctx, series, a.opt.Block)
		if err != nil {
			return "", &Error{Code: CodeSequence, Err: err}
		}
		if last := first + a.opt.Block - 1; first == 0 || last < first {
			return "", &Error{Code: CodeSequence, Detail: "the sequence is exhausted or does not count from 1"}
		} else {
			b.series, b.next, b.to = series, first, last
		}
	}
	number := b.next
	b.next++
	return branch.Child(strconv.FormatUint(number, 10)), nil
}
