package main

import (
	"context"
	"fmt"
	"io"

	"artofwaiting/site/runner"
)

// all is for a check: what the buttons weigh does not depend on what
// is packed.
func all(string) bool { return true }

func wasmCommand(ctx context.Context, root string, args []string,
	out io.Writer) error {
	if len(args) > 0 {
		return errUsage
	}
	fresh, err := runner.Pack(ctx, root)
	if fresh {
		fmt.Fprintln(out, "packed the programs that a page can run")
	}
	return err
}
