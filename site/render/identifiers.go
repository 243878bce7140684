package render

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"artofwaiting/site/book"
	"artofwaiting/site/parallel"
)

// use finds the chapters that use each definition, but for the one
// that shows it: what its listings light, and its exercises.
func (p *press) use() {
	p.users = make(map[string][]*book.Chapter)
	used := make([][]string, len(p.book.Chapters))
	parallel.Do(len(used), func(i int) {
		used[i] = p.uses(p.book.Chapters[i])
	})
	for i, c := range p.book.Chapters {
		for _, key := range used[i] {
			p.useIn(c, key)
		}
	}
}

// uses has the keys of all that a chapter uses, some repeatedly.
func (p *press) uses(c *book.Chapter) (keys []string) {
	all := p.listings(c)
	for _, e := range c.Exercises {
		all = append(all, e.Solution...)
	}
	for _, l := range all {
		for _, e := range l.Excerpts {
			keys = append(keys, p.program.Uses(e)...)
		}
	}
	return keys
}

func (p *press) useIn(c *book.Chapter, key string) {
	home, users := p.home[key], p.users[key]
	if home == "" || strings.HasPrefix(home, page(c)+"#") ||
		strings.HasPrefix(home, solutionsPage(c)+"#") ||
		len(users) > 0 && users[len(users)-1] == c {
		return
	}
	p.users[key] = append(users, c)
}

// A line of the index is under its letter in the order of its key. It
// has a dd, be it empty: terms without one would share the next.
type indexLine struct{ key, html string }

// identifiers is the index: names of the code with the chapters that
// use them, and sections.
func (p *press) identifiers() string {
	lines := p.sectionLines()
	for _, e := range p.seen {
		if e.Kind != "field" {
			lines = append(lines, indexLine{e.ID, p.nameLine(e)})
		}
	}
	slices.SortStableFunc(lines, func(a, b indexLine) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.key),
			strings.ToLower(b.key)), cmp.Compare(a.key, b.key))
	})
	var s, letters strings.Builder
	last := ""
	for _, l := range lines {
		if letter := initial(l.key); letter != last {
			if last != "" {
				s.WriteString("</dl>\n")
			}
			fmt.Fprintf(&letters, `<a href="#letter-%s">%[1]s</a> `, letter)
			fmt.Fprintf(&s, `<h2 id="letter-%s">%[1]s</h2>`+
				"<dl class=identifiers>\n", letter)
			last = letter
		}
		s.WriteString(l.html + "\n")
	}
	return `<nav class=letters aria-label="Letters">` + letters.String() +
		"</nav>\n" + s.String() + "</dl>\n"
}

// initial is the letter under which the index has a key: all digits
// stand under 0.
func initial(key string) string {
	r, _ := utf8.DecodeRuneInString(key)
	if unicode.IsDigit(r) {
		return "0"
	}
	return string(unicode.ToUpper(r))
}

func (p *press) sectionLines() (lines []indexLine) {
	for _, c := range p.book.Chapters {
		for _, s := range c.Sections {
			lines = append(lines, indexLine{s.Title, fmt.Sprintf(
				`<dt><a href="%s#%s">%s</a> <span class=dim>%s, %s</span><dd>`,
				page(c), s.ID, html.EscapeString(s.Title),
				map[bool]string{true: "exercise", false: "section"}[s.Exercise > 0],
				number(c))})
		}
	}
	return lines
}

func (p *press) nameLine(e entry) string {
	var s strings.Builder
	fmt.Fprintf(&s, `<dt><a href="%s"><code>%s</code></a> `+
		`<span class=dim>%s, %s</span><dd>`, e.Href,
		html.EscapeString(e.ID), e.Kind, number(e.Chapter))
	users := p.users[e.Key]
	if e.Doc != "" {
		s.WriteString(html.EscapeString(first(e.Doc)))
	}
	for i, c := range users {
		if i == 0 {
			s.WriteString(" Used in")
		} else {
			s.WriteByte(',')
		}
		fmt.Fprintf(&s, ` <a href="%s">%s</a>`, page(c), number(c))
	}
	if users != nil {
		s.WriteByte('.')
	}
	return s.String()
}
