package metadata

import (
	"context"
	"errors"
	"slices"
)

// NewVersion makes the header of the version after old: its own id, the same set
// id, the next number, what it replaces and why, the context's software, the
// present time as that of drafting and creation, and the context's author where
// the document has one. Signer is nil, since nobody has signed the new version:
// where a professional signs, call Header.SignedBy again. Everything else is that
// of old, which is not modified.
//
// reason is a value of CorrectionReasons, for example its ReasonCorrection, or of
// the official code system once it is known. It is required; for the reason of a
// cancellation call Cancel, which needs no body. The error is an *Error with
// CodeArgument when old or the reason is not usable, or as for a new document.
func (c Context) NewVersion(ctx context.Context, old *Header, reason Code, change ...func(*Header)) (*Header, error) {
	switch {
	case reason.Value == "":
		return nil, badArgument("reason", "a new version needs a reason of correction; pass metadata.CorrectionReasons.Code(metadata.ReasonCorrection)")
	case reason.Value == ReasonCancellation && CorrectionReasons.Owns(reason.System):
		return nil, badArgument("reason", "the reason is that of a cancellation; call Context.Cancel")
	}
	return c.nextVersion(ctx, old, reason, change)
}

func badArgument(name, problem string) error {
	return &Error{Code: CodeArgument, Location: name, Err: errors.New(problem)}
}

// nextVersion is NewVersion for any reason.
func (c Context) nextVersion(ctx context.Context, old *Header, reason Code, change []func(*Header)) (*Header, error) {
	if old == nil {
		return nil, badArgument("old", "there is no header of the version before")
	}
	if old.Cancels() {
		return nil, badArgument("old", "the document was cancelled; nothing follows a cancellation")
	}
	h := old.clone()
	if err := c.stamp(ctx, h); err != nil {
		return nil, err
	}
	h.Version = old.Version + 1
	h.Replaces = &Replacement{ID: old.ID, SetID: old.SetID, Version: old.Version}
	h.CorrectionReason, h.Signer = reason, nil
	if !old.Author.IsZero() && !c.Professional.IsZero() {
		h.Author = c.Professional
	}
	if h.Cancels() {
		h.FileFormat, h.StructuredFormat, h.ContentSpec = Code{}, Code{}, ""
	}
	return c.finish(h, change)
}

// Cancel makes the header of the version that cancels (mitätöi) old, see
// Header.Cancels.
func (c Context) Cancel(ctx context.Context, old *Header, change ...func(*Header)) (*Header, error) {
	return c.nextVersion(ctx, old, CorrectionReasons.Code(ReasonCancellation), change)
}

// Attachment makes the header of an attachment (liite) of another document, with
// the clients, matter, service tasks, register and restrictions of that document.
// pdf says that the attachment is a PDF/A file; else it is XHTML.
func (c Context) Attachment(ctx context.Context, main *Header, pdf bool, change ...func(*Header)) (*Header, error) {
	if main == nil {
		return nil, badArgument("main", "there is no header of the main document")
	}
	if main.Cancels() {
		return nil, badArgument("main", "the main document is cancelled")
	}
	h, err := c.start(ctx, GroupAttachment, main.Clients)
	if err != nil {
		return nil, err
	}
	m := main.clone()
	h.AttachedTo = &Reference{ID: main.ID, SetID: main.SetID, Version: main.Version}
	h.Controller, h.Matter, h.ServiceTasks, h.RegisterType, h.Retention = m.Controller, m.Matter, m.ServiceTasks, m.RegisterType, m.Retention
	h.GuardianDisclosure, h.RestrictionReason, h.HidingReason = m.GuardianDisclosure, m.RestrictionReason, m.HidingReason
	h.DisclosureReason, h.ReleaseToClient, h.SafetyProhibition = m.DisclosureReason, m.ReleaseToClient, m.SafetyProhibition
	h.Clients, h.SpecialContent, h.Language = m.Clients, m.SpecialContent, m.Language
	if !m.Author.IsZero() {
		h.Author = c.Professional
	}
	if pdf {
		h.FileFormat = FileFormats.Code(FormatPDFA)
	}
	return c.finish(h, change)
}

// clone returns a copy that shares nothing with the header and was never decoded.
func (h *Header) clone() *Header {
	c := *h
	c.unreadable = nil
	c.Clients = slices.Clone(h.Clients)
	for i := range c.Clients {
		c.Clients[i].Given = slices.Clone(c.Clients[i].Given)
	}
	c.Author.Given = slices.Clone(h.Author.Given)
	c.ServiceTasks = slices.Clone(h.ServiceTasks)
	if h.Replaces != nil {
		r := *h.Replaces
		c.Replaces = &r
	}
	if h.AttachedTo != nil {
		r := *h.AttachedTo
		c.AttachedTo = &r
	}
	if h.Signer != nil {
		s := *h.Signer
		s.Given = slices.Clone(s.Given)
		c.Signer = &s
	}
	return &c
}
