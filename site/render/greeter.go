package render

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"artofwaiting/site/book"
	"artofwaiting/site/diff"
	"artofwaiting/site/highlight"
	"artofwaiting/site/listings"
)

// sameAround is how many lines stand around a change.
const sameAround = 3

// became writes how the greeter of a chapter differs from the one
// of the chapter before: the files that both have line by line.
func (p *press) became(s *strings.Builder,
	before, c *book.Chapter) error {
	from, err := p.greeter(before)
	if err != nil {
		return err
	}
	to, err := p.greeter(c)
	if err != nil || len(to) == 0 {
		return err
	}
	fmt.Fprintf(s, `<h2 id=greeter>The greeter, from chapter %s to %s</h2>`+
		"\n", number(before), number(c))
	names := maps.Clone(from)
	maps.Copy(names, to)
	for _, name := range slices.SortedFunc(maps.Keys(names), mainFirst) {
		if err := p.beside(s, from[name], to[name]); err != nil {
			return err
		}
	}
	return nil
}

// beside writes what becomes of one file: either is nil where there is
// none.
func (p *press) beside(s *strings.Builder,
	old, fresh *listings.File) error {
	switch {
	case old == nil:
		fmt.Fprintf(s, "<p>%s is new, of %s.</p>\n",
			p.fileLink(fresh.Path, "chapters/"),
			count(len(fresh.Lines), "line"))
	case fresh == nil:
		fmt.Fprintf(s, "<p>%s stays behind.</p>\n",
			p.fileLink(old.Path, "chapters/"))
	default:
		return p.diff(s, old, fresh)
	}
	return nil
}

func mainFirst(a, b string) int {
	if (a == "main.go") != (b == "main.go") {
		if a == "main.go" {
			return -1
		}
		return 1
	}
	return strings.Compare(a, b)
}

// greeter is the files of a chapter's main program by their names:
// its main.go, and those of the package of the same chapter that it
// imports. What a compiler wrote is left out.
func (p *press) greeter(c *book.Chapter) (
	map[string]*listings.File, error) {
	home := "chapters/" + c.Name
	dirs := []string{home}
	files := make(map[string]*listings.File)
	for i := 0; i < len(dirs); i++ {
		list, err := p.goFiles(dirs[i])
		if err != nil {
			return nil, err
		}
		for _, f := range list {
			files[path.Base(f.Path)] = f
			if i == 0 {
				dirs = append(dirs, imported(f, home+"/")...)
			}
		}
	}
	return files, nil
}

// imported is the directories below home that a file imports.
func imported(f *listings.File, home string) (dirs []string) {
	for _, spec := range f.AST.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		at := strings.Index(name, home)
		if err == nil && at >= 0 && path.Base(name) != "compiled" {
			dirs = append(dirs, name[at:])
		}
	}
	return dirs
}

// diff draws the lines that go and come from one file to another.
func (p *press) diff(s *strings.Builder, from, to *listings.File) error {
	lines := diff.Lines(from.Lines, to.Lines)
	var kinds [256]int
	for _, l := range lines {
		kinds[l.Kind]++
	}
	gone, added := kinds[diff.Gone], kinds[diff.Added]
	if gone+added == 0 {
		fmt.Fprintf(s, "<p>%s is as it was.</p>\n",
			p.fileLink(to.Path, "chapters/"))
		return nil
	}
	fmt.Fprintf(s, "<figure class=\"code diff\"><figcaption>%s: %s go, "+
		"%d come</figcaption><pre tabindex=0><code>",
		p.fileLink(to.Path, "chapters/"), count(gone, "line"), added)
	for i, hunk := range diff.Hunks(lines, sameAround) {
		if i > 0 || hunk[0] != lines[0] {
			s.WriteString("<i>⋮</i>\n")
		}
		for _, l := range hunk {
			if err := p.changed(s, l, from, to); err != nil {
				return err
			}
		}
	}
	s.WriteString("</code></pre></figure>\n")
	return nil
}

// changed draws a line. Its sign is text, for those who see no
// colours; its end is inside, for it is a block.
func (p *press) changed(s *strings.Builder, l diff.Line,
	from, to *listings.File) error {
	f, n, tag := to, l.New, ""
	switch l.Kind {
	case diff.Gone:
		f, n, tag = from, l.Old, "del"
	case diff.Added:
		tag = "ins"
	}
	code, err := p.program.HTML([]listings.Excerpt{{File: f.Path,
		Start: n, End: n}}, highlight.Options{
		Link: func(key string) string { return p.home[key] }})
	if err != nil {
		return err
	}
	line := f.Lines[n-1]
	tabs := len(line) - len(strings.TrimLeft(line, "\t"))
	code = string(l.Kind) + " " + strings.Repeat("    ", tabs) + code
	if tag != "" {
		code = "<" + tag + ">" + code + "</" + tag + ">"
	}
	s.WriteString(code)
	return nil
}
