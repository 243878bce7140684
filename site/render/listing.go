package render

import (
	"fmt"
	"html"
	"path"
	"regexp"
	"strings"

	"artofwaiting/site/book"
	"artofwaiting/site/highlight"
	"artofwaiting/site/listings"
)

// listings is what the page of a chapter shows of the code, the
// starters of its exercises last.
func (p *press) listings(c *book.Chapter) []*book.Listing {
	all := append([]*book.Listing(nil), c.Listings...)
	for _, d := range c.Drawn {
		if d.Trace != nil {
			all = append(all, d.Trace.Listing)
		}
	}
	for _, e := range c.Exercises {
		all = append(all, e.Starter...)
	}
	return all
}

// indexExcerpt makes page the home of what an excerpt is the first
// to define.
func (p *press) indexExcerpt(c *book.Chapter, page string,
	e listings.Excerpt) {
	for _, d := range p.program.Definitions(e) {
		if p.home[d.Key] != "" {
			continue
		}
		href := page + "#" + d.ID
		p.home[d.Key] = href
		p.seen = append(p.seen, entry{d, c, href})
		if _, ok := p.shown[e.File]; !ok {
			p.shown[e.File] = p.seen[len(p.seen)-1]
		}
	}
}

// listing draws code with its place above it, for a page. made keeps
// a second listing of the same code on the page from repeating its
// ids.
func (p *press) listing(page string, l *book.Listing,
	made map[string]bool) (string, error) {
	fresh := make(map[string]bool)
	prefix := page + "#"
	code, err := p.program.HTML(l.Excerpts, highlight.Options{
		Link: func(key string) string {
			href := p.home[key]
			if here, ok := strings.CutPrefix(href, prefix); ok {
				return "#" + here
			}
			return href
		},
		Defines: func(key string) bool {
			if made[key] && !fresh[key] ||
				!strings.HasPrefix(p.home[key], prefix) {
				return false
			}
			made[key], fresh[key] = true, true
			return true
		},
	})
	if err != nil {
		return "", err
	}
	file, _, _ := strings.Cut(l.Ref, "#")
	return figure(file, place(page, l), height(code), code), nil
}

// figure is a block of code from a file that can be scrolled by
// keyboard, and copied.
func figure(file, place, attributes, code string) string {
	return `<figure class=code><figcaption title="` +
		html.EscapeString(file) + `">` + place + `</figcaption>` +
		`<pre` + attributes + ` tabindex=0><code>` + code +
		"</code></pre></figure>\n"
}

// height has a browser know how much room code needs that it has not
// laid out: so it need not do so before somebody looks, and nothing
// moves then. The style sheet knows these heights.
func height(code string) string {
	const least, most = 12, 30
	// The last line may end inside of what is greyed.
	text := strings.TrimSuffix(code, "</span>")
	n := strings.Count(strings.TrimSuffix(text, "\n"), "\n") + 1
	if n < least || n > most {
		return ""
	}
	return fmt.Sprintf(" class=h%d", n)
}

// place names the files of a listing, and the functions that its
// regions stand in, each once. Files of one name are told apart by
// their directory.
func place(page string, l *book.Listing) string {
	var places []string
	for i, e := range l.Excerpts {
		name := where(page, e)
		if i == 0 || places[len(places)-1] != name {
			places = append(places, name)
		}
	}
	return html.EscapeString(strings.Join(places, " · "))
}

// where is the place of an excerpt: on the page of a chapter, with that
// of which it is, if that is another.
func where(page string, e listings.Excerpt) string {
	s := path.Base(path.Dir(e.File)) + "/" + e.Place()
	of := chaptersFile.FindStringSubmatch(e.File)
	if of == nil || !numbered.MatchString(page) ||
		strings.HasPrefix(page, of[1]) {
		return s
	}
	return "chapter " + strings.TrimPrefix(of[1][:2], "0") + ", " + s
}

var (
	chaptersFile = regexp.MustCompile(`^chapters/(\d\d-)`)
	numbered     = regexp.MustCompile(`^\d\d-`)
)
