package signing_test

import (
	"crypto/x509"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/signing"
	"github.com/stretchr/testify/require"
)

// javaDsig runs the JDK's own implementation, javax.xml.crypto.
func javaDsig(t *testing.T, args ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a Java virtual machine")
	}
	cmd := exec.Command(outside.Tool(t, "java"), append([]string{"testdata/Dsig.java"}, args...)...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	require.NoError(t, err, "%s", stderr.String())
	return string(out)
}

// TestJavaAcceptsOurs: the JDK finds every signature that this package makes
// good, over two references.
func TestJavaAcceptsOurs(t *testing.T) {
	args, signatures := []string{"verify"}, 0
	for name, id := range identities(t) {
		for _, size := range sizes(name) {
			doc := sign(t, sized(size), id, signing.System)
			if size > 1<<20 {
				doc = sign(t, elements(size), id, signing.System)
			}
			args = append(args, write(t, "doc.xml", sign(t, doc, system(t), signing.System)))
			signatures += 2
		}
	}
	got := strings.Fields(javaDsig(t, args...))
	require.Len(t, got, 2*signatures)
	for i := 0; i < len(got); i += 2 {
		require.Equal(t, []string{"true", "2"}, got[i:i+2])
	}
}

// TestWeAcceptJavas: this package finds good what the JDK signed.
func TestWeAcceptJavas(t *testing.T) {
	e := entry{}.String()
	doc := strings.Replace(collect(entry{}), e, e[:strings.Index(e, "<Signature xmlns")]+"</signature>", 1)
	large := strings.Replace(doc, "<text ", strings.Repeat("<f:value xmlns:f='urn:x'>text</f:value>\n", (5<<20)/40)+"<text ", 1)
	args, results := []string{"sign"}, map[string]string{}
	for name, id := range identities(t) {
		key, err := x509.MarshalPKCS8PrivateKey(id.Key)
		require.NoError(t, err)
		kind, method := "RSA", string(signing.RSASHA256)
		if strings.HasPrefix(name, "P-") {
			kind, method = "EC", string(signing.ECDSASHA384)
		}
		for i, in := range []string{doc, large}[:min(2, len(sizes(name))-1)] {
			out := filepath.Join(t.TempDir(), name+".xml")
			results[fmt.Sprintf("%s/%d", name, i)] = out
			args = append(args, write(t, "key.der", string(key)), write(t, "cert.der", string(id.Certificate.Raw)),
				kind, method, write(t, "in.xml", in), out)
		}
	}
	javaDsig(t, args...)
	for name, path := range results {
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(path)
			require.NoError(t, err)
			r := verify(t, string(src))
			require.True(t, r.Valid(), "%v", r.All())
		})
	}
}
