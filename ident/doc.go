// Package ident parses, checks and generates the identifiers of Finnish social
// welfare: object identifiers, personal identity codes (henkilötunnus, hetu),
// temporary identifiers (tilapäinen yksilöintitunnus), organisations, units and
// professional registration numbers.
//
// A complete first example:
//
//	code, err := ident.ParsePersonalCode("140312A907T")
//	if err != nil {
//		return err // names the flaw, never the code
//	}
//	fmt.Println(code)              // [personal identity code]
//	fmt.Println(code.Masked())     // 140312*****
//	fmt.Println(code.BirthDate())  // 2012-03-14
//	fmt.Println(code.IsTest())     // true: a 900-series code
//	send(code.Reveal())            // the code itself, on purpose
//
// Personal identifiers redact themselves: fmt with any verb, log/slog,
// encoding/json, encoding/xml and encoding.TextMarshaler print a placeholder,
// also when the value sits in an unexported field of another struct. Only the
// Reveal method returns the text. Values are comparable with == and safe for
// concurrent use. The package knows nothing of the rest of Kansa.
package ident
