package mock_test

import (
	"bytes"
	"context"
)

// rewriting is a transport that changes a message on its way.
type rewriting struct {
	inProcess
	from, to string
}

func (r rewriting) Exchange(ctx context.Context, interaction string, message []byte) ([]byte, error) {
	return r.inProcess.Exchange(ctx, interaction, bytes.Replace(message, []byte(r.from), []byte(r.to), 1))
}
