package document_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/rule"
)

// Our own display form of any content passes its own comparison.
func TestOurDisplayFormsCompare(t *testing.T) {
	everyStructure(t, func(t *testing.T, s *document.Structure) {
		full, err := s.Full(document.MinimalOptions{})
		require.NoError(t, err)
		minimal, err := s.Minimal(document.MinimalOptions{})
		require.NoError(t, err)
		for _, content := range [][]byte{full, minimal} {
			for _, language := range []string{"fi", "sv"} {
				xhtml, err := s.Render(content, document.RenderOptions{Language: language})
				require.NoError(t, err)
				findings, err := s.CompareDisplay(content, xhtml, language)
				require.NoError(t, err)
				require.Empty(t, findings)
			}
		}
	})
}

// The two real display forms, made by other systems, show all of their
// contents.
func TestRealDisplayFormsCompare(t *testing.T) {
	reg := sosmeta(t)
	for oid, name := range map[string]string{
		"1.2.246.537.6.1506.15007.2024.11.28": "plan",
		"1.2.246.537.6.1505.1.2023.6.1":       "asiakkuus",
	} {
		findings, err := structure(t, reg, oid).CompareDisplay(outside.Sample(t, name+".json"), outside.Sample(t, name+".xhtml"), "fi")
		require.NoError(t, err)
		require.Empty(t, findings, name)
	}
}

func TestDisplayFormsThatDiffer(t *testing.T) {
	s := structure(t, demo(t), demodata.Plan)
	data := content(t, demodata.PlanContent)
	xhtml, err := s.Render(data, document.RenderOptions{})
	require.NoError(t, err)
	for _, c := range []struct{ name, from, to, rule, location string }{
		{"a value is missing", "Unirytmi on vakaa.", "", "CNT-08", "/lapsiperheiden_palvelujen_asiakassuunnitelma/suunnitelma/edellisen_suunnitelman_tavoitteiden_saavuttaminen/sanallinen_arvio"},
		{"a date differs", "15.1.2026", "16.1.2026", "CNT-08", "/lapsiperheiden_palvelujen_asiakassuunnitelma/paivamaara"},
		{"a line is missing", "Koulu on aloittanut oman tukensa.", "", "CNT-08", "/lapsiperheiden_palvelujen_asiakassuunnitelma/suunnitelma/kuvaus_asiakkaan_tilanteesta"},
		{"something is added", "Perhekeskus", "Perhekeskus ja " + marker, "CNT-09", "/div[1]/div[2]/div[9]/div[1]/div[1]/p[2]"},
		{"leading zeros", "15.1.2026", "15.01.2026", "", ""},
		{"a colon in a time", "2.6.2026 13.30", "02.06.2026 klo 13:30", "", ""},
		{"a word is divided by inline elements", "Unirytmi on vakaa.", "Uni<b>rytmi</b> on <i>vakaa</i>.", "", ""},
		{"label and value stand in inline elements without space", "<b>Paikka:</b> Perhekeskus", "<span>Paikka</span><span>Perhekeskus</span>", "", ""},
		{"a value is hidden", "Unirytmi on vakaa.", `<span style="display: none">Unirytmi on vakaa.</span>`, "CNT-08", "/lapsiperheiden_palvelujen_asiakassuunnitelma/suunnitelma/edellisen_suunnitelman_tavoitteiden_saavuttaminen/sanallinen_arvio"},
		{"hidden text claims", "Perhekeskus", "Perhekeskus<span hidden=\"hidden\">" + marker + "</span>", "CNT-09", "/div[1]/div[2]/div[9]/div[1]/div[1]/p[2]/span[1]"},
		{"an attribute claims", "Perhekeskus", "<span title=\"" + marker + "\">Perhekeskus</span>", "CNT-09", "/div[1]/div[2]/div[9]/div[1]/div[1]/p[2]/span[1]"},
		{"a part of a word is no value", "Perhekeskus", "Perhekeskuskatu", "CNT-08", ""},
		{"the header is free", `<div class="soc-hdr1">`, `<div class="soc-hdr1">Jokin hyvinvointialue`, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := bytes.ReplaceAll(xhtml, []byte(c.from), []byte(c.to))
			require.False(t, bytes.Equal(xhtml, changed))
			findings, err := s.CompareDisplay(data, changed, "fi")
			require.NoError(t, err)
			require.NotContains(t, fmt.Sprint(findings), marker)
			if c.rule == "" {
				require.Empty(t, findings)
				return
			}
			of := findings.Of(rule.ID(c.rule))
			require.NotEmpty(t, of, findings)
			if c.location != "" {
				require.Equal(t, c.location, of[0].Location)
			}
		})
	}
	for _, bad := range []string{"", "<div", "<!DOCTYPE html><div/>"} {
		_, err := s.CompareDisplay(data, []byte(bad), "fi")
		require.ErrorIs(t, err, &document.Error{Code: document.CodeContent})
	}
}

// TestWhatIsTooLongToCompare: a limit is called a limit, wherever it is met.
func TestWhatIsTooLongToCompare(t *testing.T) {
	s := build(t, testField{key: "t", name: "Teksti", kind: "Teksti"})
	long := strings.Repeat(`a\n`, document.MaxCompared+1)
	for name, c := range map[string]struct{ content, display string }{
		"content":      {`{"koe":{"t":"` + long + `"}}`, "<div>a</div>"},
		"display form": {`{"koe":{"t":"a"}}`, "<div>" + strings.Repeat("a<br/>", document.MaxCompared+1) + "</div>"},
		"depth":        {`{"koe":{"t":"a"}}`, strings.Repeat("<a>", 300) + strings.Repeat("</a>", 300)},
	} {
		_, err := s.CompareDisplay([]byte(c.content), []byte(c.display), "fi")
		require.ErrorIs(t, err, &document.Error{Code: document.CodeLimit}, name)
		require.NotContains(t, err.Error(), "well-formed", name)
	}
	for range 2 {
		long += long
	}
	_, err := s.Render([]byte(`{"koe":{"t":"`+long+`"}}`), document.RenderOptions{})
	require.ErrorIs(t, err, &document.Error{Code: document.CodeLimit})
}

// TestComparingIsLinear: a content and a form that are made to cost time, as
// large as limits let them be, are compared all the same.
func TestComparingIsLinear(t *testing.T) {
	s := build(t, testField{key: "g", name: "Ryhmä", many: true, fields: []testField{{key: "t", name: "Teksti", kind: "Teksti"}}})
	var values, shown strings.Builder
	for i := range 25_000 {
		if i > 0 {
			values.WriteString(",")
		}
		fmt.Fprintf(&values, `{"t":"a a a a a a %d"}`, i)
		fmt.Fprintf(&shown, "<p>a a a a a a a %d</p>", i)
	}
	findings, err := s.CompareDisplay([]byte(`{"koe":{"g":[`+values.String()+`]}}`), []byte("<div>"+shown.String()+"</div>"), "fi")
	require.NoError(t, err)
	require.Len(t, findings, document.MaxFindings+1, "every paragraph has one word too many")
}

// TestChangedSigns: a minus belongs to its number, whatever dash it is and
// however it is marked up; a dash between numbers or before a day is none.
func TestChangedSigns(t *testing.T) {
	s := build(t, testField{key: "n", name: "Luku", kind: "Numero"}, testField{key: "q", name: "Määrä", kind: "Määrä"}, testField{key: "d", name: "Päivä", kind: "Pvm"})
	for _, c := range []struct{ content, shown, missing string }{
		{`{"n":1234567.5}`, "Luku: 1234567,5", ""},
		{`{"n":1234567.5}`, "Luku: -1234567,5", "/koe/n"},
		{`{"n":-1234567.5}`, "Luku: -1234567,5", ""},
		{`{"n":-1234567.5}`, "Luku:\u22121234567,5", ""},
		{`{"n":-1234567.5}`, "Luku: <b>-</b>1234567,5", ""},
		{`{"n":-1234567.5}`, "Luku: 1234567,5", "/koe/n"},
		{`{"n":15}`, "Luku: \u201315", "/koe/n"},
		{`{"n":15}`, "Luku: <b>\u2212</b>15", "/koe/n"},
		{`{"n":15}`, "<span>Luku</span>-<span>15</span>", ""},
		{`{"q":{"value":1500,"code":"EUR"}}`, "Määrä: 1500 EUR", ""},
		{`{"q":{"value":1500,"code":"EUR"}}`, "Määrä: -1500 EUR", "/koe/q"},
		{`{"d":"2026-01-05"}`, "Päivä: \u20135.1.2026", ""},
	} {
		findings, err := s.CompareDisplay([]byte(`{"koe":`+c.content+`}`), []byte("<div>"+c.shown+"</div>"), "fi")
		require.NoError(t, err)
		if c.missing == "" {
			require.Empty(t, findings, c.shown)
			continue
		}
		require.Len(t, findings.Of("CNT-08"), 1, c.shown)
		require.Len(t, findings.Of("CNT-09"), 1, c.shown)
		require.Equal(t, c.missing, findings.Of("CNT-08")[0].Location)
	}
}
