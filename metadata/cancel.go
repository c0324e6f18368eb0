package metadata

// Cancels reports whether the document cancels (mitätöi) its earlier versions:
// a new version of the same set id and group whose reason of correction is
// cancellation. Its body carries no content. The reason is a value of
// CorrectionReasons, which is ours; the form of a real cancellation is not known
// (invented).
func (h *Header) Cancels() bool {
	return h.CorrectionReason.Value == ReasonCancellation && CorrectionReasons.Owns(h.CorrectionReason.System)
}
