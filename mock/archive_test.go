package mock_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/mock"
	"github.com/kansa-go/kansa/rule"
)

func TestArchiveAndFetch(t *testing.T) {
	d := newDesk(t)
	d.overHTTPS()
	sent := [][]byte{d.store(d.records.Relationship()), d.store(d.records.Matter()), d.store(d.records.Plan())}
	found, err := d.client.Search(t.Context(), archive.Search{Client: d.records.Client.Code})
	require.NoError(t, err)
	require.Equal(t, sent, found, "SRC-08: fetched content is byte-equal to stored content")

	found, err = d.client.Search(t.Context(), archive.Search{Client: d.records.Client.Code, Group: metadata.GroupMatter})
	require.NoError(t, err)
	require.Equal(t, sent[1:2], found)

	found, err = d.client.Search(t.Context(), archive.Search{Client: d.records.Worker.Code})
	require.NoError(t, err)
	require.Empty(t, found, "SRC-07: a client with no data gives an empty success")
}

func TestMutualTLS(t *testing.T) {
	d := newDesk(t)
	d.overHTTPS()
	config := d.pki.TLSClientConfig()
	config.Certificates = nil
	config.GetClientCertificate = nil
	transport := &http.Transport{TLSClientConfig: config}
	defer transport.CloseIdleConnections()
	d.client.Transport = &archive.HTTPTransport{URL: d.mock.URL, Client: &http.Client{Transport: transport}}
	d.client.Attempts = 1
	_, err := d.client.Archive(t.Context(), d.sign(d.unsigned(d.records.Relationship())))
	require.Error(t, err, "SIG-11: a client without certificate is turned away")
	require.Empty(t, d.mock.Journal())

	require.Error(t, (&mock.Archive{}).Start(), "no TLS, no archive")
}

func TestVersions(t *testing.T) {
	d := newDesk(t)
	d.store(d.records.Relationship())
	d.store(d.records.Matter())
	plan, err := d.records.Plan()
	first := d.store(plan, err)
	next, err := d.records.NextVersion(plan.Header)
	require.NoError(t, err)
	second := d.store(next, nil)

	newest, err := d.client.Search(t.Context(), archive.Search{Client: d.records.Client.Code, SetID: plan.Header.SetID})
	require.NoError(t, err)
	require.Equal(t, [][]byte{second}, newest, "SRC-05: the newest version is returned by default")
	all, err := d.client.Search(t.Context(), archive.Search{Client: d.records.Client.Code, SetID: plan.Header.SetID, AllVersions: true})
	require.NoError(t, err)
	require.Equal(t, [][]byte{first, second}, all)
	one, err := d.client.Search(t.Context(), archive.Search{Client: d.records.Client.Code, Document: plan.Header.ID})
	require.NoError(t, err)
	require.Equal(t, [][]byte{first}, one)
}

// TestArchiveState: what only the archive can know.
func TestArchiveState(t *testing.T) {
	for _, tc := range []struct {
		rule        rule.ID
		explanation string
		act         func(t *testing.T, d *desk) (document.Draft, error)
	}{
		{"ID-09", "the same OID twice is refused", func(_ *testing.T, d *desk) (document.Draft, error) {
			draft, err := d.records.Relationship()
			d.store(draft, err)
			return draft, err
		}},
		{"NUL-06", "a second version needs a first", func(_ *testing.T, d *desk) (document.Draft, error) {
			d.store(d.records.Matter())
			plan, err := d.records.Plan()
			require.NoError(d.t, err)
			return d.records.NextVersion(plan.Header)
		}},
		{"NUL-06", "no version is left out", func(_ *testing.T, d *desk) (document.Draft, error) {
			d.store(d.records.Matter())
			plan, err := d.records.Plan()
			d.store(plan, err)
			next, err := d.records.NextVersion(plan.Header)
			next.Header.Version = 3
			return next, err
		}},
		{"NUL-06", "a version stays in its register", func(_ *testing.T, d *desk) (document.Draft, error) {
			d.store(d.records.Matter())
			plan, err := d.records.Plan()
			d.store(plan, err)
			theirs, err := d.atController(firm)
			require.NoError(d.t, err)
			theirs.store(theirs.records.Matter())
			d.client = theirs.client
			return theirs.records.NextVersion(plan.Header)
		}},
		{"NUL-06", "the replaced version is the newest", func(_ *testing.T, d *desk) (document.Draft, error) {
			d.store(d.records.Matter())
			plan, err := d.records.Plan()
			d.store(plan, err)
			next, err := d.records.NextVersion(plan.Header)
			next.Header.Replaces.ID = "2.999.1"
			return next, err
		}},
		{"ARC-03", "the matter comes first", func(_ *testing.T, d *desk) (document.Draft, error) { return d.records.Plan() }},
		{"LNK-12", "another client's matter is refused", func(_ *testing.T, d *desk) (document.Draft, error) {
			d.store(d.records.Matter())
			d.records.Client.Code = d.records.Worker.Code
			d.records.Client.Born = ident.Date{}
			return d.records.Plan()
		}},
		{"INF-06", "no permission without informing", func(_ *testing.T, d *desk) (document.Draft, error) { return d.records.Permission(true) }},
		{"KIE-14", "a denial of another client is refused", func(_ *testing.T, d *desk) (document.Draft, error) {
			d.mock.Inform(d.records.Client.Code)
			draft, err := d.records.DenyDocument("2.999.1")
			draft.Content = bytes.Replace(draft.Content, []byte(d.records.Client.Code.Reveal()), []byte(d.records.Worker.Code.Reveal()), 1)
			return draft, err
		}},
		{"KIE-14", "a denial of what is no OID is refused", func(_ *testing.T, d *desk) (document.Draft, error) {
			d.mock.Inform(d.records.Client.Code)
			draft, err := d.records.DenyDocument("2.999.1")
			draft.Content = bytes.Replace(draft.Content, []byte(`"2.999.1"`), []byte(`" 2.999.1"`), 1)
			return draft, err
		}},
		{"LUP-11", "no permission ahead of time", func(_ *testing.T, d *desk) (document.Draft, error) {
			d.mock.Inform(d.records.Client.Code)
			d.mock.Now = func() time.Time { return time.Now().AddDate(0, 0, -2) }
			return d.records.Permission(true)
		}},
	} {
		t.Run(string(tc.rule)+" "+tc.explanation, func(t *testing.T) {
			d := newDesk(t)
			d.t = t
			draft, err := tc.act(t, d)
			require.NoError(t, err)
			draft.Header.Signer = nil
			before := len(d.mock.Documents())
			_, err = d.client.Archive(t.Context(), d.sign(d.unsigned(draft, nil)))
			var refused *archive.Error
			require.ErrorAs(t, err, &refused)
			var rules []rule.ID
			for _, detail := range refused.Details {
				rules = append(rules, detail.Rule)
			}
			require.Contains(t, rules, tc.rule)
			require.Len(t, d.mock.Documents(), before, "DOC-24: nothing of it is stored")
		})
	}
}

func TestRepeatedMessage(t *testing.T) {
	d := newDesk(t)
	message, err := d.client.NewMessage(t.Context(), d.sign(d.unsigned(d.records.Relationship())))
	require.NoError(t, err)
	first, err := d.client.Send(t.Context(), message)
	require.NoError(t, err)
	second, err := d.client.Send(t.Context(), message)
	require.NoError(t, err, "DOC-25: the same message gets the same acknowledgement")
	require.Equal(t, first.Ack, second.Ack)
	require.Len(t, d.mock.Documents(), 1)
	require.True(t, d.mock.Journal()[1].Repeated)

	other := *message
	other.Bytes = bytes.Replace(message.Bytes, []byte(`versionCode`), []byte(`versionCode `), 1)
	_, err = d.client.Send(t.Context(), &other)
	require.ErrorContains(t, err, "ARC-02", "a message id is used once")
}

func TestFaults(t *testing.T) {
	t.Run("lost answer", func(t *testing.T) {
		d := newDesk(t)
		var once sync.Once
		d.mock.Fault = func(x mock.Exchange) mock.Fault {
			fault := mock.FaultNone
			if x.Number > 0 {
				once.Do(func() { fault = mock.FaultLostAnswer })
			}
			return fault
		}
		d.overHTTPS()
		receipt, err := d.client.Archive(t.Context(), d.sign(d.unsigned(d.records.Relationship())))
		require.NoError(t, err)
		require.Equal(t, 2, receipt.Attempts)
		require.Len(t, d.mock.Documents(), 1)
	})
	t.Run("busy", func(t *testing.T) {
		d := newDesk(t)
		d.mock.Fault = func(mock.Exchange) mock.Fault { return mock.FaultBusy }
		d.overHTTPS()
		_, err := d.client.Archive(t.Context(), d.sign(d.unsigned(d.records.Relationship())))
		var e *archive.Error
		require.ErrorAs(t, err, &e)
		require.Equal(t, archive.CodeUnavailable, e.Code, "nothing was taken in, and the client knows")
		require.Empty(t, d.mock.Documents())
	})
}

// TestDisclosure walks one client through informing, permission and denials.
func TestDisclosure(t *testing.T) {
	d := newDesk(t)
	other := scenario.NewOrganisation(7654321, "Toisenlahden hyvinvointialue")
	theirs, err := d.atController(other)
	require.NoError(t, err)
	theirs.store(theirs.records.Matter())
	plan, err := theirs.records.Plan()
	theirs.store(plan, err)

	search := func(reason metadata.Code) int {
		found, err := d.client.Search(t.Context(), archive.Search{Client: d.records.Client.Code, Controller: other.Controller.ID, Reason: reason})
		require.NoError(t, err)
		return len(found)
	}
	none := metadata.Code{}
	require.Zero(t, search(none), "INF-07: no disclosure without informing")
	d.mock.Inform(d.records.Client.Code)
	require.Zero(t, search(none), "DSC-02: no disclosure without permission")
	d.store(d.records.Permission(true))
	require.Zero(t, search(none), "DSC-01: no disclosure without an active client relationship")
	d.store(d.records.Relationship())
	require.Equal(t, 2, search(none))
	d.store(d.records.DenyDocument(plan.Header.SetID))
	require.Equal(t, 1, search(none), "KIE-05: a denied document is not returned")
	require.Equal(t, 2, search(archive.SearchReason("1")), "DSC-05: the broad right passes by denials")
	own, err := theirs.client.Search(t.Context(), archive.Search{Client: d.records.Client.Code})
	require.NoError(t, err)
	require.Len(t, own, 2, "KIE-07: denials have no effect in the controller's own search")
	d.store(d.records.Permission(false))
	require.Zero(t, search(none), "LUP-14: a permission with value false opens nothing")
	for _, x := range d.mock.Journal() {
		if x.Returned == 0 && x.Controller != "" {
			require.NotContains(t, string(x.Response), "acknowledgementDetail", "KIE-06: no trace of a denial in the answer")
		}
	}
}

// atController is the same archive and client seen from another organisation.
func (d *desk) atController(o scenario.Organisation) (*desk, error) {
	records, err := d.records.At(o)
	if err != nil {
		return nil, err
	}
	c := *d.client
	c.Party.Organiser, c.Party.Unit, c.Party.Platform = o.Controller.ID, o.Unit, o.Root
	return &desk{t: d.t, records: records, pki: d.pki, mock: d.mock, client: &c}, nil
}

// TestSearchStatesItsPurpose: the use situation fits the register that is
// searched (rule SRC-03).
func TestSearchStatesItsPurpose(t *testing.T) {
	d := newDesk(t)
	p := archive.DefaultProfile()
	own, foreign := county.Controller.ID, firm.Controller.ID
	for _, tc := range []struct {
		name       string
		situation  string
		controller ident.OID
		answer     archive.AckType
	}{
		{"the own register for own use", p.SituationOwnUse.Value, "", archive.Accepted},
		{"by its name", p.SituationOwnUse.Value, own, archive.Accepted},
		{"another's register for own use", p.SituationOwnUse.Value, foreign, archive.Rejected},
		{"another's register for disclosure", p.SituationDisclosure.Value, foreign, archive.Accepted},
		{"the own register for disclosure", p.SituationDisclosure.Value, "", archive.Rejected},
		{"the own register by its name for disclosure", p.SituationDisclosure.Value, own, archive.Rejected},
		{"the own register by register access", p.SituationRegisterAccess.Value, own, archive.Rejected},
		{"a situation that is not known", "9", foreign, archive.Rejected},
	} {
		t.Run("SRC-03: "+tc.name, func(t *testing.T) {
			q := &archive.Query{
				Envelope: archive.Envelope{
					ID: archive.MessageID{Root: "2.999.1", Extension: "1"}, Created: time.Now(), Interaction: p.Query.Value,
					Receiver: "1.2.246.556.18007.2", Sender: own,
				},
				Purpose: archive.Purpose{
					ServiceRequest: archive.CodeSystems()[0].Code("SP10"), UseSituation: archive.CodeSystems()[1].Code(tc.situation),
					User: archive.User{Code: d.records.Worker.Code, Given: "a", Family: "b"},
				},
				Search: archive.Search{
					Client: d.records.Client.Code, Controller: tc.controller, RegisterAccess: tc.situation == p.SituationRegisterAccess.Value,
				},
			}
			out, err := archive.EncodeQuery(p, q)
			require.NoError(t, err)
			x := d.mock.Handle(archive.EncodeSOAP(p, out))
			require.Equal(t, tc.answer, x.Answer, "%v", x.Rules)
			if tc.answer == archive.Rejected {
				require.Contains(t, x.Rules, rule.ID("SRC-03"))
			}
		})
	}
}

// TestSearchNamesNoLivingPerson: neither client nor user (rule ENV-04).
func TestSearchNamesNoLivingPerson(t *testing.T) {
	d := newDesk(t)
	living := mustCode(t, "131052-308T")
	_, err := d.client.Search(t.Context(), archive.Search{Client: living})
	require.Contains(t, rulesOf(d, err), rule.ID("ENV-04"), "the client")
	d.client.Party.User.Code = living
	_, err = d.client.Search(t.Context(), archive.Search{Client: d.records.Client.Code})
	require.Contains(t, rulesOf(d, err), rule.ID("ENV-04"), "the user")
}

func TestUnreadableMessages(t *testing.T) {
	d := newDesk(t)
	for _, in := range []string{"", "x", "<a/>", `<!DOCTYPE a><a/>`, `<RCMR_IN200002FI01 xmlns="urn:hl7-org:v3"/>`} {
		x := d.mock.Handle([]byte(in))
		require.Equal(t, archive.Rejected, x.Answer, in)
		require.Contains(t, string(x.Response), `typeCode="AR"`)
	}
	require.Empty(t, d.mock.Documents())
}

// TestLogsHoldNoPersonalData: rule LOG-08.
func TestLogsHoldNoPersonalData(t *testing.T) {
	d := newDesk(t)
	var log bytes.Buffer
	d.mock.Log = slog.New(slog.NewTextHandler(&log, nil))
	d.store(d.records.Relationship())
	_, err := d.client.Search(t.Context(), archive.Search{Client: d.records.Client.Code})
	require.NoError(t, err)
	require.Contains(t, log.String(), "exchange")
	for _, secret := range []string{
		d.records.Client.Code.Reveal(), d.records.Client.Family, d.records.Worker.Code.Reveal(), d.records.Worker.Family,
		d.records.Worker.Registration.Reveal(),
	} {
		require.NotContains(t, log.String(), secret)
	}
}

// TestLogsShowShapesOnly: a name or an identity code in the place of an interaction
// or a message id is not logged, in frames and in queries (rule LOG-08).
func TestLogsShowShapesOnly(t *testing.T) {
	d := newDesk(t)
	var log bytes.Buffer
	d.mock.Log = slog.New(slog.NewTextHandler(&log, nil))
	p := archive.DefaultProfile()
	frame, err := d.client.NewMessage(t.Context(), d.sign(d.unsigned(d.records.Relationship())))
	require.NoError(t, err)
	query, err := archive.EncodeQuery(p, &archive.Query{
		Envelope: archive.Envelope{
			ID: archive.MessageID{Root: "2.999.1", Extension: "1"}, Created: time.Now(), Interaction: p.Query.Value,
			Receiver: "1.2.246.556.18007.2", Sender: county.Controller.ID,
		},
		Search: archive.Search{Client: d.records.Client.Code},
	})
	require.NoError(t, err)
	const name, code = "Aino Esimerkki", "140312A907T"
	for _, message := range [][]byte{frame.Bytes, query} {
		interaction := p.Query.Value
		if bytes.Contains(message, []byte(frame.Interaction)) {
			interaction = frame.Interaction
		}
		message = edit(`extension="`+interaction+`"`, `extension="`+name+" "+code+`"`)(message)
		message = cut(`<id root="[^"]*" extension="[^"]*"/>`)(message)
		message = edit(`<creationTime`, `<id root="2.999.1" extension="`+code+`"/><creationTime`)(message)
		d.mock.Handle(archive.EncodeSOAP(p, message))
	}
	require.Equal(t, 2, strings.Count(log.String(), " message=withheld"), log.String())
	require.Contains(t, log.String(), "interaction="+frame.Interaction+" ", "the name of the message itself")
	require.NotContains(t, log.String(), name)
	require.NotContains(t, log.String(), code)
}

func TestConcurrentUse(t *testing.T) {
	d := newDesk(t)
	message, err := d.client.NewMessage(t.Context(), d.sign(d.unsigned(d.records.Relationship())))
	require.NoError(t, err)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, err := d.client.Send(t.Context(), message); err != nil {
				t.Error(err)
			}
			d.mock.Documents()
			d.mock.Journal()
		})
	}
	wg.Wait()
	require.Len(t, d.mock.Documents(), 1, "DOC-25: one copy, whoever came first")
}

func TestJournalKeepsTheLast(t *testing.T) {
	a := &mock.Archive{Keep: 2}
	for range 5 {
		a.Handle([]byte("x"))
	}
	journal := a.Journal()
	require.Len(t, journal, 2)
	require.Equal(t, 5, journal[1].Number)
}

func FuzzHandle(f *testing.F) {
	f.Add([]byte(`<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><RCMR_IN200002FI01 xmlns="urn:hl7-org:v3"/></e:Body></e:Envelope>`))
	f.Add([]byte(`<RCMR_IN200031FI01 xmlns="urn:hl7-org:v3"/>`))
	f.Fuzz(func(t *testing.T, message []byte) {
		a := &mock.Archive{}
		x := a.Handle(message)
		if x.Answer == archive.Accepted && x.Returned == 0 && len(a.Documents()) > 0 {
			t.Fatal("nothing unsigned may be stored")
		}
		if !bytes.Contains(x.Response, []byte("acknowledgement")) {
			t.Fatalf("no acknowledgement: %q", x.Response)
		}
	})
}

func BenchmarkArchive(b *testing.B) {
	d := newDesk(b)
	message, err := d.client.NewMessage(b.Context(), d.sign(d.unsigned(d.records.Relationship())))
	require.NoError(b, err)
	envelope := archive.EncodeSOAP(archive.DefaultProfile(), message.Bytes)
	for b.Loop() {
		fresh := &mock.Archive{Structures: d.mock.Structures, Signatures: d.mock.Signatures}
		if x := fresh.Handle(envelope); x.Answer != archive.Accepted {
			b.Fatal(x.Rules)
		}
	}
}
