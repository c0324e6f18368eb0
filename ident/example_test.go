package ident_test

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"

	"github.com/kansa-go/kansa/ident"
)

func Example() {
	code, err := ident.ParsePersonalCode("140312A907T")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(code)
	fmt.Println(code.Masked())
	fmt.Println(code.BirthDate())
	fmt.Println(code.IsTest())
	// Output:
	// [personal identity code]
	// 140312*****
	// 2012-03-14
	// true
}

func ExampleParsePersonalCode_refused() {
	_, err := ident.ParsePersonalCode("310218A903L")
	fmt.Println(err)
	// Output: ident: personal identity code refused at character 1: no calendar has this day of birth (date)
}

func ExampleGenerateTestCode() {
	rnd := rand.New(rand.NewPCG(1, 2))
	code, err := ident.GenerateTestCode(rnd, ident.Date{Year: 1941, Month: 6, Day: 22})
	fmt.Println(code.IsTest(), code.BirthDate(), err)
	// Output: true 1941-06-22 <nil>
}

func ExamplePersonalCode_LogValue() {
	code, _ := ident.ParsePersonalCode("140312A907T")
	log := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{
		ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		},
	}))
	log.Info("archived", "client", code)
	// Output: level=INFO msg=archived client="[personal identity code]"
}

func ExampleParseOrganisationID() {
	id, err := ident.ParseOrganisationID("1.2.246.10.1234562.10.40")
	fmt.Println(id.BusinessID(), id.IsServiceUnit(), err)
	// Output: 0123456-2 true <nil>
}
