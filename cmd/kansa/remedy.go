package main

import (
	"strings"

	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
)

// flagWords turns what remedies say to callers of the SDK into what users of the
// command can do: fields of Go are flags here, or nothing.
var flagWords = strings.NewReplacer(
	"set VerifyOptions.Roots", "name the trusted roots with --roots and the issuing certificates with --issuers",
	"get a fresh list or answer, or set VerifyOptions.SoftFail to accept the risk", "get a fresh list or answer of the issuer",
	"set CheckOptions.PDF, for example to the inspector of document/pdfa", "this command inspects no PDF; a program that uses package document/pdfa does",
	"older than VerifyOptions.MaxAge", "too old",
	"set Options.Time to the present, or sign with a certificate that is valid then", "sign with a certificate that is valid now",
	"sign with a professional's certificate for Professional and an organisation's for System",
	"sign with a professional's certificate for --kind professional and an organisation's for --kind system",
	"leave Options.ID empty or choose an unused XML name", "take away what has the identifier",
)

// worded returns findings in the words of the command. It is never nil.
func (v *validation) worded(found rule.Findings) rule.Findings {
	out := make(rule.Findings, len(found))
	for i, f := range found {
		f.Message, f.Remedy = flagWords.Replace(f.Message), flagWords.Replace(f.Remedy)
		if f.Rule == "SIG-07" && f.Remedy == "" && v.issuers == "" && strings.Contains(f.Message, "issuer is unknown") {
			f.Remedy = "name the certificates between root and signer with --issuers"
		}
		out[i] = f
	}
	return out
}

// wordedSignatures does the same for the findings of signatures.
func (v *validation) wordedSignatures(all []signing.Signature) []signing.Signature {
	out := make([]signing.Signature, len(all))
	for i, s := range all {
		s.Findings = v.worded(s.Findings)
		out[i] = s
	}
	return out
}
