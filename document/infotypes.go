package document

import "github.com/kansa-go/kansa/metadata"

// Types returns the general and the specific document type of a client document's
// structure, as a header states them; zero codes for documents of a group. The
// general type is told by the structure's own statement and not by its code: 1001
// is a summary although its number is that of an assessment.
func (i Info) Types() (general, specific metadata.Code) {
	if i.Root != TypeRoot {
		return metadata.Code{}, metadata.Code{}
	}
	specific = metadata.DocumentTypes.Code(i.TypeCode)
	if specific.Display == "" {
		specific.Display = i.Title.FI
	}
	for _, v := range metadata.DocumentTypes.Values {
		if v.Display == i.DocumentType && len(v.Code) <= 2 {
			return metadata.DocumentTypes.Code(v.Code), specific
		}
	}
	return metadata.Code{}, specific
}
