package document

import (
	"fmt"

	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// CheckNewVersion compares the asiakkuusasiakirja that is in force with the version
// that is to replace it: a producer, once recorded, stays, and when its service has
// ended, with the end date (rule REG-24). The register access right rests on it.
// Documents of other groups, cancellations and unreadable contents give no
// findings; Check judges each version by itself.
func CheckNewVersion(old, next *Document) rule.Findings {
	if next.Header.Group != metadata.GroupClientRelationship || next.Header.Cancels() || old.Content == nil || next.Content == nil {
		return nil
	}
	var found rule.Findings
	kept := map[string]string{}
	for _, p := range producers(decodeContent(next.Content)) {
		kept[p.key] = p.end
	}
	for _, p := range producers(decodeContent(old.Content)) {
		end, stays := kept[p.key]
		const at = jsonLocation + "/asiakkuusasiakirja/sosiaalihuollon_palvelutehtava"
		switch {
		case !stays:
			found.Add(ruleEndedProviders.Finding(at, "a producer of the earlier version is missing").
				WithRemedy("keep ended producers with their end date"))
		case p.end != "" && end == "":
			found.Add(ruleEndedProviders.Finding(at, "an ended producer has lost its end date"))
		}
	}
	return found
}

// recordedProducer is a producer or subcontractor: by service task, unit and start,
// so that a unit which served twice is there twice.
type recordedProducer struct{ key, end string }

func producers(c decoded) (out []recordedProducer) {
	body, _ := c["asiakkuusasiakirja"].(map[string]any)
	add := func(task string, unit map[string]any) {
		key := fmt.Sprintf("%s %s %s", task, textAt(unit, "palveluyksikon_nimi", "code"), textAt(unit, "asiakkuuden_alkamispvm"))
		out = append(out, recordedProducer{key, textAt(unit, "asiakkuuden_paattymispvm")})
	}
	for _, block := range itemsOf(body["sosiaalihuollon_palvelutehtava"]) {
		task := textAt(block, "palvelutehtava", "code")
		for _, producer := range itemsOf(block["palveluntuottaja"]) {
			add(task, producer)
			for _, subcontractor := range itemsOf(producer["palveluntoteuttaja"]) {
				add(task, subcontractor)
			}
		}
	}
	return out
}
