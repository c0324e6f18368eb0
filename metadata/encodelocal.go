package metadata

import (
	"github.com/beevik/etree"
)

// Elements of localSocialHeader that no real document has shown. The first is
// the patient archive's name for a date of release; the others are ours.
const (
	elementRelease    = "releaseDateForPatientViewing"
	elementDisclosure = "disclosureArgument"
	elementSafety     = "safetyProhibition"
)

// localHeader writes localSocialHeader, the Finnish extension container.
func (w *writer) localHeader(root *etree.Element, h *Header) {
	local := w.El(root, finnish+"localSocialHeader")
	local.CreateAttr("xmlns:hl7fi", NamespaceFinland)
	w.optionalCode(local, finnish+"specificDocumentType", h.SpecificType)
	w.El(local, finnish+"creationTime", "value", exactTime(h.Created))
	group := h.Group.Code()
	if h.groupCode.Value == group.Value {
		group = h.groupCode // as it was read
	}
	w.code(local, finnish+"documentGroup", group)
	w.optionalCode(local, finnish+"fileFormat", h.FileFormat)
	w.optionalCode(local, finnish+"structuredFileFormat", h.StructuredFormat)
	if !h.Software.IsZero() {
		w.El(local, finnish+"softwareSupport", "moderator", h.Software.Vendor, "product", h.Software.Product, "version", h.Software.Version)
	}
	for _, task := range h.ServiceTasks {
		w.code(local, finnish+"functionCode", task)
	}
	w.optionalCode(local, finnish+"recordStatus", h.RecordStatus)
	w.optionalCode(local, finnish+"registryType", h.RegisterType)
	if !h.ServiceCustomer.IsZero() {
		w.El(local, finnish+"outsourcingServiceCustomer", "root", string(h.ServiceCustomer.ID))
		w.Text(local, finnish+"outsourcingServiceCustomerName", h.ServiceCustomer.Name)
	}
	w.optionalCode(local, finnish+"totalRetentionPeriodClass", h.Retention)
	w.optionalCode(local, finnish+"specialContent", h.SpecialContent)
	if !h.ContentSpec.IsZero() {
		w.Text(local, finnish+"contentSpecificationId", string(h.ContentSpec))
	}
	w.Optional(local, finnish+"encompassingClientRelationship", "root", string(h.ClientRelationship))
	if !h.ServiceProcess.IsZero() {
		process := w.El(local, finnish+"serviceProcess")
		w.Text(process, finnish+"type", processType)
		w.code(process, finnish+"code", h.ServiceProcess)
	}
	if h.RestrictionReason != "" {
		w.Text(local, finnish+"authorizationRestrictionArgument", h.RestrictionReason)
	}
	w.optionalCode(local, finnish+"inaccessibleArgument", h.HidingReason)
	if h.DisclosureReason != "" {
		w.Text(local, finnish+elementDisclosure, h.DisclosureReason)
	}
	w.Optional(local, finnish+elementRelease, "value", exactTime(h.ReleaseToClient))
	w.optionalCode(local, finnish+elementSafety, h.SafetyProhibition)
	w.optionalCode(local, finnish+"reasonOfCorrection", h.CorrectionReason)
	if h.Signer != nil {
		w.signer(local, h.Signer)
	}
}

func (w *writer) signer(local *etree.Element, s *Signer) {
	block := w.El(local, finnish+"signature")
	w.Text(block, finnish+"assignedAuthorSigner", s.Registration.Reveal())
	w.name(w.El(w.El(block, finnish+"signer"), finnish+"name"), finnish, s.Given, "", s.Family)
	w.code(block, finnish+"authenticationMethod", s.Method)
	w.El(block, finnish+"time", "value", exactTime(s.Time))
}
