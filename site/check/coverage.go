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

// A ledger says of each line of a file whether it must be shown, and
// whether it was.
type ledger struct {
	file   *listings.File
	needed []bool // by line, from 1
	shown  []bool
}

// coverage finds the lines of code/ and chapters/ that no listing
// lights and nobody has given a reason for.
func (k *checker) coverage() (lines, shown, excused int) {
	for _, c := range k.book.Chapters {
		k.light(c.Listings)
		for _, e := range c.Exercises {
			k.light(e.Starter)
			k.light(e.Solution)
		}
	}
	reasons := k.reasons()
	for _, name := range sortedKeys(k.files) {
		led := k.files[name]
		from := 0
		for i, needed := range led.needed {
			if !needed {
				continue
			}
			lines++
			switch {
			case led.shown[i]:
				shown++
			case reasons[name] != nil && reasons[name][i]:
				excused++
			case from == 0:
				from = i
			}
		}
		if from > 0 {
			k.dark(led, from, reasons[name])
		}
	}
	return lines, shown, excused
}

// dark complains once per file, and lists its lines.
func (k *checker) dark(led *ledger, from int, excused []bool) {
	var missing []int
	for i, needed := range led.needed {
		if needed && !led.shown[i] && (excused == nil || !excused[i]) {
			missing = append(missing, i)
		}
	}
	k.fail(led.file.Path, from, "show it in a chapter, or say why not "+
		"in a fence: ```unshown "+led.file.Path+"#NAME",
		"no listing shows %s %s", plural(len(missing), "line"),
		ranges(missing))
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

// sources is every Go file that the book must show.
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
	led := &ledger{f, make([]bool, len(f.Lines)+1),
		make([]bool, len(f.Lines)+1)}
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

// reasons is the lines that unshown fences excuse. A reason for code
// that is shown, or is not there, is out of date.
func (k *checker) reasons() map[string][]bool {
	excused := make(map[string][]bool)
	for _, c := range k.book.Chapters {
		for _, u := range c.Unshown {
			if !k.excuse(excused, u.Target) {
				k.fail(c.File, u.Line, "delete the fence",
					"%s is shown after all", u.Target)
			}
		}
	}
	return excused
}

// excuse marks what a target of unshown names, and says whether any
// line of it needs that.
func (k *checker) excuse(excused map[string][]bool,
	target string) (hidden bool) {
	for name, led := range k.files {
		for _, e := range k.extent(target, name, led) {
			if excused[name] == nil {
				excused[name] = make([]bool, len(led.needed))
			}
			mark(excused[name], e)
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
