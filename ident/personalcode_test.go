package ident

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestParsePersonalCode(t *testing.T) {
	for _, tc := range []struct {
		rule, explanation, code string
		born                    Date
	}{
		{"ID-01", "births in the 2000s: one of A B C D E F", "140312A907T", Date{2012, 3, 14}},
		{"ID-02", "births in the 1900s: one of - Y X W V U", "020585-913P", Date{1985, 5, 2}},
		{"ID-03", "births in the 1800s: +", "010190+901R", Date{1890, 1, 1}},
		{"ENV-03", "900-series codes meet the format of a real code", "150911A921F", Date{2011, 9, 15}},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			code, err := ParsePersonalCode(tc.code)
			require.NoError(t, err, tc.explanation)
			require.Equal(t, tc.born, code.BirthDate())
			require.True(t, code.IsTest())
			require.Equal(t, tc.code, code.Reveal())
			require.Equal(t, tc.code[:6]+"*****", code.Masked())
		})
	}
}

func TestIntermediateCharacters(t *testing.T) {
	centuries := map[int]string{1800: "+", 1900: "-YXWVU", 2000: "ABCDEF"}
	seen := map[PersonalCode]bool{}
	for century, separators := range centuries {
		for _, sep := range separators {
			text := "010170" + string(sep) + "900" + string(checkCharacter("010170", "900"))
			code, err := ParsePersonalCode(text)
			require.NoError(t, err, string(sep))
			require.Equal(t, century+70, code.BirthDate().Year)
			require.False(t, seen[code], "ID-04: codes that differ in the intermediate character are different persons")
			seen[code] = true
		}
	}
	for sep := byte(0); sep < 128; sep++ {
		if centuryOf(sep) == 0 {
			_, err := ParsePersonalCode("010170" + string(rune(sep)) + "900" + string(checkCharacter("010170", "900")))
			require.Equal(t, CodeSeparator, codeOf(t, err), "%q", sep)
		}
	}
}

func TestParsePersonalCodeRefuses(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		code     Code
	}{
		{"nothing", "", CodeEmpty},
		{"short", "140312A907", CodeLength},
		{"long", "140312A907TL", CodeLength},
		{"space around", " 140312A90T", CodeSyntax},
		{"day 31 February", "310218A9030", CodeDate},
		{"29 February in no leap year", "290219A9030", CodeDate},
		{"month 13", "011318A9030", CodeDate},
		{"day 0", "000118A9030", CodeDate},
		{"number 000", "010118A0003", CodeNumber},
		{"number 001", "010118A001X", CodeNumber},
		{"check character", "140312A907U", CodeCheck},
		{"small check character", "140312A907t", CodeCheck},
		{"small separator", "140312a907T", CodeSeparator},
		{"letter in number", "140312A9O7T", CodeSyntax},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := ParsePersonalCode(tc.in)
			require.Equal(t, tc.code, codeOf(t, err))
			if tc.in != "" {
				require.NotContains(t, err.Error(), tc.in)
			}
		})
	}
}

func TestGenerateTestCode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		born := RandomBirthDate(rnd, Date{1800, 1, 1}, Date{2099, 12, 31})
		code, err := GenerateTestCode(rnd, born)
		if err != nil {
			t.Fatal(err)
		}
		if !code.IsTest() || code.BirthDate() != born {
			t.Fatal("a generated code is of the 900 series and keeps the date")
		}
	})
	_, err := GenerateTestCode(rand.New(rand.NewPCG(1, 1)), Date{2100, 1, 1})
	require.Equal(t, CodeDate, codeOf(t, err))
	_, err = GenerateTestCode(rand.New(rand.NewPCG(1, 1)), Date{2023, 2, 29})
	require.Equal(t, CodeDate, codeOf(t, err))
	a, _ := GenerateTestCode(rand.New(rand.NewPCG(7, 7)), Date{1950, 5, 5})
	b, _ := GenerateTestCode(rand.New(rand.NewPCG(7, 7)), Date{1950, 5, 5})
	require.True(t, a == b, "the same source gives the same code")
}

type person struct {
	Name   string
	Code   PersonalCode
	hidden PersonalCode
	Reg    RegistrationNumber
	Temp   TemporaryID
}

func TestIdentifiersRedactThemselves(t *testing.T) {
	const code, reg, temp = "140312A907T", "90000000001", "010111A998W"
	c, err := ParsePersonalCode(code)
	require.NoError(t, err)
	r, err := ParseRegistrationNumber(reg)
	require.NoError(t, err)
	tmp, err := ParseTemporaryID("1.2.246.10.1234562.22.2026", temp)
	require.NoError(t, err)
	p := person{"x", c, c, r, tmp}
	require.Equal(t, c, p.hidden)

	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T", "%p"} {
		for _, value := range []any{c, &c, r, tmp, p, &p, []PersonalCode{c}, map[PersonalCode]int{c: 1}, any(c)} {
			fmt.Fprintf(&out, verb+"\n", value)
		}
	}
	for _, handler := range []slog.Handler{slog.NewJSONHandler(&out, nil), slog.NewTextHandler(&out, nil)} {
		slog.New(handler).Info("x", "code", c, "reg", r, "temp", tmp, "person", p, "pointer", &p)
	}
	require.NoError(t, json.NewEncoder(&out).Encode([]any{c, r, tmp, p, &p}))
	type element struct{ C PersonalCode }
	require.NoError(t, xml.NewEncoder(&out).Encode(element{c}))
	for _, secret := range []string{code, reg, temp, fmt.Sprintf("%x", code), fmt.Sprintf("%X", code)} {
		require.NotContains(t, out.String(), secret)
	}
	require.Contains(t, out.String(), "[personal identity code]")
	require.Empty(t, PersonalCode{}.String(), "nothing is not hidden, it is nothing")
	require.Empty(t, PersonalCode{}.Reveal())
	require.Empty(t, PersonalCode{}.Masked())
	require.True(t, PersonalCode{}.BirthDate().IsZero())
	require.False(t, PersonalCode{}.IsTest())
}

func TestFindPersonalCodes(t *testing.T) {
	for text, want := range map[string][]string{
		"äiti 010170-9999, 140312A907T ja 140312a907t.": {"140312A907T", "140312a907t"}, // valid, in either case
		"x140312A907T 140312A907TL":                     {"140312A907T", "140312A907T"}, // glued to a word
		"x140312A907TL, 1140312A907T, 140312A907U":      nil,                            // part of something longer; mistyped
		"020585\u2013913P":                              {"020585\u2013913P"},           // a word processor's dash
	} {
		var got []string
		for _, m := range FindPersonalCodes(text) {
			got = append(got, text[m.Start:m.End])
		}
		require.Equal(t, want, got, text)
	}
	require.Equal(t, "020585-913P", FindPersonalCodes("020585\u2013913P")[0].Code.Reveal())
	require.Empty(t, FindPersonalCodes(""))
	require.Len(t, FindPersonalCodes("140312A907T"), 1)
}

func FuzzParsePersonalCode(f *testing.F) {
	for _, s := range []string{"140312A907T", "010190+901R", "", "310218A9030"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		code, err := ParsePersonalCode(s)
		if err != nil {
			if len(s) > 5 && strings.Contains(err.Error(), s) {
				t.Fatal("the error contains the code")
			}
			return
		}
		if code.Reveal() != s {
			t.Fatal("an accepted code must be kept as it is")
		}
		if born := code.BirthDate(); born.IsZero() || born.Year < 1800 || born.Year > 2099 {
			t.Fatal("an accepted code has a birth date")
		}
		if got := FindPersonalCodes("hetu: " + s + "."); len(got) != 1 {
			t.Fatal("an accepted code is found in a text")
		}
	})
}

func TestDate(t *testing.T) {
	d, err := ParseDateHL7("20120314")
	require.NoError(t, err)
	require.Equal(t, Date{2012, time.March, 14}, d)
	require.Equal(t, "2012-03-14", d.String())
	require.Equal(t, "20120314", d.HL7())
	require.Empty(t, Date{}.HL7()+Date{}.String())
	require.Negative(t, d.Compare(Date{2012, 3, 15}))
	for _, bad := range []string{"", "2012031", "2012031a", "20120231", "20121301"} {
		_, err := ParseDateHL7(bad)
		require.Error(t, err, bad)
	}
}

func TestDateText(t *testing.T) {
	var d Date
	require.NoError(t, json.Unmarshal([]byte(`"2012-03-14"`), &d))
	require.Equal(t, Date{2012, 3, 14}, d)
	out, err := json.Marshal(d)
	require.NoError(t, err)
	require.Equal(t, `"2012-03-14"`, string(out))
	for _, bad := range []string{`"2012-02-31"`, `"14.3.2012"`, `"2012/03/14"`, `5`} {
		require.Error(t, json.Unmarshal([]byte(bad), &d), bad)
	}
}

func TestMaskCodes(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "no code": "no code", "140312A907T": "***********", "x140312a907tx": "x***********x",
		"/a[2]/Virtanen310218-0000/b": "/a[2]/Virtanen***********/b", "140312G907T": "140312G907T", "#140312A907T-140312A907T": "#***********-***********",
	} {
		require.Equal(t, want, MaskCodes(in))
	}
}

func BenchmarkFindPersonalCodes(b *testing.B) {
	text := strings.Repeat("Asiakkaan kanssa sovittiin tapaamisesta 12.3.2026 klo 10. ", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		FindPersonalCodes(text)
	}
}
