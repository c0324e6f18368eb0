package rulebook

import (
	"go/ast"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/rule"
)

// remedies notes what a declaration advises about the rules that it reports: in
// WithRemedy, and in calls whose first argument is a rule and whose last a remedy.
// What is put together when it runs is left out.
func (s *scanner) remedies(dir string, node ast.Node) {
	ast.Inspect(node, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		text := s.text(dir, call.Args[len(call.Args)-1])
		var rules map[rule.ID]bool
		switch {
		case isSelector(call.Fun, "WithRemedy"):
			if rules = s.used(dir, call.Fun); len(rules) == 0 {
				rules = s.assigned(dir, node, call.Fun)
			}
		case isSelector(call.Fun, "add") && len(call.Args) == 5:
			rules = s.used(dir, call.Args[0])
		}
		if ids := slices.Collect(maps.Keys(rules)); len(ids) == 1 && text != "" {
			s.remedy[ids[0]] = append(s.remedy[ids[0]], text)
		}
		return true
	})
}

// assigned returns the rules of the finding in the variable that an expression
// begins with.
func (s *scanner) assigned(dir string, node ast.Node, e ast.Expr) (rules map[rule.ID]bool) {
	variable := firstName(e)
	ast.Inspect(node, func(n ast.Node) bool {
		if a, ok := n.(*ast.AssignStmt); ok && a.Tok == token.DEFINE && isNamed(a.Lhs[0], variable) {
			rules = s.used(dir, a.Rhs[0])
		}
		return true
	})
	return rules
}

// firstName returns the identifier that a chain of calls begins with.
func firstName(e ast.Expr) string {
	for {
		switch x := e.(type) {
		case *ast.SelectorExpr:
			e = x.X
		case *ast.CallExpr:
			e = x.Fun
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

// text returns the value of a string literal or of a constant of the package.
func (s *scanner) text(dir string, e ast.Expr) string {
	switch x := e.(type) {
	case *ast.BasicLit:
		if x.Kind == token.STRING {
			text, _ := strconv.Unquote(x.Value)
			return text
		}
	case *ast.Ident:
		return s.constants[dir][x.Name]
	}
	return ""
}

// constant notes a constant that is a string.
func (s *scanner) constant(dir string, v *ast.ValueSpec) {
	if s.constants[dir] == nil {
		s.constants[dir] = map[string]string{}
	}
	for i, value := range v.Values {
		if lit, ok := value.(*ast.BasicLit); ok && len(v.Names) > i {
			s.constants[dir][v.Names[i].Name] = s.text(dir, lit)
		}
	}
}

func TestRemedies(t *testing.T) {
	remedy := scan(t, filepath.Join("..", "..")).remedy
	require.Equal(t, []string{"call metadata.Header.SignedBy with the holder of the certificate before the document is assembled"}, sorted(remedy["SGN-12"]), "a constant, of a finding in a variable")
	require.Equal(t, []string{"set VerifyOptions.Roots"}, remedy["SGN-14"])
	require.Contains(t, remedy["SIG-06"], "keep the signed bytes; never indent, parse and write again or convert a signed document")
	require.Contains(t, remedy["STR-10"], "check day and month")
}
