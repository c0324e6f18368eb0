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

// DateInFinland returns the day of t in Finland, in which permissions, rights and
// client relationships begin and end, wherever the host stands and whatever zone
// t is in. DateOf returns the day in t's own zone.
func DateInFinland(t time.Time) Date { return DateOf(t.In(finland)) }
