package c14n

import (
	"iter"
	"net/url"
	"strings"
)

// joinURIs resolves each URI reference but the first against what those before
// it gave, as RFC 3986, 5.2.2 does, with the changes of Canonical XML 1.1: the
// base may be relative, ".." at the front is kept, runs of slashes collapse, and
// the fragment is dropped. Each reference costs its own length only, however
// long the base has become.
func joinURIs(refs iter.Seq2[int, string]) string {
	var base *uri
	for _, ref := range refs {
		base = base.join(ref)
	}
	return base.String()
}

// uri is a URI reference that others are resolved against.
type uri struct {
	written string   // the reference while nothing was resolved
	url     *url.URL // without its path; nil when the reference cannot be read
	path    path
}

// read takes a reference as it is.
func read(ref string) *uri {
	u := &uri{written: ref}
	if parsed, err := url.Parse(ref); err == nil {
		u.url = parsed
		u.path.keep(parsed.Path)
	}
	return u
}

// join returns what ref names beside u. What cannot be read replaces everything
// before it, and is replaced by what comes next.
func (u *uri) join(ref string) *uri {
	r, err := url.Parse(ref)
	if err != nil || u == nil || u.url == nil {
		return read(ref)
	}
	r.Fragment, r.RawFragment = "", ""
	switch {
	case r.Scheme != "" || r.Opaque != "":
		u.path = newPath(r.Path)
	case r.Host != "" || r.User != nil:
		r.Scheme = u.url.Scheme
		u.path = newPath(r.Path)
	default:
		r.Scheme, r.Host, r.User = u.url.Scheme, u.url.Host, u.url.User
		u.relative(r)
	}
	return &uri{url: r, path: u.path}
}

// relative resolves a reference that begins with its path or query.
func (u *uri) relative(r *url.URL) {
	switch {
	case r.Path == "":
		u.path.name(u.path.last)
		if r.RawQuery == "" {
			r.RawQuery = u.url.RawQuery
		}
	case strings.HasPrefix(r.Path, "/"):
		u.path = newPath(r.Path)
	default:
		u.path.rooted = u.path.rooted || u.url.Host != "" || u.url.User != nil
		u.path.follow(r.Path)
	}
}

// String writes the reference.
func (u *uri) String() string {
	if u.written != "" || u.url == nil {
		return u.written
	}
	out := *u.url
	if out.Opaque == "" {
		out.Path, out.RawPath = u.path.String(), ""
	}
	return out.String()
}
