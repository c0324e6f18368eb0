// Package exact keeps HTTP to what was asked: one request to one place, and an
// answer as it was written. Both clients of this project send what must not go
// elsewhere and read within limits, which unpacking would pass.
package exact

import (
	"net/http"
	"strings"
)

// Client returns a copy of a client, of the zero one for nil, that follows no
// redirects: they would repeat the request at another place.
func Client(c *http.Client) *http.Client {
	out := http.Client{}
	if c != nil {
		out = *c
	}
	out.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &out
}

// Ask asks for an answer without compression. It also keeps net/http from
// unpacking one.
func Ask(h http.Header) { h.Set("Accept-Encoding", "identity") }

// Plain reports whether an answer is not compressed.
func Plain(h http.Header) bool {
	for _, e := range h.Values("Content-Encoding") {
		if e != "" && !strings.EqualFold(e, "identity") {
			return false
		}
	}
	return true
}
