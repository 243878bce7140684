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
	_, err := pack(ctx, root, out)
	return err
}

// pack says when it has packed something.
func pack(ctx context.Context, root string, out io.Writer) (
	fresh bool, err error) {
	fresh, err = runner.Pack(ctx, root)
	if fresh {
		fmt.Fprintln(out, "packed the programs that a page can run")
	}
	return fresh, err
}
