package document

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
)

// Name is a text of a structure in its two languages. The zero value is the
// empty text.
type Name struct {
	FI string `json:"fi,omitempty"`
	SV string `json:"sv,omitempty"`
}

// In returns the text in the language "fi" or "sv"; a missing Swedish text
// falls back to the Finnish one and the other way round.
func (n Name) In(language string) string {
	if language == "sv" {
		return cmp.Or(n.SV, n.FI)
	}
	return cmp.Or(n.FI, n.SV)
}

// Info describes a loaded structure without compiling it.
type Info struct {
	OID          string   `json:"oid"`
	Key          string   `json:"key"`          // the content's one top-level key
	Title        Name     `json:"title"`        // the document's name
	DocumentType string   `json:"documentType"` // general type's name, for example Suunnitelma
	Root         RootKind `json:"root"`         // 1505 (by group) or 1506 (by type)
	TypeCode     string   `json:"typeCode"`     // for example "15007"
	Version      string   `json:"version"`      // the definition's date, YYYY-MM-DD
	File         string   `json:"file"`         // path inside the registry's file system

	// Problem says why the file is not used, as far as it is known without
	// compiling it; nil otherwise. Registry.Structure returns it too, unless
	// another file states the same structure.
	Problem error `json:"-"`
}

// TypeKey returns root and type code, for example "1506.15007".
func (i Info) TypeKey() string { return string(i.Root) + "." + i.TypeCode }

// compareInfos orders by root, type code, version and OID.
func compareInfos(a, b Info) int {
	return cmp.Or(
		cmp.Compare(a.Root, b.Root),
		compareArcs(a.TypeCode, b.TypeCode),
		cmp.Compare(a.Version, b.Version),
		cmp.Compare(a.OID, b.OID),
		cmp.Compare(a.File, b.File),
	)
}

// header is what the index needs from a structure's file.
type header struct {
	OID          string
	DocumentType string
	Key          string
	Title        Name
}

var errNoOID = errors.New("the file has no sosmeta.oid, so it is not a structure")

// readHeader reads only as much of a structure's file as the index needs: the
// published files begin with it, so a folder of 200 files opens in
// milliseconds. A file whose properties stand before the structure's own
// annotations is read on to these. Faults further down are found by compiling.
func readHeader(r io.Reader) (header, error) {
	var h header
	dec := json.NewDecoder(r)
	if err := enterObject(dec); err != nil {
		return h, err
	}
	for dec.More() && (h.OID == "" || h.Key == "") {
		key, err := nextKey(dec)
		if err != nil {
			return h, err
		}
		switch key {
		case "sosmeta":
			var head struct {
				OID          string `json:"oid"`
				DocumentType string `json:"documentType"`
			}
			err = dec.Decode(&head)
			h.OID, h.DocumentType = head.OID, head.DocumentType
		case "properties":
			err = h.readDocument(dec)
			if err == nil && h.OID == "" {
				err = leaveObjects(dec, 2)
			}
		default:
			err = skipValue(dec)
		}
		if err != nil {
			return h, err
		}
	}
	if h.OID != "" {
		return h, nil
	}
	if _, err := dec.Token(); err != nil { // the end of the object, or of the file
		return h, err
	}
	return h, errNoOID
}

// readDocument reads the document's key and name from inside "properties" and
// leaves the decoder in the middle of the object.
func (h *header) readDocument(dec *json.Decoder) error {
	if err := enterObject(dec); err != nil {
		return err
	}
	key, err := nextKey(dec)
	if err != nil {
		return err
	}
	h.Key = key
	if err := enterObject(dec); err != nil {
		return err
	}
	for dec.More() {
		key, err := nextKey(dec)
		if err != nil {
			return err
		}
		if key == "sosmeta" {
			var a annotation
			err = dec.Decode(&a)
			h.Title = a.Name.name()
			return err
		}
		if err := skipValue(dec); err != nil {
			return err
		}
	}
	return nil
}

func enterObject(dec *json.Decoder) error {
	t, err := dec.Token()
	if err != nil {
		return err
	}
	if t != json.Delim('{') {
		return errors.New("an object was expected")
	}
	return nil
}

func nextKey(dec *json.Decoder) (string, error) {
	t, err := dec.Token()
	if err != nil {
		return "", err
	}
	key, ok := t.(string)
	if !ok {
		return "", errors.New("a property was expected")
	}
	return key, nil
}

// leaveObjects reads to the end of the objects around the decoder's place.
func leaveObjects(dec *json.Decoder, levels int) error {
	for range levels {
		for dec.More() {
			if _, err := nextKey(dec); err != nil {
				return err
			}
			if err := skipValue(dec); err != nil {
				return err
			}
		}
		if _, err := dec.Token(); err != nil {
			return err
		}
	}
	return nil
}

func skipValue(dec *json.Decoder) error { return dec.Decode(&ignored{}) }

// ignored takes any JSON value and keeps nothing of it.
type ignored struct{}

func (*ignored) UnmarshalJSON([]byte) error { return nil }
