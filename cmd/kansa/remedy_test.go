package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/rule"
)

// TestRemediesSpeakOfFlags: nothing that the judging packages say about their
// options reaches the command's users as a field of Go.
func TestRemediesSpeakOfFlags(t *testing.T) {
	field := regexp.MustCompile(`\b(Verify|Check)Options\.`)
	seen := 0
	for _, text := range literals(t, "signing", "document", "metadata", "consent", "archive", "mock") {
		if field.MatchString(text) {
			seen++
			found := (&validation{}).worded(rule.Findings{{Message: text, Remedy: text}})
			require.NotRegexp(t, field, found[0].Message+found[0].Remedy)
		}
	}
	require.Positive(t, seen)
}

// literals returns the string literals in the code of packages, without tests.
func literals(t *testing.T, packages ...string) (out []string) {
	for _, dir := range packages {
		require.NoError(t, filepath.WalkDir(filepath.Join("..", "..", dir), func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			ast.Inspect(file, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					text, err := strconv.Unquote(lit.Value)
					require.NoError(t, err)
					out = append(out, text)
				}
				return true
			})
			return err
		}))
	}
	return out
}

// TestIssuersHint: only an unknown issuer without --issuers has the hint.
func TestIssuersHint(t *testing.T) {
	unknown := rule.Finding{Rule: "SIG-07", Message: "the certificate's issuer is unknown now"}
	expired := rule.Finding{Rule: "SIG-07", Message: "the certificate is not valid now"}
	found := (&validation{}).worded(rule.Findings{unknown, expired})
	require.Contains(t, found[0].Remedy, "--issuers")
	require.Empty(t, found[1].Remedy)
	require.Empty(t, (&validation{issuers: "issuers.pem"}).worded(rule.Findings{unknown})[0].Remedy)
}
