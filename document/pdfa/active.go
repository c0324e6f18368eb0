package pdfa

import "bytes"

// feature is something that a part of PDF/A forbids or restricts. One object can
// have several.
type feature uint16

const (
	script     feature = 1 << iota // JavaScript, or a program that is started
	action                         // an action that every part forbids
	additional                     // an action bound to an event of a document, annotation or field
	pageEvent                      // the same of a page
	media                          // an annotation that plays sound or film
	model                          // three-dimensional or rich media
	xfa                            // a form in XML, which holds scripts of its own
	embedded                       // a file inside the file
	foreign                        // one that is no PDF file
	later                          // references are to be followed when all objects are known
)

// actions that PDF/A forbids, by their type (ISO 19005-1, 6.6.1; -2, 6.5.1).
var actions = map[name]feature{
	"JavaScript": script, "Launch": script, "ImportData": action, "ResetForm": action, "Sound": action, "Movie": action, "Hide": action,
	"SetOCGState": action, "Rendition": action, "Trans": action, "SetState": action, "NOP": action, "NoOp": action,
	"GoTo3DView": model, "RichMediaExecute": model,
}

// annotations that PDF/A forbids or restricts (ISO 19005-1, 6.5.2; -2, 6.3.1).
var annotations = map[name]feature{
	"Sound": media, "Movie": media, "Screen": media, "3D": model, "RichMedia": model, "FileAttachment": embedded,
}

// navigation are the named actions that PDF/A allows.
var navigation = map[name]bool{"NextPage": true, "PrevPage": true, "FirstPage": true, "LastPage": true}

// judge looks for features in one object and everything that stands in it
// directly. References are followed only where a name or a file stands behind
// them: what else they lead to is an object that is looked at on its own.
type judge struct {
	file  *file // nil while references cannot be followed
	found feature
	err   error
}

// firstLook judges a value while the file is still being read.
func firstLook(v any) feature {
	j := judge{}
	j.look(v)
	return j.found
}

func (j *judge) look(v any) {
	switch v := v.(type) {
	case dict:
		j.dict(v)
		for i := 1; i < len(v); i += 2 {
			j.look(v[i])
		}
	case array:
		for _, item := range v {
			j.look(item)
		}
	case *stream:
		j.look(v.dict)
	}
}

// dict looks at every key, also at one that stands there twice: readers differ
// in which they take.
func (j *judge) dict(d dict) {
	for i := 0; i < len(d); i += 2 {
		v := d[i+1]
		if v == nil {
			continue
		}
		switch d[i] {
		case name("S"):
			j.action(d, j.resolve(v))
		case name("Type"):
			if j.resolve(v) == name("EmbeddedFile") {
				j.found |= embedded
			}
		case name("Subtype"):
			j.annotation(d, v)
		case name("JS"):
			j.source(v)
		case name("JavaScript"):
			j.found |= script
		case name("AA"):
			j.event(d)
		case name("XFA"):
			if d.has("Fields") {
				j.found |= xfa
			}
		case name("EF"):
			j.fileSpec(d, v)
		case name("EmbeddedFiles"):
			j.found |= embedded
		}
	}
}

func (j *judge) resolve(v any) any {
	if _, ok := v.(ref); !ok || j.err != nil {
		return v
	}
	if j.file == nil {
		j.found |= later
		return nil
	}
	v, j.err = j.file.resolve(v)
	return v
}

// action judges the type of an action. Elements of the logical structure have an
// S too, of any name, but none starts a script.
func (j *judge) action(d dict, kind any) {
	n, _ := kind.(name)
	found := actions[n]
	if n == "Named" && !j.navigates(d) {
		found = action
	}
	if found != script && d.get("Type") == name("StructElem") {
		return
	}
	j.found |= found
}

func (j *judge) navigates(d dict) bool {
	for i := 0; i < len(d); i += 2 {
		if d[i] == name("N") {
			if n, _ := j.resolve(d[i+1]).(name); !navigation[n] {
				return false
			}
		}
	}
	return true
}

// annotation judges the type of an annotation, which has a rectangle. Dictionaries
// of other kinds have subtypes too.
func (j *judge) annotation(d dict, kind any) {
	if d.has("Rect") || d.get("Type") == name("Annot") {
		n, _ := j.resolve(kind).(name)
		j.found |= annotations[n]
	}
}

// source judges what may be the text of a script. A font or picture can be named
// JS as well, and is neither string nor plain stream.
func (j *judge) source(v any) {
	switch v := j.resolve(v).(type) {
	case plain:
		j.found |= script
	case *stream:
		if !v.dict.has("Subtype") && !v.dict.has("FunctionType") {
			j.found |= script
		}
	}
}

// event judges a dictionary with additional actions by what it belongs to. In
// lists of resources AA is just a name.
func (j *judge) event(d dict) {
	switch {
	case j.resolve(d.get("Type")) == name("Page"):
		j.found |= pageEvent
	case d.has("Subtype"), d.has("FT"), d.has("T"), d.has("Kids"), d.has("Type"):
		j.found |= additional
	}
}

// fileSpec judges a file specification with embedded files.
func (j *judge) fileSpec(d dict, v any) {
	files, ok := j.resolve(v).(dict)
	if !ok {
		return
	}
	if d.get("Type") == name("Filespec") || d.get("Type") == name("F") {
		j.found |= embedded
	}
	for _, key := range []name{"F", "UF", "DOS", "Mac", "Unix"} {
		if s, ok := j.resolve(files.get(key)).(*stream); ok {
			j.found |= embedded
			j.head(s)
		}
	}
}

// head looks at how an embedded file begins. One that cannot be unpacked may be
// anything.
func (j *judge) head(s *stream) {
	if j.err != nil || j.file.encrypted {
		return
	}
	var octets []byte
	if octets, _, j.err = j.file.unpack(s, 1024); octets != nil && !bytes.Contains(octets, []byte("%PDF-")) {
		j.found |= foreign
	}
}
