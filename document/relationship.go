package document

import (
	"strconv"

	"github.com/kansa-go/kansa/ident"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// relationship checks an asiakkuusasiakirja: that it tells since when and by whom
// the client is served, and that a new version holds what is current.
func (c *crossChecker) relationship(body map[string]any) {
	relation, _ := body["sosiaalihuollon_asiakkuus"].(map[string]any)
	if relation == nil {
		c.addAbout(ruleRelationshipDates, "/sosiaalihuollon_asiakkuus", "the client relationship and its start date are missing")
	}
	c.oldMark(body, relation)
	c.ownWorker(body, relation)
	c.unitPlaces(body)
	c.reopened(body, relation)
	if c.h.Version > 1 {
		c.onlyCurrent(body)
	}
}

// addAbout adds a finding about a place in the content's only document.
func (c *crossChecker) addAbout(r rule.Rule, pointer, message string) {
	c.add(r, "/asiakkuusasiakirja"+pointer, message)
}

// oldMark compares the mark of an old relationship with what only such a one may
// lack, and with what it cannot have: a producer who may still use the register.
func (c *crossChecker) oldMark(body, relation map[string]any) {
	marked := relation["vanha_asiakkuus"] == true
	if lacksAll(body) && !marked {
		c.addAbout(ruleOldMarked, "/sosiaalihuollon_asiakkuus/vanha_asiakkuus", "the document lacks what only an old relationship may lack, and is not marked as one")
	}
	for i, block := range itemsOf(body["sosiaalihuollon_palvelutehtava"]) {
		for _, producer := range itemsOf(block["palveluntuottaja"]) {
			if marked && textAt(producer, "asiakkuuden_paattymispvm") == "" {
				c.found.Add(ruleOldMarked.Finding(jsonLocation+"/asiakkuusasiakirja/sosiaalihuollon_palvelutehtava/"+strconv.Itoa(i)+"/palveluntuottaja",
					"an old relationship has no producer who may still use the register").WithSeverity(inferredSeverity))
			}
		}
	}
}

// lacksAll reports whether a body has nothing of what only an old relationship may
// lack.
func lacksAll(body map[string]any) bool {
	return !isFilled(body["asiakkuuden_yksilointitunnus"]) && !isFilled(body["palvelunjarjestajan_toimintayksikko"]) &&
		!isFilled(body["sosiaalihuollon_palvelutehtava"])
}

// lacksOldMark reports whether the content is that of an old relationship and does
// not say so: one finding tells it, not one for each part.
func (c decoded) lacksOldMark() bool {
	body, ok := c["asiakkuusasiakirja"].(map[string]any)
	return ok && lacksAll(body) && !c.oldRelationship()
}

// ownWorker asks an active relationship for a worker who can be reached.
func (c *crossChecker) ownWorker(body, relation map[string]any) {
	if relation == nil || relation["vanha_asiakkuus"] == true || textAt(relation, "asiakkuuden_paattymispvm") != "" {
		return
	}
	for _, worker := range itemsOf(body["palveluista_vastaava_tyontekija"]) {
		if isFilled(worker["yhteystiedot"]) || isFilled(worker["palveluyksikko"]) {
			return
		}
	}
	c.addAbout(ruleOwnWorker, "/palveluista_vastaava_tyontekija", "an active relationship names no own worker who can be reached")
}

// unitPlaces reports that both places for the organiser's unit are filled; that
// neither is, the structure's note says.
func (c *crossChecker) unitPlaces(body map[string]any) {
	if !isFilled(body["palvelunjarjestajan_palveluyksikko"]) {
		return
	}
	for _, block := range itemsOf(body["sosiaalihuollon_palvelutehtava"]) {
		if isFilled(block["palvelunjarjestajan_palveluyksikko"]) {
			c.found.Add(ruleUnitPlace.Finding(jsonLocation+"/asiakkuusasiakirja/palvelunjarjestajan_palveluyksikko",
				"both places for the organiser's service unit are filled").WithSeverity(inferredSeverity))
			return
		}
	}
}

// reopened compares the dates of the relationship with those of its open parts.
func (c *crossChecker) reopened(body, relation map[string]any) {
	open, early := false, false
	start := textAt(relation, "asiakkuuden_alkamispvm")
	for _, block := range itemsOf(body["sosiaalihuollon_palvelutehtava"]) {
		for _, kind := range []string{"palvelunjarjestajan_palveluyksikko", "palveluntuottaja"} {
			for _, unit := range itemsOf(block[kind]) {
				if textAt(unit, "asiakkuuden_paattymispvm") != "" {
					continue
				}
				open = true
				early = early || endsBefore(start, textAt(unit, "asiakkuuden_alkamispvm"))
			}
		}
	}
	if open && textAt(relation, "asiakkuuden_paattymispvm") != "" {
		c.addAbout(ruleReopened, "/sosiaalihuollon_asiakkuus/asiakkuuden_paattymispvm", "the relationship has an end date while a unit still serves the client")
	}
	if early {
		c.found.Add(ruleReopened.Finding(jsonLocation+"/asiakkuusasiakirja/sosiaalihuollon_asiakkuus/asiakkuuden_alkamispvm",
			"a unit serves the client since before the start of the relationship").WithSeverity(inferredSeverity))
	}
}

// onlyCurrent reports what had ended before the new version was drafted.
func (c *crossChecker) onlyCurrent(body map[string]any) {
	drafted := ident.DateOf(c.h.Drafted).String()
	ended := func(pointer, day string) {
		if len(day) == len(drafted) && day < drafted {
			c.addAbout(ruleOnlyCurrent, pointer, "what has ended is not in a new version")
		}
	}
	for i, risk := range itemsOf(body["riskitieto"]) {
		ended("/riskitieto/"+strconv.Itoa(i), textAt(risk, "maaraaikaisen_riskitiedon_paattymispaiva"))
	}
	client, _ := body["asiakas"].(map[string]any)
	ended("/asiakas/yhteystiedot/tilapainen_osoite", textAt(client, "yhteystiedot", "tilapainen_osoite", "voimassaolo", "paattymispaiva"))
	for i, person := range itemsOf(body["asiakkaaseen_liittyvat_henkilot"]) {
		ended("/asiakkaaseen_liittyvat_henkilot/"+strconv.Itoa(i)+"/edunvalvonta", textAt(person, "edunvalvonta", "edunvalvonnan_voimassaolo", "paattymispaiva"))
	}
}

// validateHeader judges a header. An old relationship may lack its OID (rule
// OLD-14), which only the content tells.
func validateHeader(h *metadata.Header, content []byte) rule.Findings {
	found := h.Validate()
	if h.Group == metadata.GroupClientRelationship && h.ClientRelationship == "" && decodeContent(content).oldRelationship() {
		return withoutRule(found, relationshipParts)
	}
	return found
}

func withoutRule(found rule.Findings, id rule.ID) (out rule.Findings) {
	for _, f := range found {
		if f.Rule != id {
			out.Add(f)
		}
	}
	return out
}
