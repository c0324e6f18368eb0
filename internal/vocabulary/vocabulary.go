// Package vocabulary has the names of elements and attributes that messages may
// show.
//
//	doc, err := xmltree.Parse(src, xmltree.Limits{Known: vocabulary.Known})
//
// A document may hold an element of any name. "Mother <Meikalainen.Maija> denied
// it" is one that nobody meant, and its name is a person's. So a path, an error or
// a finding shows the names of the standards that Kansa reads and writes, and "*"
// for any other. The list is what makes that safe; a rule about the shape of names
// would not be, since names of people look like those of elements.
package vocabulary

import (
	"regexp"
	"strings"
)

// Names by standard, each between two spaces.
const (
	cda = " ClinicalDocument realmCode typeId templateId id code title effectiveTime confidentialityCode languageCode setId versionNumber copyTime" +
		" recordTarget patientRole patient name given family prefix suffix administrativeGenderCode birthTime addr telecom" +
		" author time assignedAuthor assignedPerson assignedAuthoringDevice representedOrganization dataEnterer informant" +
		" custodian assignedCustodian representedCustodianOrganization informationRecipient legalAuthenticator authenticator participant" +
		" associatedEntity inFulfillmentOf documentationOf relatedDocument parentDocument authorization consent statusCode" +
		" componentOf encompassingEncounter responsibleParty assignedEntity encounterParticipant location healthCareFacility" +
		" component nonXMLBody nonXmlBody structuredBody section entry text reference low high translation "
	finland = " localHeader localSocialHeader softwareSupport creationTime specificDocumentType documentGroup fileFormat structuredFileFormat" +
		" functionCode recordStatus registryType outsourcingServiceCustomer outsourcingServiceCustomerName totalRetentionPeriodClass" +
		" specialContent contentSpecificationId encompassingClientRelationship serviceProcess type authorizationRestrictionArgument" +
		" inaccessibleArgument disclosureArgument releaseDateForPatientViewing safetyProhibition reasonOfCorrection" +
		" signature assignedAuthorSigner signer authenticationMethod signatureCollection signatureDescription signatureTimestamp json "
	messages = " versionCode interactionId processingCode processingModeCode acceptAckCode receiver sender device controlActProcess priorityCode" +
		" reasonCode authorOrPerformer subject clinicalDocument completionCode storageCode patientPerson encounterEvent mimeEncode DXS" +
		" queryByParameter parameterList value queryAck resultTotalQuantity resultRemainingQuantity" +
		" acknowledgement acknowledgementDetail targetMessage summary document "
	soap      = " Envelope Header Body Fault faultcode faultstring faultactor detail Code Value Subcode Reason Text Node Role Detail "
	signature = " Signature SignedInfo SignatureValue SignatureMethod CanonicalizationMethod InclusiveNamespaces Reference Transforms Transform" +
		" XPath DigestMethod DigestValue KeyInfo KeyName KeyValue RSAKeyValue Modulus Exponent DSAKeyValue ECKeyValue NamedCurve PublicKey" +
		" X509Data X509Certificate X509IssuerSerial X509IssuerName X509SerialNumber X509SubjectName X509SKI X509CRL RetrievalMethod" +
		" HMACOutputLength Object Manifest SignatureProperties SignatureProperty" +
		" QualifyingProperties SignedProperties UnsignedProperties "
	xhtml = " html head body base link meta style script noscript template title div span p br hr pre a abbr acronym address b bdo big" +
		" blockquote caption center cite col colgroup dd del dfn dl dt em font form h1 h2 h3 h4 h5 h6 i img input ins kbd label legend li" +
		" fieldset button select option optgroup textarea ol ul q s samp small strike strong sub sup table tbody td tfoot th thead tr tt u var" +
		" applet area map object param embed frame frameset noframes iframe ruby rb rbc rp rt rtc audio video source svg math "
	attributes = " root extension code codeSystem codeSystemName displayName value nullFlavor qualifier mediaType representation typeCode classCode" +
		" moodCode determinerCode ITSVersion schemaLocation moderator product version ID Id URI Algorithm dat" +
		" class id href src alt lang title rel name content style "
)

// interaction is the shape of the names of HL7 V3 messages.
var interaction = regexp.MustCompile(`^(RCMR|MCCI|QUQI)_[A-Z]{2}[0-9]{6}(FI|UV)[0-9]{2}$`)

// Known reports whether a local name of an element or attribute may be shown.
func Known(local string) bool {
	if strings.Contains(local, " ") {
		return false // no name, but perhaps several of a list
	}
	for _, names := range []string{cda, finland, messages, soap, signature, xhtml, attributes} {
		if strings.Contains(names, " "+local+" ") {
			return true
		}
	}
	return interaction.MatchString(local)
}

// Shown returns a local name, or "*" for one that is not known.
func Shown(local string) string {
	if Known(local) {
		return local
	}
	return "*"
}
