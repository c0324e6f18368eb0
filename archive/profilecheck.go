package archive

import (
	"fmt"
	"mime"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/rule"
)

// check refuses an entry that says nothing, or what no message could carry.
func (e NamedEntry) check() error {
	known := e.Fidelity == rule.Specified || e.Fidelity == rule.Observed || e.Fidelity == rule.Inferred || e.Fidelity == rule.Invented
	switch {
	case e.Value == "" || e.Source == "" || !known:
		return e.wrong("of the interface profile lacks its value, its source or a known fidelity")
	case !utf8.ValidString(e.Value) || strings.ContainsFunc(e.Value, unicode.IsControl) || strings.TrimSpace(e.Value) != e.Value:
		return e.wrong("holds a control character or begins or ends in white space")
	}
	return nil
}

func (e NamedEntry) wrong(flaw string) error {
	return &Error{Code: CodeBadMessage, Message: fmt.Sprintf("the entry %q %s", e.Name, flaw)}
}

// forms checks entries whose values are not free.
func (p *Profile) forms() error {
	if !ident.OID(p.ArchiveParty.Value).Valid() || !ident.OID(p.DetailSystem.Value).Valid() || !ident.OID(p.ErrorSystem.Value).Valid() {
		return &Error{Code: CodeBadMessage, Message: "the party id or the code system of details or errors is no OID"}
	}
	for _, limit := range []Entry{p.LimitPage, p.LimitMessage} {
		if n, err := strconv.Atoi(limit.Value); err != nil || n < 1 || n > maxMessage {
			return &Error{Code: CodeBadMessage, Message: fmt.Sprintf("a limit of the interface profile is no whole number from 1 to %d", maxMessage)}
		}
	}
	if d, err := time.ParseDuration(p.TimeoutAnswer.Value); err != nil || d <= 0 {
		return &Error{Code: CodeBadMessage, Message: "the timeout of an answer is no duration such as 60s"}
	}
	if err := p.contentForms(); err != nil {
		return err
	}
	return p.names()
}

// contentForms checks what stands in MIME and HTTP headers and in the envelope.
func (p *Profile) contentForms() error {
	if transferEncodings[strings.ToLower(p.TransferEncoding.Value)] == nil {
		return &Error{Code: CodeBadMessage, Message: "the MIME transfer encoding is none of base64, quoted-printable, 8bit and binary"}
	}
	media, params, err := mime.ParseMediaType(p.MIMEPart.Value)
	charset := strings.ToLower(params["charset"])
	if err != nil || media != "text/xml" && media != "application/xml" || charset != "" && charset != "utf-8" {
		return &Error{Code: CodeBadMessage, Message: "the MIME part is neither text/xml nor application/xml in UTF-8"}
	}
	if strings.ContainsAny(p.SOAPNamespace.Value, "\"'<>& ") || strings.ContainsAny(p.SummaryNamespace.Value, "\"'<>& ") {
		return &Error{Code: CodeBadMessage, Message: "a namespace of the interface profile holds a quote, a space or markup"}
	}
	if strings.ContainsFunc(p.SOAPAction.Value, func(c rune) bool { return c <= ' ' || c >= 0x7f || c == '"' || c == '\\' }) {
		return &Error{Code: CodeBadMessage, Message: "the SOAPAction prefix holds what a quoted HTTP header cannot"}
	}
	return nil
}

// names requires that interactions and query parameters are names of XML elements,
// and that nothing that a reader tells apart has the value of another. The three
// interactions that store may have one value: version and reason of the document
// tell them apart, and the service request.
func (p *Profile) names() error {
	taken, storing := map[string]bool{}, map[string]bool{}
	for _, e := range p.Entries() {
		kind, _, _ := strings.Cut(e.Name, ":")
		switch {
		case kind == "interaction" && !messageName(e.Value), kind == "query parameter" && !elementName.MatchString(e.Value):
			return e.wrong("is no name of an XML element")
		case !e.toldApart():
			continue
		case e.stores():
			storing[kind+":"+e.Value] = true
			continue
		case storing[kind+":"+e.Value], taken[kind+":"+e.Value]:
			return e.wrong("has the value of another " + kind)
		}
		taken[kind+":"+e.Value] = true
	}
	// Content, metadata and summary are told apart by their service requests.
	fetch := []Entry{p.RequestFetchMetadata, p.RequestFetchSummary, p.RequestFetchDocument, p.RequestFetchRelationship, p.RequestFetchMatter}
	for i, e := range fetch {
		if i > 0 && e.Value == fetch[0].Value || i > 1 && e.Value == fetch[1].Value {
			return &Error{Code: CodeBadMessage, Message: "the service requests of metadata, summary and documents are not three"}
		}
	}
	return nil
}

// stores reports whether the entry is an interaction that stores a document. They
// come first in the profile.
func (e NamedEntry) stores() bool {
	return e.Name == "interaction: archive" || e.Name == "interaction: new version" || e.Name == "interaction: cancel"
}

// toldApart reports whether a reader tells the entry from others of its kind by
// its value.
func (e NamedEntry) toldApart() bool {
	for _, kind := range []string{"interaction", "query parameter", "use situation", "error"} {
		if strings.HasPrefix(e.Name, kind+":") {
			return true
		}
	}
	return false
}

var elementName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*$`)

// messageName reports whether an interaction can be the name of a message. An
// element Envelope is taken for SOAP's.
func messageName(interaction string) bool {
	return elementName.MatchString(interaction) && interaction != "Envelope"
}
