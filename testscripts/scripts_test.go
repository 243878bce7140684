// Package testscripts runs every chapter's programs and compares
// what they print with what the book shows.
//
// There is one golden for each output and three ways to it: on the
// kernel of this machine, on the kernel in a box, and as WebAssembly
// under a clock that moves only when somebody sleeps. What a program
// prints must not depend on which. The few that are about threads,
// or about what the real kernel alone has, say [real].
package testscripts

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestScripts runs testscripts/*.txtar. With UPDATE=1 it writes what
// the programs print into the goldens instead of comparing.
func TestScripts(t *testing.T) {
	b := &builder{root: root(t), dir: t.TempDir()}
	runScripts(t, b.run, runtime.GOOS != "windows")
}

// TestSim runs the same programs on the kernel in a box.
func TestSim(t *testing.T) {
	b := &builder{root: root(t), dir: t.TempDir(), tags: "sim"}
	runScripts(t, b.run, false)
}

// A command is how "run ./chapters/NN-name/program arguments" is
// done.
type command = func(ts *testscript.TestScript, neg bool, args []string)

// runScripts runs all scripts. Only a real kernel's word is written
// into the goldens.
func runScripts(t *testing.T, run command, real bool) {
	testscript.Run(t, testscript.Params{
		Dir:           ".",
		UpdateScripts: real && os.Getenv("UPDATE") != "",
		Cmds: map[string]command{
			"run": func(ts *testscript.TestScript, neg bool,
				args []string) {
				if len(args) == 0 || !isProgram(args[0]) {
					ts.Fatalf("usage: run ./chapters/NN-name" +
						"[/program] arguments, or run ./code/…")
				}
				run(ts, neg, args)
			},
		},
		Condition: func(word string) (bool, error) {
			if word == "real" {
				return real, nil
			}
			return false, fmt.Errorf("unknown condition %q", word)
		},
	})
}

// root is the directory that the book is in.
func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func isProgram(name string) bool {
	part := strings.Split(name, "/")
	return len(part) >= 3 && part[0] == "." &&
		(part[1] == "chapters" || part[1] == "code")
}

// finish says how the program ended, if it ought to have ended
// otherwise.
func finish(ts *testscript.TestScript, neg bool, name string,
	err error) {
	switch {
	case err == nil && neg:
		ts.Fatalf("%s did not fail", name)
	case err != nil && !neg:
		ts.Fatalf("%s: %v", name, err)
	}
}

// A builder builds the programs of a chapter once, when the first of
// them is run.
type builder struct {
	root, dir string
	tags      string
	chapters  sync.Map // name to func() error
}

func (b *builder) run(ts *testscript.TestScript, neg bool,
	args []string) {
	part := strings.Split(args[0], "/")
	top := strings.Join(part[:3], "/")
	build, _ := b.chapters.LoadOrStore(top,
		sync.OnceValue(func() error { return b.build(top) }))
	ts.Check(build.(func() error)())
	if part[1] == "code" {
		// A command of the book's is for whoever stands in it.
		ts.Check(ts.Chdir(b.root))
		defer func() { ts.Check(ts.Chdir(ts.Getenv("WORK"))) }()
	}
	program := filepath.Join(b.dir, top, part[len(part)-1])
	finish(ts, neg, args[0], ts.Exec(program, args[1:]...))
}

// build builds the program of a chapter and those of its
// experiments. Each is named after its directory.
func (b *builder) build(top string) error {
	out, err := filepath.Abs(filepath.Join(b.dir, top))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	cmd := exec.Command("go", "build", "-tags", b.tags, "-o", out,
		top+"/...")
	cmd.Dir = b.root
	if msg, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %v\n%s", err, msg)
	}
	return nil
}
