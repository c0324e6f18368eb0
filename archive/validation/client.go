package validation

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"time"

	"github.com/kansa-go/kansa/archive/internal/exact"
)

// Path is where the service stands on its host, and DefaultURL its address in
// the test environment. Both are observed in a public tool of 2026. The address
// is plain HTTP and reachable from Kanta's own network only.
const (
	Path       = "/shark-validointi/validoi/asiakirja/tulos"
	DefaultURL = "http://shvalidaattori.at.kanta.fi" + Path
)

// Level is the only level of validation that was observed.
const Level = "1"

// Limits of what is sent and read.
const (
	maxText   = 64 << 20 // frame or document
	maxAnswer = 4 << 20
)

// Client asks the service. The zero value asks the observed one. Set the fields
// before first use; it is then safe for concurrent use. Nothing is sent twice:
// validation changes nothing, so callers may simply ask again.
type Client struct {
	URL     string        // full address with its path; empty means DefaultURL
	HTTP    *http.Client  // nil means http.DefaultTransport; redirects are never followed
	Timeout time.Duration // of one question; 0 means two minutes

	// Production allows identity codes outside the 900 series, to an https
	// address only.
	Production bool
}

// Request is a question. Frame and Document are judged apart by the service and
// both are required; MessageID and ServiceRequest are what the frame says.
type Request struct {
	MessageID      string // messageId; what the service does with it is not known
	ServiceRequest string // palveluPyynto, such as "SP17"
	Frame          []byte // siirtokehysXml
	Document       []byte // asiakirjaXml
}

// Body is the JSON of a question (observed). It is exported for stand-ins of the
// service.
type Body struct {
	MessageID      string `json:"messageId"`
	ServiceRequest string `json:"palveluPyynto"`
	Level          string `json:"level"`
	Frame          string `json:"siirtokehysXml"`
	Document       string `json:"asiakirjaXml"`
}

// Answer is the JSON of an answer with findings (observed).
type Answer struct {
	Description string `json:"description"`
}

// Validate asks the service. Findings are no error; the error is an *Error.
func (c *Client) Validate(ctx context.Context, r Request) (*Result, error) {
	body, address, err := c.prepare(r)
	if err != nil {
		return nil, err
	}
	timeout := c.Timeout
	if timeout == 0 {
		timeout = 2 * time.Minute
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return nil, &Error{Code: CodeInput, Message: "the address cannot be read", Err: err}
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	req.Header.Set("Accept", "application/json")
	exact.Ask(req.Header)
	resp, err := exact.Client(c.HTTP).Do(req)
	if err != nil {
		return nil, unreachable(err)
	}
	defer resp.Body.Close()
	return read(resp)
}

func (c *Client) prepare(r Request) (body []byte, address string, err error) {
	address = c.URL
	if address == "" {
		address = DefaultURL
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, "", &Error{Code: CodeInput, Message: "the address is no URL of http or https"}
	}
	if len(r.Frame) > maxText || len(r.Document) > maxText {
		return nil, "", &Error{Code: CodeInput, Message: "the frame or document is larger than 64 MiB"}
	}
	if !c.Production || u.Scheme != "https" {
		if err := refuseReal(r); err != nil {
			return nil, "", err
		}
	}
	frame, err := Prepare(r.Frame)
	if err != nil {
		return nil, "", err
	}
	doc, err := Prepare(r.Document)
	if err != nil {
		return nil, "", err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // a firewall in front of the service looks for the XML declaration
	err = enc.Encode(Body{r.MessageID, r.ServiceRequest, Level, string(frame), string(doc)})
	return bytes.TrimRight(b.Bytes(), "\n"), address, err
}

// refuseReal refuses what holds an identity code outside the test series, and what
// cannot be looked through.
func refuseReal(r Request) error {
	s := newSearch(r)
	switch {
	case s.realFrame(r.Frame) || s.realDocument(r.Document):
		return &Error{Code: CodeRealData, Message: "an identity code is not of the 900 series; real data is not sent"}
	case s.cut:
		return &Error{Code: CodeRealData, Message: "more is packed into the frame or document than can be looked through for identity codes; it is not sent"}
	}
	return nil
}

func unreachable(err error) *Error {
	message := "the service cannot be reached"
	if errors.Is(err, context.DeadlineExceeded) {
		message = "the service did not answer in time"
	}
	return &Error{Code: CodeUnreachable, Message: message, Err: err}
}

// read reads the answer: a firewall's page has any status.
func read(resp *http.Response) (*Result, error) {
	if !exact.Plain(resp.Header) {
		return nil, &Error{Code: CodeBadAnswer, Message: "the answer is compressed, which was not asked for", Status: resp.StatusCode}
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	switch {
	case err != nil:
		return nil, unreachable(err)
	case len(body) > maxAnswer:
		return nil, &Error{Code: CodeBadAnswer, Message: "the answer is larger than 4 MiB", Status: resp.StatusCode}
	case isRejection(body):
		return nil, &Error{
			Code: CodeBlocked, Message: "a firewall rejected the request", Status: resp.StatusCode, SupportID: supportID(body),
		}
	}
	switch {
	case resp.StatusCode == http.StatusOK && len(bytes.TrimSpace(body)) == 0:
		return &Result{}, nil
	case resp.StatusCode == http.StatusBadRequest:
		return findings(body)
	case resp.StatusCode == http.StatusOK:
		return nil, &Error{Code: CodeBadAnswer, Message: "the answer is neither empty nor a description", Status: resp.StatusCode}
	}
	return nil, &Error{Code: CodeStatus, Message: "the service gave no judgement", Status: resp.StatusCode}
}

func findings(body []byte) (*Result, error) {
	var a Answer
	if err := json.Unmarshal(body, &a); err != nil {
		return nil, &Error{Code: CodeBadAnswer, Message: "the description of the findings cannot be read", Status: http.StatusBadRequest, Err: err}
	}
	found := ParseDescription(a.Description)
	if len(found) == 0 {
		return nil, &Error{Code: CodeBadAnswer, Message: "the answer describes no finding", Status: http.StatusBadRequest}
	}
	return &Result{found}, nil
}

// isRejection knows the page of the firewall in front of the service.
func isRejection(body []byte) bool {
	head := bytes.ToLower(body[:min(len(body), 4096)])
	return bytes.Contains(head, []byte("<html")) && (bytes.Contains(head, []byte("request rejected")) || bytes.Contains(head, []byte("support id")))
}

var support = regexp.MustCompile(`(?i)support id is:?\s*([0-9]{6,30})`)

// supportID returns digits only, so that nothing of the page's words gets out.
func supportID(body []byte) string {
	m := support.FindSubmatch(body[:min(len(body), 4096)])
	if m == nil {
		return ""
	}
	return string(m[1])
}
