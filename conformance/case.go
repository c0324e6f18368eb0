package conformance

import (
	"context"

	"github.com/kansa-go/kansa/rule"
)

// Case is one check of a system. Cases never depend on each other.
type Case struct {
	ID      string    // never changes
	Title   rule.Text // may change
	Rules   []rule.ID // the first is the rule that the case stands for
	Feature Feature

	refusals bool // the archive refuses by design; elsewhere a refusal is at least a warning
	steps    []step
}

// Steps returns what happens in the case, in order.
func (c Case) Steps() []string {
	out := make([]string, len(c.steps))
	for i, s := range c.steps {
		out[i] = s.title
	}
	return out
}

// step is one action or check. It returns the problem that it found, in one
// sentence without personal data, or "".
type step struct {
	title string
	needs string // for a prerequisite: the case that tests it
	do    func(ctx context.Context, b *bench) string
}

// Cases returns all cases in the order of their ids. The caller owns the slice.
func Cases() []Case {
	return []Case{
		archiveRelationship(), archiveMatter(), archiveClientDocument(), archivePermission(), archiveDenial(),
		lostAcknowledgement(), deniedSearch(), fetchOwn(), refusedDocument(), newVersion(),
	}
}

// Find returns the case of an id.
func Find(id string) (Case, bool) {
	for _, c := range Cases() {
		if c.ID == id {
			return c, true
		}
	}
	return Case{}, false
}
