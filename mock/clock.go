package mock

import (
	"time"
	_ "time/tzdata" // a host may have no time zones of its own

	"github.com/kansa-go/kansa/ident"
)

// zone is Finland's, in which a right begins and ends at midnight, wherever the
// host stands. It is never changed.
var zone = finland()

func finland() *time.Location {
	l, err := time.LoadLocation("Europe/Helsinki")
	if err != nil { // cannot happen: the zones are embedded
		const winter = 2 * 60 * 60
		return time.FixedZone("EET", winter)
	}
	return l
}

func (a *Archive) now() time.Time {
	if a.Now == nil {
		return time.Now()
	}
	return a.Now()
}

// today is the day in Finland. Every decision about a day asks it.
func (a *Archive) today() ident.Date { return ident.DateOf(a.now().In(zone)) }
