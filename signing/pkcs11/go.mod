module github.com/kansa-go/kansa/signing/pkcs11

go 1.26.0

require (
	github.com/kansa-go/kansa v0.0.0
	github.com/miekg/pkcs11 v1.1.2
	github.com/stretchr/testify v1.12.1
)

require (
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	golang.org/x/crypto v0.58.0 // indirect
	software.sslmate.com/src/go-pkcs12 v0.7.4 // indirect
)

replace github.com/kansa-go/kansa => ../..
