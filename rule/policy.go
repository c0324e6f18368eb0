package rule

// Policy overrides the severity of rules, for a user who knows more than we do
// or wants less noise. The nil Policy changes nothing. A Policy must not be
// modified while it is in use.
type Policy map[ID]Severity

// Apply returns the findings with the policy's severities.
func (p Policy) Apply(fs Findings) Findings {
	if len(p) == 0 {
		return fs
	}
	out := make(Findings, len(fs))
	for i, f := range fs {
		if s, ok := p[f.Rule]; ok {
			f.Severity = s
		}
		out[i] = f
	}
	return out
}
