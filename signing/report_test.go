package signing_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/xmldsig"
	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
	"github.com/kansa-go/kansa/signing/testpki"
	"github.com/stretchr/testify/require"
)

func replaceCertificate(doc string, id *testpki.Identity) string {
	start := strings.Index(doc, "<X509Certificate>") + len("<X509Certificate>")
	end := strings.Index(doc, "</X509Certificate>")
	return doc[:start] + base64.StdEncoding.EncodeToString(id.Certificate.Raw) + doc[end:]
}

// TestNamesOfPeopleStayOut: reports, logs and findings show no names.
func TestNamesOfPeopleStayOut(t *testing.T) {
	doc := strings.Replace(sign(t, unsigned, professional(t), signing.Professional), "PGRpdi8+", "PGRpdi9+", 1)
	r := verify(t, doc)
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("verified", "signer", r.Signatures[0].Signer)
	encoded, err := json.Marshal(r)
	require.NoError(t, err)
	for _, text := range []string{log.String(), string(encoded), fmt.Sprint(r.Signatures[0].Signer), fmt.Sprint(r.All())} {
		require.NotContains(t, text, "Ammattilainen")
		require.NotContains(t, text, "Testi ")
		require.NotContains(t, text, "010190")
	}
	require.NotContains(t, log.String(), "90000000001")
	require.Contains(t, fmt.Sprint(r.Signatures[0].Signer), "90000000001")
}

func TestReportJSON(t *testing.T) {
	r := verify(t, sign(t, unsigned, system(t), signing.System))
	encoded, err := json.Marshal(r)
	require.NoError(t, err)
	var back struct {
		Signatures []struct {
			Valid      bool
			Kind       string
			Claimed    string
			Signer     struct{ Organisation string }
			References []map[string]any
			Findings   []any
		}
		Findings []any
	}
	require.NoError(t, json.Unmarshal(encoded, &back))
	require.Len(t, back.Signatures, 1)
	s := back.Signatures[0]
	require.True(t, s.Valid)
	require.Equal(t, "3", s.Kind)
	require.Equal(t, "2026-03-23T09:00:00.123456Z", s.Claimed)
	require.Equal(t, "1.2.246.10.1234567.10.0", s.Signer.Organisation)
	require.NotNil(t, s.Findings, "an empty list is [], not null")
	require.NotNil(t, back.Findings)
	require.Equal(t, "#"+bodyID, s.References[0]["uri"])
	require.NotContains(t, string(encoded), base64.StdEncoding.EncodeToString(r.Signatures[0].Body()), "octets are left out")
}

func TestRulesAreComplete(t *testing.T) {
	reg, err := rule.NewRegistry(signing.Rules())
	require.NoError(t, err)
	for _, r := range reg.Rules() {
		require.NotEmpty(t, r.Statement.FI, r.ID)
		require.NotEmpty(t, r.Statement.SV, r.ID)
		require.NotEmpty(t, r.Severity, r.ID)
	}
	for _, list := range groups() {
		for _, c := range list {
			for _, id := range c.rules {
				_, ok := reg.Rule(id)
				require.True(t, ok, "%s is declared", id)
			}
		}
	}
}

func TestDocumentWithoutSignatureIsNotValid(t *testing.T) {
	r := verify(t, unsigned)
	require.False(t, r.Valid())
	require.Len(t, r.Findings.Of("SIG-01"), 1)
	encoded, err := json.Marshal(r)
	require.NoError(t, err)
	require.Contains(t, string(encoded), `"signatures":[]`)
}

// TestReportShowsNothingThatTheDocumentMakesUp: what stands where identifiers
// belong does not reach the report.
func TestReportShowsNothingThatTheDocumentMakesUp(t *testing.T) {
	doc := forge(t, collect(entry{refs: []string{bodyRef, stampRef}}), system(t))
	for old, made := range map[string]string{
		xmldsig.RSASHA256:        "Matti 010190-999X",
		excC14N + `"></T`:        `Matti 010190-999X"></T`,
		xmldsig.SHA256:           "http://www.w3.org/Matti 010190-999X",
		`URI="#` + bodyID:        `URI="#Matti 010190-999X`,
		`ID="s.ts1"`:             `ID="Matti 010190-999X"`,
		`code="3"`:               `code="Matti 010190-999X"`,
		">2026-03-23T09:00:00Z<": ">Matti 010190-999X<",
		`<id root="1.2.246.10.`:  `<id root="Matti 010190-999X`,
		`<nonXMLBody ID="OID1`:   `<nonXMLBody ID="Matti 010190-999X`,
	} {
		changed := strings.Replace(doc, old, made, 1)
		require.NotEqual(t, doc, changed, old)
		encoded, err := json.Marshal(verify(t, changed))
		require.NoError(t, err)
		require.NotContains(t, string(encoded), "Matti", old)
	}
}
