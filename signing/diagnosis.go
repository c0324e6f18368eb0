package signing

// Accident is a known way in which a document comes to differ from what was
// signed, or in which a signer digests something else than it should.
type Accident string

// The accidents that Verify recognises. Each is proven: undoing it makes the
// digest or the signature value match.
const (
	Indented          Accident = "indented"           // white space was added between elements
	Unindented        Accident = "unindented"         // white space between elements was removed
	TextPadded        Accident = "text-padded"        // white space was added between elements and around text
	Rewrapped         Accident = "rewrapped"          // line breaks in Base64 text were changed
	LineEndsLost      Accident = "line-ends-lost"     // carriage returns that were signed became line feeds
	LineEndsAdded     Accident = "line-ends-added"    // carriage returns were added as character references
	NamespaceMoved    Accident = "namespace-moved"    // a namespace declaration was moved to or from another element
	OtherMethod       Accident = "other-method"       // another canonicalisation method than the stated one was used
	CommentsDigested  Accident = "comments-digested"  // comments were digested that the stated method leaves out
	NamespacesAtApex  Accident = "namespaces-at-apex" // namespace declarations of ancestors were digested with the element
	NamespaceLeftOut  Accident = "namespace-left-out" // the element was digested without its inherited namespace
	TransformOrder    Accident = "transform-order"    // the transforms were applied in another order
	NotCanonical      Accident = "not-canonical"      // the bytes as written were digested, not their canonical form
	OtherDigestMethod Accident = "other-digest"       // another digest method than the stated one was used
)

// Diagnosis names the accident that explains a digest or signature value that
// does not match. The signature stays invalid: an explanation is no proof that
// nothing else happened.
type Diagnosis struct {
	Accident Accident `json:"accident"`
	Text     string   `json:"text"`   // what happened, as one sentence
	Remedy   string   `json:"remedy"` // what the sender should do
}

func diagnosisOf(a Accident) *Diagnosis {
	text, remedy := a.describe()
	return &Diagnosis{Accident: a, Text: text, Remedy: remedy}
}

const (
	keepBytes = "keep the signed bytes; never indent, parse and write again or convert a signed document"
	fixSigner = "correct the signing program"
)

// describe returns what happened and what to do.
func (a Accident) describe() (text, remedy string) {
	switch a {
	case Indented:
		return "the document was indented after signing: without the white space between elements it matches", keepBytes
	case Unindented:
		return "white space between elements was removed after signing: with indentation it matches", keepBytes
	case TextPadded:
		return "the document was indented after signing, inside text elements too: without the white space around text it matches", keepBytes
	case Rewrapped:
		return "the lines of Base64 text were broken differently after signing", keepBytes
	case LineEndsLost:
		return "carriage returns that were signed have become line feeds", keepBytes
	case LineEndsAdded:
		return "carriage returns were added after signing", keepBytes
	case NamespaceMoved:
		return "a namespace declaration was moved to another element after signing", keepBytes
	}
	return a.describeSigner()
}

func (a Accident) describeSigner() (text, remedy string) {
	switch a {
	case OtherMethod:
		return "the signer used another canonicalisation method than the signature states", fixSigner
	case CommentsDigested:
		return "the signer digested comments, which the stated method leaves out", fixSigner
	case NamespacesAtApex:
		return "the signer digested namespace declarations that exclusive canonicalisation leaves out", fixSigner
	case NamespaceLeftOut:
		return "the signer digested the element without the namespace that it inherits", fixSigner
	case TransformOrder:
		return "the signer applied the transforms in another order than the signature states", fixSigner
	case NotCanonical:
		return "the signer digested the bytes as written and not their canonical form", fixSigner
	case OtherDigestMethod:
		return "the signer used another digest method than the signature states", fixSigner
	}
	return "", ""
}
