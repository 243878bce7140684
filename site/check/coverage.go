package check

import (
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
	files := k.files
	for _, c := range k.book.Chapters {
		for _, l := range c.Listings {
			light(files, l)
		}
		for _, e := range c.Exercises {
			for _, l := range append(e.Starter, e.Solution...) {
				light(files, l)
			}
		}
	}
	reasons := k.reasons(files)
	for _, name := range sortedKeys(files) {
		led := files[name]
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

func light(files map[string]*ledger, l *book.Listing) {
	for _, e := range l.Excerpts {
		if led := files[e.File]; led != nil {
			for i := e.Start; i <= e.End; i++ {
				led.shown[i] = true
			}
		}
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
	head := f.Fset.Position(f.AST.Name.End()).Line
	for _, spec := range f.AST.Imports {
		head = max(head, f.Fset.Position(spec.End()).Line)
	}
	for i := head + 1; i <= len(f.Lines); i++ {
		text := strings.TrimSpace(f.Lines[i-1])
		led.needed[i] = text != "" && !(text == ")" && i == head+1)
	}
	files[name] = led
}

// reasons is the lines that unshown fences excuse. A reason for code
// that is shown, or is not there, is out of date.
func (k *checker) reasons(files map[string]*ledger) map[string][]bool {
	excused := make(map[string][]bool)
	for _, c := range k.book.Chapters {
		for _, u := range c.Unshown {
			hidden := 0
			for name, led := range files {
				start, end := k.extent(u.Target, name, led)
				if end == 0 {
					continue
				}
				if excused[name] == nil {
					excused[name] = make([]bool, len(led.needed))
				}
				for i := start; i <= end; i++ {
					excused[name][i] = true
					if led.needed[i] && !led.shown[i] {
						hidden++
					}
				}
			}
			if hidden == 0 {
				k.fail(c.File, u.Line, "delete the fence",
					"%s is shown after all", u.Target)
			}
		}
	}
	return excused
}

// extent is the lines of a file that a target of unshown names.
func (k *checker) extent(target, name string, led *ledger) (
	start, end int) {
	file, _, decl := strings.Cut(target, "#")
	switch {
	case strings.HasSuffix(target, "/") && strings.HasPrefix(name, target),
		name == target:
		return 1, len(led.file.Lines)
	case decl && file == name:
		excerpts, err := k.book.Sources.Resolve(target)
		if err == nil {
			return excerpts[0].Start, excerpts[len(excerpts)-1].End
		}
	}
	return 0, 0
}
