package consent

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

const denialKey = "kieltoasiakirja"

// Denial is the denial document (kieltoasiakirja): all denials of the client
// that are in force. Removing a row withdraws that denial (rule KIE-19).
type Denial struct {
	Client      Person
	Controllers []ControllerDenial
	Tasks       []TaskDenial
	Documents   []DocumentDenial
	Author      *Author    // nil for a declaration made in OmaKanta
	Explanation string     // perustelut tai muut lisätiedot; optional
	Drafted     ident.Date // laatimispäivämäärä; optional
}

// Set tells when a denial was set and who did so for the client.
type Set struct {
	Date            ident.Date
	Representatives []Representative
}

// ControllerDenial denies the disclosure of what stands in the registers of
// these controllers (rekisterinpitäjää koskeva luovutuskielto, rule KIE-13).
type ControllerDenial struct {
	Controllers []metadata.Organisation
	Set         Set
}

// TaskDenial denies the disclosure of all documents of these service tasks, in
// all registers (palvelutehtävää koskeva luovutuskielto, rule KIE-11).
type TaskDenial struct {
	Tasks []metadata.Code
	Set   Set
}

// DocumentDenial denies the disclosure of these documents, in all their
// versions (asiakirjaa koskeva luovutuskielto, rules KIE-17 and NUL-11).
type DocumentDenial struct {
	Documents []DeniedDocument
	Set       Set
}

// DeniedDocument names a document by its set id, which is the id of its first
// version.
type DeniedDocument struct {
	SetID ident.OID
	Type  metadata.Code // specific document type; optional
}

// missing says what the denial lacks. No rows at all are fine: they deny nothing.
func (d Denial) missing() error {
	var m missing
	m.person("Denial.Client", d.Client)
	m.author("Denial.Author", d.Author)
	for i, row := range d.Controllers {
		names := given(row.Controllers, func(c metadata.Organisation) bool { return c.ID != "" })
		m.row(fmt.Sprintf("Denial.Controllers[%d]", i), row.Set, "Controllers", "ID", names)
	}
	for i, row := range d.Tasks {
		names := given(row.Tasks, func(c metadata.Code) bool { return c.Value != "" })
		m.row(fmt.Sprintf("Denial.Tasks[%d]", i), row.Set, "Tasks", "Value", names)
	}
	for i, row := range d.Documents {
		names := given(row.Documents, func(d DeniedDocument) bool { return d.SetID != "" })
		m.row(fmt.Sprintf("Denial.Documents[%d]", i), row.Set, "Documents", "SetID", names)
	}
	return m.err()
}

// Content builds the structured form on the structure of the kieltoasiakirja
// and validates it. The error is an *Error, which names the fields that are
// missing.
func (d Denial) Content(s *document.Structure) ([]byte, error) {
	if err := d.missing(); err != nil {
		return nil, err
	}
	body := object{"asiakas": d.Client.content()}
	var found rule.Findings
	if rows := d.controllerRows(&found); len(rows) > 0 {
		body["rekisterinpitajaa_koskevat_luovutuskiellot"] = object{"rekisterinpitajaa_koskeva_luovutuskielto": rows}
	}
	if rows := d.taskRows(&found); len(rows) > 0 {
		body["palvelutehtavaa_koskevat_luovutuskiellot"] = object{"palvelutehtavaa_koskeva_luovutuskielto": rows}
	}
	if rows := d.documentRows(&found); len(rows) > 0 {
		body["asiakirjoja_koskevat_luovutuskiellot"] = object{"asiakirjaa_koskeva_luovutuskielto": rows}
	}
	if err := invalid(found); err != nil {
		return nil, err
	}
	addAuthor(body, d.Author, "perustelut_tai_muut_lisatiedot_kiellon_asettamisesta_tai_perumisesta", d.Explanation)
	if !d.Drafted.IsZero() {
		body["laatimispaivamaara"] = d.Drafted.String()
	}
	return finish(s, denialKey, body)
}

// row starts a row with what all three kinds share.
func (s Set) row(found *rule.Findings) object {
	*found = append(*found, checkRepresentatives("/"+denialKey+"/henkilo_joka_kieltaa_asiakastietojen_luovuttamisen", s.Representatives)...)
	row := object{"kiellon_asettamisen_ajankohta": s.Date.String(), "kieltaja_on_laillinen_edustaja": len(s.Representatives) > 0}
	if len(s.Representatives) > 0 {
		row["henkilo_joka_kieltaa_asiakastietojen_luovuttamisen"] = representatives(s.Representatives)
	}
	return row
}

func (d Denial) controllerRows(found *rule.Findings) (rows []object) {
	for _, denial := range d.Controllers {
		row := denial.Set.row(found)
		var targets []object
		for _, c := range denial.Controllers {
			targets = append(targets, coded(organisations, string(c.ID), c.Name))
		}
		row["rekisterinpitaja_jonka_tietojen_luovutus_kielletaan"] = targets
		rows = append(rows, row)
	}
	return rows
}

func (d Denial) taskRows(found *rule.Findings) (rows []object) {
	for _, denial := range d.Tasks {
		row := denial.Set.row(found)
		var targets []object
		for _, t := range denial.Tasks {
			targets = append(targets, coded(serviceTasks, t.Value, t.Display))
		}
		row["palvelutehtava_jonka_tietojen_luovutus_kielletaan"] = targets
		rows = append(rows, row)
	}
	return rows
}

func (d Denial) documentRows(found *rule.Findings) (rows []object) {
	for _, denial := range d.Documents {
		row := denial.Set.row(found)
		var targets []object
		for _, doc := range denial.Documents {
			target := object{"oid_tunnus": object{"value": string(doc.SetID)}}
			if !doc.Type.IsZero() {
				target["nimi"] = coded(documentTypes, doc.Type.Value, doc.Type.Display)
			}
			targets = append(targets, target)
		}
		row["asiakirja_jonka_luovutus_kielletaan"] = targets
		rows = append(rows, row)
	}
	return rows
}

// denialContent is what ReadDenial needs of the content.
type denialContent struct {
	Document *struct {
		Asiakas     clientContent `json:"asiakas"`
		Controllers struct {
			Rows []struct {
				Targets []codeContent `json:"rekisterinpitaja_jonka_tietojen_luovutus_kielletaan"`
				setContent
			} `json:"rekisterinpitajaa_koskeva_luovutuskielto"`
		} `json:"rekisterinpitajaa_koskevat_luovutuskiellot"`
		Tasks struct {
			Rows []struct {
				Targets []codeContent `json:"palvelutehtava_jonka_tietojen_luovutus_kielletaan"`
				setContent
			} `json:"palvelutehtavaa_koskeva_luovutuskielto"`
		} `json:"palvelutehtavaa_koskevat_luovutuskiellot"`
		Documents struct {
			Rows []struct {
				Targets []struct {
					ID   struct{ Value string } `json:"oid_tunnus"`
					Type codeContent            `json:"nimi"`
				} `json:"asiakirja_jonka_luovutus_kielletaan"`
				setContent
			} `json:"asiakirjaa_koskeva_luovutuskielto"`
		} `json:"asiakirjoja_koskevat_luovutuskiellot"`
	} `json:"kieltoasiakirja"`
}

type codeContent struct{ Code, Display string }

type setContent struct {
	Date string `json:"kiellon_asettamisen_ajankohta"`
}

// ReadDenial reads what a decision needs from the content of a kieltoasiakirja:
// client and targets, every one of which must be an OID or code. Representatives, author and explanation are not read. The
// error is an *Error with CodeUnreadable.
func ReadDenial(content []byte) (*Denial, error) {
	var c denialContent
	if err := json.Unmarshal(content, &c); err != nil || c.Document == nil {
		return nil, &Error{Code: CodeUnreadable, Message: "the content is no denial document"}
	}
	client, err := c.Document.Asiakas.person()
	if err != nil {
		return nil, err
	}
	d := &Denial{Client: client}
	for _, row := range c.Document.Controllers.Rows {
		denial := ControllerDenial{Set: row.set()}
		for _, t := range row.Targets {
			oid, err := target(t.Code)
			if err != nil {
				return nil, err
			}
			denial.Controllers = append(denial.Controllers, metadata.Organisation{ID: oid, Name: t.Display})
		}
		d.Controllers = append(d.Controllers, denial)
	}
	for _, row := range c.Document.Tasks.Rows {
		denial := TaskDenial{Set: row.set()}
		for _, t := range row.Targets {
			if t.Code == "" || strings.TrimSpace(t.Code) != t.Code {
				return nil, &Error{Code: CodeUnreadable, Message: "a denied service task is no code"}
			}
			denial.Tasks = append(denial.Tasks, metadata.ServiceTasks.Code(t.Code))
		}
		d.Tasks = append(d.Tasks, denial)
	}
	for _, row := range c.Document.Documents.Rows {
		denial := DocumentDenial{Set: row.set()}
		for _, t := range row.Targets {
			oid, err := target(t.ID.Value)
			if err != nil {
				return nil, err
			}
			denial.Documents = append(denial.Documents, DeniedDocument{SetID: oid})
		}
		d.Documents = append(d.Documents, denial)
	}
	return d, nil
}

// target reads the OID of a denied controller or document. Anything else is
// refused: a target that matches nothing would deny nothing without a word.
func target(text string) (ident.OID, error) {
	oid, err := ident.ParseOID(strings.TrimPrefix(text, "urn:oid:"))
	if err != nil {
		return "", &Error{Code: CodeUnreadable, Message: "a denied target is no OID", Err: err}
	}
	return oid, nil
}

func (s setContent) set() Set {
	date, _ := begins(s.Date) // a lost date is no obstacle: a denial holds from the start
	return Set{Date: date}
}
