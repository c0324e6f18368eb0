package mock

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"

	"github.com/kansa-go/kansa/archive"
)

// A continuation says at which version the next page begins. That is a number of
// arrival, so that what is stored between two pages moves nothing; it is sealed,
// because numbers with gaps would tell of what the searcher may not see (rule
// KIE-06). It is good for searches of the same sender for the same client in the
// same register.

// sealed writes the continuation of a query.
func (a *Archive) sealed(q *archive.Query, number int) string {
	return base64.RawURLEncoding.EncodeToString(
		a.continuations().Seal(nil, nil, binary.BigEndian.AppendUint64(nil, uint64(number)), searchBytes(q)))
}

// opened reads the continuation of a query; an empty one begins at the start. It
// reports whether the archive gave it.
func (a *Archive) opened(q *archive.Query) (number int, ok bool) {
	if q.Continuation == "" {
		return 0, true
	}
	text, err := base64.RawURLEncoding.DecodeString(q.Continuation)
	if err != nil {
		return 0, false
	}
	plain, err := a.continuations().Open(nil, nil, text, searchBytes(q))
	if err != nil {
		return 0, false
	}
	return int(binary.BigEndian.Uint64(plain)), true
}

// searchBytes tells searches apart.
func searchBytes(q *archive.Query) []byte {
	access := "0"
	if q.RegisterAccess {
		access = "1"
	}
	return []byte(string(q.Sender) + "|" + string(q.Controller) + "|" + access + "|" + q.Client.Reveal() + "|" + string(q.Temporary.Root()) + "|" + q.Temporary.Reveal())
}

// continuations returns the key of this archive's continuations, made when first
// used.
func (a *Archive) continuations() cipher.AEAD {
	if a.pages == nil {
		key := make([]byte, 32)
		_, _ = rand.Read(key) // never fails
		block, err := aes.NewCipher(key)
		if err == nil {
			a.pages, err = cipher.NewGCMWithRandomNonce(block)
		}
		if err != nil { // cannot happen: the key has a length of AES
			panic("mock: " + err.Error())
		}
	}
	return a.pages
}
