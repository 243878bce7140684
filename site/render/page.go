package render

import (
	"bytes"
	"embed"
	"html/template"
	"slices"
	"strings"

	"artofwaiting/site/book"
)

//go:embed assets
var assets embed.FS

var layout = template.Must(template.ParseFS(assets, "assets/*.html"))

// A frame is what a page hangs in: the head, the bar at the top, the
// links at its foot.
type frame struct {
	Title, Summary string
	Root           string // "" or "/": where the other pages are
	Chapter        *book.Chapter
	Number         string
	Sections       []book.Section // "on this page"
	Previous, Next *book.Chapter
	Edit, EditText string
	Program        string // the page of the program so far
	Code           string // the archive with the chapter's program
	Body           template.HTML
	Front, Live    bool
	Steps          bool // has a run to step through
	Runs           bool // has a program to run
	Style          string
	NoIndex        bool
}

// Page is the file of a chapter, for the templates.
func (frame) Page(c *book.Chapter) string { return page(c) }

// Label is how a chapter is called in links: "1 Blocking threads".
func (frame) Label(c *book.Chapter) string {
	return number(c) + " " + c.Title
}

func (p *press) draw(f frame) ([]byte, error) {
	var out bytes.Buffer
	f.Live = p.options.Live
	err := layout.ExecuteTemplate(&out, "page.html", f)
	return out.Bytes(), err
}

// chapter adds the page of a chapter to the site.
func (p *press) chapter(site Site, c *book.Chapter) error {
	text, err := p.text(c)
	if err != nil {
		return err
	}
	f := frame{
		Title: c.Title, Summary: c.Summary, Chapter: c,
		Number: number(c), Body: template.HTML(text),
		Sections: c.TopSections(), Code: p.book.Archive(c),
	}
	all := p.book.Chapters
	i := slices.Index(all, c)
	if i > 0 {
		f.Previous = all[i-1]
	}
	if i+1 < len(all) {
		f.Next = all[i+1]
	}
	if hasProgram(c) {
		f.Program = programPage(c)
	}
	f.Runs = slices.ContainsFunc(c.Outputs, p.runs)
	for _, d := range c.Drawn {
		f.Steps = f.Steps || d.Trace != nil
		f.Runs = f.Runs || d.Trace != nil && p.repeats(d.Trace)
	}
	f.Edit, f.EditText = p.edit(c)
	site[page(c)], err = p.draw(f)
	if err != nil {
		return err
	}
	return p.solutions(site, c)
}

func (p *press) edit(c *book.Chapter) (href, text string) {
	if p.options.Repo == "" {
		return "source/" + c.Name + ".md", "The source of this page"
	}
	return strings.TrimSuffix(p.options.Repo, "/") + "/edit/main/" +
		c.File, "Edit this page"
}
