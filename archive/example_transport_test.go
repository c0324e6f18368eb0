package archive_test

import (
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/kansa-go/kansa/archive"
)

// A long-running system keeps its connections, takes renewed certificates
// without a restart and logs every attempt.
func ExampleNewHTTPTransport() {
	credentials, err := archive.NewCredentials(archive.CredentialFiles{
		Certificate: "/etc/kanta/server.pem", Key: "/etc/kanta/server-key.pem", Roots: "/etc/kanta/roots.pem",
	}, archive.CredentialOptions{CheckEvery: 10 * time.Minute})
	if err != nil {
		fmt.Println("no credentials:", os.IsNotExist(err))
		return
	}
	client := &archive.Client{
		Transport: archive.NewHTTPTransport("https://archive.example/", credentials, archive.HTTPOptions{}),
		Retry:     archive.Retry{Total: time.Minute},
		Observer:  archive.SlogObserver{Level: slog.LevelInfo},
	}
	_ = client // with Party and Sequence, ready to archive
	// Output: no credentials: true
}
