package render

import (
	"fmt"
	"go/doc"
	"html"
	"html/template"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"artofwaiting/site/book"
	"artofwaiting/site/listings"
	"artofwaiting/site/outputs"
)

// programPage is where the program stands as a chapter leaves it.
func programPage(c *book.Chapter) string {
	return c.Name + "-code.html"
}

// hasProgram says whether a chapter adds to the program.
func hasProgram(c *book.Chapter) bool {
	return c.Number > 0 && !c.Appendix()
}

// programs adds these pages to the site.
func (p *press) programs(site Site) error {
	for i, c := range p.book.Chapters {
		if !hasProgram(c) {
			continue
		}
		f := frame{Title: "The program after chapter " + number(c),
			Summary: "Its packages and files so far, and what the " +
				"greeter of this chapter changes in the one before."}
		var s strings.Builder
		s.WriteString(p.neighbours(i))
		if err := p.tree(&s, c); err != nil {
			return err
		}
		if i > 0 {
			if err := p.became(&s, p.book.Chapters[i-1], c); err != nil {
				return err
			}
		}
		f.Body = template.HTML(s.String())
		var err error
		if site[programPage(c)], err = p.draw(f); err != nil {
			return err
		}
	}
	return nil
}

// neighbours links the page to its chapter, and to those of the
// chapters before and after.
func (p *press) neighbours(i int) string {
	all := p.book.Chapters
	links := []string{fmt.Sprintf(`<a href="%s">Chapter %s</a>`,
		page(all[i]), number(all[i]))}
	if i > 0 && hasProgram(all[i-1]) {
		links = append(links, fmt.Sprintf(`<a href="%s">after chapter %s</a>`,
			programPage(all[i-1]), number(all[i-1])))
	}
	if i+1 < len(all) && hasProgram(all[i+1]) {
		links = append(links, fmt.Sprintf(`<a href="%s">after chapter %s</a>`,
			programPage(all[i+1]), number(all[i+1])))
	}
	return "<p class=source>" + strings.Join(links, " · ") + "</p>\n"
}

// A layer is a package with the chapter that began it.
type layer struct {
	dir     string
	chapter *book.Chapter
}

// layersUpTo is the packages of the chapters up to c.
func (p *press) layersUpTo(c *book.Chapter) (all []layer) {
	for _, other := range p.book.Chapters {
		for _, dir := range other.Layers {
			if !slices.ContainsFunc(all, func(l layer) bool {
				return l.dir == dir
			}) {
				all = append(all, layer{dir, other})
			}
		}
		if other == c {
			break
		}
	}
	return all
}

// tree writes the packages with their files. Those of the chapter
// are unfolded.
func (p *press) tree(s *strings.Builder, c *book.Chapter) error {
	s.WriteString(`<h2 id=packages>Packages</h2>` + "\n")
	layers := p.layersUpTo(c)
	if layers == nil {
		s.WriteString("<p>No packages yet.</p>\n")
	}
	for _, l := range layers {
		files, err := p.goFiles(l.dir)
		if err != nil {
			return err
		}
		total := 0
		for _, f := range files {
			total += len(f.Lines)
		}
		open := ""
		if slices.Contains(c.Layers, l.dir) {
			open = " open"
		}
		fmt.Fprintf(s, "<details%s><summary><code>%s</code> %s, %s"+
			"</summary>\n<p>%s <a href=\"%s\">Chapter %s</a></p>\n", open,
			l.dir, count(len(files), "file"), count(total, "line"),
			html.EscapeString(synopsis(files)), apiOf(l.chapter),
			number(l.chapter))
		p.files(s, files)
		s.WriteString("</details>\n")
	}
	return nil
}

// files writes a list of files, each linked to where the book first
// shows what it declares.
func (p *press) files(s *strings.Builder, files []*listings.File) {
	s.WriteString("<ul class=tree>\n")
	for _, f := range files {
		s.WriteString("<li>" + p.fileLink(f.Path, "") + " <span class=dim>" +
			count(len(f.Lines), "line") + "</span>\n")
	}
	s.WriteString("</ul>\n")
}

// fileLink is the name of a file below a directory, linked.
func (p *press) fileLink(file, below string) string {
	name := file[strings.LastIndex(file, "/")+1:]
	if below != "" {
		name = strings.TrimPrefix(file, below)
	}
	code := "<code>" + html.EscapeString(name) + "</code>"
	if at, ok := p.shown[file]; ok {
		return fmt.Sprintf(`<a href="%s">%s</a>`, at.Href, code)
	}
	return code
}

// apiOf is where a chapter has the outline of its packages.
func apiOf(c *book.Chapter) string {
	for _, d := range c.Drawn {
		if d.Name == "outline" {
			return page(c) + "#api"
		}
	}
	return page(c)
}

// goFiles is the Go files of a directory, tests left out.
func (p *press) goFiles(dir string) (files []*listings.File, err error) {
	names, err := fs.Glob(os.DirFS(p.book.Root), dir+"/*.go")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := p.book.Sources.File(name)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

// synopsis is the first sentence of a package's comment.
func synopsis(files []*listings.File) string {
	for _, f := range files {
		if f.AST.Doc != nil {
			return new(doc.Package).Synopsis(f.AST.Doc.Text())
		}
	}
	return ""
}

// count is "1 line" or "1,200 lines".
func count(n int, what string) string {
	return outputs.Group(strconv.Itoa(n)) + " " + plural(n, what)
}
