package pkcs11_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/asn1"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/kansa-go/kansa/signing/pkcs11"
	"github.com/kansa-go/kansa/signing/testpki"
	lib "github.com/miekg/pkcs11"
	"github.com/stretchr/testify/require"
)

// shared is the library, which one process can load once, with a folder for its
// tokens. It is nil when there is no SoftHSM2.
var shared struct {
	*pkcs11.Module
	path string
}

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

func run(m *testing.M) int {
	for _, pattern := range []string{"/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/*/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so"} {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			shared.path = found[0]
			break
		}
	}
	if shared.path == "" {
		return m.Run()
	}
	dir, err := os.MkdirTemp("", "softhsm")
	check(err)
	defer func() { _ = os.RemoveAll(dir) }()
	conf := filepath.Join(dir, "softhsm2.conf")
	check(os.WriteFile(conf, []byte("directories.tokendir = "+dir+"\nobjectstore.backend = file\nlog.level = ERROR\n"), 0o600))
	check(os.Setenv("SOFTHSM2_CONF", conf))
	shared.Module, err = pkcs11.Load(shared.path)
	check(err)
	code := m.Run()
	check(shared.Close())
	return code
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// softHSM skips when Debian's software token is missing.
func softHSM(t *testing.T) {
	t.Helper()
	if shared.Module != nil {
		return
	}
	if os.Getenv("KANSA_REQUIRE_TOOLS") == "1" {
		t.Fatal("SoftHSM2 is missing and KANSA_REQUIRE_TOOLS=1: apt-get install softhsm2")
	}
	t.Skip("SoftHSM2 is not installed: apt-get install softhsm2")
}

// stored is an identity on the token.
type stored struct {
	id     *testpki.Identity
	label  string
	always bool // the key wants the PIN for every signature
	noKey  bool // the certificate lies there alone
}

// withToken makes a token with the identities and returns its label.
func withToken(t *testing.T, all ...stored) string {
	t.Helper()
	softHSM(t)
	ctx := lib.New(shared.path) // the same library: it is initialised already
	require.NotNil(t, ctx)
	defer ctx.Destroy()
	slots, err := ctx.GetSlotList(true)
	require.NoError(t, err)
	label := fmt.Sprintf("KANSA TEST %d", len(slots))
	require.NoError(t, ctx.InitToken(slots[len(slots)-1], "5678", label)) // the last one is free
	slots, err = ctx.GetSlotList(true)
	require.NoError(t, err)
	for _, slot := range slots {
		info, err := ctx.GetTokenInfo(slot)
		require.NoError(t, err)
		if info.Label == label {
			fill(t, ctx, slot, all)
		}
	}
	return label
}

// fill sets the PIN of a token and stores the identities.
func fill(t *testing.T, ctx *lib.Ctx, slot uint, all []stored) {
	t.Helper()
	session, err := ctx.OpenSession(slot, lib.CKF_SERIAL_SESSION|lib.CKF_RW_SESSION)
	require.NoError(t, err)
	require.NoError(t, ctx.Login(session, lib.CKU_SO, "5678"))
	require.NoError(t, ctx.InitPIN(session, pin))
	require.NoError(t, ctx.Logout(session))
	require.NoError(t, ctx.Login(session, lib.CKU_USER, pin))
	for i, s := range all {
		store(t, ctx, session, s, []byte{byte(i + 1)})
	}
	require.NoError(t, ctx.Logout(session))
	require.NoError(t, ctx.CloseSession(session))
}

func store(t *testing.T, ctx *lib.Ctx, session lib.SessionHandle, s stored, id []byte) {
	t.Helper()
	cert := s.id.Certificate
	_, err := ctx.CreateObject(session, []*lib.Attribute{
		lib.NewAttribute(lib.CKA_CLASS, lib.CKO_CERTIFICATE), lib.NewAttribute(lib.CKA_CERTIFICATE_TYPE, lib.CKC_X_509),
		lib.NewAttribute(lib.CKA_TOKEN, true), lib.NewAttribute(lib.CKA_PRIVATE, false), lib.NewAttribute(lib.CKA_ID, id),
		lib.NewAttribute(lib.CKA_LABEL, s.label), lib.NewAttribute(lib.CKA_SUBJECT, cert.RawSubject), lib.NewAttribute(lib.CKA_VALUE, cert.Raw),
	})
	require.NoError(t, err)
	if s.noKey {
		return
	}
	template := []*lib.Attribute{
		lib.NewAttribute(lib.CKA_CLASS, lib.CKO_PRIVATE_KEY), lib.NewAttribute(lib.CKA_TOKEN, true), lib.NewAttribute(lib.CKA_PRIVATE, true),
		lib.NewAttribute(lib.CKA_ID, id), lib.NewAttribute(lib.CKA_LABEL, s.label), lib.NewAttribute(lib.CKA_SIGN, true),
		lib.NewAttribute(lib.CKA_SENSITIVE, true), lib.NewAttribute(lib.CKA_ALWAYS_AUTHENTICATE, s.always),
	}
	_, err = ctx.CreateObject(session, append(template, keyAttributes(t, s.id.Key)...))
	require.NoError(t, err)
}

func keyAttributes(t *testing.T, key any) []*lib.Attribute {
	t.Helper()
	switch k := key.(type) {
	case *rsa.PrivateKey:
		return []*lib.Attribute{
			lib.NewAttribute(lib.CKA_KEY_TYPE, lib.CKK_RSA), lib.NewAttribute(lib.CKA_MODULUS, k.N.Bytes()),
			lib.NewAttribute(lib.CKA_PUBLIC_EXPONENT, []byte{1, 0, 1}), lib.NewAttribute(lib.CKA_PRIVATE_EXPONENT, k.D.Bytes()),
			lib.NewAttribute(lib.CKA_PRIME_1, k.Primes[0].Bytes()), lib.NewAttribute(lib.CKA_PRIME_2, k.Primes[1].Bytes()),
			lib.NewAttribute(lib.CKA_EXPONENT_1, k.Precomputed.Dp.Bytes()), lib.NewAttribute(lib.CKA_EXPONENT_2, k.Precomputed.Dq.Bytes()),
			lib.NewAttribute(lib.CKA_COEFFICIENT, k.Precomputed.Qinv.Bytes()),
		}
	case *ecdsa.PrivateKey:
		oid := asn1.ObjectIdentifier{1, 2, 840, 10045, 3, 1, 7}
		if k.Curve == elliptic.P384() {
			oid = asn1.ObjectIdentifier{1, 3, 132, 0, 34}
		}
		params, err := asn1.Marshal(oid)
		require.NoError(t, err)
		value, err := k.Bytes()
		require.NoError(t, err)
		return []*lib.Attribute{
			lib.NewAttribute(lib.CKA_KEY_TYPE, lib.CKK_EC), lib.NewAttribute(lib.CKA_EC_PARAMS, params), lib.NewAttribute(lib.CKA_VALUE, value),
		}
	}
	t.Fatalf("no attributes for %T", key)
	return nil
}
