// Package pdfa judges PDF main documents of old and phase I groups: what part
// and conformance level of PDF/A a file declares, and what PDF/A forbids and can
// be told from the file's structure.
//
//	j, err := document.Check(src, document.CheckOptions{PDF: pdfa.Inspector{}})
//
// or for a file alone:
//
//	report := pdfa.Inspect(pdf)
//	fmt.Println(report.Declared) // "PDF/A-2b", as the file declares
//	for _, f := range report.Findings {
//		fmt.Println(f)
//	}
//
// No Go library validates PDF/A, and this package does not claim to: a file that
// declares PDF/A-2b "declares" it. A vendor who has a validator, such as
// veraPDF, names it in Inspector.External.
//
// The package is a module of its own, because it needs a PDF library that users
// of the SDK should not have to depend on. It keeps no state; its functions are
// safe for concurrent use.
package pdfa
