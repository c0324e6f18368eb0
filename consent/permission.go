package consent

import (
	"encoding/json"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/rule"
)

const permissionKey = "luovutuslupa_asiakirja"

// Permission is a permission to disclose (luovutuslupa): it holds until it is
// withdrawn and covers data recorded before and after it (rule LUP-04). A
// withdrawal is a new declaration with Granted false.
type Permission struct {
	Client          Person
	Granted         bool
	Date            ident.Date       // day of giving; not in the future (rule LUP-11)
	Representatives []Representative // who gave it for the client; empty when the client did
	Author          *Author          // nil for a declaration made in OmaKanta
	Explanation     string           // perustelut tai muut lisätiedot; optional
	Drafted         ident.Date       // laatimispäivämäärä; optional
}

// Check returns what the structure cannot say: the day is not after today, and
// every representative has a role of 31 to 34 and an identifier.
func (p Permission) Check(today ident.Date) rule.Findings {
	var found rule.Findings
	const at = "/" + permissionKey
	if p.Date.Compare(today) > 0 {
		found.Add(ruleNotAhead.Finding(at+"/voimassa_oleva_luovutuslupa/luovutusluvan_antamisen_ajankohta", "a permission is not given ahead of time"))
	}
	found = append(found, checkRepresentatives(at+"/luovutusluvan_antaja", p.Representatives)...)
	return found
}

// missing says what the permission lacks.
func (p Permission) missing() error {
	var m missing
	m.person("Permission.Client", p.Client)
	m.need(!p.Date.IsZero(), "Permission.Date")
	m.representatives("Permission.Representatives", p.Representatives)
	m.author("Permission.Author", p.Author)
	return m.err()
}

// Content builds the structured form on the structure of the
// luovutuslupa-asiakirja and validates it. The error is an *Error, which names the
// fields that are missing.
func (p Permission) Content(s *document.Structure) ([]byte, error) {
	if err := p.missing(); err != nil {
		return nil, err
	}
	body := object{
		"asiakas": p.Client.content(),
		"voimassa_oleva_luovutuslupa": object{
			"luovutuslupa": p.Granted, "luovutusluvan_antamisen_ajankohta": p.Date.String(),
		},
		"luovutusluvan_antaja_on_laillinen_edustaja": len(p.Representatives) > 0,
	}
	if len(p.Representatives) > 0 {
		body["luovutusluvan_antaja"] = representatives(p.Representatives)
	}
	addAuthor(body, p.Author, "perustelut_tai_muut_lisatiedot_luovutusluvan_antamisesta_tai_perumisesta", p.Explanation)
	if !p.Drafted.IsZero() {
		body["laatimispaivamaara"] = p.Drafted.String()
	}
	if err := invalid(checkRepresentatives("/"+permissionKey+"/luovutusluvan_antaja", p.Representatives)); err != nil {
		return nil, err
	}
	return finish(s, permissionKey, body)
}

func addAuthor(body object, a *Author, explanationKey, explanation string) {
	part := object{}
	if a != nil {
		part["laatija"] = a.content()
	}
	if explanation != "" {
		part[explanationKey] = explanation
	}
	if len(part) > 0 {
		body["ammattihenkilon_laatima_asiakirja"] = part
	}
}

func checkRepresentatives(at string, rs []Representative) (found rule.Findings) {
	for _, r := range rs {
		if _, known := roleNames[r.Role]; !known {
			found.Add(ruleRepresentative.Finding(at+"/rooli", "a representative's role is none of 31 to 34"))
		}
		if r.Code.IsZero() && r.Temporary.IsZero() && r.TrusteeID == "" {
			found.Add(ruleRepresentativeID.Finding(at, "a representative has neither identity code, temporary identifier nor trustee id"))
		}
	}
	return found
}

// permissionContent is what ReadPermission needs of the content.
type permissionContent struct {
	Document struct {
		Asiakas clientContent `json:"asiakas"`
		Lupa    *struct {
			Granted *bool  `json:"luovutuslupa"`
			Date    string `json:"luovutusluvan_antamisen_ajankohta"`
		} `json:"voimassa_oleva_luovutuslupa"`
	} `json:"luovutuslupa_asiakirja"`
}

type clientContent struct {
	Family string `json:"sukunimi"`
	Given  string `json:"etunimet"`
	Code   struct {
		Value string `json:"value"`
	} `json:"henkilotunnus"`
}

func (c clientContent) person() (Person, error) {
	code, err := ident.ParsePersonalCode(c.Code.Value)
	if err != nil {
		return Person{}, &Error{Code: CodeUnreadable, Message: "the client's identity code", Err: err}
	}
	return Person{Code: code, Family: c.Family, Given: c.Given}, nil
}

// ReadPermission reads what a decision needs from the content of a
// luovutuslupa-asiakirja: client, value and day. Representatives, author and
// explanation are not read. The error is an *Error with CodeUnreadable.
func ReadPermission(content []byte) (*Permission, error) {
	var c permissionContent
	if err := json.Unmarshal(content, &c); err != nil || c.Document.Lupa == nil || c.Document.Lupa.Granted == nil {
		return nil, &Error{Code: CodeUnreadable, Message: "the content states no permission"}
	}
	client, err := c.Document.Asiakas.person()
	if err != nil {
		return nil, err
	}
	date, err := begins(c.Document.Lupa.Date)
	if err != nil {
		return nil, err
	}
	if date.IsZero() {
		return nil, &Error{Code: CodeUnreadable, Message: "the permission has no day of giving"}
	}
	return &Permission{Client: client, Granted: *c.Document.Lupa.Granted, Date: date}, nil
}
