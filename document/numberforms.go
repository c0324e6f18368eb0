package document

import (
	"encoding/json"
	"strings"
)

// numberForms are the ways in which a number may be written: with a comma or a
// point, its thousands apart or not.
func numberForms(n json.Number) []string {
	return []string{showNumber(n), n.String(), thousands(showNumber(n))}
}

// thousands divides the whole part of a shown number by spaces.
func thousands(shown string) string {
	whole, fraction, _ := strings.Cut(shown, ",")
	sign := ""
	if rest, negative := strings.CutPrefix(whole, "-"); negative {
		sign, whole = "-", rest
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(digit)
	}
	if fraction != "" {
		b.WriteString("," + fraction)
	}
	return b.String()
}

// quantityForms are the ways of a number and of its unit, which may be glued.
func quantityForms(n json.Number, unit string) (numbers, units []string) {
	units = []string{unit}
	if strings.EqualFold(unit, "EUR") {
		units = append(units, "€", "euroa", "euro")
	}
	if n == "" {
		return nil, units
	}
	numbers = numberForms(n)
	if unit == "" {
		return numbers, nil
	}
	for _, number := range numbers[:3:3] {
		numbers, units = append(numbers, number+unit), append(units, number+unit)
	}
	return numbers, units
}
