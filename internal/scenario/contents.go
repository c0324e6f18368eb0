package scenario

import (
	"encoding/json"
	"fmt"
	"strings"
)

// object is a JSON object; encoding/json writes its keys in sorted order.
type object = map[string]any

func code(system, value, display string) object {
	return object{"system": "urn:oid:" + system, "code": value, "display": display}
}

func (s *Scenario) unitCode() object {
	return code("1.2.246.537.6.202.2008", string(s.Organisation.Unit.ID), s.Organisation.Unit.Name)
}

func (s *Scenario) controllerCode() object {
	return code("1.2.246.537.6.202.2008", string(s.Organisation.Controller.ID), s.Organisation.Controller.Name)
}

func (s *Scenario) taskCode() object {
	return code("1.2.246.537.6.1221.201601", s.Task.Value, s.Task.Display)
}

func (s *Scenario) clientObject() object {
	return object{
		"sukunimi": s.Client.Family, "etunimet": strings.Join(s.Client.Given, " "),
		"henkilotunnus": object{"system": "urn:oid:1.2.246.21", "value": s.Client.Code.Reveal()},
	}
}

// RelationshipContent is the content of the asiakkuusasiakirja.
func (s *Scenario) RelationshipContent() []byte {
	client := s.clientObject()
	client["syntymaaika"] = s.Client.Born.String()
	client["turvakielto"] = false
	client["kotikunta"] = object{"kunta": code("1.2.246.537.6.21.2003", "091", "Helsinki")}
	unit := object{"palveluyksikon_nimi": s.unitCode(), "asiakkuuden_alkamispvm": s.today()}
	return encode(object{"asiakkuusasiakirja": object{
		"asiakkuuden_yksilointitunnus":        object{"value": string(s.RelationOID)},
		"asiakas":                             client,
		"sosiaalihuollon_asiakkuus":           object{"asiakkuuden_alkamispvm": s.today()},
		"palvelunjarjestajan_toimintayksikko": s.controllerCode(),
		"palveluista_vastaava_tyontekija": []object{{
			"sukunimi": s.Worker.Family, "etunimet": s.Worker.Given, "palveluyksikko": s.unitCode(),
		}},
		"sosiaalihuollon_palvelutehtava": []object{{
			"palvelutehtava": s.taskCode(), "palvelunjarjestajan_palveluyksikko": []object{unit},
		}},
	}})
}

// MatterContent is the content of the asia-asiakirja.
func (s *Scenario) MatterContent() []byte {
	return encode(object{"asia_asiakirja": object{
		"palvelunjarjestajan_toimintayksikko": s.controllerCode(),
		"asiakas":                             []object{s.clientObject()},
		"asian_tiedot": object{
			"asiatunnus": object{"value": string(s.MatterOID)},
			"nimi":       code("1.2.246.537.6.1265.201701", "99", "Muu"), "lisatieto_luokkaan_muu": "Perheneuvonnan järjestäminen",
			"tila":       code("1.2.246.537.6.1501.201601", "1", "Avoin"),
			"avauspaiva": s.today(), "yhteinen_asia": false, "palvelutehtava": s.taskCode(),
		},
	}})
}

// PlanContent is the content of a client plan; revision changes its text.
func (s *Scenario) PlanContent(revision int) []byte {
	return encode(object{"lapsiperheiden_palvelujen_asiakassuunnitelma": object{
		"asiakas": []object{s.clientObject()},
		"suunnitelma": object{
			"kuvaus_asiakkaan_tilanteesta":                         fmt.Sprintf("Perhe toivoo tukea arjen rytmiin.\nSuunnitelman tarkistus %d.", revision),
			"palvelut_joita_asiakkaalle_suunnitellaan":             []object{{"sosiaalipalvelu": code("1.2.246.537.6.1222.201601", "45", "Sosiaaliohjaus"), "kuvaus": "Tapaaminen joka toinen viikko."}},
			"suunnitelma_asiakkaan_ja_omatyontekijan_tapaamisista": "Kerran kuussa.",
			"selvitys_oikeuksista":                                 true,
		},
		"paivamaara": s.today(),
		"laatija": []object{{
			"sukunimi": s.Worker.Family, "etunimet": s.Worker.Given, "tehtavanimike": s.Worker.Title, "palveluyksikko": s.unitCode(),
		}},
	}})
}

func encode(o object) []byte {
	out, err := json.Marshal(o)
	if err != nil {
		panic("scenario: " + err.Error()) // strings, booleans and maps of them always encode
	}
	return out
}
