package archive

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"
	"strings"
)

// Limits of a message. Real frames are around 50 kB.
const (
	maxDocument = 48 << 20
	maxMessage  = 64 << 20
)

var (
	errMIMEHeader   = errors.New("the MIME headers cannot be read")
	errMIMEType     = errors.New("the content is not multipart/related with a boundary")
	errMIMEParts    = errors.New("the content has not exactly one part")
	errMIMEPart     = errors.New("the part is not XML in UTF-8")
	errMIMEEncoding = errors.New("the part's transfer encoding is neither base64 nor binary")
	errMIMEBase64   = errors.New("the part's Base64 is broken")
	errMIMETooLarge = fmt.Errorf("the part is larger than %d bytes", maxDocument)
)

// packMIME writes a document as one part of multipart/related, in lines that
// XML leaves alone. boundary must not occur in Base64; any text with a dot does
// not.
func packMIME(p Profile, boundary string, document []byte) string {
	var b strings.Builder
	fmt.Fprintf(&b, "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=%q; type=\"text/xml\"\n\n", boundary)
	fmt.Fprintf(&b, "--%s\nContent-Type: %s\nContent-Transfer-Encoding: %s\n\n", boundary, p.MIMEPart.Value, p.TransferEncoding.Value)
	b.WriteString(base64.StdEncoding.EncodeToString(document))
	fmt.Fprintf(&b, "\n--%s--\n", boundary)
	return b.String()
}

// unpackMIME returns the one part of a multipart text.
func unpackMIME(text string) ([]byte, error) {
	header, body, ok := cutHeader(strings.TrimLeft(text, " \t\n"))
	if !ok {
		return nil, errMIMEHeader
	}
	media, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil || !strings.HasPrefix(media, "multipart/") || params["boundary"] == "" {
		return nil, errMIMEType
	}
	reader := multipart.NewReader(strings.NewReader(body), params["boundary"])
	part, err := reader.NextRawPart()
	if err != nil {
		return nil, errMIMEParts
	}
	document, err := readPart(part)
	if err != nil {
		return nil, err
	}
	if _, err := reader.NextRawPart(); !errors.Is(err, io.EOF) {
		return nil, errMIMEParts
	}
	return document, nil
}

func readPart(part *multipart.Part) ([]byte, error) {
	media, params, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
	if err != nil || media != "text/xml" && media != "application/xml" {
		return nil, errMIMEPart
	}
	if charset := params["charset"]; charset != "" && !strings.EqualFold(charset, "UTF-8") {
		return nil, errMIMEPart
	}
	raw, err := io.ReadAll(io.LimitReader(part, 2*maxDocument))
	if err != nil {
		return nil, errMIMEParts
	}
	switch strings.ToLower(part.Header.Get("Content-Transfer-Encoding")) {
	case "base64":
		raw, err = decodeBase64(raw)
	case "", "8bit", "binary", "7bit":
	default:
		return nil, errMIMEEncoding
	}
	if err == nil && len(raw) > maxDocument {
		return nil, errMIMETooLarge
	}
	return raw, err
}

func decodeBase64(raw []byte) ([]byte, error) {
	packed := bytes.Map(func(r rune) rune {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, raw)
	out := make([]byte, base64.StdEncoding.DecodedLen(len(packed)))
	n, err := base64.StdEncoding.Strict().Decode(out, packed)
	if err != nil || n == 0 {
		return nil, errMIMEBase64
	}
	return out[:n], nil
}

// cutHeader splits a MIME text at its first empty line and reads the header.
func cutHeader(text string) (textproto.MIMEHeader, string, bool) {
	head, body, ok := strings.Cut(text, "\n\n")
	if !ok || len(head) > 4096 {
		return nil, "", false
	}
	header := textproto.MIMEHeader{}
	unfolded := strings.NewReplacer("\n ", " ", "\n\t", " ").Replace(head)
	for line := range strings.SplitSeq(unfolded, "\n") {
		name, value, ok := strings.Cut(line, ":")
		if !ok || name == "" {
			return nil, "", false
		}
		header.Add(strings.TrimSpace(name), strings.TrimSpace(value))
	}
	return header, body, true
}
