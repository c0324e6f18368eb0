package archive_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/demodata"
	"github.com/kansa-go/kansa/internal/scenario"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/mock"
)

// The marker values: a name and an identity code. No output may hold them.
const (
	markedName = "Merkkivalo"
	markedCode = "140312A907T"
)

// notebook keeps everything that an observer and a logger are told, and every
// error's text in every form.
type notebook struct{ bytes.Buffer }

func (n *notebook) ExchangeStarted(ctx context.Context, e archive.ExchangeStart) context.Context {
	fmt.Fprintf(n, "%+v\n", e)
	return ctx
}

func (n *notebook) ExchangeFinished(_ context.Context, e archive.ExchangeEnd) {
	fmt.Fprintf(n, "%+v\n", e)
}

func (n *notebook) client(transport archive.Transport) *archive.Client {
	log := archive.SlogObserver{Logger: slog.New(slog.NewJSONHandler(n, &slog.HandlerOptions{Level: slog.LevelDebug})), Level: slog.LevelInfo}
	return &archive.Client{
		Transport: transport, Sequence: &archive.Counter{}, Retry: noPause(), Observer: archive.Observers(n, log),
		Party: archive.Party{Platform: "2.999.10.1234567", Organiser: "2.999.10.1234567.10.0", User: archive.User{Code: user.Code, Family: markedName}},
	}
}

// note writes an error as careless callers do, with everything that it wraps.
func (n *notebook) note(err error) {
	if err == nil {
		return
	}
	values := []any{err, []any{err}, struct{ E error }{err}}
	if e, ok := errors.AsType[*archive.Error](err); ok {
		values = append(values, e, *e)
	}
	for _, v := range values {
		fmt.Fprintf(n, "%v\n%+v\n%#v\n%q\n%s\n%d\n", v, v, v, v, v, v)
		for _, handler := range []slog.Handler{slog.NewTextHandler(n, nil), slog.NewJSONHandler(n, nil)} {
			slog.New(handler).Error("failed", "error", v, slog.Group("g", "e", v))
		}
	}
}

func (n *notebook) requireClean(t *testing.T) {
	t.Helper()
	for _, marker := range []string{markedName, markedCode, "140312-907", "020585-913P", "Mallinen", "Oona"} {
		require.NotContains(t, n.String(), marker)
	}
}

// plant writes the marker into every string below v.
func plant(v reflect.Value, marker string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			plant(v.Elem(), marker)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				plant(v.Field(i), marker)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			plant(v.Index(i), marker)
		}
	case reflect.String:
		v.SetString(marker)
	}
}

// hostileAnswers are answers that hold the marker in every place.
func hostileAnswers(t *testing.T, marker string) []func([]byte) ([]byte, error) {
	ack := testAck(archive.InError)
	plant(reflect.ValueOf(&ack.Details).Elem(), marker)
	refused, err := archive.EncodeAcknowledgement(profile, ack)
	require.NoError(t, err)
	ack = testAck(archive.Accepted)
	plant(reflect.ValueOf(ack).Elem(), marker)
	ack.Type, ack.Interaction = archive.Accepted, profile.Acknowledgement.Value
	other, err := archive.EncodeAcknowledgement(profile, ack)
	require.NoError(t, err)
	return []func([]byte) ([]byte, error){
		answers(string(refused)), answers(string(other)), answers(strings.Replace(faultEnvelope, "CODE", "Client."+marker, 1)),
		answers(strings.Replace(faultEnvelope, "CODE", marker, 1)), answers(marker), answers("<a x='" + marker + "'>" + marker), answers("<a>&" + marker + ";</a>"),
		answers(`<MCCI_IN000002UV01 xmlns="urn:hl7-org:v3"><acknowledgement typeCode="` + marker + `"/></MCCI_IN000002UV01>`),
		fails(errors.New(marker)), fails(errors.Join(archive.ErrNotSent, errors.New(marker))),
		fails(&archive.StatusError{Status: 500, Fault: &archive.Fault{Side: archive.UnknownFault, Code: marker, Reason: marker}}),
	}
}

// TestNoLeakFromAnswers: whatever an answer says, error, log and observer do not
// repeat it, nor anything of the message.
func TestNoLeakFromAnswers(t *testing.T) {
	for _, marker := range []string{markedName, markedCode} {
		for _, step := range hostileAnswers(t, marker) {
			n := &notebook{}
			client := n.client(&script{steps: []func([]byte) ([]byte, error){step}})
			_, err := client.Send(t.Context(), testMessage())
			require.Error(t, err)
			n.note(err)
			m := &archive.Message{}
			plant(reflect.ValueOf(m).Elem(), marker)
			m.Bytes = []byte(marker)
			_, err = client.Send(t.Context(), m)
			n.note(err)
			_, err = client.Search(t.Context(), archive.Search{Client: mustCode(t, markedCode), SetID: ident.OID(marker), Document: ident.OID(marker)})
			require.Error(t, err)
			n.note(err)
			n.requireClean(t)
			require.Contains(t, n.String(), "RequestSize", "the observer was called")
			require.Contains(t, n.String(), "withheld")
		}
	}
}

// TestNoLeakFromHTTP: nor does what a server says around its answer.
func TestNoLeakFromHTTP(t *testing.T) {
	for status := 200; status < 600; status++ {
		n := &notebook{}
		transport := over(func(*http.Request) (*http.Response, error) {
			r := response(status, http.Header{"Retry-After": {markedName}, "Location": {"https://x.test/" + markedName}, "Content-Type": {markedName}},
				io.MultiReader(strings.NewReader(strings.Replace(faultEnvelope, "CODE", markedName, 1)), broken{http.NoBody, errors.New(markedName)}))
			r.Status = markedName
			return r, nil
		})
		_, err := n.client(transport).Send(t.Context(), testMessage())
		require.Error(t, err)
		n.note(err)
		n.requireClean(t)
	}
}

// demoDocument is a whole document with invented values.
func demoDocument(t *testing.T) []byte {
	t.Helper()
	structures, err := document.NewRegistry(demodata.Structures())
	require.NoError(t, err)
	types, err := scenario.Types(structures)
	require.NoError(t, err)
	records, err := scenario.New(scenario.Options{Structures: structures, Types: types, Seed: 5})
	require.NoError(t, err)
	draft, err := records.Plan()
	require.NoError(t, err)
	src, err := draft.Assemble()
	require.NoError(t, err)
	return src
}

// TestNoLeakFromDocuments plants the marker in every attribute and text of a
// document, one at a time, and sends it to an archive that refuses most of them.
func TestNoLeakFromDocuments(t *testing.T) {
	structures, err := document.NewRegistry(demodata.Structures())
	require.NoError(t, err)
	src := demoDocument(t)
	tree, err := xmltree.Parse(src, xmltree.Limits{})
	require.NoError(t, err)
	server := &mock.Archive{Structures: structures}
	n, sent := &notebook{}, 0
	client := n.client(handled{server})
	for _, place := range places(tree) {
		for _, marker := range []string{markedName, markedCode} {
			m, err := client.NewMessage(t.Context(), bytes.Join([][]byte{src[:place[0]], []byte(marker), src[place[1]:]}, nil))
			if n.note(err); err != nil {
				continue
			}
			sent++
			_, err = client.Send(t.Context(), m)
			require.Error(t, err, "nothing is signed here")
			n.note(err)
		}
	}
	require.Greater(t, sent, 100)
	n.requireClean(t)
}

// TestNoLeakFromNames plants the markers as names of elements and attributes: what
// nobody escaped makes such names. Document, frame and answer are spoilt, one place
// at a time, so that some are still well-formed.
func TestNoLeakFromNames(t *testing.T) {
	server := &mock.Archive{}
	n := &notebook{}
	client := n.client(handled{server})
	doc := demoDocument(t)
	m, err := client.NewMessage(t.Context(), doc)
	require.NoError(t, err)
	query, err := archive.EncodeQuery(profile, testQuery(t))
	require.NoError(t, err)
	ack, err := archive.EncodeAcknowledgement(profile, testAck(archive.InError))
	require.NoError(t, err)
	answer, err := archive.EncodeQueryAnswer(profile, &archive.QueryAnswer{Acknowledgement: *testAck(archive.Accepted), Documents: [][]byte{doc}})
	require.NoError(t, err)
	for _, spoilt := range named(doc) {
		_, err := client.NewMessage(t.Context(), spoilt)
		n.note(err)
	}
	for _, src := range [][]byte{archive.EncodeSOAP(profile, m.Bytes), archive.EncodeSOAP(profile, query)} {
		for _, spoilt := range named(src) {
			_, found, err := archive.DecodeRequest(profile, spoilt)
			n.note(err)
			n.note(found.Err())
			fmt.Fprintf(n, "%+v\n", found)
			n.Write(server.Handle(spoilt).Response)
		}
	}
	for _, src := range [][]byte{archive.EncodeSOAP(profile, ack), archive.EncodeSOAP(profile, answer)} {
		for _, spoilt := range named(src) {
			_, err := archive.DecodeAcknowledgement(profile, spoilt)
			n.note(err)
			_, err = archive.DecodeQueryAnswer(profile, spoilt)
			n.note(err)
			_, err = n.client(&script{steps: []func([]byte) ([]byte, error){answers(string(spoilt))}}).Send(t.Context(), m)
			n.note(err)
		}
	}
	n.requireClean(t)
	require.Contains(t, n.String(), "/*")
}

// named are copies of an XML text with the markers as the name of an element,
// closed and open, and of an attribute, at each tag in turn.
func named(src []byte) (out [][]byte) {
	const name = "x" + markedCode + "." + markedName
	for i, c := range src {
		if c != '<' || src[i+1] == '!' || src[i+1] == '?' {
			continue
		}
		for _, insert := range []string{"<" + name + ">", "<" + name + "/>", "<" + name + ` xmlns="urn:x"><a/></` + name + ">"} {
			out = append(out, slices.Concat(src[:i], []byte(insert), src[i:]))
		}
		if src[i+1] == '/' {
			continue
		}
		at := i + bytes.IndexAny(src[i:], " />")
		for _, insert := range []string{" " + name + `="1"`, " " + name, " " + name + `="` + markedCode + `"`} {
			out = append(out, slices.Concat(src[:at], []byte(insert), src[at:]))
		}
	}
	return out
}

// places are the ranges of every attribute value and text.
func places(tree *xmltree.Document) (out [][2]int) {
	src := tree.Source()
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '"':
			end := i + 1 + bytes.IndexByte(src[i+1:], '"')
			out = append(out, [2]int{i + 1, end})
			i = end
		case '>':
			if end := i + 1 + bytes.IndexByte(src[i+1:], '<'); end > i+1 {
				out = append(out, [2]int{i + 1, end})
			}
		}
	}
	return out
}

// handled is a transport into an archive without a network.
type handled struct{ archive *mock.Archive }

func (h handled) Exchange(_ context.Context, _ string, message []byte) ([]byte, error) {
	return h.archive.Handle(archive.EncodeSOAP(profile, message)).Response, nil
}

// TestObserver: one start and one end for each attempt, under the context that
// the observer returned.
func TestObserver(t *testing.T) {
	watch := &watcher{}
	transport := &script{steps: []func([]byte) ([]byte, error){
		fails(errors.Join(archive.ErrNotSent, &archive.StatusError{Status: 503})), fails(io.EOF), acks(t, archive.InError),
	}}
	client := &archive.Client{Transport: transport, Retry: noPause(), Observer: archive.Observers(watch, watch)}
	m := testMessage()
	m.Interaction = profile.Archive.Value
	_, err := client.Send(t.Context(), m)
	require.Error(t, err)
	require.Len(t, watch.ends, 6)
	for i, want := range []archive.Outcome{"unavailable", "unknown-outcome", "refused"} {
		e := watch.ends[2*i]
		require.Equal(t, watch.ends[2*i+1].Outcome, e.Outcome)
		require.Equal(t, archive.ExchangeStart{
			Interaction: profile.Archive.Value, Message: "2.999.10.1234567/1", Attempt: i + 1, MaxAttempts: 3, RequestSize: 1,
		}, e.ExchangeStart)
		require.Equal(t, want, e.Outcome)
		require.GreaterOrEqual(t, e.Duration, time.Duration(0))
	}
	require.Equal(t, 503, watch.ends[0].Status)
	require.EqualValues(t, []string{"SIG-06"}, ruleNames(watch.ends[4]), "a warning and a note refuse nothing")
	require.Positive(t, watch.ends[4].AnswerSize)
	require.Equal(t, []int{1, 0, 3, 2, 5, 4}, watch.order, "each end has the context of its own start")
}

func ruleNames(e archive.ExchangeEnd) (names []string) {
	for _, r := range e.Rules {
		names = append(names, string(r))
	}
	return names
}

// watcher numbers its starts and notes in which order they end.
type watcher struct {
	starts int
	ends   []archive.ExchangeEnd
	order  []int
}

type watcherKey struct{}

func (w *watcher) ExchangeStarted(ctx context.Context, _ archive.ExchangeStart) context.Context {
	w.starts++
	return context.WithValue(ctx, watcherKey{}, w.starts-1)
}

func (w *watcher) ExchangeFinished(ctx context.Context, e archive.ExchangeEnd) {
	w.ends = append(w.ends, e)
	w.order = append(w.order, ctx.Value(watcherKey{}).(int))
}
