package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/kansa-go/kansa/archive"
	"github.com/kansa-go/kansa/document"
	"github.com/kansa-go/kansa/internal/xmltree"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// xml judges a document, with its frame when one is named, or a frame alone.
func (v *validation) xml(report *fileReport, src []byte, opt document.CheckOptions) error {
	j, err := document.Check(src, opt)
	if err != nil {
		return v.frameAlone(report, src, opt, err)
	}
	h := j.Document.Header
	report.Kind, report.Structure = kindDocument, string(h.ContentSpec)
	if slices.Contains(metadata.Groups(), h.Group) {
		report.Group = string(h.Group)
	}
	report.Signatures, report.Findings, report.Unjudged = j.Signatures, j.Findings, j.Unjudged
	if v.frame == "" {
		return nil
	}
	src, err = readFile(v.frame)
	if err != nil {
		return err
	}
	f, found, err := archive.DecodeFrame(v.wire, src)
	if err != nil {
		report.Findings.Add(noFrame(kindOf(v.wire, src), err))
		return nil
	}
	if f.Subject.NotCarried {
		found = archive.Carried(found)
	}
	found = append(found, archive.CheckFrame(v.wire, f, h)...)
	found = append(found, archive.CheckEnvironment(f, v.production)...)
	if !v.production {
		found = append(found, document.LintTestCodes(src)...)
	}
	report.Findings = append(report.Findings, opt.Policy.Apply(document.SafeFindings(found)).Within("frame:")...)
	return nil
}

// frameAlone judges a file that is no document: a frame with its document, or
// nothing that can be judged.
func (v *validation) frameAlone(report *fileReport, src []byte, opt document.CheckOptions, cause error) error {
	kind := kindOf(v.wire, src)
	if kind == kindFrame && v.frame != "" {
		return usage("%s is a frame: name its document as FILE, and the frame with --frame alone", report.File)
	}
	f, found, err := archive.DecodeFrame(v.wire, src)
	if err != nil {
		report.Kind, report.Findings = kind, rule.Findings{noDocument(kind, cause)}
		if kind == kindDocument {
			report.Kind = kindUnread
		}
		return nil
	}
	report.Kind = kindFrame
	if f.Subject.Document != nil {
		inner := fileReport{}
		if err := v.xml(&inner, f.Subject.Document, opt); err != nil {
			return err
		}
		report.Group, report.Structure, report.Signatures, report.Unjudged = inner.Group, inner.Structure, inner.Signatures, inner.Unjudged
		report.Findings = inner.Findings.Within("document:")
		if d, err := document.Read(f.Subject.Document); err == nil {
			found = append(found, archive.CheckFrame(v.wire, f, d.Header)...)
		}
	}
	found = append(found, archive.CheckEnvironment(f, v.production)...)
	if !v.production {
		found = append(found, document.LintTestCodes(src)...)
	}
	report.Findings = append(report.Findings, opt.Policy.Apply(document.SafeFindings(found))...)
	return nil
}

// noDocument is the finding about a file that is neither document nor frame.
func noDocument(kind string, cause error) rule.Finding {
	stranger, known := strangers[kind]
	if !known {
		return unreadable("document", cause)
	}
	return rule.Finding{Rule: "ARC-01", Severity: rule.Error, Location: "file:/", Message: stranger.message, Remedy: stranger.remedy}
}

// noFrame is the finding about a file that --frame names and that is none.
func noFrame(kind string, cause error) rule.Finding {
	f := unreadable("frame", cause)
	if kind != kindUnread && kind != kindFrame {
		f.Message, f.Got, f.Remedy = "the file that --frame names is no frame", kind, "name the message that carries the document to the archive"
	}
	return f
}

// unreadable is the finding about a file that the strict reader refuses.
func unreadable(what string, err error) rule.Finding {
	f := rule.Finding{Rule: "ARC-01", Severity: rule.Error, Location: what + ":/", Message: "the " + what + " cannot be read"}
	var place *xmltree.Error
	if errors.As(err, &place) {
		f.Location = fmt.Sprintf("%s:line %d, column %d", what, place.Line, place.Column)
		f.Got, f.Remedy = string(place.Code), place.Detail
		return f
	}
	root := err
	for next := errors.Unwrap(root); next != nil; next = errors.Unwrap(root) {
		root = next
	}
	f.Remedy = root.Error()
	return f
}
