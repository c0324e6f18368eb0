// Package document knows the document structures that THL publishes in its
// Sosmeta service: it validates content against them, renders the display form
// and generates example contents.
//
//	registry, err := document.OpenRegistry("sosmeta") // a folder or a .zip of structures
//	if err != nil {
//		return err
//	}
//	plan, err := registry.Structure("1.2.246.537.6.1506.15007.2024.11.28")
//	if err != nil {
//		return err
//	}
//	if err := plan.Validate(content).Err(); err != nil {
//		return err // each joined error is a rule.Finding: rule, JSON pointer, Finnish field name
//	}
//	xhtml, err := plan.Render(content, document.RenderOptions{
//		Language:    "fi",
//		DocumentOID: "1.2.246.10.1234567.11.2026.1",
//	})
//
// A structure (asiakirjarakenne) is JSON Schema draft-07 with Finnish and
// Swedish annotations. [Structure.Validate] judges what the schema says and
// what it cannot say: real calendar dates, text that XML cannot carry, and the
// requirements that the structure's notes (toteutusohje) state in prose. Notes
// are compiled when the structure is first used; [Structure.Conditions] tells
// which were understood. A note that was not understood never counts as passed
// or failed.
//
// Structures are loaded, not built in: vendors download the current ones from
// Sosmeta. A [Registry] keeps versions side by side, compiles a structure when
// it is first asked for and is safe for concurrent use, as is every
// [Structure].
//
// Around that core: [Structure.NewContent] builds contents by field paths and
// [GoTypes] generates Go types; [Structure.Minimal], [Structure.Full] and
// [Structure.Probes] generate example contents; [Structure.CompareDisplay]
// checks another system's display form; [Structure.Nationwide] extracts what is
// recorded in the same way nationwide; [Diff] compares versions.
//
// Findings and errors never contain the client's values. They name rules,
// JSON pointers made of the structure's own keys, field names and codes that
// the structure itself lists.
package document
