// Package epub writes the book as an EPUB 3, from the pages of the
// site. The same book gives the same bytes.
package epub

import (
	"bytes"
	"embed"
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"
	"text/template"

	"artofwaiting/site/archive"
	"artofwaiting/site/book"
	"artofwaiting/site/markup"
	"artofwaiting/site/parallel"
	"artofwaiting/site/volume"
)

//go:embed assets
var assets embed.FS

var layout = template.Must(template.New("").Funcs(template.FuncMap{
	"text": html.EscapeString, "id": id,
}).ParseFS(assets, "assets/*.tmpl"))

// A work is what the templates see.
type work struct {
	*volume.Volume
	Floors   []floor
	Modified string
}

// Write is the EPUB of the volume that was made of b.
func Write(b *book.Book, v *volume.Volume) ([]byte, error) {
	files := []archive.File{{Name: "mimetype", Stored: true,
		Data: []byte("application/epub+zip")}}
	frame, err := frame(work{v, floors(b), modified(b) + "T00:00:00Z"})
	if err != nil {
		return nil, err
	}
	style, err := assets.ReadFile("assets/epub.css")
	if err != nil {
		return nil, err
	}
	files = append(append(files, frame...), archive.File{
		Name: "EPUB/epub.css", Data: style})
	pages := make([]archive.File, len(v.Pages))
	parallel.Do(len(pages), func(i int) {
		p := v.Pages[i]
		pages[i] = archive.File{Name: "EPUB/" + p.Name + ".xhtml",
			Data: page(v, p)}
	})
	return archive.Pack(append(files, pages...))
}

// frame is the files around the pages.
func frame(w work) (files []archive.File, err error) {
	for _, f := range []struct{ name, template string }{
		{"META-INF/container.xml", "container.tmpl"},
		{"EPUB/package.opf", "package.tmpl"},
		{"EPUB/nav.xhtml", "nav.tmpl"},
		{"EPUB/cover.svg", "cover.tmpl"},
		{"EPUB/cover.xhtml", "coverpage.tmpl"},
		{"EPUB/title.xhtml", "title.tmpl"},
	} {
		var out bytes.Buffer
		err := layout.ExecuteTemplate(&out, f.template, w)
		if err != nil {
			return nil, err
		}
		files = append(files, archive.File{Name: f.name,
			Data: out.Bytes()})
	}
	return files, nil
}

// modified is the day of the newest measurement: a date that the
// book has, whenever it is made.
func modified(b *book.Book) string {
	day := "1980-01-01"
	for d := range maps.Values(b.Data) {
		day = max(day, d.Date)
	}
	return day
}

// page is a page of the site as XHTML.
func page(v *volume.Volume, p *volume.Page) []byte {
	var s strings.Builder
	fmt.Fprintf(&s, head, html.EscapeString(p.Title), p.Name, role[p.Part])
	body := p.Rewrite(id, func(href string) string {
		return link(v, p, href)
	})
	drawings(body)
	markup.XHTML(&s, body)
	s.WriteString("\n</section>\n</body>\n</html>\n")
	return []byte(s.String())
}

const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" ` +
	`xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head>
<meta charset="UTF-8"/>
<title>%s</title>
<link rel="stylesheet" href="epub.css"/>
</head>
<body class="%s">
<section epub:type="%s">
`

// role is what a page of a part is, in the words of EPUB.
var role = [...]string{volume.Chapters: "chapter",
	volume.Appendices: "appendix", volume.Solutions: "answers",
	volume.Reference: "appendix"}

// link is where a link leads in the EPUB. One to a page of the site
// that the EPUB does not have leads nowhere.
func link(v *volume.Volume, p *volume.Page, href string) string {
	if strings.Contains(href, "://") {
		return href
	}
	to, fragment := v.Find(p, href)
	switch {
	case to == nil && slices.Contains(contents, href):
		return "nav.xhtml"
	case to == nil:
		return ""
	case to == p && fragment != "":
		return "#" + id(fragment)
	case fragment != "":
		return to.Name + ".xhtml#" + id(fragment)
	}
	return to.Name + ".xhtml"
}

// contents is the pages that the table of contents stands for.
var contents = []string{"contents.html", "index.html"}

// id makes a name that XML allows, and another one for another id.
func id(name string) string {
	var s strings.Builder
	for i, r := range name {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
		inner := '0' <= r && r <= '9' || r == '-' || r == '.'
		switch {
		case letter, i > 0 && inner, i > 0 && r == '_':
			s.WriteRune(r)
		case inner:
			fmt.Fprintf(&s, "n%c", r)
		default:
			fmt.Fprintf(&s, "_%x_", r)
		}
	}
	return s.String()
}

// Parts is the pages by part, for the contents.
func (w work) Parts() (parts [][]*volume.Page) {
	for i, p := range w.Pages {
		if i == 0 || p.Part != w.Pages[i-1].Part {
			parts = append(parts, nil)
		}
		last := len(parts) - 1
		parts[last] = append(parts[last], p)
	}
	return parts
}

// Drawn says whether a page has a drawing in it, which the package
// has to declare.
func (work) Drawn(p *volume.Page) bool {
	return slices.ContainsFunc(p.Body, func(t markup.Token) bool {
		return t.Name == "svg"
	})
}
