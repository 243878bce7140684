package main

import (
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var all = flag.Bool("mutations", false,
	"break each rule of the compiler, and see the corpus notice")

// A mutation is one change to the compiler, and the rule that it
// breaks.
type mutation struct{ file, old, new, rule string }

// The corpus would notice if any of the rules were broken: then
// some program is refused, does not build, or leaves another
// trace. That takes seconds for each, so without -mutations all
// that is tested is that each change can still be made.
func TestMutations(t *testing.T) {
	for _, m := range mutations {
		t.Run(m.rule, func(t *testing.T) {
			text, err := os.ReadFile(m.file)
			if err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(string(text), m.old); n != 1 {
				t.Fatalf("%d times in %s:\n%s", n, m.file, m.old)
			}
			if *all {
				t.Log(m.noticed(t, strings.Replace(
					string(text), m.old, m.new, 1)))
			}
		})
	}
}

// noticed says how the change to the text was noticed, and fails
// the test if it was not.
func (m mutation) noticed(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, m.file)
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(dir, "compile")
	out, err := gocmd("build", "-overlay",
		overlay(t, map[string]string{m.file: file}),
		"-o", broken, ".")
	if err != nil {
		t.Fatalf("it does not build:\n%s", out)
	}
	for _, pkg := range []string{runtime, awaits} {
		if how := differs(t, broken, pkg); how != "" {
			return how
		}
	}
	t.Error("nothing has noticed")
	return ""
}

// differs says how the corpus of a package differs, if it does,
// when it is compiled by another compiler.
func differs(t *testing.T, compiler, pkg string) string {
	corpus := filepath.Join("../../..",
		strings.TrimPrefix(pkg, "artofwaiting/"), "testdata/corpus")
	made := filepath.Join(t.TempDir(), "compiled")
	cmd := exec.Command(compiler, "-o", made, corpus)
	if out, err := cmd.CombinedOutput(); err != nil {
		return "refused: " + firstLine(string(out))
	}
	files := map[string]string{}
	paths, _ := filepath.Glob(filepath.Join(made, "*.go"))
	for _, path := range paths {
		files[filepath.Join(corpus, "compiled",
			filepath.Base(path))] = path
	}
	out, err := gocmd("test", "-vet=off", "-timeout=30s",
		"-overlay", overlay(t, files), "-run=TestDiff", pkg)
	if err == nil {
		return ""
	}
	return firstLine(out[strings.Index(out, "--- FAIL: TestDiff/")+1:])
}

// gocmd runs the go command.
func gocmd(args ...string) (string, error) {
	out, err := exec.Command("go", args...).CombinedOutput()
	return string(out), err
}

// firstLine is the first line of a text.
func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// overlay is a file for the flag of that name: each file is to be
// replaced by another.
func overlay(t *testing.T, files map[string]string) string {
	t.Helper()
	replace := map[string]string{}
	for old, path := range files {
		abs, err := filepath.Abs(old)
		if err != nil {
			t.Fatal(err)
		}
		replace[abs] = path
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "overlay.json")
	if err := os.WriteFile(path, text, 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}
