package rulebook

import (
	"go/ast"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/rule"
)

// notFindings are the functions that set the severity of something else than a
// finding: of another archive's words.
var notFindings = []string{"archive/ack.go: decodeAck"}

// namedElsewhere are the functions whose rules another function chooses.
var namedElsewhere = []string{
	"archive/framewalk.go: walker.missing", "document/conditioncheck.go: check.broken", "document/particular.go: renamer.rename", "document/semantics.go: semanticWalk.blank",
}

// TestVariations: the table names every function that chooses the severity of a
// finding, and rules that the function enforces.
func TestVariations(t *testing.T) {
	s := scan(t, filepath.Join("..", ".."))
	var listed []string
	for _, v := range variations {
		listed = append(listed, v.place)
		if !slices.Contains(namedElsewhere, v.place) {
			require.Contains(t, s.enforced[v.rule], v.place, v.rule)
		}
	}
	var inSource []string
	for place := range s.weighing {
		if !slices.Contains(notFindings, place) && !strings.HasPrefix(place, "document/pdfa/") { // of a module of its own, whose rules are not in the book
			inSource = append(inSource, place)
		}
	}
	require.Equal(t, sorted(inSource), sorted(listed), "a function chooses the severity of a finding: put it into the table of severities.go")
}

func TestSeveritiesOf(t *testing.T) {
	book, err := New()
	require.NoError(t, err)
	for id, want := range map[rule.ID]string{
		"DOC-01": "error", "SGN-14": "warning", "MSG-20": "info",
		"SGN-11": "error/warning", "SGN-12": "error/warning", "HDR-05": "error/warning", "STR-03": "error/warning", "STR-08": "error",
		"BDY-06": "error/warning", "MSG-03": "error",
	} {
		r, ok := book.Rule(id)
		require.True(t, ok, id)
		require.Equal(t, want, SeveritiesOf(r).String(), id)
	}
}

// weighs reports whether a declaration chooses the severity of a finding: by
// WithSeverity, by an assignment or in a literal. Functions that make rules do
// none of it.
func weighs(node ast.Node) (found bool) {
	if fn, ok := node.(*ast.FuncDecl); ok && makesRules(fn) {
		return false
	}
	ast.Inspect(node, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.CallExpr:
			sel, ok := x.Fun.(*ast.SelectorExpr)
			found = found || ok && sel.Sel.Name == "WithSeverity"
		case *ast.AssignStmt:
			found = found || slices.ContainsFunc(x.Lhs, func(e ast.Expr) bool { return isSelector(e, "Severity") })
		case *ast.CompositeLit:
			found = found || isSelector(x.Type, "Finding") && slices.ContainsFunc(x.Elts, func(e ast.Expr) bool {
				kv, ok := e.(*ast.KeyValueExpr)
				return ok && isNamed(kv.Key, "Severity")
			})
		}
		return !found
	})
	return found
}

func makesRules(fn *ast.FuncDecl) bool {
	return fn.Type.Results != nil && slices.ContainsFunc(fn.Type.Results.List, func(f *ast.Field) bool { return isSelector(f.Type, "Rule") })
}

func isSelector(e ast.Expr, name string) bool {
	sel, ok := e.(*ast.SelectorExpr)
	return ok && sel.Sel.Name == name
}

func isNamed(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}
