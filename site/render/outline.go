package render

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/printer"
	"html"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"artofwaiting/site/book"
	"artofwaiting/site/listings"
)

// outline is the API of this chapter's packages, as far as it has
// been told, and links to the outlines of those below.
func (b *body) outline(c *book.Chapter) (string, error) {
	below := b.below(c)
	if len(c.Layers) == 0 && below == "" {
		return "<p>No packages yet.</p>\n", nil
	}
	var s strings.Builder
	anchor := " id=api"
	for _, layer := range c.Layers {
		lines, err := b.exported(layer)
		if err != nil {
			return "", err
		}
		if lines == nil {
			continue
		}
		fmt.Fprintf(&s, "<figure class=\"code api\"%s><figcaption>%s"+
			"</figcaption><pre tabindex=0><code>%s</code></pre></figure>\n",
			anchor, layer, strings.Join(lines, ""))
		anchor = ""
	}
	return s.String() + below, nil
}

// below links to the packages of earlier chapters.
func (b *body) below(c *book.Chapter) string {
	var links []string
	seen := slices.Clone(c.Layers)
	for _, other := range b.book.Chapters {
		if other.Appendix() || other.Number >= c.Number {
			break
		}
		for _, layer := range other.Layers {
			if !slices.Contains(seen, layer) {
				seen = append(seen, layer)
				links = append(links, fmt.Sprintf(
					`<a href="%s#api">%s</a>`, page(other), layer))
			}
		}
	}
	if links == nil {
		return ""
	}
	return "<p class=source>Below: " + strings.Join(links, ", ") +
		".</p>\n"
}

// exported is a line for each exported declaration of a package.
// Where a name stands in several files, one for each system, the
// first of them speaks.
func (b *body) exported(dir string) ([]string, error) {
	names, err := filepath.Glob(filepath.Join(b.book.Root, dir, "*.go"))
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("layer %s: %w", dir, os.ErrNotExist)
	}
	var lines []string
	seen := make(map[string]bool)
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := b.book.Sources.File(dir + "/" + filepath.Base(name))
		if err != nil {
			return nil, err
		}
		for _, d := range f.AST.Decls {
			for _, line := range b.signatures(f, d) {
				if !seen[line] {
					seen[line] = true
					lines = append(lines, "<span>"+line+"\n</span>")
				}
			}
		}
	}
	return lines, nil
}

func (b *body) signatures(f *listings.File, d ast.Decl) (
	lines []string) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		recv := ""
		if d.Recv != nil {
			recv = strings.TrimLeft(source1(f, d.Recv.List[0].Type), "*")
			recv, _, _ = strings.Cut(recv, "[")
		}
		name := strings.TrimPrefix(recv+"."+d.Name.Name, ".")
		if d.Name.IsExported() && (recv == "" || ast.IsExported(recv)) &&
			!b.later(f, name) {
			bare := *d
			bare.Doc, bare.Body = nil, nil
			lines = append(lines, b.linked(f, source1(f, &bare), name,
				d.Name.Name))
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			lines = append(lines, b.spec(f, d, spec)...)
		}
	}
	return lines
}

// spec names a type with what it is, or an exported variable. The
// constants of the kernel are too many to be worth a line each.
func (b *body) spec(f *listings.File, d *ast.GenDecl,
	spec ast.Spec) []string {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		if !spec.Name.IsExported() || b.later(f, spec.Name.Name) {
			return nil
		}
		name := spec.Name.Name
		line := "type " + name + parameters(f, spec) + " " + kind(f, spec)
		return []string{b.linked(f, line, name, name)}
	case *ast.ValueSpec:
		if name := spec.Names[0].Name; ast.IsExported(name) &&
			len(d.Specs) == 1 && !b.later(f, name) {
			return []string{b.linked(f, d.Tok.String()+" "+name, name, name)}
		}
	}
	return nil
}

// later says whether a declaration is a later chapter's. One that only
// an appendix shows belongs to the chapter that shows its file first.
func (b *body) later(f *listings.File, name string) bool {
	c := b.shown[f.Path].Chapter
	href := b.home["artofwaiting/"+path.Dir(f.Path)+"."+name]
	for _, other := range b.book.Chapters {
		if !other.Appendix() && strings.HasPrefix(href, page(other)+"#") {
			c = other
		}
	}
	return c != nil && !c.Appendix() && !b.c.Appendix() &&
		c.Number > b.c.Number
}

func parameters(f *listings.File, spec *ast.TypeSpec) string {
	if spec.TypeParams == nil {
		return ""
	}
	start := f.Fset.PositionFor(spec.TypeParams.Pos(), false).Offset
	end := f.Fset.PositionFor(spec.TypeParams.End(), false).Offset
	return brief(blank.ReplaceAllString(string(f.Src[start:end]), " "))
}

func kind(f *listings.File, spec *ast.TypeSpec) string {
	switch t := spec.Type.(type) {
	case *ast.StructType:
		return "struct"
	case *ast.InterfaceType:
		return "interface"
	default:
		if spec.Assign.IsValid() {
			return "= " + source1(f, t)
		}
		return source1(f, t)
	}
}

// source1 is a node as one line of Go, without long lists of type
// parameters: whoever uses what has them does not write them.
func source1(f *listings.File, n any) string {
	var out bytes.Buffer
	printer.Fprint(&out, f.Fset, n)
	line := blank.ReplaceAllString(out.String(), " ")
	return brief(strings.NewReplacer("( ", "(", ", )", ")").Replace(line))
}

// brief leaves out what stands in brackets and has many parts.
func brief(line string) string {
	const many = 3
	var s strings.Builder
	for {
		i := strings.IndexByte(line, '[')
		if i < 0 {
			return s.String() + line
		}
		end, parts := bracket(line[i:])
		s.WriteString(line[:i])
		if parts < many {
			s.WriteString("[" + brief(line[i+1:i+end]))
		}
		line = line[i+end:]
	}
}

// bracket is where the bracket that s begins with is closed, and how
// many parts commas divide it into.
func bracket(s string) (end, parts int) {
	depth := 0
	for i, c := range s {
		switch c {
		case '[', '(', '{':
			depth++
		case ']', ')', '}':
			if depth--; depth == 0 {
				return i + 1, parts + 1
			}
		case ',':
			last := strings.HasPrefix(strings.TrimLeft(s[i+1:], " "), "]")
			if depth == 1 && !last {
				parts++
			}
		}
	}
	return len(s), 1
}

var blank = regexp.MustCompile(`\s+`)

// linked escapes a line, and makes its name a link to the listing
// that defines it.
func (b *body) linked(f *listings.File, line, name, word string) string {
	line = html.EscapeString(line)
	href := b.home["artofwaiting/"+path.Dir(f.Path)+"."+name]
	if href == "" {
		return line
	}
	at := regexp.MustCompile(`\b`+word+`\b`).FindAllStringIndex(line, -1)
	if at == nil {
		return line
	}
	i := at[0]
	if strings.HasPrefix(line, "func (") {
		receiver := strings.Index(line, ") ")
		for _, m := range at {
			if m[0] > receiver {
				i = m
				break
			}
		}
	}
	return line[:i[0]] + `<a href="` + href + `">` + word + "</a>" +
		line[i[1]:]
}
