package signing_test

import (
	"crypto/x509"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
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

// javaVerifies lets the JDK verify every signature of some documents, each with
// two references.
func javaVerifies(t *testing.T, docs []string, signatures int) {
	t.Helper()
	args := []string{"verify"}
	for _, doc := range docs {
		args = append(args, write(t, "doc.xml", doc))
	}
	got := strings.Fields(javaDsig(t, args...))
	require.Len(t, got, 2*signatures*len(docs))
	for i := 0; i < len(got); i += 2 {
		require.Equal(t, []string{"true", "2"}, got[i:i+2])
	}
}

// TestJavaAcceptsOurs: the JDK finds every signature that this package makes
// good.
func TestJavaAcceptsOurs(t *testing.T) {
	var docs []string
	for _, id := range identities(t) {
		for _, body := range bodies {
			docs = append(docs, sign(t, sign(t, body(), id, signing.System), system(t), signing.System))
		}
	}
	javaVerifies(t, docs, 2)
}

// TestWeAcceptJavas: this package finds good what the JDK signed, twice in one
// document; another signature of ours changes nothing for either.
func TestWeAcceptJavas(t *testing.T) {
	args := []string{"sign"}
	type result struct {
		id   *testpki.Identity
		path string
	}
	results := map[string]result{}
	for name, id := range identities(t) {
		key, err := x509.MarshalPKCS8PrivateKey(id.Key)
		require.NoError(t, err)
		kind := map[string]string{"RSA": "RSA", "ECDSA": "EC"}[signing.AlgorithmFor(id.Certificate).Family()]
		for size, body := range bodies {
			out := filepath.Join(t.TempDir(), "out.xml")
			results[name+"/"+size] = result{id, out}
			args = append(args, write(t, "key.der", string(key)), write(t, "cert.der", string(id.Certificate.Raw)),
				kind, string(signing.AlgorithmFor(id.Certificate)), write(t, "in.xml", withoutSignatures(templates(body(), id))), out)
		}
	}
	javaDsig(t, args...)
	var all []string
	for name, made := range results {
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(made.path)
			require.NoError(t, err)
			requireSigned(t, string(src), 2)
			both := sign(t, string(src), made.id, signing.System)
			requireSigned(t, both, 3)
			all = append(all, both)
		})
	}
	javaVerifies(t, all, 3)
}

// withoutSignatures takes the XML signatures out of the entries.
func withoutSignatures(doc string) string {
	return regexp.MustCompile(`(?s)<Signature xmlns.*?</Signature>`).ReplaceAllString(doc, "")
}
