package rule

import (
	"fmt"
	"slices"
)

// Registry is an immutable set of rules by id. It is safe for concurrent use.
type Registry struct {
	byID   map[ID]Rule
	sorted []Rule
}

// NewRegistry collects rules. It fails when a rule lacks its id, English
// statement, source or fidelity, or when two rules share an id.
func NewRegistry(groups ...[]Rule) (*Registry, error) {
	reg := &Registry{byID: map[ID]Rule{}}
	for _, group := range groups {
		for _, r := range group {
			if err := reg.add(r); err != nil {
				return nil, err
			}
		}
	}
	slices.SortFunc(reg.sorted, func(a, b Rule) int { return compareIDs(a.ID, b.ID) })
	return reg, nil
}

func (reg *Registry) add(r Rule) error {
	if r.ID == "" || r.Statement.EN == "" || r.Source == "" || r.Fidelity == "" {
		return fmt.Errorf("rule: %q lacks its id, English statement, source or fidelity", r.ID)
	}
	if _, dup := reg.byID[r.ID]; dup {
		return fmt.Errorf("rule: %s is declared twice", r.ID)
	}
	reg.byID[r.ID] = r
	reg.sorted = append(reg.sorted, r)
	return nil
}

func compareIDs(a, b ID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Rule returns the rule of an id and whether it is registered.
func (reg *Registry) Rule(id ID) (Rule, bool) {
	r, ok := reg.byID[id]
	return r, ok
}

// Rules returns all rules ordered by id. The caller owns the slice.
func (reg *Registry) Rules() []Rule { return slices.Clone(reg.sorted) }
