package pkcs11

import (
	"errors"
	"strings"
	"sync"

	"github.com/miekg/pkcs11"
)

// Module is a loaded PKCS#11 library. Load one per library and process: the
// library itself knows one user only. It is safe for concurrent use.
type Module struct {
	ctx  *pkcs11.Ctx
	once sync.Once
}

// Load loads and initialises the library at a path. It fails with CodeModule,
// also when the library is in use by another Module of this process.
func Load(path string) (*Module, error) {
	ctx := pkcs11.New(path)
	if ctx == nil {
		return nil, fail(CodeModule, "the PKCS#11 library cannot be loaded")
	}
	if err := ctx.Initialize(); err != nil {
		ctx.Destroy()
		return nil, &Error{Code: CodeModule, Detail: "the PKCS#11 library cannot be initialised", Err: err}
	}
	return &Module{ctx: ctx}, nil
}

// Close ends the library. Signers of the module must not be used afterwards.
func (m *Module) Close() error {
	var err error
	m.once.Do(func() {
		err = m.ctx.Finalize()
		m.ctx.Destroy()
	})
	if err != nil {
		return deviceError("the PKCS#11 library did not end", err)
	}
	return nil
}

// slot is a token's place with what is known about it.
type slot struct {
	id        uint
	protected bool // the PIN is entered at the reader
}

// slots returns the tokens that are there and have the label.
func (m *Module) slots(label string) ([]slot, error) {
	ids, err := m.ctx.GetSlotList(true)
	if err != nil {
		return nil, deviceError("the tokens cannot be listed", err)
	}
	var out []slot
	for _, id := range ids {
		info, err := m.ctx.GetTokenInfo(id)
		var ckr pkcs11.Error
		switch {
		case errors.As(err, &ckr) && (ckr == pkcs11.CKR_TOKEN_NOT_PRESENT || ckr == pkcs11.CKR_TOKEN_NOT_RECOGNIZED):
			continue
		case err != nil:
			return nil, deviceError("a token cannot be read", err)
		case info.Flags&pkcs11.CKF_TOKEN_INITIALIZED == 0:
			continue
		}
		// Labels are padded with spaces to 32 bytes.
		if label == "" || strings.TrimRight(info.Label, " \x00") == label {
			out = append(out, slot{id, info.Flags&pkcs11.CKF_PROTECTED_AUTHENTICATION_PATH != 0})
		}
	}
	if len(out) == 0 {
		return nil, fail(CodeToken, "there is no token, or none with the label")
	}
	return out, nil
}
