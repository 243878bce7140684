package bundle

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"
	"text/template"

	"artofwaiting/site/book"
)

var readme = template.Must(template.New("").Parse(
	`# Chapter {{.Number}}: {{.Title}}

The programs of a chapter of *The Art of Waiting*, and all packages
of the book that they use. With Go {{.Go}} or later:

    cd {{.Name}}
{{- range .Programs}}
    go run ./{{.Dir}}
{{- end}}
{{range .Programs}}
- ` + "`{{.Dir}}`" + `: {{.Doc}}
{{- end}}

What they print, and why, stands in the chapter. On Linux they run on
the real kernel, on macOS and the BSDs with kqueue. Everywhere else,
and with -tags sim on these too, they run on a kernel in a box, which
is part of the book, and say so.
{{if .Exercises}}
Each exercise comes with a test, which fails until it is solved:
{{range .Exercises}}
    go test -tags exercise ./{{.}}
{{- end}}
{{end}}
The code is under the MIT licence, see LICENSE.
`))

// A program is something to run.
type program struct{ Dir, Doc string }

// readme says what to run.
func (p *parcel) readme(c *book.Chapter) ([]byte, error) {
	text := struct {
		*book.Chapter
		Go        string
		Programs  []program
		Exercises []string
	}{Chapter: c, Go: p.version()}
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		dir := path.Dir(name)
		s := p.files[name]
		if !p.own(dir) || s.pkg != "main" || s.doc == "" ||
			strings.Contains(dir, "/exercises/") {
			continue
		}
		text.Programs = append(text.Programs, program{dir, short(s.doc)})
	}
	slices.SortStableFunc(text.Programs, func(a, b program) int {
		return strings.Compare(a.Dir, b.Dir)
	})
	text.Programs = slices.CompactFunc(text.Programs,
		func(a, b program) bool { return a.Dir == b.Dir })
	for _, e := range c.Exercises {
		text.Exercises = append(text.Exercises, e.Dir)
	}
	var out bytes.Buffer
	err := readme.Execute(&out, text)
	return out.Bytes(), err
}

// version is the oldest Go that runs the code.
func (p *parcel) version() string {
	_, rest, _ := strings.Cut(string(p.files["go.mod"].data), "\ngo ")
	version, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSuffix(version, ".0")
}

// short is the first sentence of a doc comment, on one line.
func short(doc string) string {
	doc, _, _ = strings.Cut(doc, "\n\n")
	doc = strings.Join(strings.Fields(doc), " ")
	first, _, more := strings.Cut(doc, ". ")
	if more {
		first += "."
	}
	return first
}
