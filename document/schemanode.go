package document

import (
	"bytes"
	"encoding/json"
	"strings"
)

// schemaNode is one node of a structure's file: the keywords that the field
// tree needs and the annotations beside them. Validation itself is the schema
// library's work.
type schemaNode struct {
	Schema     string                 `json:"$schema"`
	Ref        string                 `json:"$ref"`
	Type       string                 `json:"type"`
	Properties map[string]*schemaNode `json:"properties"`
	Required   []string               `json:"required"`
	Items      *schemaNode            `json:"items"`
	Enum       []any                  `json:"enum"`
	Pattern    string                 `json:"pattern"`
	MinLength  int                    `json:"minLength"`
	Sosmeta    *annotation            `json:"sosmeta"`
	numberLimits
}

// numberLimits are the keywords that limit a value by a number, beside minLength.
type numberLimits struct {
	MaxLength        *float64 `json:"maxLength"`
	Minimum          *float64 `json:"minimum"`
	Maximum          *float64 `json:"maximum"`
	ExclusiveMinimum *float64 `json:"exclusiveMinimum"`
	ExclusiveMaximum *float64 `json:"exclusiveMaximum"`
	MultipleOf       *float64 `json:"multipleOf"`
	MinItems         *float64 `json:"minItems"`
	MaxItems         *float64 `json:"maxItems"`
}

// annotation is a node's sosmeta block. The one of a repeated field stands on
// "items", not on the array.
type annotation struct {
	Name               texts  `json:"name"`
	Title              texts  `json:"title"`
	Description        texts  `json:"description"`
	ImplementationNote texts  `json:"implementationNote"`
	Representation     texts  `json:"representation"`
	Classification     texts  `json:"classification"`
	ClassificationOID  texts  `json:"classificationOid"`
	ValueSet           texts  `json:"valueSet"`
	SystemURI          texts  `json:"systemUri"`
	Conditional        bool   `json:"conditionalRequired"`
	Nationwide         bool   `json:"nationwideRecordedInformation"`
	HiddenField        bool   `json:"hiddenField"`
	HiddenTitle        bool   `json:"hiddenTitle"`
	RowNumber          *int   `json:"rowNumber"`
	OID                string `json:"oid"` // of the file's head only
	Version            string `json:"documentDefinitionVersion"`
}

// texts is a text by language. A text that belongs to no language, such as an
// OID, has the language "". The head of a file writes plain strings.
type texts []langText

type langText struct {
	Lang  string `json:"lang"`
	Value string `json:"value"`
}

// UnmarshalJSON accepts the list of languages and, as the head of a structure
// has it, one plain string.
func (t *texts) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(data, []byte{'"'}) {
		var plain string
		if err := json.Unmarshal(data, &plain); err != nil {
			return err
		}
		*t = texts{{Value: plain}}
		return nil
	}
	return json.Unmarshal(data, (*[]langText)(t))
}

// in returns the text of a language, then of no language, else "". A lone dash
// stands for "no text" in the published structures.
func (t texts) in(lang string) string {
	for _, want := range []string{lang, ""} {
		for _, x := range t {
			if x.Lang == want && strings.TrimSpace(x.Value) != "-" {
				return strings.TrimSpace(x.Value)
			}
		}
	}
	return ""
}

func (t texts) name() Name { return Name{FI: t.in("fi"), SV: t.in("sv")} }
