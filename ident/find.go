package ident

// Match is a personal identity code found in a text.
type Match struct {
	Start, End int // byte offsets in the text
	Code       PersonalCode
}

// FindPersonalCodes returns the valid identity codes in a text, in order.
// Lower-case letters are read as capitals and every kind of dash and the low line
// as a hyphen, a space on either side of the dash is passed over, and so is what
// does not show, such as a zero-width space: people and their word processors write
// so. A code may be glued to a word on one side, but not on both and not to further
// digits, as parts of identifiers and of Base64 are. Shapes with a wrong date or
// check character are not codes.
func FindPersonalCodes(text string) []Match {
	var found []Match
	for s, ok := nextShape(text, 0); ok; {
		from := s.start + 1
		if code, err := ParsePersonalCode(s.code); s.alone() && err == nil {
			found = append(found, Match{s.start, s.end, code})
			from = s.end
		}
		s, ok = nextShape(text, from)
	}
	return found
}
