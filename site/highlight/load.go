package highlight

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/importer"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"artofwaiting/site/listings"
	"artofwaiting/site/parallel"
)

// A listed package is what go list tells of one.
type listed struct {
	ImportPath, Export string
	Module             *struct {
		Path, GoVersion string
		Main            bool
	}
	Imports, GoFiles, IgnoredGoFiles, TestGoFiles, XTestGoFiles []string

	Error *struct{ Pos, Err string }
}

const fields = "ImportPath,Export,Module,Imports," +
	"GoFiles,IgnoredGoFiles,TestGoFiles,XTestGoFiles,Error"

// Load type-checks the packages in code/ and chapters/ of the module
// in root.
func Load(root string, sources *listings.Sources) (*Program, error) {
	list, err := goList(root)
	if err != nil {
		return nil, err
	}
	p := &Program{root: root, sources: sources, names: newNames(),
		places: make(map[place]*Definition), files: make(map[string]*file)}
	byPath := make(map[string]*listed)
	var own []*listed
	for _, l := range list {
		byPath[l.ImportPath] = l
		if l.Module != nil && l.Module.Main {
			own, p.module = append(own, l), l.Module.Path
		}
	}
	checked, err := p.checkAll(own, byPath)
	if err != nil {
		return nil, err
	}
	for _, c := range checked {
		for _, f := range c.files {
			p.add(f)
		}
	}
	return p, p.addUntyped(own)
}

// goList lists the packages of the book, each after those that it
// imports. What does not compile is listed nevertheless: the errors
// of go/types name the line.
func goList(root string) ([]*listed, error) {
	args := []string{"list", "-e", "-export", "-deps", "-json=" + fields}
	patterns := 0
	for _, dir := range []string{"code", "chapters"} {
		if _, err := os.Stat(filepath.Join(root, dir)); err == nil {
			args = append(args, "./"+dir+"/...")
			patterns++
		}
	}
	if patterns == 0 {
		return nil, fmt.Errorf("no code/ and no chapters/ in %s", root)
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = root
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w: %s", err, bytes.TrimSpace(stderr.Bytes()))
	}
	return decode(out)
}

func decode(out []byte) ([]*listed, error) {
	var list []*listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		l := new(listed)
		switch err := d.Decode(l); {
		case errors.Is(err, io.EOF):
			return list, nil
		case err != nil:
			return nil, fmt.Errorf("go list: %w", err)
		}
		list = append(list, l)
	}
}

// checkAll checks the packages at the same time: each imports the
// others by what the compiler wrote about them. The error is that
// of the first in list order, for the later ones may follow from it.
func (p *Program) checkAll(own []*listed, byPath map[string]*listed) (
	[]*checked, error) {
	fset := token.NewFileSet()
	all := make([]*checked, len(own))
	errs := make([]error, len(own))
	parallel.Workers(len(own), func(next func() (int, bool)) {
		from := &world{Importer: importer.ForCompiler(
			fset, "gc", opener(byPath))}
		for i, ok := next(); ok; i, ok = next() {
			all[i], errs[i] = p.parsePackage(fset, own[i])
			if errs[i] == nil {
				errs[i] = all[i].check(own[i], from)
			}
			if errs[i] == nil && own[i].Error != nil {
				errs[i] = own[i].fault()
			}
		}
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// position is where go list or the compiler found an error.
var position = regexp.MustCompile(`^([^:\s]+\.go:\d+):(?:\d+:)? `)

// fault is the error that go list has for a package, in the form of
// the press: without the compiler's heading and without columns.
func (l *listed) fault() error {
	text := strings.TrimPrefix(l.Error.Err, "# "+l.ImportPath+"\n")
	text, _, _ = strings.Cut(text, "\n")
	if l.Error.Pos != "" {
		text = l.Error.Pos + ": " + text
	}
	if position.MatchString(text) {
		return errors.New(filepath.ToSlash(position.ReplaceAllString(text, "$1: ")))
	}
	return fmt.Errorf("%s: %s", l.ImportPath, text)
}
