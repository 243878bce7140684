package highlight

import (
	"sort"
	"strings"
)

const (
	greyed  = "<span class=ctx>"
	skipped = "⋮\n"
)

// A drawing is HTML being written.
type drawing struct {
	*file
	*strings.Builder
	Options
	spans  []span
	indent int  // tabs that all lines have
	grey   bool // what is around a region: no links, which need colour
}

// draw writes rows, without the indentation that all of them have.
func (p *Program) draw(b *strings.Builder, f *file, rows []row, o Options) {
	d := drawing{f, b, o, f.drawn(p.places), f.indentation(rows), false}
	for i := 0; i < len(rows); {
		n := i
		for n < len(rows) && rows[n].lit == rows[i].lit {
			n++
		}
		if d.grey = !rows[i].lit; d.grey {
			b.WriteString(greyed)
		}
		d.rows(rows, i, n)
		if d.grey {
			b.WriteString("</span>")
		}
		i = n
	}
}

// rows draws the rows from i to before end: runs of lines, and what
// stands for lines that are left out.
func (d *drawing) rows(rows []row, i, end int) {
	for i < end {
		if rows[i].line == 0 {
			below := d.indentation(rows[i+1:min(i+2, len(rows))]) - d.indent
			d.WriteString(strings.Repeat("\t", max(below, 0)) + skipped)
			i++
			continue
		}
		n := i + 1
		for n < end && rows[n].line == rows[n-1].line+1 {
			n++
		}
		d.run(d.lines(rows[i].line, rows[n-1].line))
		i = n
	}
}

// run draws the source from start to before end, which is whole
// lines. A span may reach beyond them.
func (d *drawing) run(start, end int) {
	at := start
	first := sort.Search(len(d.spans), func(i int) bool {
		return d.spans[i].end > start
	})
	for _, s := range d.spans[first:] {
		if s.start >= end {
			break
		}
		from, to := max(s.start, start), min(s.end, end)
		d.text(at, from, at == start)
		d.span(s, from, to, from == start)
		at = to
	}
	d.text(at, end, at == start)
}

// span draws one token, or as much of it as is to be seen.
func (d *drawing) span(s span, from, to int, begins bool) {
	open, shut := d.tags(s)
	d.WriteString(open)
	d.text(from, to, begins)
	d.WriteString(shut)
}

// vague is the names that, as the text of a link, tell a search
// engine nothing of where it leads, and let it think less of the page.
// In code the name is given, so such a link is none for search engines.
var vague = map[string]bool{"go": true, "here": true,
	"information": true, "more": true, "start": true, "this": true}

// tags are what surrounds a span.
func (d *drawing) tags(s span) (open, shut string) {
	if s.tag != "" {
		return "<" + s.tag + ">", "</" + s.tag + ">"
	}
	href := s.url
	if s.use != nil && d.Link != nil {
		href = d.Link(s.use.Key)
	}
	if href != "" && !d.grey {
		open, shut = `<a href="`+quoted(href)+`"`, "</a>"
		if s.title != "" {
			open += ` title="` + quoted(s.title) + `"`
		}
		if vague[strings.ToLower(d.src[s.start:s.end])] {
			open += " rel=nofollow"
		}
		open += ">"
	}
	if s.def != nil && d.Defines != nil && d.Defines(s.def.Key) {
		open = `<dfn id="` + quoted(s.def.ID) + `">` + open
		shut += "</dfn>"
	}
	return open, shut
}

// text draws source as it is. When it begins a line, the common
// indentation goes away there too.
func (d *drawing) text(from, to int, begins bool) {
	lines := strings.Split(d.src[from:to], "\n")
	for i, l := range lines {
		if i > 0 || begins {
			lines[i] = l[min(d.indent, len(l)-len(strings.TrimLeft(l, "\t"))):]
		}
	}
	d.WriteString(escaped.Replace(strings.Join(lines, "\n")))
}

// indentation counts the tabs that all rows but empty ones have.
func (f *file) indentation(rows []row) int {
	common := -1
	for _, r := range rows {
		if r.line == 0 {
			continue
		}
		start, end := f.lines(r.line, r.line)
		line := f.src[start : end-1]
		tabs := len(line) - len(strings.TrimLeft(line, "\t"))
		if line != "" && (common < 0 || tabs < common) {
			common = tabs
		}
	}
	return max(common, 0)
}

var escaped = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func quoted(s string) string {
	return strings.ReplaceAll(escaped.Replace(s), `"`, "&#34;")
}
