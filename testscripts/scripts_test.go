// Package testscripts runs every chapter's programs and compares
// what they print with what the book shows.
package testscripts

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestScripts runs testscripts/*.txtar. With UPDATE=1 it writes what
// the programs print into the goldens instead of comparing.
func TestScripts(t *testing.T) {
	b := &builder{root: "..", dir: t.TempDir()}
	testscript.Run(t, testscript.Params{
		Dir:           ".",
		UpdateScripts: os.Getenv("UPDATE") != "",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"run": b.run,
		},
	})
}

// A builder builds the programs of a chapter once, when the first of
// them is run.
type builder struct {
	root, dir string
	chapters  sync.Map // name to func() error
}

// run is the command "run ./chapters/NN-name/program arguments".
func (b *builder) run(ts *testscript.TestScript, neg bool,
	args []string) {
	if len(args) == 0 {
		ts.Fatalf("usage: run ./chapters/NN-name[/program] arguments")
	}
	part := strings.Split(strings.TrimPrefix(args[0], "./"), "/")
	if len(part) < 2 || part[0] != "chapters" {
		ts.Fatalf("run %s: no program below ./chapters", args[0])
	}
	build, _ := b.chapters.LoadOrStore(part[1],
		sync.OnceValue(func() error { return b.build(part[1]) }))
	ts.Check(build.(func() error)())
	program := filepath.Join(b.dir, part[1], part[len(part)-1])
	err := ts.Exec(program, args[1:]...)
	switch {
	case err == nil && neg:
		ts.Fatalf("%s did not fail", args[0])
	case err != nil && !neg:
		ts.Fatalf("%s: %v", args[0], err)
	}
}

// build builds the program of a chapter and those of its
// experiments. Each is named after its directory.
func (b *builder) build(chapter string) error {
	out, err := filepath.Abs(filepath.Join(b.dir, chapter))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	cmd := exec.Command("go", "build", "-o", out,
		"./chapters/"+chapter+"/...")
	cmd.Dir = b.root
	if msg, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %v\n%s", err, msg)
	}
	return nil
}
