// Compile makes structs of generators and of async functions. It
// reads one package, in which functions return generator.New or
// generator.Returning, await.Async or await.Stream of a function
// literal, and writes the same package once more, with each of
// the literals replaced by a struct and its Resume, Poll or Next.
//
//	compile [-check] [-o dir] [package-dir]
//
// With -check it writes nothing, and fails if what it would write
// is not what is there already. It runs from a line such as
//
//	//go:generate go run artofwaiting/code/generator/compile
//
// What it cannot compile it refuses, with the place and a way
// out, and then writes nothing at all.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	out := flag.String("o", "compiled", "`directory` to write to")
	check := flag.Bool("check", false, "compare, do not write")
	flag.Parse()
	dir := "."
	if flag.NArg() > 0 {
		dir = flag.Arg(0)
	}
	if err := run(dir, *out, *check); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run compiles dir to out.
func run(dir, out string, check bool) error {
	p, err := load(dir)
	if err != nil {
		return err
	}
	abs, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	name := filepath.Base(abs)
	if p.pkg.Name() == "main" {
		name = "main" // a command stays one
	}
	if !token.IsIdentifier(name) {
		return fmt.Errorf("-o %s: no name for a package", out)
	}
	if p.home, err = from(abs, dir); err != nil {
		return err
	}
	made, err := p.compile(name)
	if err != nil {
		return err
	}
	if check {
		return compare(out, made)
	}
	return write(out, made)
}

// compile runs the passes over a loaded package.
func (p *program) compile(pkg string) (map[string][]byte, error) {
	p.hoist()
	p.find()
	p.initial()
	for _, c := range p.coroutines {
		p.mark(c)
		p.facts(c)
	}
	if err := p.errors(); err != nil {
		return nil, err
	}
	p.strangers()
	if err := p.errors(); err != nil {
		return nil, err
	}
	for _, c := range p.coroutines {
		p.lower(c)
	}
	if err := p.errors(); err != nil {
		return nil, err
	}
	made := p.emit(pkg)
	if err := p.errors(); err != nil {
		return nil, err
	}
	return made, p.verify(pkg, made)
}

// write writes the files, and removes those that an earlier run
// has made of sources that are gone. It does not write over what
// is not ours, such as the sources.
func write(out string, made map[string][]byte) error {
	for name := range made {
		path := filepath.Join(out, name)
		if _, err := os.Stat(path); err == nil && !ours(path) {
			return fmt.Errorf(
				"%s: not made here; choose another -o", path)
		}
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	for name, text := range made {
		path := filepath.Join(out, name)
		if err := os.WriteFile(path, text, 0o666); err != nil {
			return err
		}
	}
	for _, path := range stale(out, made) {
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	return nil
}

// compare is an error unless out holds what was made.
func compare(out string, made map[string][]byte) error {
	var errs []error
	for name, text := range made {
		path := filepath.Join(out, name)
		old, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(old, text) {
			errs = append(errs, fmt.Errorf(
				"%s: not up to date; run go generate", path))
		}
	}
	for _, path := range stale(out, made) {
		errs = append(errs, fmt.Errorf(
			"%s: its source is gone; run go generate", path))
	}
	return errors.Join(errs...)
}

// stale is the files in out that we made once, and no more.
func stale(out string, made map[string][]byte) (old []string) {
	paths, _ := filepath.Glob(filepath.Join(out, "*.go"))
	for _, path := range paths {
		_, kept := made[filepath.Base(path)]
		if !kept && ours(path) {
			old = append(old, path)
		}
	}
	return old
}

// ours says whether a file bears our mark.
func ours(path string) bool {
	text, err := os.ReadFile(path)
	return err == nil && strings.HasPrefix(string(text), mark)
}

// from is the way from one directory to another.
func from(out, dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(out, abs)
	return filepath.ToSlash(rel), err
}
