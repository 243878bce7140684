package check

import (
	"go/ast"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"artofwaiting/site/book"
	"artofwaiting/site/listings"
)

// A ledger says of each line of a file, from 1, whether it must be
// shown, whether it was, and whether there is a reason not to.
type ledger struct {
	file                   *listings.File
	needed, shown, excused []bool
}

// coverage finds the lines of code/ and chapters/ that no listing
// lights and nobody has given a reason for.
func (k *checker) coverage() (lines, shown, excused int) {
	for _, c := range k.book.Chapters {
		k.light(c.Listings)
		for _, d := range c.Drawn {
			if d.Trace != nil {
				k.light([]*book.Listing{d.Trace.Listing})
			}
		}
		for _, e := range c.Exercises {
			k.light(e.Starter)
			k.light(e.Solution)
		}
	}
	k.reasons()
	for _, name := range sortedKeys(k.files) {
		led := k.files[name]
		var dark []int
		for i, needed := range led.needed {
			switch {
			case !needed:
				continue
			case led.shown[i]:
				shown++
			case led.excused[i]:
				excused++
			default:
				dark = append(dark, i)
			}
			lines++
		}
		k.dark(name, dark)
	}
	return lines, shown, excused
}

// dark complains once per file, and lists its lines.
func (k *checker) dark(name string, lines []int) {
	if lines != nil {
		k.fail(name, lines[0], "show it in a chapter, or say why not "+
			"in a fence: ```unshown "+name+"#NAME",
			"no listing shows %s %s", plural(len(lines), "line"),
			ranges(lines))
	}
}

func (k *checker) light(all []*book.Listing) {
	for _, l := range all {
		for _, e := range l.Excerpts {
			if led := k.files[e.File]; led != nil {
				mark(led.shown, e)
			}
		}
	}
}

func mark(lines []bool, e listings.Excerpt) {
	for i := e.Start; i <= e.End; i++ {
		lines[i] = true
	}
}

// sources is every Go file that the book must show: not tests and
// what they read, nor what a program has made of what is shown.
func (k *checker) sources() map[string]*ledger {
	files := make(map[string]*ledger)
	for _, top := range []string{"code", "chapters"} {
		root := filepath.Join(k.book.Root, top)
		filepath.WalkDir(root, func(name string, d fs.DirEntry,
			err error) error {
			if err != nil {
				if !os.IsNotExist(err) {
					k.fail(top, 0, "", "%v", err)
				}
				return nil
			}
			if d.Name() == "testdata" {
				return filepath.SkipDir
			}
			rel, _ := filepath.Rel(k.book.Root, name)
			rel = filepath.ToSlash(rel)
			if strings.HasSuffix(rel, ".go") &&
				!strings.HasSuffix(rel, "_test.go") {
				k.open(files, rel)
			}
			return nil
		})
	}
	return files
}

func (k *checker) open(files map[string]*ledger, name string) {
	f, err := k.book.Sources.File(name)
	if err != nil {
		k.fail(name, 0, "", "%v", err)
		return
	}
	if ast.IsGenerated(f.AST) {
		return
	}
	n := len(f.Lines) + 1
	led := &ledger{f, make([]bool, n), make([]bool, n), make([]bool, n)}
	head := f.AST.Name.End()
	for _, d := range f.AST.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			head = g.End()
		}
	}
	first := f.Fset.PositionFor(head, false).Line + 1
	for i := first; i <= len(f.Lines); i++ {
		led.needed[i] = strings.TrimSpace(f.Lines[i-1]) != ""
	}
	files[name] = led
}

// reasons marks the lines that unshown fences excuse. A reason for
// code that is shown, or is not there, is out of date.
func (k *checker) reasons() {
	for _, c := range k.book.Chapters {
		for _, u := range c.Unshown {
			if !k.excuse(u.Target) {
				k.fail(c.File, u.Line, "delete the fence",
					"%s is shown after all", u.Target)
			}
		}
	}
}

// excuse marks what a target of unshown names, and says whether any
// line of it needs that.
func (k *checker) excuse(target string) (hidden bool) {
	for name, led := range k.files {
		for _, e := range k.extent(target, name, led) {
			mark(led.excused, e)
			for i := e.Start; i <= e.End; i++ {
				hidden = hidden || led.needed[i] && !led.shown[i]
			}
		}
	}
	return hidden
}

// extent is the lines of a file that a target of unshown names.
func (k *checker) extent(target, name string,
	led *ledger) []listings.Excerpt {
	file, _, decl := strings.Cut(target, "#")
	switch {
	case strings.HasSuffix(target, "/") && strings.HasPrefix(name, target),
		name == target:
		return []listings.Excerpt{{Start: 1, End: len(led.file.Lines)}}
	case decl && file == name:
		// What does not resolve, loading the book has refused.
		excerpts, _ := k.book.Sources.Resolve(target)
		return excerpts
	}
	return nil
}
