//go:build unix

package signing_test

import (
	"crypto/x509"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/kansa-go/kansa/internal/c14n"
	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

// contest is one document that all implementations work on.
type contest struct {
	name             string
	signed, template string // template: a signature without values, for xmlsec1 and Java to fill in
	rounds           int
}

// sample is what repeated measurements of processor time gave: the least is the
// nearest to the truth about the code, the spread tells how noisy the machine is.
type sample []time.Duration

func (s sample) least() time.Duration { return slices.Min(s) }

func (s sample) String() string {
	return fmt.Sprintf("%.3f ms (to %.0f %%)", float64(s.least())/1e6, 100*float64(slices.Max(s))/float64(s.least()))
}

// cpuTime is the processor time of this process, garbage collection included.
// Unlike the time on the clock it does not grow when others use the machine.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// used is the processor time of a program that has ended.
func used(cmd *exec.Cmd) time.Duration {
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}

// times measures f in three series.
func times(rounds int, f func()) (out sample) {
	f()
	for range 3 {
		start := cpuTime()
		for range rounds {
			f()
		}
		out = append(out, (cpuTime()-start)/time.Duration(rounds))
	}
	return out
}

// BenchmarkAgainstOthers compares with xmlsec1, xmllint and the JDK in one run
// and prints the table of docs/performance-signing.md to standard output, because
// the log of a benchmark is cut off. It measures on its own,
// processor time instead of the clock's, and takes some minutes.
func BenchmarkAgainstOthers(b *testing.B) {
	id, err := pki(b).NewSystem(testpki.Spec{RSABits: 3072})
	require.NoError(b, err)
	var all []contest
	for _, c := range []struct {
		name, doc string
		rounds    int
	}{{"5 KB", elements(5 << 10), 300}, {"100 KB", elements(100 << 10), 100}, {"5 MB of elements", elements(5 << 20), 8}, {"5 MB of Base64", sized(5 << 20), 20}} {
		entries := collect(entry{refs: []string{bodyRef, stampRef}})
		template := strings.Replace(c.doc, "\t</f:localSocialHeader>", entries[strings.Index(entries, "<signatureCollection"):strings.Index(entries, "\n\t</f:localSocialHeader>")]+"</f:localSocialHeader>", 1)
		all = append(all, contest{c.name, sign(b, c.doc, id, signing.System), template, c.rounds})
	}
	for _, c := range all[1:] {
		canonicalisation(b, c)
	}
	java := timeJava(b, id, all)
	fmt.Println("| | ours | xmlsec1 | Java | ours : xmlsec1 | ours : Java |")
	for i, c := range all {
		signed, unsignedDoc := []byte(c.signed), []byte(strings.Replace(c.template, collectionOf(c.template), "", 1))
		verify := times(c.rounds, func() {
			r, err := signing.Verify(signed, signing.VerifyOptions{})
			require.NoError(b, err)
			require.True(b, r.Valid())
		})
		row(b, "verify "+c.name, verify, timeXmlsec(b, "--verify", c.signed, id, c.rounds), java[2*i])
		signer := id.Signer()
		made := times(c.rounds, func() {
			_, err := signing.Sign(b.Context(), unsignedDoc, signer, signing.Options{Kind: signing.System, Time: present})
			require.NoError(b, err)
		})
		row(b, "sign "+c.name, made, timeXmlsec(b, "--sign", c.template, id, c.rounds), java[2*i+1])
	}
}

func collectionOf(doc string) string {
	return doc[strings.Index(doc, "<signatureCollection"):strings.Index(doc, "</f:localSocialHeader>")]
}

func row(t testing.TB, name string, ours, xmlsec, java sample) {
	t.Helper()
	fmt.Printf("| %s | %v | %v | %v | %.2f | %.2f |\n", name, ours, xmlsec, java,
		float64(ours.least())/float64(xmlsec.least()), float64(ours.least())/float64(java.least()))
}

// timeXmlsec measures xmlsec1 by the difference between many repetitions and
// one, so that neither the start of the process nor reading the keys counts.
func timeXmlsec(t testing.TB, op, doc string, id *testpki.Identity, rounds int) (out sample) {
	t.Helper()
	xmlsec := outside.Tool(t, "xmlsec1")
	key, err := id.KeyPEM()
	require.NoError(t, err)
	pem := write(t, "key.pem", string(key))
	args := []string{op, "--output", os.DevNull, "--privkey-pem", pem}
	if op == "--verify" {
		args = []string{op, "--pubkey-cert-pem", write(t, "cert.pem", certPEM(id.Certificate))}
	}
	args = append(append(args, "--enabled-reference-uris", "same-doc"), idAttributes...)
	path := write(t, "doc.xml", doc)
	once := func(n int) time.Duration {
		cmd := exec.Command(xmlsec, append(slices.Clone(args), "--repeat", strconv.Itoa(n), path)...)
		output, err := cmd.CombinedOutput()
		require.NoError(t, err, "%.500s", output)
		return used(cmd)
	}
	once(1)
	for range 3 {
		single := once(1)
		out = append(out, (once(rounds+1)-single)/time.Duration(rounds))
	}
	return out
}

// timeJava measures verifying and signing of every document in one virtual
// machine, after as many rounds of warm-up as are measured.
func timeJava(t testing.TB, id *testpki.Identity, all []contest) (out []sample) {
	t.Helper()
	key, err := x509.MarshalPKCS8PrivateKey(id.Key)
	require.NoError(t, err)
	args := []string{"testdata/Timing.java", write(t, "key.der", string(key)), write(t, "cert.der", string(id.Certificate.Raw))}
	for _, c := range all {
		empty := strings.Index(c.template, "<Signature xmlns")
		template := c.template[:empty] + c.template[strings.Index(c.template, "</Signature>")+len("</Signature>"):]
		args = append(args, "verify", write(t, "signed.xml", c.signed), strconv.Itoa(2*c.rounds), "sign", write(t, "in.xml", template), strconv.Itoa(2*c.rounds))
	}
	cmd := exec.Command(outside.Tool(t, "java"), args...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	text, err := cmd.Output()
	require.NoError(t, err, "%s", stderr.String())
	for line := range strings.Lines(string(text)) {
		var s sample
		for _, field := range strings.Fields(line) {
			ns, err := strconv.Atoi(field)
			require.NoError(t, err)
			s = append(s, time.Duration(ns))
		}
		out = append(out, s)
	}
	require.Len(t, out, 2*len(all))
	return out
}

// canonicalisation compares writing the exclusive canonical form with xmllint,
// of which the time for reading alone is taken off.
func canonicalisation(t testing.TB, c contest) {
	t.Helper()
	xmllint := outside.Tool(t, "xmllint")
	path := filepath.Join(t.TempDir(), "doc.xml")
	require.NoError(t, os.WriteFile(path, []byte(c.signed), 0o600))
	run := func(args ...string) time.Duration {
		cmd := exec.Command(xmllint, append(args, "--huge", path)...)
		require.NoError(t, cmd.Run())
		return used(cmd)
	}
	// The difference of two noisy times is noisier than both, so the least of
	// each is taken first.
	var reads, writes sample
	for range 4 {
		reads = append(reads, run("--repeat", "--noout"))
		writes = append(writes, run("--repeat", "--exc-c14n"))
	}
	theirs := (writes.least() - reads.least()) / 100
	doc, err := xmltree.Parse([]byte(c.signed), xmltree.Limits{})
	require.NoError(t, err)
	ours := times(10*c.rounds, func() {
		require.NoError(t, c14n.WriteDocument(io.Discard, doc, c14n.Options{Method: c14n.Exclusive}))
	})
	fmt.Printf("| canonicalise %s | %v | %.3f ms (xmllint; reading to %.0f %%) | | %.2f | |\n", c.name, ours, float64(theirs)/1e6,
		100*float64(slices.Max(reads))/float64(reads.least()), float64(ours.least())/float64(theirs))
}
