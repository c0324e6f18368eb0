package mock

import (
	"time"

	"github.com/kansa-go/kansa/ident"
)

func (a *Archive) now() time.Time {
	if a.Now == nil {
		return time.Now()
	}
	return a.Now()
}

// today is the day in Finland. Every decision about a day asks it.
func (a *Archive) today() ident.Date { return ident.DateInFinland(a.now()) }
