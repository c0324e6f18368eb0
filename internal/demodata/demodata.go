// Package demodata holds five small document structures and one example
// content for each, all written for this project. They serve tests, demos and
// the mock archive on machines where THL's own structures are not at hand.
//
//	registry, err := document.NewRegistry(demodata.Structures())
//	plan, err := fs.ReadFile(demodata.Contents(), demodata.PlanContent)
//
// The structures have the annotation form and field keys of THL's structures
// and a subset of their fields, with the same fields mandatory, so that a
// content that satisfies one of ours satisfies THL's as well. The two
// documents of the declaration-of-intent service are the exception: their
// fixed text (infoteksti) is our own. Their OIDs stand under the example arc
// 2.999, so that nobody takes them for THL's.
//
// Every person is invented and every identity code is of the 900-series.
package demodata

import (
	"embed"
	"io/fs"
)

// OIDs of the structures.
const (
	ClientRelationship = "2.999.1505.1.2026.1.1"     // asiakkuusasiakirja
	Matter             = "2.999.1505.2.2026.1.1"     // asia-asiakirja
	Permission         = "2.999.1505.8.2026.1.1"     // luovutuslupa-asiakirja
	Denial             = "2.999.1505.9.2026.1.1"     // kieltoasiakirja
	Plan               = "2.999.1506.15007.2026.1.1" // lapsiperheiden palvelujen asiakassuunnitelma
)

// Names of the example contents in [Contents].
const (
	ClientRelationshipContent = "asiakkuusasiakirja.json"
	MatterContent             = "asia_asiakirja.json"
	PermissionContent         = "luovutuslupa_asiakirja.json"
	DenialContent             = "kieltoasiakirja.json"
	PlanContent               = "lapsiperheiden_palvelujen_asiakassuunnitelma.json"
)

//go:embed testdata/structures/*.json testdata/contents/*.json
var files embed.FS

// Structures returns the structures as files named <OID>.json. The file system
// is read-only and safe for concurrent use.
func Structures() fs.FS { return sub("testdata/structures") }

// Contents returns one valid content for each structure, named <document
// key>.json. The file system is read-only and safe for concurrent use.
func Contents() fs.FS { return sub("testdata/contents") }

// Content returns the example content of one structure, for example
// Content(Plan), or nil when the OID is none of ours. The caller owns the
// bytes.
func Content(oid string) []byte {
	names := map[string]string{
		ClientRelationship: ClientRelationshipContent,
		Matter:             MatterContent,
		Permission:         PermissionContent,
		Denial:             DenialContent,
		Plan:               PlanContent,
	}
	content, err := fs.ReadFile(Contents(), names[oid])
	if err != nil {
		return nil
	}
	return content
}

func sub(dir string) fs.FS {
	tree, err := fs.Sub(files, dir)
	if err != nil {
		panic(err) // impossible: the directories are embedded above
	}
	return tree
}
