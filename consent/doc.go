// Package consent builds the documents by which a client permits or denies the
// disclosure of data (luovutuslupa, luovutuskielto), and decides whether a
// search of another controller's register may see a document.
//
// A complete first example:
//
//	permission := consent.Permission{
//		Client:  consent.Person{Code: code, Family: "Esimerkki", Given: "Testi"},
//		Granted: true, Date: today, Drafted: today,
//		Author: &consent.Author{Family: "Ammattilainen", Given: "Aino"},
//	}
//	content, err := permission.Content(structure) // the structure of the luovutuslupa-asiakirja
//
//	decision := consent.Decide(
//		consent.Search{Requester: mine, Controller: theirs, ActiveRelationship: true, At: now},
//		consent.State{Informed: true, Permission: &permission},
//		consent.Target{SetID: id, Controller: theirs, ServiceTasks: []string{"24"}, Group: metadata.GroupClientDocument},
//	)
//	fmt.Println(decision.Allowed, decision.Rule)
//
// Decide is a pure function: it reads no clock and keeps no state, so that the
// SDK, the mock archive and a vendor's own tests come to the same answer. What
// a denial hides must leave no trace in an answer (rule KIE-06): use the
// decision's rule in logs of the archive, never towards the searcher.
package consent
