// The press: it checks the book, renders it and serves it. Package
// documentation is in README.md beside this file.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"time"

	"artofwaiting/site/book"
	"artofwaiting/site/check"
	"artofwaiting/site/exercise"
	"artofwaiting/site/measure"
	"artofwaiting/site/press"
	"artofwaiting/site/render"
	"artofwaiting/site/serve"
)

const usage = `usage: go run ./site [-C DIR] COMMAND

  sync              rewrite the copies of code and output in book/*.md
  check             what a chapter must satisfy, with a table
  render            write public/
  wasm              pack the programs that a page can run, if changed
  serve             render, serve on the loopback, again on a change
  exercise N.M      test an attempt; -hint, or -solution, or -all
  audit             Lighthouse, axe, html-validate and epubcheck on
                    all of it, or with -sample on a page of a kind;
                    with -steady not the speed; -fetch gets the tools
  measure NAME PKG  run the experiment PKG, write book/data/NAME.json`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil && err != errNotYet { // which has been told
		fmt.Fprintln(os.Stderr, err)
	}
	if err != nil {
		os.Exit(1)
	}
}

var errUsage = errors.New(usage)

// run is main without the process: args[0] is the command, after the
// flag -C.
func run(ctx context.Context, args []string, out io.Writer) error {
	root := "."
	if len(args) > 1 && args[0] == "-C" {
		root, args = args[1], args[2:]
	}
	if len(args) == 0 {
		return errUsage
	}
	if _, err := os.Stat(filepath.Join(root, "go.mod")); err != nil {
		return fmt.Errorf("%s is not the root of the book: it has no "+
			"go.mod; say -C DIR", root)
	}
	commands := map[string]func(context.Context, string, []string,
		io.Writer) error{
		"sync": syncCommand, "check": checkCommand,
		"render": renderCommand, "serve": serveCommand,
		"exercise": exerciseCommand, "measure": measureCommand,
		"audit": auditCommand,
		"wasm":  wasmCommand,
	}
	command := commands[args[0]]
	if command == nil {
		return errUsage
	}
	return command(ctx, root, args[1:], out)
}

// flags parses the flags of a command, which has so many arguments.
func flags(f *flag.FlagSet, args []string, least, most int) error {
	f.SetOutput(io.Discard)
	err := f.Parse(args)
	if err == nil && (f.NArg() < least || f.NArg() > most) {
		err = errUsage
	}
	if errors.Is(err, flag.ErrHelp) {
		err = errUsage
	}
	return err
}

func syncCommand(_ context.Context, root string, args []string,
	out io.Writer) error {
	if len(args) > 0 {
		return errUsage
	}
	changed, err := book.Sync(root)
	for _, name := range changed {
		fmt.Fprintln(out, "rewrote", name)
	}
	return err
}

// checkCommand prints the table even when something is wrong.
func checkCommand(_ context.Context, root string, args []string,
	out io.Writer) error {
	if len(args) > 0 {
		return errUsage
	}
	b, err := book.Load(root)
	if err != nil {
		return err
	}
	report, err := check.Book(b)
	report.Print(out)
	if err != nil {
		return err
	}
	site, err := press.Draw(b, render.Options{Runs: all}, nil)
	if err != nil {
		return err
	}
	return check.Pages(site)
}

func renderCommand(_ context.Context, root string, args []string,
	out io.Writer) error {
	var o render.Options
	f := flag.NewFlagSet("render", flag.ContinueOnError)
	f.StringVar(&o.URL, "url", "", "where the site will stand")
	f.StringVar(&o.Repo, "repo", "", "the address of the repository")
	if err := flags(f, args, 0, 0); err != nil {
		return err
	}
	// It takes a second, and its heap is small: to collect seldom
	// saves a tenth of that.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	dir, start := filepath.Join(root, "public"), time.Now()
	n, err := press.Build(root, dir, o)
	if err == nil {
		fmt.Fprintf(out, "wrote %d files to %s in %.1f s\n", n, dir,
			time.Since(start).Seconds())
	}
	return err
}

func serveCommand(ctx context.Context, root string, args []string,
	out io.Writer) error {
	f := flag.NewFlagSet("serve", flag.ContinueOnError)
	addr := f.String("addr", "127.0.0.1:8080", "a loopback address")
	if err := flags(f, args, 0, 0); err != nil {
		return err
	}
	dir := filepath.Join(root, "public")
	rebuild := func() error {
		_, err := press.Build(root, dir, render.Options{Live: true})
		return err
	}
	later := func(ctx context.Context) (bool, error) {
		return pack(ctx, root, out)
	}
	fmt.Fprintln(out, "rendering; the first time this compiles the "+
		"programs of the book")
	return serve.Run(ctx, serve.Config{Addr: *addr, Root: root,
		Public: dir, Build: rebuild, Later: later, Log: out})
}

// errNotYet is an attempt that does not pass.
var errNotYet = errors.New("not yet")

func exerciseCommand(ctx context.Context, root string, args []string,
	out io.Writer) error {
	o := exercise.Options{Out: out}
	f := flag.NewFlagSet("exercise", flag.ContinueOnError)
	f.BoolVar(&o.Hint, "hint", false, "show the hint")
	f.BoolVar(&o.Solution, "solution", false, "test the solution")
	all := f.Bool("all", false, "test every starter and solution")
	if len(args) == 2 && args[1] == "-hint" {
		args = []string{"-hint", args[0]} // as the README has it
	}
	if err := flags(f, args, 0, 1); err != nil {
		return err
	}
	if *all != (f.NArg() == 0) {
		return errUsage
	}
	b, err := book.Load(root)
	if err != nil {
		return err
	}
	if *all {
		return exercise.CheckAll(ctx, b, out)
	}
	passed, err := exercise.Run(ctx, b, f.Arg(0), o)
	if err == nil && !passed {
		err = errNotYet
	}
	return err
}

func measureCommand(ctx context.Context, root string, args []string,
	out io.Writer) error {
	if len(args) != 2 {
		return errUsage
	}
	return measure.Run(ctx, root, args[0], args[1], out)
}
