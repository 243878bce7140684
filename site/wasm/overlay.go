package wasm

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
)

// An overlay is files that the go command is to see, and does not
// find where it looks: the form is that of go build -overlay.
type overlay struct {
	root, tmp string
	Replace   map[string]string // where it looks, to where they are
}

func (o *overlay) add(path string, text []byte) error {
	n := strconv.Itoa(len(o.Replace))
	file := filepath.Join(o.tmp, n+".go")
	o.Replace[filepath.Join(o.root, filepath.FromSlash(path))] = file
	return os.WriteFile(file, text, 0o600)
}

// library adds p as a package that can be imported.
func (o *overlay) library(p program) error {
	for _, name := range p.GoFiles {
		file := filepath.Join(p.Dir, name)
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		text, err = exported(file, text)
		if err != nil {
			return fmt.Errorf("wasm: %w", err)
		}
		err = o.add(place+"/"+p.name()+"/"+name, text)
		if err != nil {
			return err
		}
	}
	return nil
}

// exported renames package main, for nobody can import that, and its
// function main, for nobody could call it. Nothing else moves, so
// that a panic names the line that the reader knows.
func exported(file string, text []byte) ([]byte, error) {
	const mode = parser.SkipObjectResolution | parser.ParseComments
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, file, text, mode)
	if err != nil {
		return nil, err
	}
	text = bytes.Clone(text)
	rename := func(id *ast.Ident, to string) {
		copy(text[fset.Position(id.Pos()).Offset:], to)
	}
	rename(f.Name, "prog") // as long as "main"
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if ok && fn.Recv == nil && fn.Name.Name == "main" {
			rename(fn.Name, "Main")
		}
	}
	return text, nil
}

// dispatcher is the main function of the whole file: it calls the one
// whose name it was started under.
func dispatcher(in []program) []byte {
	var b bytes.Buffer
	b.WriteString("package main\n\nimport (\n\t\"os\"\n\n")
	for i, p := range in {
		path := p.Module.Path + "/" + place + "/" + p.name()
		fmt.Fprintf(&b, "\tp%d %q\n", i, path)
	}
	b.WriteString(")\n\nfunc main() {\n\tswitch os.Args[0] {\n")
	for i, p := range in {
		fmt.Fprintf(&b, "\tcase %q:\n\t\tp%d.Main()\n", p.name(), i)
	}
	b.WriteString("\tdefault:\n\t\tos.Stderr.WriteString(" +
		"\"no such program: \" + os.Args[0] + \"\\n\")\n" +
		"\t\tos.Exit(2)\n\t}\n}\n")
	return b.Bytes()
}
