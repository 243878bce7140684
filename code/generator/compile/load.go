package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A program is the package that is compiled, and what the passes
// have found out about it.
type program struct {
	path       string
	home       string // the source, from the output
	fset       *token.FileSet
	files      []*file
	imports    types.Importer
	deps       map[string]listed // what is imported
	pkg        *types.Package
	info       *types.Info
	coroutines []*coroutine
	futures    map[types.Object]*coroutine
	funcs      map[types.Object]*ast.FuncDecl
	renamed    map[*ast.Ident]string // by pass hoist
	given      map[string]bool       // names of ours
	own        map[*ast.Ident]bool   // awaits that were found
	errs       []failure
}

// A file is one of the sources, as a tree and as text: what is
// not changed goes to the output as it was written.
type file struct {
	name    string
	ast     *ast.File
	text    []byte
	hoisted []hoisted
	added   map[string]string // imports that we need, with names
	hidden  map[string]bool   // names, by some signature
	inner   map[int]bool      // lines of what is not code
}

// load asks the go command for the package in dir and what it
// imports, as compiled, and reads it.
func load(dir string) (*program, error) {
	pkgs, err := list(dir, ".")
	if err != nil {
		return nil, err
	}
	pkg := pkgs[0]
	deps, err := built(dir, pkg.Imports...)
	if err != nil {
		return nil, err
	}
	p := newProgram(pkg.ImportPath, deps)
	if err := p.read(pkg); err != nil {
		return nil, err
	}
	p.check()
	return p, p.errors()
}

// read adds all files of the package.
func (p *program) read(pkg listed) error {
	names := slices.Concat(pkg.GoFiles, pkg.CgoFiles)
	if len(names) == 0 {
		return fmt.Errorf("%s: no Go files", pkg.Dir)
	}
	for _, name := range names {
		path := filepath.Join(pkg.Dir, name)
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := p.parse(short(path), text); err != nil {
			return err
		}
	}
	return p.errors()
}

// newProgram is a program without files yet.
func newProgram(path string, deps []listed) *program {
	p := &program{path: path, home: "..",
		fset:    token.NewFileSet(),
		renamed: map[*ast.Ident]string{},
		given:   map[string]bool{},
		futures: map[types.Object]*coroutine{},
		funcs:   map[types.Object]*ast.FuncDecl{},
		deps:    map[string]listed{},
		own:     map[*ast.Ident]bool{}}
	for _, pkg := range deps {
		p.deps[pkg.ImportPath] = pkg
	}
	open := func(path string) (io.ReadCloser, error) {
		if p.deps[path].Export == "" {
			return nil, fmt.Errorf("%s is not built", path)
		}
		return os.Open(p.deps[path].Export)
	}
	p.imports = importer.ForCompiler(p.fset, "gc", open)
	return p
}

// A listed is what the go command says of a package.
type listed struct {
	ImportPath, Export, Dir    string
	Standard                   bool
	GoFiles, CgoFiles, Imports []string
}

// built is the packages and all that they import, as compiled.
func built(dir string, paths ...string) ([]listed, error) {
	return list(dir, append(
		[]string{"-export", "-deps", "--"}, paths...)...)
}

// list is what the go command says of packages.
func list(dir string, args ...string) (pkgs []listed, err error) {
	cmd := exec.Command("go", append([]string{"list", "-e",
		"-json=ImportPath,Export,Dir,Standard,GoFiles," +
			"CgoFiles,Imports"}, args...)...)
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list %s: %w", dir, err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for dec.More() {
		var pkg listed
		if err := dec.Decode(&pkg); err != nil {
			return nil, fmt.Errorf("go list %s: %w", dir, err)
		}
		pkgs = append(pkgs, pkg)
	}
	return pkgs, nil
}

// parse adds a file, without a mark at its start, and with an end
// of its last line.
func (p *program) parse(path string, text []byte) error {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	text = append(bytes.TrimSuffix(text, []byte("\n")), '\n')
	tree, err := parser.ParseFile(p.fset, path, text,
		parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	p.others(tree)
	p.files = append(p.files, &file{
		name: filepath.Base(path), ast: tree, text: text,
		added: map[string]string{}, hidden: map[string]bool{},
		inner: inner(text),
	})
	return nil
}

// others refuses what needs files that are not Go, for the output
// is another directory, which does not have them.
func (p *program) others(tree *ast.File) {
	const apart = ": put it into a package of its own"
	for _, spec := range tree.Imports {
		if spec.Path.Value == `"C"` {
			p.refuse(spec.Pos(), "cgo"+apart)
		}
	}
	for _, decl := range tree.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body == nil {
			p.refuse(fn.Pos(), "a function without a body"+apart)
		}
	}
	for _, group := range tree.Comments {
		for _, c := range group.List {
			if strings.HasPrefix(c.Text, "//go:embed") {
				p.refuse(c.Pos(), "an embedded file"+apart)
			}
		}
	}
}

// check finds the types. Errors here are the author's.
func (p *program) check() {
	p.info = &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Implicits:  map[ast.Node]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
		Instances:  map[*ast.Ident]types.Instance{},
	}
	conf := types.Config{Importer: p.imports, Error: p.typeError}
	var trees []*ast.File
	for _, f := range p.files {
		trees = append(trees, f.ast)
	}
	p.pkg, _ = conf.Check(p.path, p.fset, trees, p.info)
}

// typeError takes down what the type checker has to say.
func (p *program) typeError(err error) {
	var at types.Error
	if errors.As(err, &at) {
		p.refuse(at.Pos, "%s", at.Msg)
	}
}

// A failure is a reason to compile nothing, and where it is.
type failure struct {
	at   token.Position
	text string
}

// refuse takes down a failure.
func (p *program) refuse(at token.Pos, form string, args ...any) {
	p.errs = append(p.errs,
		failure{p.fset.Position(at), fmt.Sprintf(form, args...)})
}

// errors is all failures so far, in the order of the source and
// each once: functions are lowered twice.
func (p *program) errors() error {
	slices.SortStableFunc(p.errs, func(a, b failure) int {
		return cmp.Or(cmp.Compare(a.at.Filename, b.at.Filename),
			cmp.Compare(a.at.Offset, b.at.Offset),
			cmp.Compare(a.text, b.text))
	})
	var errs []error
	for _, e := range slices.Compact(p.errs) {
		errs = append(errs, fmt.Errorf("%v: %s", e.at, e.text))
	}
	return errors.Join(errs...)
}

// short is path as the user would write it.
func short(path string) string {
	wd, err := os.Getwd()
	if err != nil {
		return path
	}
	rel, err := filepath.Rel(wd, path)
	if err != nil {
		return path
	}
	return rel
}
