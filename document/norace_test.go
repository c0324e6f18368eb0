//go:build !race

package document_test

const slack = 1
