package pdfa

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"time"

	"github.com/kansa-go/kansa/rule"
)

// External is a validator that the vendor names. It must be safe for concurrent
// use.
type External interface {
	Validate(pdf []byte) rule.Findings
}

// Command is an External that runs a program with the name of a file that holds
// the PDF as its last argument. Exit code 0 accepts the file, 1 refuses it, and
// anything else means that the program failed. Its output is not read: it may
// quote the file.
//
//	pdfa.Inspector{External: pdfa.Command{Name: "verapdf", Args: []string{"--flavour", "2b"}}}
type Command struct {
	Name    string
	Args    []string
	Timeout time.Duration // 0 means one minute
	Dir     string        // folder for the file; "" means the system's for temporary files
}

// Validate implements External.
func (c Command) Validate(pdf []byte) rule.Findings {
	name, err := c.write(pdf)
	if err != nil {
		return failed("the file for the validator could not be written")
	}
	defer os.Remove(name)
	timeout := c.Timeout
	if timeout == 0 {
		timeout = time.Minute
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	err = exec.CommandContext(ctx, c.Name, append(append([]string(nil), c.Args...), name)...).Run()
	var status *exec.ExitError
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return failed("the validator did not finish in time")
	case errors.As(err, &status) && status.ExitCode() == 1:
		return rule.Findings{ruleExternal.Finding("/", "the validator refuses the file").WithGot(c.Name)}
	}
	return failed("the validator could not be run")
}

func (c Command) write(pdf []byte) (string, error) {
	f, err := os.CreateTemp(c.Dir, "kansa-*.pdf")
	if err != nil {
		return "", err
	}
	_, err = f.Write(pdf)
	return f.Name(), errors.Join(err, f.Close())
}

// failed is the finding that the validator said nothing: never a pass.
func failed(message string) rule.Findings {
	return rule.Findings{ruleExternal.Finding("/", message).WithRemedy("run the validator by hand")}
}
