package document

// conditions are the compiled requirements of a structure's notes.
type conditions struct{}

func (conditions) check(*check, any) {}
