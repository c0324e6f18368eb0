package c14n

import (
	"net/url"
	"slices"
	"strings"

	"github.com/kansa-go/kansa/internal/xmltree"
)

// joinBase gives an apex the xml:base that results from its own and those of
// its ancestors (Canonical XML 1.1, 2.4). An element without ancestors that
// carry one keeps its own as it is.
func (c *writer) joinBase(e *xmltree.Element) {
	var chain []string // nearest first
	for p := e.Parent(); p != nil; p = p.Parent() {
		if v, ok := p.AttrNS(xmltree.XMLNamespace, "base"); ok {
			chain = append(chain, v)
		}
	}
	if len(chain) == 0 {
		return
	}
	if v, ok := e.AttrNS(xmltree.XMLNamespace, "base"); ok {
		chain = slices.Insert(chain, 0, v)
	}
	base := chain[len(chain)-1]
	for _, ref := range slices.Backward(chain[:len(chain)-1]) {
		base = joinURI(base, ref)
	}
	c.attrs = slices.DeleteFunc(c.attrs, func(a xmltree.Attr) bool {
		return a.Space == xmltree.XMLNamespace && a.Local == "base"
	})
	if base != "" {
		escaped := strings.NewReplacer("&", "&amp;", "\t", "&#9;", "\n", "&#10;", "\r", "&#13;").Replace(base)
		c.attrs = append(c.attrs, xmltree.Attr{Space: xmltree.XMLNamespace, Prefix: "xml", Local: "base", Raw: []byte(escaped)})
	}
}

// joinURI resolves ref against base as RFC 3986, 5.2.2 does, with the changes
// of Canonical XML 1.1: the base may be relative, ".." at the front is kept,
// runs of slashes collapse, and the fragment is dropped.
func joinURI(base, ref string) string {
	r, rerr := url.Parse(ref)
	b, berr := url.Parse(base)
	if rerr != nil || berr != nil {
		return ref
	}
	out := *r
	out.Fragment, out.RawFragment = "", ""
	switch {
	case r.Scheme != "" || r.Opaque != "":
	case r.Host != "" || r.User != nil:
		out.Scheme = b.Scheme
	default:
		out.Scheme, out.Host, out.User = b.Scheme, b.Host, b.User
		if r.Path == "" {
			out.Path, out.RawPath = b.Path, b.RawPath
			if r.RawQuery == "" {
				out.RawQuery = b.RawQuery
			}
		} else if !strings.HasPrefix(r.Path, "/") {
			out.RawPath = ""
			out.Path = b.Path[:strings.LastIndexByte(b.Path, '/')+1] + r.Path
			if b.Path == "" && b.Host != "" {
				out.Path = "/" + r.Path
			}
		}
	}
	if out.Opaque == "" {
		out.Path, out.RawPath = removeDots(out.Path), ""
	}
	return out.String()
}

// removeDots resolves "." and ".." segments, keeping ".." at the front of a
// relative path.
func removeDots(path string) string {
	rooted := strings.HasPrefix(path, "/")
	segments := strings.Split(path, "/")
	directory := false
	var out []string
	for i, s := range segments {
		directory = i == len(segments)-1 && (s == "" || s == "." || s == "..")
		switch {
		case s == "" || s == ".":
		case s == ".." && len(out) > 0 && out[len(out)-1] != "..":
			out = out[:len(out)-1]
		case s == ".." && rooted:
		default:
			out = append(out, s)
		}
	}
	joined := strings.Join(out, "/")
	if rooted {
		joined = "/" + joined
	}
	if directory && joined != "" && !strings.HasSuffix(joined, "/") {
		joined += "/"
	}
	return joined
}
