package document

import (
	"slices"
	"strings"

	"github.com/kansa-go/kansa/ident"
)

// matterState reports an open matter with a closing date; that a closed one has a
// date, the structure's note says. The codes of the states are not known, so the
// state is told by its name.
func (c *crossChecker) matterState(facts map[string]any) {
	state := strings.ToLower(textAt(facts, "tila", "display"))
	if textAt(facts, "paattymispaiva") != "" && (state == "avoin" || state == "öppen") {
		c.found.Add(ruleClosedMatter.Finding(jsonLocation+"/asia_asiakirja/asian_tiedot/paattymispaiva", "an open matter has a closing date").
			WithSeverity(inferredSeverity))
	}
}

// inForce reports a structure that was not yet defined when the document was
// drafted.
func (c *crossChecker) inForce(info Info) {
	drafted := ident.DateOf(c.h.Drafted).String()
	if !c.h.Drafted.IsZero() && info.Version > drafted {
		c.found.Add(ruleStructureInForce.Finding("/ClinicalDocument/localSocialHeader/contentSpecificationId",
			"the structure's version is newer than the document").WithGot(info.Version).WithWant("at the latest " + drafted))
	}
}

// severalTasks is the one kind of entry that may have several service tasks: a
// matter becomes pending.
const severalTasks = "19001"

// entry checks the service tasks of a client-report entry: in the header and,
// wherever the structure has the field, in the content.
func (c *crossChecker) entry(info Info, d decoded) {
	if info.Root != TypeRoot || !strings.HasPrefix(info.TypeCode, "19") || len(info.TypeCode) != len(severalTasks) || info.TypeCode == severalTasks {
		return
	}
	if len(c.h.ServiceTasks) > 1 {
		c.found.Add(ruleEntry.Finding("/ClinicalDocument/localSocialHeader/functionCode[2]", "a client-report entry of this type has one service task"))
	}
	var tasks []string
	d.objects(func(pointer string, object map[string]any) {
		for _, task := range itemsOf(object["palvelutehtava"]) {
			if code := textAt(task, "code"); code != "" && !slices.Contains(tasks, code) {
				if tasks = append(tasks, code); len(tasks) == 2 {
					c.add(ruleEntry, pointer+"/palvelutehtava", "a client-report entry of this type has one service task")
				}
			}
		}
	})
}

// anywhere checks what any structure may hold in any place.
func (c *crossChecker) anywhere(pointer string, object map[string]any) {
	if number := object["paatostunnus"]; number != nil && c.h.ID != "" {
		id := textAt(object, "paatostunnus")
		if id == "" {
			id = textAt(object, "paatostunnus", "value")
		}
		if strings.TrimPrefix(id, "urn:oid:") == string(c.h.ID) {
			c.add(ruleDecisionNumber, pointer+"/paatostunnus", "the decision number is the OID of the document version")
		}
	}
	if end := textAt(object, "turvakiellon_paattymispaiva"); len(end) >= 4 && end[:4] >= farFuture {
		c.add(ruleOpenEnded, pointer+"/turvakiellon_paattymispaiva", "the end date stands for none; an open-ended prohibition has no end date")
	}
	if object["salaiset_yhteystiedot"] == true && (isFilled(object["yhteystiedot"]) || isFilled(object["kotikunta"])) && c.othersSee(pointer) {
		c.add(ruleSecretContacts, pointer+"/salaiset_yhteystiedot", "secret contact data stand in a document that other parties get")
	}
}

// farFuture is a year that stands for "no end" in registers that need a date.
const farFuture = "2900"

// othersSee reports whether a document is given to someone else than the person
// at a pointer: another client of it, or its only client.
func (c *crossChecker) othersSee(pointer string) bool {
	client := strings.HasSuffix(withoutIndexes(pointer), "/asiakas")
	return !client || len(c.h.Clients) > 1
}
