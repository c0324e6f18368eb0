package document

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/outside"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

const temporaryRoot, temporaryValue = "1.2.246.10.12345671.22.2026", "140312-998A"

// crossHeader is the header of a document about the clients.
func crossHeader(clients ...metadata.Client) *metadata.Header {
	return &metadata.Header{
		Group: metadata.GroupClientDocument, Matter: "2.999.1", Clients: clients,
		ServiceTasks: []metadata.Code{metadata.ServiceTasks.Code("24")},
	}
}

func aino(t testing.TB) metadata.Client {
	code, err := ident.ParsePersonalCode("140312A907T")
	require.NoError(t, err)
	return metadata.Client{Code: code, Given: []string{"Aino", "Testi"}, CallingName: "Aino", Family: "Esimerkki", Born: code.BirthDate()}
}

// unidentified is a client with a temporary identifier only.
func unidentified(t testing.TB) metadata.Client {
	id, err := ident.ParseTemporaryID(temporaryRoot, temporaryValue)
	require.NoError(t, err)
	return metadata.Client{Temporary: id, Given: []string{"Veikko", "Olavi"}, Family: "Tuntematon"}
}

// compared returns the places where a content says otherwise than the header, each
// with its rule and severity.
func compared(h *metadata.Header, content string) (out []string) {
	for _, f := range crossCheck(h, &Structure{root: &Field{}}, decodeContent([]byte(content))) {
		if f.Rule == ruleSameClient.ID || f.Rule == ruleSameTask.ID || f.Rule == ruleSameMatter.ID {
			out = append(out, string(f.Rule)+" "+string(f.Severity)+" "+strings.TrimPrefix(f.Location, jsonLocation))
		}
	}
	return out
}

// TestServiceTaskIsCompared: rule STR-22, "The service task in the content equals
// one of the metadata's", wherever the document's own task stands.
func TestServiceTaskIsCompared(t *testing.T) {
	const same, other = `"palvelutehtava":{"code":"24"}`, `"palvelutehtava":{"code":"20"}`
	for _, tc := range []struct{ place, before, after, want string }{
		{"a document", `{"a":{`, `}}`, "STR-22 warning /a/palvelutehtava/code"},
		{"a client-report entry", `{"a":{"asiakaskertomusmerkinta":{`, `}}}`, "STR-22 warning /a/asiakaskertomusmerkinta/palvelutehtava/code"},
		{"the service of a decision", `{"a":{"sosiaalipalvelu_jota_paatos_koskee":{`, `}}}`, "STR-22 info /a/sosiaalipalvelu_jota_paatos_koskee/palvelutehtava/code"},
		{"the services of a contract", `{"a":{"palvelut_joita_sopimus_koskee":[{`, `}]}}`, "STR-22 info /a/palvelut_joita_sopimus_koskee/0/palvelutehtava/code"},
		{"all tasks of a client relationship", `{"asiakkuusasiakirja":{"sosiaalihuollon_palvelutehtava":[{`, `}]}}`, ""},
		{"the tasks of a denial", `{"a":{"kielto":{`, `}}}`, ""},
	} {
		t.Run(tc.place, func(t *testing.T) {
			require.Empty(t, compared(crossHeader(aino(t)), tc.before+same+tc.after))
			require.Equal(t, tc.want, strings.Join(compared(crossHeader(aino(t)), tc.before+other+tc.after), ", "))
			h := crossHeader(aino(t))
			h.ServiceTasks = nil
			require.Empty(t, compared(h, tc.before+other+tc.after), "the header names none")
		})
	}
}

// TestMatterNumberIsCompared: rule LNK-28, "A matter number inside a document
// equals the matter id of its metadata".
func TestMatterNumberIsCompared(t *testing.T) {
	for _, key := range []string{"asianumero", "asiatunnus", "tilauksen_asianumero"} {
		content := `{"a":{"` + key + `":{"value":"2.999.1"}}}`
		require.Empty(t, compared(crossHeader(aino(t)), content))
		require.Equal(t, []string{"LNK-28 error /a/" + key + "/value"},
			compared(crossHeader(aino(t)), strings.Replace(content, "2.999.1", "2.999.2", 1)))
	}
}

// TestClientIsCompared: rule STR-21, "Client names, identity codes, temporary
// identifiers and birth dates in the content equal those in the metadata".
func TestClientIsCompared(t *testing.T) {
	const code = `"henkilotunnus":{"value":"140312A907T"}`
	const temporary = `"tilapainen_yksilointitunnus":{"system":"urn:oid:` + temporaryRoot + `","value":"` + temporaryValue + `"}`
	const otherTemporary = `"tilapainen_yksilointitunnus":{"system":"urn:oid:` + temporaryRoot + `","value":"150312-998A"}`
	const name = `"sukunimi":"Esimerkki","etunimet":"Aino Testi"`
	for _, tc := range []struct {
		name    string
		clients []metadata.Client
		asiakas string
		want    string
	}{
		{"the same names", []metadata.Client{aino(t)}, name + `,` + code, ""},
		{"in another order", []metadata.Client{aino(t)}, `"etunimet":"Testi Aino",` + code, ""},
		{"with a mark at the calling name", []metadata.Client{aino(t)}, `"etunimet":"\"aino\"  Testi",` + code, ""},
		{"one given name too few", []metadata.Client{aino(t)}, `"etunimet":"Aino",` + code, "/etunimet"},
		{"one too many", []metadata.Client{aino(t)}, `"etunimet":"Aino Testi Maria",` + code, "/etunimet"},
		{"another given name", []metadata.Client{aino(t)}, `"etunimet":"Aino Maria",` + code, "/etunimet"},
		{"a calling name that is none of the given", []metadata.Client{{Code: aino(t).Code, Given: []string{"Katariina"}, CallingName: "Kati"}}, `"etunimet":"Kati Katariina",` + code, ""},
		{"no given names in the header", []metadata.Client{{Code: aino(t).Code}}, `"etunimet":"Aino",` + code, ""},
		{"another surname", []metadata.Client{aino(t)}, `"sukunimi":"Toinen",` + code, "/sukunimi"},
		{"a client without an identifier", []metadata.Client{aino(t)}, `"sukunimi":"Toinen","etunimet":"Maria"`, "/sukunimi /etunimet"},

		{"the same temporary identifier", []metadata.Client{unidentified(t)}, `"sukunimi":"Tuntematon",` + temporary, ""},
		{"without its root", []metadata.Client{unidentified(t)}, `"tilapainen_yksilointitunnus":{"value":"` + temporaryValue + `"}`, ""},
		{"another temporary identifier", []metadata.Client{unidentified(t)}, `"sukunimi":"Tuntematon",` + otherTemporary, "/tilapainen_yksilointitunnus/value"},
		{"another root", []metadata.Client{unidentified(t)}, strings.Replace(temporary, "2026", "2025", 1), "/tilapainen_yksilointitunnus/value"},
		{"temporary, with another surname", []metadata.Client{unidentified(t)}, `"sukunimi":"Toinen",` + temporary, "/sukunimi"},
		{"temporary, with other given names", []metadata.Client{unidentified(t)}, `"etunimet":"Väinö",` + temporary, "/etunimet"},
		{"a temporary identifier that the header does not have", []metadata.Client{aino(t)}, name + `,` + code + `,` + temporary, ""},
		{"only that one", []metadata.Client{aino(t)}, name + `,` + temporary, ""},

		{"the second of two, by the code", []metadata.Client{unidentified(t), aino(t)}, `"sukunimi":"Toinen",` + code, "/sukunimi"},
		{"the second of two, by the temporary identifier", []metadata.Client{aino(t), unidentified(t)}, `"sukunimi":"Toinen",` + temporary, "/sukunimi"},
		{"the second of two, by the names", []metadata.Client{unidentified(t), aino(t)}, name + `,"syntymaaika":"2012-03-15"`, "/syntymaaika"},
		{"none of two, by the names", []metadata.Client{unidentified(t), aino(t)}, `"sukunimi":"Esimerkki","etunimet":"Maria"`, "/sukunimi"},
		{"none of two, by the temporary identifier", []metadata.Client{aino(t), unidentified(t)}, `"sukunimi":"Tuntematon","etunimet":"Veikko Olavi",` + otherTemporary, "/tilapainen_yksilointitunnus/value"},
		{"none of two, by the code", []metadata.Client{unidentified(t), aino(t)}, name + `,"henkilotunnus":{"value":"150911A921F"}`, "/henkilotunnus/value"},
		{"a code that is none", []metadata.Client{aino(t)}, name + `,"henkilotunnus":{"value":"140312A907X"}`, ""},
		{"no clients in the header", nil, name + `,` + code, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var want []string
			for _, place := range strings.Fields(tc.want) {
				want = append(want, "STR-21 warning /a/asiakas/0"+place)
			}
			require.Equal(t, want, compared(crossHeader(tc.clients...), `{"a":{"asiakas":[{`+tc.asiakas+`}]}}`))
		})
	}
}

// TestPublishedStructuresAreCompared: contents of every published structure agree
// with a header of the same facts, and where a document names its task or matter
// itself, another one is found.
func TestPublishedStructuresAreCompared(t *testing.T) {
	reg, err := OpenRegistry(outside.Structures(t))
	require.NoError(t, err)
	var tasks, served, matters []string
	for _, info := range reg.Structures() {
		s, err := reg.Structure(info.OID)
		require.NoError(t, err)
		minimal, err := s.Minimal(MinimalOptions{})
		require.NoError(t, err)
		full, err := s.Full(MinimalOptions{})
		require.NoError(t, err)
		h := crossHeader(aino(t))
		h.ContentSpec, h.Clients[0].Born = ident.OID(info.OID), ident.Date{Year: 2026, Month: 1, Day: 15}
		h.Clients[0].Temporary = unidentified(t).Temporary
		if info.TypeKey() == "1505.2" {
			h.Group = metadata.GroupMatter
		}
		h.ServiceTasks = nil
		decodeContent(full).objects(func(_ string, object map[string]any) {
			for _, task := range itemsOf(object["palvelutehtava"]) {
				h.ServiceTasks = append(h.ServiceTasks, metadata.Code{Value: textAt(task, "code")})
			}
		})
		for _, content := range [][]byte{minimal, full} {
			found := crossCheck(h, s, decodeContent(content))
			require.Empty(t, slices.Concat(found.Of("STR-21"), found.Of("STR-22"), found.Of("LNK-28")), info.OID)
		}
		h.ServiceTasks, h.Matter = []metadata.Code{{Value: "other"}}, "2.999.2"
		found := crossCheck(h, s, decodeContent(full))
		for _, f := range found.Of("STR-22") {
			if f.Severity == rule.Info {
				served = append(served, info.TypeKey())
			} else {
				tasks = append(tasks, info.TypeKey())
			}
		}
		if len(found.Of("LNK-28")) == 1 {
			matters = append(matters, info.TypeKey())
		}
	}
	require.Subset(t, tasks, []string{"1505.2", "1506.1001", "1506.8004", "1506.19001", "1506.19003", "1506.19004", "1506.19005", "1506.19006", "1506.19007", "1506.19013", "1506.19014", "1506.19015"})
	require.ElementsMatch(t, []string{"1506.11059", "1506.13007"}, served)
	require.ElementsMatch(t, []string{"1505.2", "1506.10001", "1506.13000", "1506.13003", "1506.4025"}, matters)
	require.NotContains(t, tasks, "1505.1")
}
