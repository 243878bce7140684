package render

import (
	"encoding/xml"
	"fmt"
	"html"
	"html/template"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"artofwaiting/site/outputs"
)

// pages is those that no file of book/ stands for.
var pages = []struct {
	name, title, summary string
	body                 func(*press) string
}{
	{"contents", "Contents", "Every chapter and section.",
		(*press).contents},
	{"claims", "The essay, claim by claim",
		"Where the book shows each claim of the essay.",
		(*press).claimsPage},
	{"identifiers", "Index", "Every name in the code, where the book " +
		"defines it and uses it, and every section.",
		(*press).identifiers},
	{"measurements", "Measurements",
		"What was measured, on which machine, and how to repeat it.",
		(*press).measurements},
	{"code-not-printed", "Code not printed",
		"The few lines that the book does not show, and why.",
		(*press).unshown},
	{"changes", "Changes", "What became of each chapter, and what it had " +
		"wrong.", (*press).changes},
	{"404", "Not here", "There is no such page.", (*press).notFound},
}

// generated adds pages, and the files that are for machines.
func (p *press) generated(site Site) error {
	for _, g := range pages {
		f := frame{Title: g.title, Summary: g.summary,
			Body: template.HTML(g.body(p))}
		if g.name == "404" {
			f.Root = p.path() // it is shown for any path
		}
		page, err := p.draw(f)
		if err != nil {
			return err
		}
		site[g.name+".html"] = page
	}
	err := p.programs(site)
	if err != nil {
		return err
	}
	if err := p.searchFiles(site); err != nil {
		return err
	}
	site["index.html"], err = p.front()
	site["sitemap.xml"] = p.sitemap(site)
	site["robots.txt"] = []byte("User-agent: *\nAllow: /\nSitemap: " +
		p.options.URL + "sitemap.xml\n")
	return err
}

func (p *press) notFound() string {
	return `<p>There is no such page. The <a href="` + p.path() +
		`contents.html">contents</a> list all there are.</p>`
}

// path is where the site stands on its host.
func (p *press) path() string {
	u, err := url.Parse(p.options.URL)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.Path
}

func (p *press) contents() string {
	var s strings.Builder
	for _, c := range p.book.Chapters {
		fmt.Fprintf(&s, `<h2 id="chapter-%s"><span class=number>%s</span> `+
			`<a href="%s">%s</a></h2><p>%s</p><ul class=plain>`, number(c),
			number(c), page(c), html.EscapeString(c.Title),
			html.EscapeString(c.Summary))
		for _, sec := range c.TopSections() {
			fmt.Fprintf(&s, `<li><a href="%s#%s">%s</a>`, page(c), sec.ID,
				html.EscapeString(sec.Title))
		}
		if hasProgram(c) {
			fmt.Fprintf(&s, `<li class=dim><a href="%s">The program so far</a>`,
				programPage(c))
		}
		s.WriteString("</ul>\n")
	}
	s.WriteString(`<h2 id=reference>Reference</h2><ul class=plain>` +
		`<li><a href="claims.html">The essay, claim by claim</a>` +
		`<li><a href="identifiers.html">Index</a>` +
		`<li><a href="measurements.html">Measurements</a>` +
		`<li><a href="code-not-printed.html">Code not printed</a>` +
		`<li><a href="changes.html">Changes</a>` +
		`<li><a href="keep.html">Keep it</a></ul>`)
	return s.String()
}

// claimsPage links each claim of the essay to the sections that
// carry it.
func (p *press) claimsPage() string {
	where := make(map[int][]string)
	for _, c := range p.book.Chapters {
		for _, sec := range c.Sections {
			for _, n := range sec.Claims {
				where[n] = append(where[n], fmt.Sprintf(
					`<a href="%s#%s">%s, %s</a>`, page(c), sec.ID, number(c),
					html.EscapeString(sec.Title)))
			}
		}
	}
	var s strings.Builder
	s.WriteString("<p>The book answers an essay: <cite>What Are Tokio " +
		"and Async IO All About?</cite> by Manish Goregaokar, of 10 " +
		"January 2018. It makes these claims, put here in our words. " +
		"Each is shown by a program, and corrected where the years or " +
		"a closer look have overtaken it.</p>\n<ol class=claims-list>\n")
	for i, claim := range p.book.Claims {
		fmt.Fprintf(&s, `<li id="claim-%d">%s`, i+1,
			html.EscapeString(claim.Text))
		if w := where[i+1]; w != nil {
			s.WriteString("<br>" + strings.Join(w, "; "))
		} else {
			s.WriteString("<br><span class=dim>in a chapter to come</span>")
		}
		s.WriteString("\n")
	}
	s.WriteString("</ol>\n")
	return s.String()
}

func (p *press) measurements() string {
	var s strings.Builder
	s.WriteString("<p><kbd>make measure</kbd> repeats all of them, and " +
		"writes <code>book/data</code>.</p>\n")
	for _, name := range slices.Sorted(maps.Keys(p.book.Data)) {
		d := p.book.Data[name]
		fmt.Fprintf(&s, `<h2 id="%s">%s</h2>`, html.EscapeString(name),
			html.EscapeString(d.Title))
		switch {
		case d.Rows != nil:
			s.WriteString(table(d))
		case d.Plot != nil:
			s.WriteString(captioned(plot(d), "") + source(d))
		default:
			s.WriteString(values(d))
		}
	}
	return s.String()
}

// values is a measurement that is neither table nor plot.
func values(d *outputs.Data) string {
	var s strings.Builder
	s.WriteString("<dl>")
	for _, key := range slices.Sorted(maps.Keys(d.Values)) {
		fmt.Fprintf(&s, "<dt><code>%s</code><dd>%s", html.EscapeString(key),
			outputs.Group(d.Values[key].String()))
	}
	return s.String() + "</dl>\n" + source(d)
}

func (p *press) unshown() string {
	var s strings.Builder
	s.WriteString("<p>All of <code>code/</code> and " +
		"<code>chapters/</code> stands in the book, tests left out, " +
		"and the following.</p>\n<dl>\n")
	for _, c := range p.book.Chapters {
		for _, u := range c.Unshown {
			fmt.Fprintf(&s, "<dt><code>%s</code><dd>%s\n",
				html.EscapeString(u.Target), html.EscapeString(u.Reason))
		}
	}
	return s.String() + "</dl>\n"
}

func (p *press) sitemap(site Site) []byte {
	var s strings.Builder
	s.WriteString(xml.Header + `<urlset xmlns=` +
		`"http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	names := slices.Collect(maps.Keys(site))
	names = append(names, "keep.html") // which is made of the others
	slices.Sort(names)
	for _, name := range names {
		if path.Ext(name) == ".html" && name != "404.html" {
			loc := p.options.URL + strings.TrimSuffix(name, "index.html")
			s.WriteString("<url><loc>" + html.EscapeString(loc) +
				"</loc></url>\n")
		}
	}
	return []byte(s.String() + "</urlset>\n")
}
