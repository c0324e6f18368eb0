package document

import (
	"fmt"
	"strconv"

	"github.com/kansa-go/kansa/ident"
)

// birthDate reads YYYY-MM-DD from a birth date or an identity code; "" when it
// cannot.
func birthDate(v any) string {
	switch x := v.(type) {
	case string:
		if isDay(x) {
			return x[:10]
		}
	case map[string]any:
		value, _ := x["value"].(string)
		code, err := ident.ParsePersonalCode(value)
		if err != nil {
			return ""
		}
		d := code.BirthDate()
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
	}
	return ""
}

// birthday returns the day on which someone reaches an age. Someone born on 29
// February reaches it on that date's place in the order of days.
func birthday(birth string, years int) string {
	year, err := strconv.Atoi(birth[:4])
	if err != nil {
		return "9999"
	}
	return fmt.Sprintf("%04d%s", year+years, birth[4:])
}
