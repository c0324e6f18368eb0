// Quickstart judges a document as the archive would and prints what it finds.
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/kansa-go/kansa/document"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: quickstart DOCUMENT.xml")
		os.Exit(2)
	}
	src, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	judgement, err := document.Check(src, document.CheckOptions{})
	if err != nil {
		log.Fatal(err) // not readable at all
	}
	for _, finding := range judgement.Findings {
		fmt.Println(finding.Severity, finding)
	}
	fmt.Println("accepted:", judgement.Accepted(), "not judged:", judgement.Unjudged)
}
