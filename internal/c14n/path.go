package c14n

import "strings"

// path is the path of a URI without "." and empty segments, and without ".."
// but at the front of a relative path.
type path struct {
	rooted      bool
	directories []string
	last        string // what stands behind the last slash
}

// newPath reads a whole path.
func newPath(s string) path {
	p := path{rooted: strings.HasPrefix(s, "/")}
	p.follow(s)
	return p
}

// keep reads a path whose last segment stays as it is: it gives way to whatever
// follows.
func (p *path) keep(s string) {
	end := strings.LastIndexByte(s, '/') + 1
	*p = newPath(s[:end])
	p.last = s[end:]
}

// follow replaces the last segment by a path relative to the directories.
func (p *path) follow(s string) {
	for {
		segment, rest, more := strings.Cut(s, "/")
		if !more {
			p.name(segment)
			return
		}
		p.enter(segment)
		s = rest
	}
}

// enter goes to a directory.
func (p *path) enter(segment string) {
	n := len(p.directories)
	switch {
	case segment == "" || segment == ".":
	case segment == ".." && n > 0 && p.directories[n-1] != "..":
		p.directories = p.directories[:n-1]
	case segment == ".." && p.rooted:
	default:
		p.directories = append(p.directories, segment)
	}
}

// name makes a segment the last one; dots name a directory.
func (p *path) name(segment string) {
	if p.last = segment; segment == "." || segment == ".." {
		p.last = ""
		p.enter(segment)
	}
}

// String writes the path.
func (p *path) String() string {
	var b strings.Builder
	if p.rooted {
		b.WriteByte('/')
	}
	for _, d := range p.directories {
		b.WriteString(d)
		b.WriteByte('/')
	}
	b.WriteString(p.last)
	return b.String()
}
