package ident

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// GenerateTestCode returns a 900-series code of a person born on the given day,
// taking the individual number and one of the century's intermediate characters
// from rnd. The same source state gives the same code. It fails with an *Error
// when the date does not exist or lies outside 1800 to 2099.
func GenerateTestCode(rnd *rand.Rand, born Date) (PersonalCode, error) {
	if _, err := NewDate(born.Year, born.Month, born.Day); err != nil {
		return PersonalCode{}, err
	}
	var separators string
	switch born.Year / 100 {
	case 18:
		separators = separators1800
	case 19:
		separators = separators1900
	case 20:
		separators = separators2000
	default:
		return PersonalCode{}, &Error{codeKind, CodeDate, -1, "codes exist for births from 1800 to 2099"}
	}
	date := fmt.Sprintf("%02d%02d%02d", born.Day, born.Month, born.Year%100)
	number := fmt.Sprintf("%03d", 900+rnd.IntN(100))
	separator := separators[rnd.IntN(len(separators))]
	return ParsePersonalCode(date + string(separator) + number + string(checkCharacter(date, number)))
}

// RandomBirthDate returns a day between from and to, both included. It returns
// from when to lies before it.
func RandomBirthDate(rnd *rand.Rand, from, to Date) Date {
	days := int(to.time().Sub(from.time()).Hours() / 24)
	if days <= 0 {
		return from
	}
	return DateOf(from.time().Add(time.Duration(rnd.IntN(days+1)) * 24 * time.Hour))
}
