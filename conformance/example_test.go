package conformance_test

import (
	"context"
	"fmt"

	"github.com/kansa-go/kansa/conformance"
)

func ExampleExecute() {
	// A vendor passes its own conformance.Driver.
	report, err := conformance.Execute(context.Background(), conformance.Reference(), conformance.Options{Cases: []string{"KC-ARC-01", "KC-ACK-01"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range report.Cases {
		fmt.Println(c.ID, c.Verdict)
	}
	fmt.Println(report.Conclusion, report.ExitCode())
	// Output:
	// KC-ARC-01 pass
	// KC-ACK-01 pass
	// partial 0
}

func ExampleFind() {
	c, _ := conformance.Find("KC-REF-01")
	fmt.Println(c.Title.In("fi"))
	for _, step := range c.Steps() {
		fmt.Println("-", step)
	}
	// Output:
	// kertoo käyttäjälle hylätystä asiakirjasta ja syyn
	// - given: the matter of the document is not archived, so that the archive refuses it
	// - the system sends the client document and calls it refused
	// - what it sent was a client document, refused for its matter alone
	// - the archive holds nothing of it
}
