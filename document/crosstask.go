package document

import (
	"slices"

	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
)

// ownTasks compares the service tasks that the document, or the entry that it
// holds, belongs to: so say the notes of these fields. The tasks of an
// asiakkuusasiakirja are all those of the client, ended ones too, and a denial
// names tasks that it is about; neither belongs to them.
func (c *crossChecker) ownTasks(pointer string, body map[string]any) {
	c.each(pointer+"/palvelutehtava", body["palvelutehtava"], c.task)
	const entry = "asiakaskertomusmerkinta"
	if inside, ok := body[entry].(map[string]any); ok {
		c.each(pointer+"/"+entry+"/palvelutehtava", inside["palvelutehtava"], c.task)
	}
}

// servedTasks compares the service task of the service that a decision or a
// contract is about. Its note does not say that the document belongs to the same
// task, though the two seldom differ, so a difference is only told.
func (c *crossChecker) servedTasks(pointer string, body map[string]any) {
	for _, service := range []string{"sosiaalipalvelu_jota_paatos_koskee", "palvelut_joita_sopimus_koskee"} {
		c.each(pointer+"/"+service, body[service], func(at string, object map[string]any) {
			c.each(at+"/palvelutehtava", object["palvelutehtava"], c.servedTask)
		})
	}
}

func (c *crossChecker) task(pointer string, task map[string]any) {
	if c.otherTask(task) {
		c.add(ruleSameTask, pointer+"/code", "the service task is not one of the metadata's")
	}
}

func (c *crossChecker) servedTask(pointer string, task map[string]any) {
	if c.otherTask(task) {
		c.found.Add(ruleSameTask.Finding(jsonLocation+pointer+"/code", "the service that the document is about belongs to a service task that is not one of the metadata's").
			WithSeverity(rule.Info))
	}
}

// otherTask reports whether a service task is none of the header's, where both
// name one.
func (c *crossChecker) otherTask(task map[string]any) bool {
	code := textAt(task, "code")
	return code != "" && len(c.h.ServiceTasks) > 0 &&
		!slices.ContainsFunc(c.h.ServiceTasks, func(t metadata.Code) bool { return t.Value == code })
}
