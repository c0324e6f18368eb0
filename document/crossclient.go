package document

import (
	"slices"
	"strings"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
)

// writtenClient is a client as the content describes one; what is not given, or
// is no identity code, is empty.
type writtenClient struct {
	code               ident.PersonalCode
	temporary, root    string
	family, given, day string
}

func writtenClientOf(asiakas map[string]any) writtenClient {
	const temporary = "tilapainen_yksilointitunnus"
	code, _ := ident.ParsePersonalCode(textAt(asiakas, "henkilotunnus", "value")) // Validate reports what is no code
	return writtenClient{
		code:      code,
		temporary: textAt(asiakas, temporary, "value"),
		root:      strings.TrimPrefix(textAt(asiakas, temporary, "system"), "urn:oid:"),
		family:    textAt(asiakas, "sukunimi"),
		given:     textAt(asiakas, "etunimet"),
		day:       textAt(asiakas, "syntymaaika"),
	}
}

// client compares a client of the content with the same one of the header: the one
// with the same identity code or temporary identifier, else with the same names.
func (c *crossChecker) client(pointer string, asiakas map[string]any) {
	if len(c.h.Clients) == 0 {
		return
	}
	w := writtenClientOf(asiakas)
	if client, ok := c.sameIdentity(w); ok {
		c.sameClient(pointer, w, client)
		return
	}
	client, named := c.sameNames(w)
	switch {
	case !w.code.IsZero():
		c.otherCode(pointer)
	case !named:
		c.add(ruleSameClient, pointer+"/sukunimi", "no client of the metadata has the names of this client")
	case w.otherTemporary(client):
		c.otherTemporary(pointer)
	default:
		c.sameClient(pointer, w, client)
	}
}

func (c *crossChecker) sameIdentity(w writtenClient) (metadata.Client, bool) {
	for _, client := range c.h.Clients {
		if !w.code.IsZero() && client.Code == w.code {
			return client, true
		}
	}
	for _, client := range c.h.Clients {
		if w.temporary != "" && !client.Temporary.IsZero() && !w.otherTemporary(client) {
			return client, true
		}
	}
	return metadata.Client{}, false
}

// sameNames returns the header's only client, or the first of several with the
// same names.
func (c *crossChecker) sameNames(w writtenClient) (metadata.Client, bool) {
	if len(c.h.Clients) == 1 {
		return c.h.Clients[0], true
	}
	i := slices.IndexFunc(c.h.Clients, func(client metadata.Client) bool {
		return !w.otherFamily(client) && !w.otherGiven(client)
	})
	if i < 0 {
		return metadata.Client{}, false
	}
	return c.h.Clients[i], true
}

// sameClient reports what the content says otherwise about a client of the header.
func (c *crossChecker) sameClient(pointer string, w writtenClient, client metadata.Client) {
	if !w.code.IsZero() && w.code != client.Code {
		c.otherCode(pointer)
	}
	if w.otherTemporary(client) {
		c.otherTemporary(pointer)
	}
	if w.otherFamily(client) {
		c.add(ruleSameClient, pointer+"/sukunimi", "the client's surname is not that of the metadata")
	}
	if w.otherGiven(client) {
		c.add(ruleSameClient, pointer+"/etunimet", "the client's given names are not those of the metadata")
	}
	if len(w.day) == len("2006-01-02") && !client.Born.IsZero() && w.day != client.Born.String() {
		c.add(ruleSameClient, pointer+"/syntymaaika", "the client's date of birth is not that of the metadata")
	}
}

func (c *crossChecker) otherCode(pointer string) {
	c.add(ruleSameClient, pointer+"/henkilotunnus/value", "the client's identity code is not in the metadata")
}

func (c *crossChecker) otherTemporary(pointer string) {
	c.add(ruleSameClient, pointer+"/tilapainen_yksilointitunnus/value", "the client's temporary identifier is not in the metadata")
}

// otherTemporary reports whether both have a temporary identifier, and not the
// same. The root counts where the content gives one.
func (w writtenClient) otherTemporary(client metadata.Client) bool {
	t := client.Temporary
	return w.temporary != "" && !t.IsZero() && (w.temporary != t.Reveal() || w.root != "" && w.root != string(t.Root()))
}

func (w writtenClient) otherFamily(client metadata.Client) bool {
	return w.family != "" && client.Family != "" && w.family != client.Family
}

// otherGiven reports whether both have given names, and not the same. The order
// does not count, and the name in daily use may stand among them or not.
func (w writtenClient) otherGiven(client metadata.Client) bool {
	written, given := namesIn(w.given), namesIn(client.Given...)
	known := append(namesIn(client.CallingName), given...)
	return len(written) > 0 && len(given) > 0 && (!containsAll(written, given) || !containsAll(known, written))
}

// namesIn returns the words of names in small letters, without the marks that
// some put around the name in daily use.
func namesIn(names ...string) (words []string) {
	for _, word := range strings.Fields(strings.ToLower(strings.Join(names, " "))) {
		if word = strings.Trim(word, `"'”*(),`); word != "" {
			words = append(words, word)
		}
	}
	return words
}

func containsAll(all, some []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}
