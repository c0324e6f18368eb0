package ident

import (
	"time"
	_ "time/tzdata" // a host may have no time zones of its own
)

// finland is the zone in which the law counts days. It is never changed.
var finland = helsinki()

func helsinki() *time.Location {
	zone, err := time.LoadLocation("Europe/Helsinki")
	if err != nil { // cannot happen: the zones are embedded
		const winter = 2 * 60 * 60
		return time.FixedZone("EET", winter)
	}
	return zone
}

// InFinland returns the same moment on Finland's clock, which documents are written
// by, wherever the host stands.
func InFinland(t time.Time) time.Time { return t.In(finland) }

// DateInFinland returns the day of t in Finland, in which permissions, rights and
// client relationships begin and end, wherever the host stands and whatever zone
// t is in. DateOf returns the day in t's own zone.
func DateInFinland(t time.Time) Date { return DateOf(InFinland(t)) }
