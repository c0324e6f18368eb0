package document_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/document"
)

// renderCase shows one rule of the display form on a structure of its own.
type renderCase struct {
	why     string
	fields  []testField
	content string
	want    string // the form's body below the title
}

func item(inner string) string {
	return `<div class="soc-list"><div class="soc-item">` + inner + `</div></div>`
}

func text(key, name string) testField { return testField{key: key, name: name, kind: "Teksti"} }

var renderCases = []renderCase{
	{
		"Line breaks of any platform are kept; the ends are trimmed.",
		[]testField{text("a", "A")}, `{"a":"yksi\r\nkaksi\rkolme\n\nneljä\n"}`,
		item(`<h2 class="soc-title">A</h2><div class="soc-content"><p>yksi<br/>kaksi<br/>kolme<br/><br/>neljä</p></div>`),
	},
	{
		"Markup in a value is text.",
		[]testField{text("a", "A")}, `{"a":"<b>&amp;\"'</b>]]>"}`,
		item(`<h2 class="soc-title">A</h2><div class="soc-content"><p>&lt;b&gt;&amp;amp;"'&lt;/b&gt;]]&gt;</p></div>`),
	},
	{
		"Identity codes are masked in free text.",
		[]testField{text("a", "A")}, `{"a":"Isä 140312A907T asuu muualla"}`,
		item(`<h2 class="soc-title">A</h2><div class="soc-content"><p>Isä 140312***** asuu muualla</p></div>`),
	},
	{
		"Empty parts are left out.",
		[]testField{
			text("a", "A"), {key: "b", name: "B", kind: "Koodi"}, {key: "c", name: "C", fields: []testField{text("d", "D")}},
			{key: "e", name: "E", kind: "Teksti", many: true},
		},
		`{"a":" ","b":{"system":"s","code":"","display":""},"c":{"d":""},"e":["",""]}`, ``,
	},
	{
		"A code without its display is shown by its code.",
		[]testField{{key: "b", name: "B", kind: "Koodi"}}, `{"b":{"system":"s","code":"7","display":""}}`,
		item(`<h2 class="soc-title">B</h2><div class="soc-content"><p>7</p></div>`),
	},
	{
		"A repeated value is a list; one value is not.",
		[]testField{{key: "a", name: "A", kind: "Teksti", many: true}, {key: "b", name: "B", kind: "Teksti", many: true}},
		`{"a":["x","","y"],"b":["z"]}`,
		item(`<h2 class="soc-title">A</h2><div class="soc-content"><ul><li>x</li><li>y</li></ul></div>`) +
			item(`<h2 class="soc-title">B</h2><div class="soc-content"><p>z</p></div>`),
	},
	{
		"Several occurrences of a flat group are a table with headers, without empty columns.",
		[]testField{{key: "a", name: "A", many: true, fields: []testField{text("x", "X"), text("y", "Y"), text("z", "Z")}}},
		`{"a":[{"x":"1","z":"2"},{"z":"3\n4"},{}]}`,
		item(`<h2 class="soc-title">A</h2><div class="soc-content"><table class="soc-table" title="A"><thead><tr>` +
			`<th scope="col">X</th><th scope="col">Z</th></tr></thead><tbody>` +
			`<tr><td>1</td><td>2</td></tr><tr><td></td><td>3<br/>4</td></tr></tbody></table></div>`),
	},
	{
		"One occurrence is shown as lines, and nested groups have headings one level down.",
		[]testField{{key: "a", name: "A", many: true, fields: []testField{text("x", "X"), {key: "g", name: "G", fields: []testField{text("y", "Y")}}}}},
		`{"a":[{"x":"1","g":{"y":"2"}}]}`,
		item(`<h2 class="soc-title">A</h2><div class="soc-content"><p><b>X:</b> 1</p>` +
			`<h3 class="soc-title">G</h3><div class="soc-content"><p><b>Y:</b> 2</p></div></div>`),
	},
	{
		"A name that the note makes a heading stands above its group.",
		[]testField{{key: "a", name: "Tavoitteet", many: true, fields: []testField{
			{key: "nimi", name: "Nimi", kind: "Nimi", note: "Tavoitteen nimi näytetään muiden tavoitteeseen liittyvien tietojen otsikkona."}, text("y", "Kuvaus"),
		}}},
		`{"a":[{"nimi":"Uni","y":"1"},{"y":"2"}]}`,
		item(`<h2 class="soc-title">Tavoitteet</h2><div class="soc-content"><div class="soc-content"><h3 class="soc-title">Uni</h3>` +
			`<p><b>Kuvaus:</b> 1</p></div><div class="soc-content"><p><b>Kuvaus:</b> 2</p></div></div>`),
	},
	{
		"Numbers have a decimal comma and switches words.",
		[]testField{{key: "n", name: "N", kind: "Numero"}, {key: "k", name: "K", kind: "Kytkin"}},
		`{"n":1.50,"k":false}`,
		item(`<h2 class="soc-title">N</h2><div class="soc-content"><p>1,50</p></div>`) +
			item(`<h2 class="soc-title">K</h2><div class="soc-content"><p>Ei</p></div>`),
	},
	{
		"A character that XML cannot carry is replaced.",
		[]testField{text("a", "A")}, `{"a":"x\u0000y"}`,
		item(`<h2 class="soc-title">A</h2><div class="soc-content"><p>x` + "\uFFFD" + `y</p></div>`),
	},
}

func TestRenderRules(t *testing.T) {
	for _, c := range renderCases {
		t.Run(c.why, func(t *testing.T) {
			s := build(t, c.fields...)
			xhtml, err := s.Render([]byte(`{"koe":`+c.content+`}`), document.RenderOptions{})
			require.NoError(t, err)
			_, body, _ := strings.Cut(string(xhtml), `<h1 class="soc-fulltitle">Koe</h1>`)
			body, _, _ = strings.Cut(body, `</div><div class="soc-footer">`)
			require.Equal(t, c.want, body)
			textOf(t, xhtml)
		})
	}
}

// Hidden fields, groups and titles follow the structure's flags.
func TestRenderHonoursFlags(t *testing.T) {
	file := string(structureJSON(t,
		testField{key: "leaf", name: "Piilo", kind: "Teksti"},
		testField{key: "group", name: "Ryhmä", fields: []testField{{key: "in", name: "Sisä", kind: "Teksti"}}},
		testField{key: "titled", name: "Otsikoton", kind: "Teksti"},
	))
	flag := func(name, flag string) {
		at := `"name":[{"lang":"fi","value":"` + name + `"}]`
		require.Equal(t, 1, strings.Count(file, at))
		file = strings.Replace(file, at, `"`+flag+`":true,`+at, 1)
	}
	flag("Piilo", "hiddenField")
	flag("Ryhmä", "hiddenField")
	flag("Otsikoton", "hiddenTitle")
	xhtml, err := buildFS(t, []byte(file)).Render(
		[]byte(`{"koe":{"leaf":"salassa","group":{"in":"näkyy"},"titled":"teksti"}}`), document.RenderOptions{})
	require.NoError(t, err)
	text, _ := textOf(t, xhtml)
	for _, want := range []string{"Sisä", "näkyy", "teksti"} {
		require.Contains(t, text, want)
	}
	for _, hidden := range []string{"Piilo", "salassa", "Ryhmä", "Otsikoton"} {
		require.NotContains(t, text, hidden)
	}
}

// What could not be shown is refused, with the place.
func TestRenderRefusesWhatItCannotShow(t *testing.T) {
	s := build(t, testField{key: "a", name: "A", kind: "Teksti"}, testField{key: "b", name: "B", kind: "Teksti", many: true},
		testField{key: "k", name: "K", kind: "Koodi"}, testField{key: "t", name: "T", kind: "Tunnus"})
	for content, want := range map[string]string{
		`{"a":1}`: "/koe/a: the value", `{"b":"x"}`: "/koe/b: the value", `{"b":["x",1]}`: "/koe/b/1: the value",
		`{"c":1}`: "/koe: the group", `{"k":{"code":"1","muu":"x"}}`: "/koe/k", `{"k":{"code":1}}`: "/koe/k",
		`{"t":{"value":null}}`: "/koe/t", `{"a":"1","a":"2"}`: "twice",
	} {
		_, err := s.Render([]byte(`{"koe":`+content+`}`), document.RenderOptions{})
		require.ErrorIs(t, err, &document.Error{Code: document.CodeContent}, content)
		require.ErrorContains(t, err, want)
	}
}
