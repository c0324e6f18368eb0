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
// # Structure
//
// Every object of a file is looked at: those that the cross-reference sections
// name, those in object streams, and those that stand in the file unused, of
// which a finding is a warning. Content streams, fonts and pictures are not
// looked into, and an encrypted file is not decrypted. What is of an unknown
// kind or cannot be read is a finding, never taken for harmless.
//
// # Hostile files
//
// All work for one file is bounded by counts, not by time: its objects, values,
// nesting, revisions and unpacked octets. A file beyond a limit is refused with
// PDF-09, which says which. No file of up to 5 MB should take a second or
// 200 MB; memory grows with the size of larger ones only by the file itself.
//
// The package is a module of its own, because its tests ask a PDF library for a
// second opinion. It keeps no state; its functions are safe for concurrent use.
package pdfa
