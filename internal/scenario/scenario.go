// Package scenario makes the documents of one invented client, for the demo,
// the reference driver and tests: it plays the vendor's record system.
//
//	s, err := scenario.New(scenario.Options{Structures: registry, Types: scenario.Types(registry)})
//	draft, err := s.Relationship()
//	unsigned, err := draft.Assemble()
//
// The contents use only fields that our own structures and THL's share, so that
// the same scenario runs on both. People and organisations are invented; codes
// are of the 900 series and OIDs stand in the arc for examples.
package scenario

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"

	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// Organisation is an invented organisation with one service unit.
type Organisation struct {
	Root       ident.OID // 2.999.10.<number>
	Controller metadata.Organisation
	Unit       metadata.Organisation
}

// NewOrganisation invents an organisation below the arc for examples.
func NewOrganisation(number int, name string) Organisation {
	root := ident.RootExample.Child("10", strconv.Itoa(number))
	return Organisation{
		Root:       root,
		Controller: metadata.Organisation{ID: root.Child("10", "0"), Name: name},
		Unit:       metadata.Organisation{ID: root.Child("10", "1"), Name: name + ", perhekeskus"},
	}
}

// Worker is the invented professional who uses the system.
type Worker struct {
	Code         ident.PersonalCode
	Registration ident.RegistrationNumber
	Given        string
	Family       string
	Title        string
}

// Options are the facts of a scenario. Zero fields have defaults.
type Options struct {
	Structures   document.StructureSource
	Types        TypeOIDs // structures by kind
	Organisation Organisation
	Seed         uint64           // chooses the invented people
	Now          func() time.Time // default time.Now
	Numbers      uint64           // OIDs are numbered from here
}

// TypeOIDs are the OIDs of the structures that a scenario needs.
type TypeOIDs struct{ Relationship, Matter, Plan, Permission, Denial string }

// Registry is what Types asks.
type Registry interface {
	Newest(typeKey string) (document.Info, bool)
}

// Types finds the newest structure of each kind. The error names what is
// missing.
func Types(r Registry) (TypeOIDs, error) {
	var t TypeOIDs
	for _, want := range []struct {
		field *string
		key   string
	}{
		{&t.Relationship, "1505.1"}, {&t.Matter, "1505.2"}, {&t.Plan, "1506.15007"}, {&t.Permission, "1505.8"}, {&t.Denial, "1505.9"},
	} {
		info, ok := r.Newest(want.key)
		if !ok {
			return TypeOIDs{}, fmt.Errorf("scenario: no structure of type %s is loaded", want.key)
		}
		*want.field = info.OID
	}
	return t, nil
}

// Scenario is one client in one organisation. It is not safe for concurrent use.
type Scenario struct {
	Organisation Organisation
	Client       metadata.Client
	Worker       Worker
	Task         metadata.Code
	MatterOID    ident.OID
	RelationOID  ident.OID

	opt  Options
	next uint64
}

// New invents the people and allocates the OIDs of the matter and the client
// relationship.
func New(opt Options) (*Scenario, error) {
	if opt.Organisation.Root == "" {
		opt.Organisation = NewOrganisation(1234567, "Esimerkkilän hyvinvointialue")
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	rnd := rand.New(rand.NewPCG(opt.Seed, 246))
	s := &Scenario{Organisation: opt.Organisation, Task: metadata.ServiceTasks.Code("24"), opt: opt, next: opt.Numbers}
	today := ident.DateInFinland(opt.Now())
	child, err := ident.GenerateTestCode(rnd, ident.RandomBirthDate(rnd, ident.Date{Year: today.Year - 14, Month: 1, Day: 1}, ident.Date{Year: today.Year - 8, Month: 12, Day: 31}))
	if err != nil {
		return nil, err
	}
	s.Client = metadata.Client{
		Code: child, Given: []string{"Aino", "Testi"}, CallingName: "Aino", Family: "Esimerkki", Gender: metadata.Genders.Code("2"), Born: child.BirthDate(),
	}
	if s.Worker, err = worker(rnd); err != nil {
		return nil, err
	}
	s.MatterOID, s.RelationOID = s.OID("3"), s.OID("2")
	return s, nil
}

func worker(rnd *rand.Rand) (Worker, error) {
	code, err := ident.GenerateTestCode(rnd, ident.RandomBirthDate(rnd, ident.Date{Year: 1965, Month: 1, Day: 1}, ident.Date{Year: 1995, Month: 12, Day: 31}))
	if err != nil {
		return Worker{}, err
	}
	number, err := ident.ParseRegistrationNumber(fmt.Sprintf("9%010d", rnd.Uint64N(1e10)))
	if err != nil {
		return Worker{}, err
	}
	return Worker{Code: code, Registration: number, Given: "Oona", Family: "Mallinen", Title: "sosiaaliohjaaja"}, nil
}

// OID allocates the next OID of a kind: "1" documents, "2" relationships, "3"
// matters, below the organisation and the year.
func (s *Scenario) OID(kind string) ident.OID {
	s.next++
	return s.Organisation.Root.Child("95", strconv.Itoa(s.opt.Now().Year()), kind, strconv.FormatUint(s.next, 10))
}

func (s *Scenario) today() string { return ident.DateInFinland(s.opt.Now()).String() }

// At is the same client and worker at another organisation, with a matter of
// its own.
func (s *Scenario) At(o Organisation) (*Scenario, error) {
	opt := s.opt
	opt.Organisation = o
	opt.Numbers = s.next + 1_000_000
	other, err := New(opt)
	if err != nil {
		return nil, err
	}
	other.Client, other.Worker = s.Client, s.Worker
	return other, nil
}
