// Package whole puts the book on one page: for paper, and for a
// browser's own search.
package whole

import (
	"fmt"
	"html"
	"strings"

	"artofwaiting/site/markup"
	"artofwaiting/site/parallel"
	"artofwaiting/site/volume"
)

// Body is the text of the page. The index is left out: its place is
// taken by the search, and on paper it would have no page numbers.
func Body(v *volume.Volume) string {
	var s strings.Builder
	s.WriteString("<nav class=whole aria-label=\"The whole book\">\n")
	for i, p := range v.Pages {
		if left(p) {
			continue
		}
		if i == 0 || p.Part != v.Pages[i-1].Part {
			if i > 0 {
				s.WriteString("</ol>\n")
			}
			fmt.Fprintf(&s, "<h2>%s</h2>\n<ol class=plain>\n", p.Part)
		}
		fmt.Fprintf(&s, "<li><a href=\"#%s\">%s</a></li>\n", key(p),
			html.EscapeString(p.Title))
	}
	s.WriteString("</ol>\n</nav>\n")
	sections := make([]strings.Builder, len(v.Pages))
	parallel.Do(len(sections), func(i int) {
		if p := v.Pages[i]; !left(p) {
			section(&sections[i], v, p)
		}
	})
	for i := range sections {
		s.WriteString(sections[i].String())
	}
	return s.String()
}

func left(p *volume.Page) bool { return p.Name == "identifiers" }

// key tells the ids of a page from those of the others: "ch03".
func key(p *volume.Page) string {
	part := strings.Split(p.Name, "-")
	switch p.Part {
	case volume.Chapters:
		return "ch" + part[0]
	case volume.Appendices:
		return "app-" + part[1]
	case volume.Solutions:
		return "sol" + part[0]
	}
	return p.Name
}

func section(s *strings.Builder, v *volume.Volume, p *volume.Page) {
	fmt.Fprintf(s, "<section class=leaf id=\"%s\">\n", key(p))
	body := p.Rewrite(func(id string) string {
		return key(p) + "." + id
	}, func(href string) string {
		to, id := v.Find(p, href)
		switch {
		case to == nil || left(to):
			return href
		case id == "":
			return "#" + key(to)
		}
		return "#" + key(to) + "." + id
	})
	for i, t := range body {
		if lower := lower[t.Name]; lower != "" {
			body[i].Name = lower
		}
	}
	markup.HTML(s, body)
	s.WriteString("\n</section>\n")
}

// lower is what a heading becomes under the heading of the book.
var lower = map[string]string{"h1": "h2", "h2": "h3", "h3": "h4"}
