package metadata

import (
	"strings"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/internal/xmltree"
)

// local reads localSocialHeader.
func (r *reader) local(e *xmltree.Element) {
	if e == nil {
		return
	}
	h := r.h
	codes := map[string]struct {
		field  *Code
		system *CodeSystem
	}{
		"specificDocumentType":      {&h.SpecificType, &DocumentTypes},
		"fileFormat":                {&h.FileFormat, &FileFormats},
		"structuredFileFormat":      {&h.StructuredFormat, &StructuredFormats},
		"recordStatus":              {&h.RecordStatus, &RecordStatuses},
		"registryType":              {&h.RegisterType, &RegisterTypes},
		"totalRetentionPeriodClass": {&h.Retention, &RetentionClasses},
		"specialContent":            {&h.SpecialContent, &YesNo},
		"inaccessibleArgument":      {&h.HidingReason, &HidingReasons},
		"reasonOfCorrection":        {&h.CorrectionReason, nil},
		elementSafety:               {&h.SafetyProhibition, &YesNo},
	}
	seen := map[string]bool{}
	for child := range e.Children() {
		name := child.Local()
		if child.Space() != NamespaceFinland || seen[name] && name != "functionCode" {
			continue // reported as unknown or repeated
		}
		seen[name] = true
		if c, ok := codes[name]; ok {
			*c.field = r.code(child, c.system)
			continue
		}
		r.localField(child, name)
	}
}

// localField reads the elements of localSocialHeader that are not one code.
func (r *reader) localField(e *xmltree.Element, name string) {
	h := r.h
	switch name {
	case "creationTime":
		h.Created = r.time(e)
	case "documentGroup":
		h.groupCode = r.code(e, &DocumentGroups)
		h.Group = Group(h.groupCode.Value)
	case "softwareSupport":
		h.Software.Vendor, _ = e.Attr("moderator")
		h.Software.Product, _ = e.Attr("product")
		h.Software.Version, _ = e.Attr("version")
	case "functionCode":
		if task := r.serviceTask(e); !task.IsZero() {
			h.ServiceTasks = append(h.ServiceTasks, task)
		}
	case "outsourcingServiceCustomer":
		h.ServiceCustomer.ID = r.root(e)
	case "outsourcingServiceCustomerName":
		h.ServiceCustomer.Name = e.Text()
	case "contentSpecificationId":
		h.ContentSpec = r.oidText(e)
	case "encompassingClientRelationship":
		h.ClientRelationship = r.root(e)
	case "serviceProcess":
		h.ServiceProcess = r.code(r.oneOf(e, NamespaceFinland, "code"), &ServiceProcesses)
	case "authorizationRestrictionArgument":
		h.RestrictionReason = e.Text()
	case elementDisclosure:
		h.DisclosureReason = e.Text()
	case elementRelease:
		h.ReleaseToClient = r.time(e)
	case "signature":
		h.Signer = r.signer(e)
	}
}

// serviceTask reads a service task. Old documents carry those of 1989 and 2011
// (rule DOC-06); in other groups Validate refuses them.
func (r *reader) serviceTask(e *xmltree.Element) Code {
	oid, _ := e.Attr("codeSystem")
	for _, former := range []*CodeSystem{&ServiceTasks1989, &ServiceTasks2011} {
		if former.Owns(ident.OID(oid)) {
			return r.code(e, former)
		}
	}
	return r.code(e, &ServiceTasks)
}

func (r *reader) oidText(e *xmltree.Element) ident.OID {
	oid, err := ident.ParseOID(strings.TrimSpace(e.Text()))
	if err != nil {
		r.badErr(e, ruleOID, "the OID is wrong", err)
	}
	return oid
}

func (r *reader) signer(e *xmltree.Element) *Signer {
	s := &Signer{}
	if number := r.oneOf(e, NamespaceFinland, "assignedAuthorSigner"); number != nil {
		parsed, err := ident.ParseRegistrationNumber(strings.TrimSpace(number.Text()))
		if err != nil {
			r.badErr(number, ruleAuthor, "the signer's registration number is wrong", err)
		}
		s.Registration = parsed
	}
	s.Given, _, s.Family = r.name(r.oneOf(r.oneOf(e, NamespaceFinland, "signer"), NamespaceFinland, "name"), NamespaceFinland)
	s.Method = r.code(r.oneOf(e, NamespaceFinland, "authenticationMethod"), &AuthenticationMethods)
	s.Time = r.time(r.oneOf(e, NamespaceFinland, "time"))
	return s
}
