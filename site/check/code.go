package check

import (
	"go/ast"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"artofwaiting/site/listings"

	"github.com/rogpeppe/go-internal/txtar"
)

// floors is the packages of code/ from the ground up: each imports
// only those before it.
var floors = []string{"sys", "trace", "socket", "thread", "poller",
	"future", "reactor", "tcp", "combinator", "generator", "await",
	"channel", "scheduler"}

const (
	longestFunc  = 30
	codePackages = "artofwaiting/code/"
)

// code checks the shape of the files under code/ and chapters/:
// functions that fit a listing, lines that fit the page, imports
// that only look down.
func (k *checker) code() {
	for _, name := range sortedKeys(k.files) {
		f := k.files[name].file
		for i, line := range f.Lines {
			if n := columns(line); n > widestListing {
				k.fail(name, i+1, "break the line", "%d columns; the "+
					"page has %d", n, widestListing)
			}
		}
		for _, d := range f.AST.Decls {
			k.function(f, d)
		}
		k.imports(f)
	}
}

func (k *checker) function(f *listings.File, d ast.Decl) {
	fn, ok := d.(*ast.FuncDecl)
	if !ok {
		return
	}
	start, end := f.Fset.Position(fn.Pos()), f.Fset.Position(fn.End())
	if n := end.Line - start.Line + 1; n > longestFunc {
		k.fail(f.Path, start.Line, "take a part of it out",
			"%s has %d lines; at most %d", fn.Name.Name, n, longestFunc)
	}
}

func (k *checker) imports(f *listings.File) {
	rest, ok := strings.CutPrefix(f.Path, "code/")
	if !ok {
		return
	}
	own, _, _ := strings.Cut(rest, "/")
	level := slices.Index(floors, own)
	if level < 0 {
		k.fail(f.Path, 1, "add it to the floors in site/check",
			"package %s stands on no floor", path.Dir(f.Path))
	}
	for _, spec := range f.AST.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		line := f.Fset.Position(spec.Pos()).Line
		sub, ours := strings.CutPrefix(name, codePackages)
		other, _, _ := strings.Cut(sub, "/")
		switch {
		case ours && other != own && slices.Index(floors, other) >= level:
			k.fail(f.Path, line, "a package imports only lower floors",
				"%s imports %s", own, other)
		case !ours && strings.HasPrefix(name, "artofwaiting/"):
			k.fail(f.Path, line, "code/ stands on its own",
				"%s imports %s", own, name)
		}
	}
}

// programs checks that what stands in chapters/ belongs to the book:
// each directory to a chapter, each program to a testscript, each
// exercise to a section.
func (k *checker) programs() {
	dirs := make(map[string]string) // directory to its package's name
	for name, led := range k.files {
		dirs[path.Dir(name)] = led.file.AST.Name.Name
	}
	for _, dir := range sortedKeys(dirs) {
		part := strings.Split(dir, "/")
		if part[0] != "chapters" || len(part) < 2 ||
			part[1][0] < '0' || part[1][0] > '9' {
			continue
		}
		script := "testscripts/" + part[1] + ".txtar"
		md := "book/" + part[1] + ".md"
		if len(part) == 2 && !k.exists(md) {
			k.fail(dir+"/main.go", 1, "write "+md, "a program without a "+
				"chapter")
		}
		switch {
		case len(part) > 2 && part[2] == "exercises":
			if len(part) == 4 { // and not its solution
				k.exercise(md, dir)
			}
		case k.apart(dir):
			// Nobody has to have what another module needs.
		case dirs[dir] == "main" && !k.runs(script, dir):
			k.fail(dir+"/main.go", 1, "add the line: run ./"+dir,
				"%s does not run it", script)
		}
	}
}

// apart reports whether dir is in a module of its own.
func (k *checker) apart(dir string) bool {
	for ; dir != "."; dir = path.Dir(dir) {
		if k.exists(dir + "/go.mod") {
			return true
		}
	}
	return false
}

func (k *checker) exists(name string) bool {
	_, err := os.Stat(filepath.Join(k.book.Root, name))
	return err == nil
}

func (k *checker) runs(script, dir string) bool {
	src, err := os.ReadFile(filepath.Join(k.book.Root, script))
	if err != nil {
		return false
	}
	commands := string(txtar.Parse(src).Comment)
	for line := range strings.Lines(commands) {
		line, _, _ = strings.Cut(line, "#")
		field := strings.Fields(line)
		if i := slices.Index(field, "run"); i >= 0 &&
			i+1 < len(field) && field[i+1] == "./"+dir {
			return true
		}
	}
	return false
}

func (k *checker) exercise(md, dir string) {
	for _, c := range k.book.Chapters {
		for _, e := range c.Exercises {
			if e.Dir == dir {
				return
			}
		}
	}
	k.fail(md, 1, `add a section: ### Title {#id exercise="N"}`,
		"no section of it is the exercise in %s", dir)
}
