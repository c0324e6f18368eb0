//go:build race

package document_test

// slack stretches time limits under the race detector, which is slow.
const slack = 20
