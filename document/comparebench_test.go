package document

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/kansa-go/kansa/internal/demodata"
)

// BenchmarkLongForms is what contents near the limits cost to render and compare,
// and how much the heap grows with each.
func BenchmarkLongForms(b *testing.B) {
	fsys := demodata.Structures()
	s, err := loadStructure(fileIn(fsys, demodata.Plan+".json"), Info{OID: demodata.Plan, File: demodata.Plan + ".json"})
	if err != nil {
		b.Fatal(err)
	}
	different := func(n int, end string) string {
		var t strings.Builder
		for i := range n {
			fmt.Fprintf(&t, "sana%d%s", i, end)
		}
		return t.String()
	}
	for _, c := range []struct{ name, text string }{
		{"words", different(MaxCompared/2-100, " ")}, {"lines", different(MaxLines/2, `\n`)}, {"same", strings.Repeat("a ", MaxCompared/2-100)},
		{"tooManyWords", different(450_000, " ")}, {"tooManyLines", different(600_000, `\n`)}, {"empty", strings.Repeat(`a\n`, 2_400_000)},
	} {
		content := []byte(`{"` + s.root.Key + `":{"paivamaara":"2026-01-15","suunnitelma":{"kuvaus_asiakkaan_tilanteesta":"` + c.text + `"}}}`)
		display := []byte("<div><p>" + strings.ReplaceAll(c.text, `\n`, "<br/>") + "</p></div>")
		b.Run("compare/"+c.name, func(b *testing.B) {
			grown(b, func() error { _, err := s.CompareDisplay(content, display, "fi"); return err })
		})
		b.Run("render/"+c.name, func(b *testing.B) {
			grown(b, func() error { _, err := s.Render(content, RenderOptions{}); return err })
		})
	}
}

// BenchmarkHostileForm is a form of which every word is a finding, deep and wide.
func BenchmarkHostileForm(b *testing.B) {
	fsys := demodata.Structures()
	s, err := loadStructure(fileIn(fsys, demodata.Plan+".json"), Info{OID: demodata.Plan, File: demodata.Plan + ".json"})
	if err != nil {
		b.Fatal(err)
	}
	const depth = 100
	wide := strings.Repeat("<p/>", 1000) + "<div>"
	display := []byte("<div>" + strings.Repeat(wide, depth) + strings.Repeat("<p>x</p>", 200_000) + strings.Repeat("</div>", depth) + "</div>")
	content := demodata.Content(demodata.Plan)
	grown(b, func() error { _, err := s.CompareDisplay(content, display, "fi"); return err })
}

// grown runs f and reports the heap that the process has taken since.
func grown(b *testing.B, f func() error) {
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var err error
	for b.Loop() {
		err = f()
	}
	runtime.ReadMemStats(&after)
	if err != nil {
		b.Log(err)
	}
	b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(b.N)/1e6, "MB-allocated/op")
	b.ReportMetric(float64(after.HeapSys)/1e6, "MB-heap")
}
