package metadata

import "github.com/kansa-go/kansa/metadata/codesystem"

// Code is a coded value (koodattu arvo). The zero value means "none".
type Code = codesystem.Code

// CodeSystem is a national code system (koodisto); see package codesystem.
type CodeSystem = codesystem.System

// Value is one known value of a code system.
type Value = codesystem.Value

// The code systems of the header: views of package codesystem, which says how
// sure each value is. The lists are open. They must not be modified.
var (
	DocumentTypes         = codesystem.DocumentTypes         // Asiakasasiakirjatyyppi: general and specific types
	DocumentGroups        = codesystem.DocumentGroups        // Asiakirjaryhmä
	Confidentiality       = codesystem.Confidentiality       // Asiakirjan luottamuksellisuus
	Genders               = codesystem.Genders               // Sukupuoli
	FileFormats           = codesystem.FileFormats           // Asiakirjan näyttömuodon formaatti
	StructuredFormats     = codesystem.StructuredFormats     // Asiakirjan tiedostomuoto
	RecordStatuses        = codesystem.RecordStatuses        // Asiakirjan valmistumisen tila
	RegisterTypes         = codesystem.RegisterTypes         // Asiakirjan rekisteritunnus
	ServiceTasks          = codesystem.ServiceTasks          // Palvelutehtävä
	ServiceTasks1989      = codesystem.ServiceTasks1989      // Palvelutehtävä of 1989, for old documents
	ServiceTasks2011      = codesystem.ServiceTasks2011      // Palvelutehtävä of 2011, for old documents
	ServiceProcesses      = codesystem.ServiceProcesses      // Palveluprosessi
	RetentionClasses      = codesystem.RetentionClasses      // Asiakirjan kokonaissäilytysaika
	YesNo                 = codesystem.YesNo                 // Kyllä / Ei / Ei tietoa
	GuardianDisclosures   = codesystem.GuardianDisclosures   // Alaikäisen asiakastietojen luovuttaminen huoltajille
	HidingReasons         = codesystem.HidingReasons         // Perustelut asiakirjan näyttämisen rajaamiselle Omakannassa
	AuthenticationMethods = codesystem.AuthenticationMethods // Tunnistautumistapa

	// CorrectionReasons is the code system of reasonOfCorrection. Nobody could
	// verify its OID, so the one here is ours, in the arc for examples.
	CorrectionReasons = codesystem.CorrectionReasons
)

// FormatPDFA and FormatXHTML are the codes of FileFormats. The code of PDF/A is
// our assumption, see AssumedCodes.
const (
	FormatPDFA  = "1"
	FormatXHTML = "2"
)

// RegisterClients and RegisterNotifications are the codes of RegisterTypes: one
// controller has one client register (asiakasrekisteri) and one notification
// register (ilmoitusrekisteri). The code of the second is our assumption, see
// AssumedCodes.
const (
	RegisterClients       = "1"
	RegisterNotifications = "2"
)

// ReasonCorrection and ReasonCancellation are the codes of CorrectionReasons,
// which is ours.
const (
	ReasonCorrection   = "1"
	ReasonCancellation = "2"
)
