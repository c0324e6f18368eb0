package consent_test

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/kansa-go/kansa/consent"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

var today = ident.Date{Year: 2026, Month: 3, Day: 23}

func client(t testing.TB) consent.Person {
	t.Helper()
	code, err := ident.ParsePersonalCode("140312A907T")
	require.NoError(t, err)
	return consent.Person{Code: code, Family: "Esimerkki", Given: "Testi"}
}

// eachStructure runs a test on our own structure and, when it is there, on THL's.
func eachStructure(t *testing.T, typeKey string, test func(t *testing.T, s *document.Structure)) {
	registries := map[string]func() (*document.Registry, error){
		"own": func() (*document.Registry, error) { return document.NewRegistry(demodata.Structures()) },
	}
	if dir := os.Getenv("KANSA_SOSMETA"); dir != "" {
		registries["THL"] = func() (*document.Registry, error) { return document.OpenRegistry(dir) }
	}
	for name, open := range registries {
		t.Run(name, func(t *testing.T) {
			r, err := open()
			require.NoError(t, err)
			info, ok := r.Newest(typeKey)
			require.True(t, ok)
			s, err := r.Structure(info.OID)
			require.NoError(t, err)
			test(t, s)
		})
	}
}

func TestPermissionContent(t *testing.T) {
	eachStructure(t, "1505.8", func(t *testing.T, s *document.Structure) {
		p := consent.Permission{
			Client: client(t), Granted: true, Date: today, Drafted: today, Explanation: "Asiakkaan pyynnöstä.",
			Author:          &consent.Author{Family: "Mallinen", Given: "Oona", Title: "sosiaaliohjaaja", Unit: metadata.Organisation{ID: "2.999.10.1.10.1", Name: "Perhekeskus"}},
			Representatives: []consent.Representative{{Family: "Esimerkki", Given: "Veikko", TrusteeID: "e-1", Role: consent.Guardian}},
		}
		content, err := p.Content(s)
		require.NoError(t, err)
		require.Empty(t, s.Validate(content).Errors())
		back, err := consent.ReadPermission(content)
		require.NoError(t, err)
		require.Equal(t, &consent.Permission{Client: p.Client, Granted: true, Date: today}, back)

		var plain map[string]map[string]any
		require.NoError(t, json.Unmarshal(content, &plain))
		require.Contains(t, s.Root().Child("infoteksti").Phrases, plain["luovutuslupa_asiakirja"]["infoteksti"], "LUP-10: the fixed text is exact")
		require.Equal(t, true, plain["luovutuslupa_asiakirja"]["luovutusluvan_antaja_on_laillinen_edustaja"])

		p.Representatives[0].Role = "12"
		_, err = p.Content(s)
		require.ErrorContains(t, err, "LUP-12")
		p.Representatives[0].Role, p.Representatives[0].TrusteeID = consent.Guardian, ""
		_, err = p.Content(s)
		require.ErrorContains(t, err, "TMP-11")
	})
}

func TestDenialContent(t *testing.T) {
	eachStructure(t, "1505.9", func(t *testing.T, s *document.Structure) {
		set := consent.Set{Date: today}
		d := consent.Denial{
			Client: client(t), Drafted: today,
			Controllers: []consent.ControllerDenial{{Controllers: []metadata.Organisation{{ID: "2.999.10.7.10.0", Name: "Toinen"}}, Set: set}},
			Tasks:       []consent.TaskDenial{{Tasks: []metadata.Code{metadata.ServiceTasks.Code("24")}, Set: set}},
			Documents:   []consent.DocumentDenial{{Documents: []consent.DeniedDocument{{SetID: "2.999.1", Type: metadata.DocumentTypes.Code("15007")}}, Set: set}},
		}
		content, err := d.Content(s)
		require.NoError(t, err)
		require.Empty(t, s.Validate(content).Errors())
		back, err := consent.ReadDenial(content)
		require.NoError(t, err)
		require.Equal(t, d.Controllers, back.Controllers)
		require.Equal(t, "24", back.Tasks[0].Tasks[0].Value)
		require.Equal(t, ident.OID("2.999.1"), back.Documents[0].Documents[0].SetID)
		require.Equal(t, d.Client, back.Client)

		d.Tasks[0].Set.Representatives = []consent.Representative{{Family: "E", Given: "V", Role: "1"}}
		_, err = d.Content(s)
		require.ErrorContains(t, err, "LUP-12")
	})
}

// TestMissingFields: what a declaration lacks is named as the caller writes it.
func TestMissingFields(t *testing.T) {
	set := consent.Set{Date: today}
	rows := func(d *consent.Denial) {
		d.Controllers = []consent.ControllerDenial{{Controllers: []metadata.Organisation{{ID: "2.999.10.7.10.0"}}, Set: set}}
		d.Tasks = []consent.TaskDenial{{Tasks: []metadata.Code{metadata.ServiceTasks.Code("24")}, Set: set}}
		d.Documents = []consent.DocumentDenial{{Documents: []consent.DeniedDocument{{SetID: "2.999.1"}}, Set: set}}
	}
	denials := map[string]func(d *consent.Denial){
		"Denial.Client.Code is missing":                                                     func(d *consent.Denial) { d.Client.Code = ident.PersonalCode{} },
		"Denial.Client.Family is missing; Denial.Client.Given":                              func(d *consent.Denial) { d.Client.Family, d.Client.Given = "", "" },
		"Denial.Author.Given is missing":                                                    func(d *consent.Denial) { d.Author = &consent.Author{Family: "Mallinen"} },
		"Denial.Author.Unit.ID is missing":                                                  func(d *consent.Denial) { d.Author.Unit.Name = "Perhekeskus" },
		"Denial.Documents[0].Documents is missing":                                          func(d *consent.Denial) { d.Documents[0].Documents = nil },
		"Denial.Documents[0].Set.Date is missing":                                           func(d *consent.Denial) { d.Documents[0].Set.Date = ident.Date{} },
		"Denial.Documents[0].Documents[0].SetID is missing":                                 func(d *consent.Denial) { d.Documents[0].Documents[0].SetID = "" },
		"Denial.Tasks[0].Tasks is missing":                                                  func(d *consent.Denial) { d.Tasks[0].Tasks = nil },
		"Denial.Tasks[0].Tasks[0].Value is missing":                                         func(d *consent.Denial) { d.Tasks[0].Tasks[0] = metadata.Code{} },
		"Denial.Tasks[0].Set.Date is missing":                                               func(d *consent.Denial) { d.Tasks[0].Set = consent.Set{} },
		"Denial.Controllers[0].Controllers is missing":                                      func(d *consent.Denial) { d.Controllers[0].Controllers = nil },
		"Denial.Controllers[0].Controllers[0].ID is missing":                                func(d *consent.Denial) { d.Controllers[0].Controllers[0].ID = "" },
		"Denial.Controllers[0].Set.Date is missing":                                         func(d *consent.Denial) { d.Controllers[0].Set.Date = ident.Date{} },
		"Denial.Tasks[0].Set.Representatives[0].Given is missing":                           func(d *consent.Denial) { d.Tasks[0].Set.Representatives = []consent.Representative{{Family: "E"}} },
		"Denial.Documents[2].Set.Date is missing; and 5 more":                               func(d *consent.Denial) { d.Documents = make([]consent.DocumentDenial, 5) },
		"Denial.Documents[0].Set.Date is missing; Denial.Documents[0].Documents is missing": func(d *consent.Denial) { d.Documents[0] = consent.DocumentDenial{} },
	}
	for want, spoil := range denials {
		eachStructure(t, "1505.9", func(t *testing.T, s *document.Structure) {
			d := consent.Denial{Client: client(t), Author: &consent.Author{Family: "Mallinen", Given: "Oona"}}
			rows(&d)
			_, err := d.Content(s)
			require.NoError(t, err)
			spoil(&d)
			_, err = d.Content(s)
			requireMissing(t, err, want)
		})
	}
	permissions := map[string]func(p *consent.Permission){
		"Permission.Date is missing":                      func(p *consent.Permission) { p.Date = ident.Date{} },
		"Permission.Client.Code is missing":               func(p *consent.Permission) { p.Client = consent.Person{} },
		"Permission.Representatives[0].Family is missing": func(p *consent.Permission) { p.Representatives = []consent.Representative{{Given: "V"}} },
		"Permission.Author.Family is missing":             func(p *consent.Permission) { p.Author = &consent.Author{} },
	}
	for want, spoil := range permissions {
		eachStructure(t, "1505.8", func(t *testing.T, s *document.Structure) {
			p := consent.Permission{Client: client(t), Date: today}
			spoil(&p)
			_, err := p.Content(s)
			requireMissing(t, err, want)
		})
	}
	_, err := consent.Denial{Client: client(t)}.Content(nil)
	require.ErrorContains(t, err, "there is no structure")
}

func requireMissing(t *testing.T, err error, want string) {
	t.Helper()
	var e *consent.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, consent.CodeInvalid, e.Code)
	require.Contains(t, e.Message, want)
	require.NotContains(t, e.Message, "Esimerkki")
}

// TestPersonOf: a header has its given names one by one, a declaration in one text.
func TestPersonOf(t *testing.T) {
	c := metadata.Client{Code: client(t).Code, Given: []string{"Aino", "Testi"}, CallingName: "Aino", Family: "Esimerkki"}
	require.Equal(t, consent.Person{Code: c.Code, Family: "Esimerkki", Given: "Aino Testi"}, consent.PersonOf(c))
	require.Zero(t, consent.PersonOf(metadata.Client{}))
}

func TestWrongStructure(t *testing.T) {
	r, err := document.NewRegistry(demodata.Structures())
	require.NoError(t, err)
	s, err := r.Structure(demodata.Matter)
	require.NoError(t, err)
	var e *consent.Error
	_, err = consent.Permission{Client: client(t), Date: today}.Content(s)
	require.ErrorAs(t, err, &e)
	require.Equal(t, consent.CodeWrongStructure, e.Code)

	s, err = r.Structure(demodata.Permission)
	require.NoError(t, err)
	_, err = consent.Permission{Client: consent.Person{}, Date: today}.Content(s)
	require.ErrorAs(t, err, &e)
	require.Equal(t, consent.CodeInvalid, e.Code)
}

func TestPermissionCheck(t *testing.T) {
	tomorrow := today
	tomorrow.Day++
	require.Empty(t, consent.Permission{Date: today}.Check(today))
	require.NotEmpty(t, consent.Permission{Date: tomorrow}.Check(today).Of("LUP-11"))
}

func TestReadRefuses(t *testing.T) {
	for _, in := range []string{"", "{}", "[]", `{"luovutuslupa_asiakirja":{"voimassa_oleva_luovutuslupa":{"luovutuslupa":true}}}`,
		`{"luovutuslupa_asiakirja":{"asiakas":{"henkilotunnus":{"value":"140312A907T"}},"voimassa_oleva_luovutuslupa":{"luovutuslupa":true,"luovutusluvan_antamisen_ajankohta":"x"}}}`,
		`{"luovutuslupa_asiakirja":{"asiakas":{"henkilotunnus":{"value":"140312A907T"}},"voimassa_oleva_luovutuslupa":{"luovutuslupa":true}}}`,
	} {
		_, err := consent.ReadPermission([]byte(in))
		var e *consent.Error
		require.ErrorAs(t, err, &e, in)
		require.Equal(t, consent.CodeUnreadable, e.Code)
		_, err = consent.ReadDenial([]byte(in))
		require.ErrorAs(t, err, &e, in)
	}
}

// TestReadDenialRefusesTargets: a target that matches nothing is refused, never
// passed over.
func TestReadDenialRefusesTargets(t *testing.T) {
	const client = `"asiakas":{"henkilotunnus":{"value":"140312A907T"}}`
	for _, in := range []string{
		`{"kieltoasiakirja":5}`, `{"muu":{}}`,
		`{"kieltoasiakirja":{` + client + `,"asiakirjoja_koskevat_luovutuskiellot":{"asiakirjaa_koskeva_luovutuskielto":[{"asiakirja_jonka_luovutus_kielletaan":[{"oid_tunnus":{"value":" 2.999.1"}}]}]}}}`,
		`{"kieltoasiakirja":{` + client + `,"rekisterinpitajaa_koskevat_luovutuskiellot":{"rekisterinpitajaa_koskeva_luovutuskielto":[{"rekisterinpitaja_jonka_tietojen_luovutus_kielletaan":[{"code":"x"}]}]}}}`,
		`{"kieltoasiakirja":{` + client + `,"palvelutehtavaa_koskevat_luovutuskiellot":{"palvelutehtavaa_koskeva_luovutuskielto":[{"palvelutehtava_jonka_tietojen_luovutus_kielletaan":[{"code":" 24"}]}]}}}`,
	} {
		_, err := consent.ReadDenial([]byte(in))
		var e *consent.Error
		require.ErrorAs(t, err, &e, in)
		require.Equal(t, consent.CodeUnreadable, e.Code)
	}
	_, err := consent.ReadDenial([]byte(`{"kieltoasiakirja":{` + client + `}}`))
	require.NoError(t, err, "no rows deny nothing: all denials were withdrawn")
}

const mine, theirs = ident.OID("2.999.10.1.10.0"), ident.OID("2.999.10.2.10.0")

func openSearch() consent.Search {
	return consent.Search{Requester: mine, At: today, ActiveRelationship: true}
}

func openState(t testing.TB) consent.State {
	return consent.State{Informed: true, Permission: &consent.Permission{Client: client(t), Granted: true, Date: today}}
}

func openTarget() consent.Target {
	return consent.Target{SetID: "2.999.1", Controller: theirs, ServiceTasks: []string{"10", "24"}, Group: metadata.GroupClientDocument}
}

type change func(*consent.Search, *consent.State, *consent.Target)

func deniedBy(d consent.Denial) change {
	return func(_ *consent.Search, st *consent.State, _ *consent.Target) { st.Denial = &d }
}

var (
	byController = deniedBy(consent.Denial{Controllers: []consent.ControllerDenial{{Controllers: []metadata.Organisation{{ID: theirs}}}}})
	byTask       = deniedBy(consent.Denial{Tasks: []consent.TaskDenial{{Tasks: []metadata.Code{metadata.ServiceTasks.Code("24")}}}})
	byDocument   = deniedBy(consent.Denial{Documents: []consent.DocumentDenial{{Documents: []consent.DeniedDocument{{SetID: "2.999.1"}}}}})
)

// decision is what Decide says when an open search is changed.
type decision struct {
	rule        rule.ID
	allowed     bool
	explanation string
	change      change
}

func (tc decision) run(t *testing.T) {
	t.Run(string(tc.rule)+" "+tc.explanation, func(t *testing.T) {
		s, st, d := openSearch(), openState(t), openTarget()
		tc.change(&s, &st, &d)
		require.Equal(t, consent.Decision{Allowed: tc.allowed, Rule: tc.rule}, consent.Decide(s, st, d))
	})
}

func TestDecide(t *testing.T) {
	for _, tc := range []decision{
		{"DSC-01", true, "informed, permitted, related", func(*consent.Search, *consent.State, *consent.Target) {}},
		{"DSC-01", false, "no active client relationship", func(s *consent.Search, _ *consent.State, _ *consent.Target) { s.ActiveRelationship = false }},
		{"KIE-14", false, "a declaration that cannot be read", func(_ *consent.Search, st *consent.State, _ *consent.Target) { st.Unreadable = true }},
		{"INF-07", false, "not informed", func(_ *consent.Search, st *consent.State, _ *consent.Target) { st.Informed = false }},
		{"DSC-02", false, "no permission", func(_ *consent.Search, st *consent.State, _ *consent.Target) { st.Permission = nil }},
		{"DSC-02", false, "a permission of tomorrow", func(s *consent.Search, _ *consent.State, _ *consent.Target) { s.At.Day-- }},
		{"LUP-14", false, "a permission with value false", func(_ *consent.Search, st *consent.State, _ *consent.Target) { st.Permission.Granted = false }},
		{"OLD-05", false, "an old document", func(_ *consent.Search, _ *consent.State, d *consent.Target) { d.OldOrPhaseI = true }},
		{"TMP-04", false, "a temporary identifier", func(_ *consent.Search, _ *consent.State, d *consent.Target) { d.Temporary = true }},
		{"KIE-13", false, "denied by controller", byController},
		{"KIE-11", false, "denied by one of its service tasks", byTask},
		{"KIE-05", false, "denied by document", byDocument},
		{"KIE-07", true, "denials have no effect in the own register", func(s *consent.Search, st *consent.State, d *consent.Target) {
			byController(s, st, d)
			s.Requester = theirs
		}},
		{"DSC-05", true, "the broad right passes by everything", func(s *consent.Search, st *consent.State, d *consent.Target) {
			byDocument(s, st, d)
			s.BroadRight, s.Reason, s.Authority, st.Informed, st.Permission, d.OldOrPhaseI = true, "1", true, false, nil, true
		}},
		{"DSC-06", false, "the broad right without code", func(s *consent.Search, _ *consent.State, _ *consent.Target) {
			s.BroadRight, s.Authority = true, true
		}},
		{"DSC-06", false, "the broad right with what is no code", func(s *consent.Search, _ *consent.State, _ *consent.Target) {
			s.BroadRight, s.Authority, s.Reason = true, true, "banana"
		}},
		{"DSC-07", false, "the broad right of a private provider", func(s *consent.Search, _ *consent.State, _ *consent.Target) {
			s.BroadRight, s.Reason = true, "1"
		}},
		{"DSC-01", true, "a denial of something else", deniedBy(consent.Denial{
			Controllers: []consent.ControllerDenial{{Controllers: []metadata.Organisation{{ID: mine}}}},
			Tasks:       []consent.TaskDenial{{Tasks: []metadata.Code{metadata.ServiceTasks.Code("20")}}},
			Documents:   []consent.DocumentDenial{{Documents: []consent.DeniedDocument{{SetID: "2.999.2"}}}},
		})},
	} {
		tc.run(t)
	}
}

// TestDecideReaches: a denial reaches beyond the register, document and client
// that it names, and what is left out opens nothing.
func TestDecideReaches(t *testing.T) {
	for _, tc := range []decision{
		{"KIE-13", false, "the register has gone over to another since the denial", func(s *consent.Search, st *consent.State, d *consent.Target) {
			byController(s, st, d)
			d.Successors = []ident.OID{"2.999.10.3.10.0", "2.999.10.4.10.0"}
		}},
		{"KIE-13", false, "the denial names one of the successors", func(s *consent.Search, st *consent.State, d *consent.Target) {
			byController(s, st, d)
			d.Controller, d.Successors = "2.999.10.3.10.0", []ident.OID{theirs, "2.999.10.4.10.0"}
		}},
		{"KIE-07", true, "ORG-02: a denial ends inside the new register", func(s *consent.Search, st *consent.State, d *consent.Target) {
			byController(s, st, d)
			d.Successors = []ident.OID{mine}
		}},
		{"DSC-02", false, "the register was the requester's before", func(_ *consent.Search, st *consent.State, d *consent.Target) {
			d.Controller, d.Successors, st.Permission = mine, []ident.OID{theirs}, nil
		}},
		{"DSC-02", false, "the register was the requester's in between", func(_ *consent.Search, st *consent.State, d *consent.Target) {
			d.Controller, d.Successors, st.Permission = "2.999.10.3.10.0", []ident.OID{mine, theirs}, nil
		}},
		{"KIE-05", false, "an attachment of a denied document", func(s *consent.Search, st *consent.State, d *consent.Target) {
			byDocument(s, st, d)
			d.SetID, d.AttachedTo = "2.999.2", d.SetID
		}},
		{"KIE-13", false, "another client of the document has denied it", func(s *consent.Search, st *consent.State, d *consent.Target) {
			byController(s, st, d)
			st.Others, st.Denial = []*consent.Denial{nil, st.Denial}, nil
		}},
		{"DSC-01", false, "nobody searches", func(s *consent.Search, _ *consent.State, _ *consent.Target) { s.Requester = "" }},
		{"DSC-01", false, "the document is in nobody's register", func(_ *consent.Search, _ *consent.State, d *consent.Target) { d.Controller = "" }},
		{"DSC-01", false, "nothing is known", func(s *consent.Search, st *consent.State, d *consent.Target) {
			*s, *st, *d = consent.Search{}, consent.State{}, consent.Target{}
		}},
	} {
		tc.run(t)
	}
}

// TestCheckBroadRight: a claim that has no ground is refused before anything is
// looked for (rules DSC-06 and DSC-07).
func TestCheckBroadRight(t *testing.T) {
	require.Empty(t, consent.Search{}.CheckBroadRight("/"), "nothing is claimed")
	require.Empty(t, consent.Search{BroadRight: true, Reason: "1", Authority: true}.CheckBroadRight("/"))
	for _, reason := range []string{"", "banana", "0", "01", "-1", "+1", "1 ", "1000", "99999999999999999999"} {
		found := consent.Search{BroadRight: true, Reason: reason, Authority: true}.CheckBroadRight("/")
		require.True(t, found.HasErrors(), reason)
		require.NotEmpty(t, found.Of("DSC-06"), reason)
	}
	found := consent.Search{BroadRight: true, Reason: "1"}.CheckBroadRight("/")
	require.True(t, found.HasErrors())
	require.NotEmpty(t, found.Of("DSC-07"))
}

// TestDenialsOnlyNarrow: adding a denial never opens what was closed.
func TestDenialsOnlyNarrow(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := consent.Search{
			Requester: rapid.SampledFrom([]ident.OID{mine, theirs}).Draw(rt, "requester"), At: today,
			ActiveRelationship: rapid.Bool().Draw(rt, "relationship"), BroadRight: rapid.Bool().Draw(rt, "broad"),
			Reason: rapid.SampledFrom([]string{"", "1"}).Draw(rt, "reason"), Authority: rapid.Bool().Draw(rt, "authority"),
		}
		st := consent.State{Informed: rapid.Bool().Draw(rt, "informed")}
		if rapid.Bool().Draw(rt, "permission") {
			st.Permission = &consent.Permission{Granted: rapid.Bool().Draw(rt, "granted"), Date: today}
		}
		d := openTarget()
		before := consent.Decide(s, st, d)
		st.Denial = &consent.Denial{Documents: []consent.DocumentDenial{{Documents: []consent.DeniedDocument{{SetID: d.SetID}}}}}
		if after := consent.Decide(s, st, d); after.Allowed && !before.Allowed {
			rt.Fatalf("a denial opened the document: %v", after)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"kieltoasiakirja":{"asiakas":{"henkilotunnus":{"value":"140312A907T"}}}}`))
	f.Add(demodata.Content(demodata.Permission))
	f.Add(demodata.Content(demodata.Denial))
	f.Fuzz(func(_ *testing.T, content []byte) {
		_, _ = consent.ReadPermission(content)
		_, _ = consent.ReadDenial(content)
		_, _ = consent.ReadRelationship(content)
	})
}

func Example() {
	code, _ := ident.ParsePersonalCode("140312A907T")
	registry, _ := document.NewRegistry(demodata.Structures()) // a vendor opens THL's structures
	structure, _ := registry.Structure(demodata.Permission)

	day := ident.Date{Year: 2026, Month: 3, Day: 23}
	permission := consent.Permission{
		Client: consent.Person{Code: code, Family: "Esimerkki", Given: "Testi"}, Granted: true, Date: day, Drafted: day,
		Author: &consent.Author{Family: "Mallinen", Given: "Oona"},
	}
	content, err := permission.Content(structure) // the structure of the luovutuslupa-asiakirja
	if err != nil {
		fmt.Println(err)
		return
	}

	search := consent.Search{Requester: "2.999.10.1.10.0", At: day, ActiveRelationship: true}
	target := consent.Target{SetID: "2.999.1", Controller: "2.999.10.2.10.0", Group: metadata.GroupClientDocument}
	decision := consent.Decide(search, consent.State{Informed: true, Permission: &permission}, target)
	fmt.Println(len(content) > 0, decision.Allowed, decision.Rule) // true true DSC-01

	fmt.Println(consent.Decide(search, consent.State{Informed: true}, target))
	// Output:
	// true true DSC-01
	// {false DSC-02}
}
