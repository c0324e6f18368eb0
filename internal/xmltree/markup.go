package xmltree

import (
	"bytes"
	"strings"
)

// markup reads a comment, a CDATA section or a processing instruction at '<'.
func (p *parser) markup(inside bool) error {
	rest := p.src[p.pos:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return p.comment()
	case bytes.HasPrefix(rest, []byte("<![CDATA[")) && inside:
		return p.until("<![CDATA[", "]]>", "a CDATA section is not closed")
	case bytes.HasPrefix(rest, []byte("<!DOCTYPE")):
		return p.fail(CodeDoctype, p.pos, "a document type declaration is not accepted")
	case rest[1] == '?':
		return p.instruction()
	}
	return p.fail(CodeSyntax, p.pos, `"<!" begins neither a comment nor an allowed CDATA section`)
}

// comment reads a comment; "--" inside is an error (production 15).
func (p *parser) comment() error {
	start := p.pos + len("<!--")
	i := bytes.Index(p.src[start:], []byte("--"))
	switch {
	case i < 0:
		return p.fail(CodeTruncated, p.pos, "a comment is not closed")
	case !bytes.HasPrefix(p.src[start+i:], []byte("-->")):
		return p.fail(CodeSyntax, start+i, `"--" in a comment`)
	}
	p.pos = start + i + len("-->")
	return nil
}

// until passes over markup that begins with open and ends with end.
func (p *parser) until(open, end, detail string) error {
	start := p.pos + len(open)
	i := bytes.Index(p.src[start:], []byte(end))
	if i < 0 {
		return p.fail(CodeTruncated, p.pos, detail)
	}
	p.pos = start + i + len(end)
	return nil
}

// instruction reads a processing instruction other than an XML declaration.
func (p *parser) instruction() error {
	at := p.pos
	p.pos += len("<?")
	name, err := p.qname()
	if err != nil {
		return err
	}
	n := p.qnames[name]
	switch {
	case n.prefix() != "":
		return p.fail(CodeName, at, "the target of a processing instruction has a colon")
	case strings.EqualFold(n.local(), "xml"):
		return p.fail(CodeDeclaration, at, "an XML declaration is allowed at the very start only")
	}
	target := p.pos
	end := bytes.Index(p.src[target:], []byte("?>"))
	switch {
	case end < 0:
		return p.fail(CodeTruncated, at, "a processing instruction is not closed")
	case end > 0 && !isSpace(p.src[target]):
		return p.fail(CodeName, at, "the target of a processing instruction is not a name")
	}
	p.pos = target + end + len("?>")
	return nil
}

// declaration reads the XML declaration when there is one (production 23).
func (p *parser) declaration() error {
	rest := p.src[p.pos:]
	if !bytes.HasPrefix(rest, []byte("<?xml")) || len(rest) < 6 || !isSpace(rest[5]) {
		return nil
	}
	end := bytes.Index(rest, []byte("?>"))
	if end < 0 {
		return p.fail(CodeTruncated, p.pos, "the XML declaration is not closed")
	}
	fields := pseudoAttributes(string(rest[len("<?xml"):end]))
	if len(fields) == 0 || fields[0].name != "version" || fields[0].value != "1.0" {
		return p.fail(CodeDeclaration, p.pos, "the XML declaration does not state version 1.0")
	}
	fields = fields[1:]
	if len(fields) > 0 && fields[0].name == "encoding" {
		if !strings.EqualFold(fields[0].value, "UTF-8") {
			return p.fail(CodeEncoding, p.pos, "the XML declaration states an encoding other than UTF-8")
		}
		fields = fields[1:]
	}
	if len(fields) > 0 && fields[0].name == "standalone" && (fields[0].value == "yes" || fields[0].value == "no") {
		fields = fields[1:]
	}
	if len(fields) > 0 {
		return p.fail(CodeDeclaration, p.pos, "the XML declaration has an unknown or misplaced part")
	}
	p.pos += end + len("?>")
	return nil
}

type pseudoAttribute struct{ name, value string }

// pseudoAttributes splits the inside of an XML declaration. Malformed input
// gives a final entry without name, which no caller accepts.
func pseudoAttributes(s string) (out []pseudoAttribute) {
	for {
		trimmed := strings.TrimLeft(s, " \t\r\n")
		if trimmed == "" {
			return out
		}
		name, rest, ok := strings.Cut(trimmed, "=")
		rest = strings.TrimLeft(rest, " \t\r\n")
		if trimmed == s || !ok || rest == "" || rest[0] != '"' && rest[0] != '\'' {
			return append(out, pseudoAttribute{})
		}
		value, after, ok := strings.Cut(rest[1:], rest[:1])
		if !ok {
			return append(out, pseudoAttribute{})
		}
		out = append(out, pseudoAttribute{strings.TrimRight(name, " \t\r\n"), value})
		s = after
	}
}
