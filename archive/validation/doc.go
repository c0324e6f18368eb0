// Package validation asks Kela's validation service of the social archive (SHARK
// validointi) what it finds in a frame and its document.
//
//	client := &validation.Client{} // the service as it was observed
//	result, err := client.Validate(ctx, validation.Request{
//		Frame: frame, Document: document, MessageID: "17", ServiceRequest: "SP17",
//	})
//	if err != nil {
//		return err
//	}
//	for _, f := range result.Findings {
//		fmt.Println(f.Number, f.Text) // for the person who sent the document
//	}
//
// The interface is observed, not specified: a POST of JSON with both XML texts;
// an empty answer with status 200 when nothing was found, and status 400 with
// numbered findings in one text otherwise. Findings do not say how grave they
// are, so each counts as an error.
//
// # Personal data
//
// The texts of findings are the service's own words and may quote the document.
// They are shown by Finding.Text alone: formatting, logging or marshalling a
// Finding, Findings or a Result shows numbers, and no error repeats anything of an
// answer. The observed address is plain HTTP, so a document with an identity code
// outside the 900 series is refused before it is sent, unless Production is set and
// the address is https.
//
// That search is a guard against a mistake and no proof. It sees codes as they are
// written, in names, comments and broken markup as well, behind references of XML
// and escapes of JSON, in UTF-16, in Base64 up to eight layers deep, in gzip and zlib,
// and in a PDF where it is plain or compressed by FlateDecode. It does not see a code
// that is divided between elements or spaced out, glued to words on both sides, in
// hexadecimal digits, quoted-printable outside of a frame, another alphabet or chopped
// Base64, in ZIP (office documents) or in an image, in a PDF that draws it glyph by
// glyph or encrypts it, and no personal data other than codes.
//
// # Line ends and declaration
//
// The service wants LF and an XML declaration; Prepare makes both. An XML
// signature survives that: every XML reader turns CR LF into LF before anything
// is digested, and the declaration is not part of what is signed. The bytes do
// change, so archive the original and not what was prepared.
package validation
