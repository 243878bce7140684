package render

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"artofwaiting/site/book"
	"artofwaiting/site/history"
)

// erratum begins the subject of a commit that corrects something
// that the book had wrong.
const erratum = "Erratum:"

// changes is the history of the chapters, the errata before all.
func (p *press) changes() string {
	h, err := history.Read(p.book.Root, "book")
	if err != nil {
		return "<p>This copy was made where there is no repository, or " +
			"none with a history.</p>\n"
	}
	var s strings.Builder
	s.WriteString("<p>What the repository says of each chapter, the " +
		"latest change first.</p>\n")
	if h.Cut {
		s.WriteString("<p>This copy was made from a repository whose " +
			"history is cut: what was before is not told.</p>\n")
	}
	p.errata(&s, h)
	for _, c := range p.book.Chapters {
		all := slices.DeleteFunc(slices.Clone(h.Files[c.File]), unsaid)
		if len(all) == 0 {
			continue
		}
		fmt.Fprintf(&s, `<h2 id="chapter-%s"><span class=number>%s</span> `+
			`<a href="%s">%s</a></h2>`+"\n<ul class=changes>\n", number(c),
			number(c), page(c), html.EscapeString(c.Title))
		for _, change := range all {
			s.WriteString("<li>" + p.change(change) + "\n")
		}
		s.WriteString("</ul>\n")
	}
	return s.String()
}

// errata lists each once, with the chapters that it corrects.
func (p *press) errata(s *strings.Builder, h *history.History) {
	s.WriteString("<h2 id=errata>Errata</h2>\n")
	all, where := p.corrections(h)
	if all == nil {
		s.WriteString("<p>None so far.</p>\n")
		return
	}
	s.WriteString("<ul class=changes>\n")
	for _, change := range all {
		s.WriteString("<li>" + p.change(change))
		for i, c := range where[change.Commit] {
			before := ", "
			if i == 0 {
				before = " Chapter "
			}
			fmt.Fprintf(s, `%s<a href="%s">%s</a>`, before, page(c), number(c))
		}
		s.WriteByte('\n')
	}
	s.WriteString("</ul>\n")
}

// corrections is the errata, the latest first, and by their commits
// the chapters that they correct.
func (p *press) corrections(h *history.History) (
	all []history.Change, where map[string][]*book.Chapter) {
	where = make(map[string][]*book.Chapter)
	for _, c := range p.book.Chapters {
		for _, change := range h.Files[c.File] {
			if !strings.HasPrefix(change.Subject, erratum) {
				continue
			}
			if where[change.Commit] == nil {
				all = append(all, change)
			}
			where[change.Commit] = append(where[change.Commit], c)
		}
	}
	slices.SortStableFunc(all, func(a, b history.Change) int {
		return strings.Compare(b.Date, a.Date)
	})
	return all, where
}

// change is a date and a subject, which leads to the commit if it is
// known where the repository stands.
func (p *press) change(c history.Change) string {
	subject := html.EscapeString(strings.TrimSpace(
		strings.TrimPrefix(c.Subject, erratum)))
	if p.options.Repo != "" {
		subject = fmt.Sprintf(`<a href="%s/commit/%s">%s</a>`,
			html.EscapeString(strings.TrimSuffix(p.options.Repo, "/")),
			c.Commit, subject)
	}
	return "<time>" + c.Date + "</time> " + subject
}

// unsaid says that a subject tells nobody anything.
func unsaid(c history.Change) bool {
	word, _, _ := strings.Cut(strings.ToLower(c.Subject), " ")
	return slices.Contains([]string{"wip", "fixup!", "squash!", "amend!"},
		word)
}
