package render

import (
	"fmt"
	"html"
	"html/template"
	"slices"
	"strings"

	"artofwaiting/site/book"
	"artofwaiting/site/outputs"
)

// front is the first page: what the book is, a run to step through,
// the tower, the greeters, the chapters.
func (p *press) front() ([]byte, error) {
	var s strings.Builder
	run := p.showcase()
	err := layout.ExecuteTemplate(&s, "front.html", struct {
		Run, Tower, Greeters template.HTML
		Repo                 string
		Chapters             []*book.Chapter
		Number               func(*book.Chapter) string
	}{
		template.HTML(run),
		template.HTML(captioned(p.tower(nil), "The tower. Each floor "+
			"leads to the chapter that builds it.")),
		template.HTML(p.greeters()),
		p.options.Repo,
		p.book.Chapters, number,
	})
	if err != nil {
		return nil, err
	}
	f := frame{Title: "The Art of Waiting", Front: true, Steps: run != "",
		Summary: "Building an async runtime in Go, one layer at a time.",
		Body:    template.HTML(s.String())}
	if len(p.book.Chapters) > 0 {
		f.Next = p.book.Chapters[0]
	}
	return p.draw(f)
}

// showcase is the first recorded run of the book in which a thread
// sleeps, without its code.
func (p *press) showcase() string {
	for _, c := range p.book.Chapters {
		for _, d := range c.Drawn {
			if d.Trace == nil || !sleeps(d.Trace.Trace) {
				continue
			}
			t := d.Trace.Trace
			return "<figure class=steps>" + lanes(t) + controls(t, "") +
				frames(d.Trace) + fmt.Sprintf("<figcaption>%s. Step "+
				"through it; <a href=\"%s\">chapter %s</a> has the "+
				"code. %s</figcaption></figure>",
				html.EscapeString(t.Title), page(c), number(c), legend(t))
		}
	}
	return ""
}

func sleeps(t *outputs.Trace) bool {
	return slices.ContainsFunc(t.Lanes, func(l outputs.Lane) bool {
		return l.Thread
	})
}

// greeters is what one waiting client costs the greeter of each
// floor, as measured for the last chapter. The rows of the
// measurement are in the order of the chapters.
func (p *press) greeters() string {
	d := p.book.Data["09-bill"]
	if d == nil {
		return ""
	}
	var s strings.Builder
	s.WriteString("<div class=wide tabindex=0><table>\n<thead><tr>" +
		"<th scope=col>chapter<th scope=col>threads" +
		"<th scope=col>kB for a waiting client<tbody>\n")
	for i := range min(len(d.Rows), len(floors)+1) {
		c, row := p.book.Chapter(i), d.Rows[i]
		if c == nil || len(row) < 3 {
			continue
		}
		fmt.Fprintf(&s, "<tr><th scope=row>%s <a href=\"%s\">%s</a>",
			number(c), page(c), html.EscapeString(c.Title))
		threads := html.EscapeString(cellText(row[1]))
		if i == 0 { // the first is on what Go has
			threads = "Go’s own"
		}
		fmt.Fprintf(&s, "<td>%s<td>%s\n", threads,
			html.EscapeString(cellText(row[2])))
	}
	return s.String() + "</table></div>\n" + source(d)
}
