package render

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"artofwaiting/site/book"
)

// solutionsPage is where the solutions of a chapter's exercises are:
// not on its own page, where one would see them by accident.
func solutionsPage(c *book.Chapter) string {
	return c.Name + "-solutions.html"
}

func solutionsTitle(c *book.Chapter) string {
	return "Solutions to chapter " + number(c)
}

// solutions adds that page, if the chapter has exercises.
func (p *press) solutions(site Site, c *book.Chapter) error {
	if len(c.Exercises) == 0 {
		return nil
	}
	f := frame{
		Title:   solutionsTitle(c),
		Summary: "One way to solve each of its exercises. CI tests them.",
	}
	var s strings.Builder
	made := make(map[string]bool)
	for _, e := range c.Exercises {
		fmt.Fprintf(&s, `<h2 id="%s"><span class=number>%s.%d</span> `+
			`<a href="%s#%s">%s</a></h2>`+"\n", e.ID, number(c), e.Number,
			page(c), e.ID, html.EscapeString(e.Title))
		for _, l := range e.Solution {
			code, err := p.listing(solutionsPage(c), l, made)
			if err != nil {
				return err
			}
			s.WriteString(code)
		}
	}
	f.Body = template.HTML(s.String())
	var err error
	site[solutionsPage(c)], err = p.draw(f)
	return err
}
