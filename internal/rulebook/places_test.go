package rulebook

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/rule"
)

// TestPlaces: places.json says where the source enforces or keeps each rule, and
// no rule is declared without a place and a test that names it.
func TestPlaces(t *testing.T) {
	s := scan(t, filepath.Join("..", ".."))
	book, err := New()
	require.NoError(t, err)
	places := map[rule.ID]Places{}
	var nowhere, untested []rule.ID
	for _, r := range book.Rules() {
		p := Places{Enforced: sorted(s.enforced[r.ID]), KeptBy: sorted(s.kept[r.ID]), Tests: sorted(s.tests[r.ID]), Remedies: sorted(s.remedy[r.ID])}
		places[r.ID] = p
		if len(p.Enforced)+len(p.KeptBy) == 0 {
			nowhere = append(nowhere, r.ID)
		}
		if len(p.Tests) == 0 {
			untested = append(untested, r.ID)
		}
	}
	var page bytes.Buffer
	enc := json.NewEncoder(&page)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	require.NoError(t, enc.Encode(places))
	if *update {
		require.NoError(t, os.WriteFile("places.json", page.Bytes(), 0o644))
	}
	require.Empty(t, nowhere, "no code enforces these rules or says that it keeps them")
	require.Empty(t, untested, "no test names these rules")
	got, err := os.ReadFile("places.json")
	require.NoError(t, err)
	require.True(t, bytes.Equal(page.Bytes(), got), "places.json is not what the source says; run: go test ./internal/rulebook -update")
}

// scanner finds in the source which functions use a rule's variable, or name the
// rule in their comments.
type scanner struct {
	set      *token.FileSet
	declared map[string]map[string]rule.ID // directory, variable
	enforced map[rule.ID][]string
	kept     map[rule.ID][]string
	tests    map[rule.ID][]string
	remedy   map[rule.ID][]string
	weighing map[string]bool // places that choose a finding's severity

	constants map[string]map[string]string // directory, name
}

func scan(t *testing.T, root string) *scanner {
	s := &scanner{
		set: token.NewFileSet(), declared: map[string]map[string]rule.ID{}, enforced: map[rule.ID][]string{}, kept: map[rule.ID][]string{},
		tests: map[rule.ID][]string{}, remedy: map[rule.ID][]string{}, weighing: map[string]bool{}, constants: map[string]map[string]string{},
	}
	files := map[string]*ast.File{}
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		name := filepath.ToSlash(strings.TrimPrefix(path, root+string(filepath.Separator)))
		if err != nil || d.IsDir() && (strings.HasPrefix(name, ".") && path != root || name == "internal/rulebook" || name == "tools" || name == "rule") {
			return skip(err, d)
		}
		if strings.HasSuffix(name, ".go") {
			files[name], err = parser.ParseFile(s.set, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		}
		return err
	}))
	for name, f := range files {
		s.declarations(name, f)
	}
	for name, f := range files {
		s.functions(name, f)
	}
	return s
}

func skip(err error, d fs.DirEntry) error {
	if err != nil || !d.IsDir() {
		return err
	}
	return fs.SkipDir
}

var ruleID = regexp.MustCompile(`\b[A-Z]{2,4}-[0-9]{2}\b`)

// declarations notes which variables of a package are rules.
func (s *scanner) declarations(name string, f *ast.File) {
	for _, d := range f.Decls {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		if fn, ok := d.(*ast.FuncDecl); ok {
			s.declare(name, fn.Name.Name, declaredBy(fn))
			continue
		}
		for _, spec := range d.(*ast.GenDecl).Specs {
			v, ok := spec.(*ast.ValueSpec)
			switch {
			case !ok:
			case len(v.Values) == 1 && isRule(v.Values[0]):
				s.declare(name, v.Names[0].Name, firstID(v.Values[0]))
			case d.(*ast.GenDecl).Tok == token.CONST:
				s.constant(dirOf(name), v)
			}
		}
	}
}

func (s *scanner) declare(file, name string, id rule.ID) {
	if id == "" {
		return
	}
	dir := dirOf(file)
	if s.declared[dir] == nil {
		s.declared[dir] = map[string]rule.ID{}
	}
	s.declared[dir][name] = id
}

// declaredBy returns the rule that a function without parameters does nothing
// but return.
func declaredBy(fn *ast.FuncDecl) rule.ID {
	if fn.Recv != nil || fn.Body == nil || len(fn.Body.List) != 1 || fn.Type.Params.NumFields() > 0 {
		return ""
	}
	if r, ok := fn.Body.List[0].(*ast.ReturnStmt); ok && len(r.Results) == 1 && isRule(r.Results[0]) {
		return firstID(r.Results[0])
	}
	return ""
}

// isRule reports whether an expression is a rule's declaration: a call whose
// first argument is an id, or a literal of rule.Rule.
func isRule(e ast.Expr) bool {
	switch x := e.(type) {
	case *ast.CallExpr:
		return len(x.Args) > 0 && (firstID(x.Args[0]) != "" || isRule(x.Args[0]))
	case *ast.CompositeLit:
		sel, ok := x.Type.(*ast.SelectorExpr)
		return ok && sel.Sel.Name == "Rule"
	}
	return false
}

// firstID returns the id that a rule's declaration begins with.
func firstID(e ast.Expr) (id rule.ID) {
	ast.Inspect(e, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && id == "" && lit.Kind == token.STRING {
			if text := strings.Trim(lit.Value, `"`); ruleID.FindString(text) == text && text != "" {
				id = rule.ID(text)
			}
		}
		return id == ""
	})
	return id
}

// functions notes which rules the functions of a file use or name. Test files
// name rules anywhere.
func (s *scanner) functions(name string, f *ast.File) {
	for _, d := range f.Decls {
		if strings.HasSuffix(name, "_test.go") {
			s.test(name, d)
			continue
		}
		for what, node := range s.parts(name, d) {
			if weighs(node) {
				s.weighing[name+": "+what] = true
			}
			s.remedies(dirOf(name), node)
			used := s.used(dirOf(name), node)
			for id := range used {
				s.enforced[id] = append(s.enforced[id], name+": "+what)
			}
			for _, id := range named(node, f) {
				if !used[id] {
					s.kept[id] = append(s.kept[id], name+": "+what)
				}
			}
		}
	}
}

// parts returns what in a declaration can enforce a rule: a function that does
// not only list or declare rules, or a table.
func (s *scanner) parts(name string, d ast.Decl) map[string]ast.Node {
	out := map[string]ast.Node{}
	switch x := d.(type) {
	case *ast.FuncDecl:
		lists := strings.HasSuffix(strings.ToLower(x.Name.Name), "rules") && x.Recv == nil
		if _, declares := s.declared[dirOf(name)][x.Name.Name]; !lists && x.Body != nil && (x.Recv != nil || !declares) {
			out[receiver(x)+x.Name.Name] = x
		}
	case *ast.GenDecl:
		for _, spec := range x.Specs {
			if v, ok := spec.(*ast.ValueSpec); ok && len(v.Values) == 1 && !isRule(v.Values[0]) {
				if v.Doc == nil && len(x.Specs) == 1 {
					v.Doc = x.Doc
				}
				out[v.Names[0].Name] = v
			}
		}
	}
	return out
}

// used returns the rules whose variables a declaration uses.
func (s *scanner) used(dir string, node ast.Node) map[rule.ID]bool {
	out := map[rule.ID]bool{}
	ast.Inspect(node, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.Ident:
			if id, isRule := s.declared[dir][x.Name]; isRule {
				out[id] = true
			}
		case *ast.BasicLit:
			if id := strings.Trim(x.Value, `"`); ruleID.FindString(id) == id && id != "" {
				out[rule.ID(id)] = true
			}
		}
		return true
	})
	return out
}

// named returns the rules that the comments of a declaration name.
func named(node ast.Node, f *ast.File) (out []rule.ID) {
	start := node.Pos()
	switch x := node.(type) {
	case *ast.FuncDecl:
		if x.Doc != nil {
			start = x.Doc.Pos()
		}
	case *ast.ValueSpec:
		if x.Doc != nil {
			start = x.Doc.Pos()
		}
	}
	for _, group := range f.Comments {
		if group.Pos() < start || group.End() > node.End() {
			continue
		}
		for _, id := range ruleID.FindAllString(group.Text(), -1) {
			out = append(out, rule.ID(id))
		}
	}
	return out
}

// test notes the rules that a declaration of a test file names: in strings or
// comments of tests and of the tables that they read.
func (s *scanner) test(name string, d ast.Decl) {
	place := name
	if fn, ok := d.(*ast.FuncDecl); ok {
		place += ": " + fn.Name.Name
	}
	seen := map[string]bool{}
	ast.Inspect(d, func(n ast.Node) bool {
		var text string
		switch x := n.(type) {
		case *ast.BasicLit:
			text = x.Value
		case *ast.Comment:
			text = x.Text
		}
		for _, id := range ruleID.FindAllString(text, -1) {
			if !seen[id] {
				seen[id] = true
				s.tests[rule.ID(id)] = append(s.tests[rule.ID(id)], place)
			}
		}
		return true
	})
}

func receiver(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return ""
	}
	t := fn.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if ident, ok := t.(*ast.Ident); ok {
		return ident.Name + "."
	}
	return ""
}

func dirOf(name string) string { return filepath.ToSlash(filepath.Dir(name)) }

func sorted(all []string) []string {
	slices.Sort(all)
	return append([]string{}, slices.Compact(all)...) // never null in JSON
}
