package signing

// Kind is the kind of a signature (sähköisen allekirjoituksen tyyppi), a code of
// code system 1.2.246.537.5.40127.2006. The code system may grow: a Kind read
// from a document may be none of the constants.
type Kind string

// The kinds seen in real documents.
const (
	Professional Kind = "1" // a professional's personal certificate (ammattihenkilön allekirjoitus)
	System       Kind = "3" // the organisation's system certificate (järjestelmäallekirjoitus)
	SystemKanTa  Kind = "4" // the system certificate in prescriptions (järjestelmäallekirjoitus / KanTa)
)

// displayName is the Finnish name that documents carry beside the code.
func (k Kind) displayName() string {
	switch k {
	case Professional:
		return "Ammattihenkilön allekirjoitus"
	case System:
		return "Järjestelmäallekirjoitus"
	case SystemKanTa:
		return "Järjestelmäallekirjoitus / KanTa"
	}
	return ""
}

// String returns an English name, or the code when it is unknown.
func (k Kind) String() string {
	switch k {
	case Professional:
		return "professional"
	case System:
		return "system"
	case SystemKanTa:
		return "system (KanTa)"
	}
	return "kind " + string(k)
}
