package consent

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// Person is a client as a declaration names one. A temporary identifier is not
// possible (rule TMP-10).
type Person struct {
	Code   ident.PersonalCode
	Family string
	Given  string // all given names (etunimet), with spaces between them
}

// PersonOf returns the client of a header as a declaration names it.
func PersonOf(c metadata.Client) Person {
	return Person{Code: c.Code, Family: c.Family, Given: strings.Join(c.Given, " ")}
}

// Role is the role of a legal representative, of code system
// 1.2.246.537.6.1284.
type Role string

// The roles that may give or deny on a client's behalf (rule LUP-12).
const (
	Guardian        Role = "31" // huoltaja
	PublicTrustee   Role = "32" // edunvalvoja
	ContinuingPower Role = "33" // edunvalvontavaltuutettu
	MandateHolder   Role = "34" // asioiva henkilö valtuutuksella
)

var roleNames = map[Role]string{
	Guardian: "Huoltaja", PublicTrustee: "Edunvalvoja", ContinuingPower: "Edunvalvontavaltuutettu", MandateHolder: "Valtuutettu henkilö",
}

// Representative is a legal representative (laillinen edustaja) who acts for
// the client. One of Code, Temporary and TrusteeID identifies the person.
type Representative struct {
	Family    string
	Given     string
	Code      ident.PersonalCode
	Temporary ident.TemporaryID
	TrusteeID string // edunvalvojan tunniste, for public trustees
	Role      Role
}

// Author is the professional who drew up the declaration in a client system
// (laatija). A declaration made in OmaKanta has none.
type Author struct {
	Family string
	Given  string
	Title  string                // tehtävänimike; optional
	Unit   metadata.Organisation // palveluyksikkö; optional
}

// object is a JSON object; encoding/json writes its keys in sorted order, so
// that the same values give the same bytes.
type object = map[string]any

const (
	organisations = "urn:oid:1.2.246.537.6.202.2008"
	serviceTasks  = "urn:oid:1.2.246.537.6.1221.201601"
	documentTypes = "urn:oid:1.2.246.537.6.1506.201701"
	roles         = "urn:oid:1.2.246.537.6.1284.201701"
)

func coded(system, code, display string) object {
	if display == "" {
		display = code
	}
	return object{"system": system, "code": code, "display": display}
}

func (p Person) content() object {
	return object{
		"sukunimi": p.Family, "etunimet": p.Given,
		"henkilotunnus": object{"system": ident.RootPersonalCode.URN(), "value": p.Code.Reveal()},
	}
}

func (r Representative) content() object {
	o := object{"sukunimi": r.Family, "etunimet": r.Given, "rooli": coded(roles, string(r.Role), roleNames[r.Role])}
	if !r.Code.IsZero() {
		o["henkilotunnus"] = object{"system": ident.RootPersonalCode.URN(), "value": r.Code.Reveal()}
	}
	if !r.Temporary.IsZero() {
		o["tilapainen_yksilointitunnus"] = object{"system": string(r.Temporary.Root()), "value": r.Temporary.Reveal()}
	}
	if r.TrusteeID != "" {
		o["edunvalvojan_tunniste"] = r.TrusteeID
	}
	return o
}

func representatives(rs []Representative) []object {
	out := make([]object, len(rs))
	for i, r := range rs {
		out[i] = r.content()
	}
	return out
}

func (a *Author) content() object {
	o := object{"sukunimi": a.Family, "etunimet": a.Given}
	if a.Title != "" {
		o["tehtavanimike"] = a.Title
	}
	if !a.Unit.IsZero() {
		o["palveluyksikko"] = coded(organisations, string(a.Unit.ID), a.Unit.Name)
	}
	return o
}

// finish adds the fixed text of the structure, writes the content and validates
// it.
func finish(s *document.Structure, key string, body object) ([]byte, error) {
	if s == nil {
		return nil, &Error{Code: CodeWrongStructure, Message: "there is no structure; ask the registry for that of " + key}
	}
	if s.Info().Key != key {
		return nil, &Error{Code: CodeWrongStructure, Message: fmt.Sprintf("the structure is of %s, not of %s", s.Info().Key, key)}
	}
	phrase := s.Root().Child("infoteksti")
	if phrase == nil || len(phrase.Phrases) == 0 {
		return nil, &Error{Code: CodeWrongStructure, Message: "the structure has no fixed information text"}
	}
	body["infoteksti"] = phrase.Phrases[0]
	content, err := json.Marshal(object{key: body})
	if err != nil {
		return nil, &Error{Code: CodeInvalid, Message: "the content cannot be written", Err: err}
	}
	if err := s.Validate(content).Err(); err != nil {
		return nil, &Error{Code: CodeInvalid, Message: "the content breaks rules of its structure", Err: err}
	}
	return content, nil
}
