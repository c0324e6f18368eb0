// Package consent builds the documents by which a client permits or denies the
// disclosure of data (luovutuslupa, luovutuskielto), and decides whether a
// search of another controller's register may see a document, and whether a
// provider may use its organiser's register.
//
// A complete first example:
//
//	day := ident.Date{Year: 2026, Month: 3, Day: 23}
//	permission := consent.Permission{
//		Client: consent.Person{Code: code, Family: "Esimerkki", Given: "Testi"}, Granted: true, Date: day, Drafted: day,
//		Author: &consent.Author{Family: "Mallinen", Given: "Oona"},
//	}
//	content, err := permission.Content(structure) // the structure of the luovutuslupa-asiakirja
//	if err != nil {
//		return err
//	}
//
//	search := consent.Search{Requester: "2.999.10.1.10.0", At: day, ActiveRelationship: true}
//	target := consent.Target{SetID: "2.999.1", Controller: "2.999.10.2.10.0", Group: metadata.GroupClientDocument}
//	decision := consent.Decide(search, consent.State{Informed: true, Permission: &permission}, target)
//	fmt.Println(len(content) > 0, decision.Allowed, decision.Rule) // true true DSC-01
//
// The example of this package runs it.
//
// Decide and DecideRegisterAccess are pure functions: they read no clock and keep
// no state, so that the SDK, the mock archive and a vendor's own tests come to
// the same answer. What a denial hides must leave no trace in an answer (rule
// KIE-06): use the decision's rule in logs of the archive, never towards the
// searcher.
//
// Decisions fail closed: zero values, unreadable declarations and dates of no
// calendar allow nothing.
package consent
