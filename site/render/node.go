package render

import (
	"bytes"
	"fmt"
	"strings"

	"artofwaiting/site/book"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// A body draws the text of one chapter: the nodes that are ours;
// goldmark draws the others.
type body struct {
	*press
	c    *book.Chapter
	made map[string]bool // definitions that have their id on the page
}

// text is the chapter's HTML.
func (p *press) text(c *book.Chapter) (string, error) {
	md := book.Markdown()
	b := &body{p, c, make(map[string]bool)}
	md.Renderer().AddOptions(renderer.WithNodeRenderers(
		util.Prioritized(b, 1)))
	var out bytes.Buffer
	if err := md.Renderer().Render(&out, c.Source, c.Doc); err != nil {
		return "", err
	}
	return out.String(), nil
}

// RegisterFuncs is how goldmark learns who draws what.
func (b *body) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindHeading, b.heading)
	r.Register(book.KindNote, b.note)
	leaf := func(kind ast.NodeKind,
		draw func(ast.Node) (string, error)) {
		r.Register(kind, func(w util.BufWriter, _ []byte, n ast.Node,
			entering bool) (ast.WalkStatus, error) {
			if !entering {
				return ast.WalkContinue, nil
			}
			s, err := draw(n)
			w.WriteString(s)
			return ast.WalkSkipChildren, err
		})
	}
	leaf(book.KindListing, func(n ast.Node) (string, error) {
		return b.listing(page(b.c), n.(*book.Listing), b.made)
	})
	leaf(book.KindOutput, b.output)
	leaf(book.KindShell, b.shell)
	leaf(book.KindIllustration, b.illustration)
	leaf(book.KindValue, b.value)
	leaf(book.KindFigure, b.figure)
	leaf(book.KindDirective, b.directive)
}

func (b *body) heading(w util.BufWriter, src []byte, n ast.Node,
	entering bool) (ast.WalkStatus, error) {
	h := n.(*ast.Heading)
	s := b.section(h)
	if !entering {
		fmt.Fprintf(w, ` <a class=anchor href="#%s" aria-label="Link to `+
			`this section">#</a></h%d>`+"\n", s.ID, h.Level)
		return ast.WalkContinue, b.afterHeading(w, s)
	}
	fmt.Fprintf(w, `<h%d id="%s">`, h.Level, s.ID)
	if s.Exercise > 0 {
		fmt.Fprintf(w, "<span class=number>%s.%d</span> ",
			number(b.c), s.Exercise)
	}
	return ast.WalkContinue, nil
}

// section finds the section that a heading begins.
func (b *body) section(h *ast.Heading) book.Section {
	id, _ := h.AttributeString("id")
	name, _ := id.([]byte)
	for _, s := range b.c.Sections {
		if s.ID == string(name) {
			return s
		}
	}
	return book.Section{Level: h.Level, ID: string(name)}
}

// afterHeading says which claims of the essay a section carries, and
// how to check an exercise.
func (b *body) afterHeading(w util.BufWriter, s book.Section) error {
	if len(s.Claims) > 0 {
		var links []string
		for _, n := range s.Claims {
			links = append(links, fmt.Sprintf(
				`<a href="claims.html#claim-%d">%d</a>`, n, n))
		}
		fmt.Fprintf(w, "<p class=claims>The essay, %s</p>\n",
			plural(len(links), "claim")+" "+strings.Join(links, ", "))
	}
	if s.Exercise == 0 {
		return nil
	}
	e := b.c.Exercises[s.Exercise-1]
	fmt.Fprintf(w, `<p class=place>Work in <code>%s</code>. Then: `+
		`<kbd>make exercise E=%s.%d</kbd></p>`+"\n", e.Dir, number(b.c),
		e.Number)
	return b.code(w, "What you are given", e.Starter)
}

// code is listings folded away.
func (b *body) code(w util.BufWriter, title string,
	all []*book.Listing) error {
	fmt.Fprintf(w, "<details><summary>%s</summary>\n", title)
	for _, l := range all {
		s, err := b.listing(page(b.c), l, b.made)
		if err != nil {
			return err
		}
		w.WriteString(s)
	}
	w.WriteString("</details>\n")
	return nil
}

func plural(n int, what string) string {
	if n == 1 {
		return what
	}
	return what + "s"
}

func (b *body) note(w util.BufWriter, _ []byte, n ast.Node,
	entering bool) (ast.WalkStatus, error) {
	note := n.(*book.Note)
	switch {
	case note.Hint && entering:
		w.WriteString("<details class=hint><summary>A hint</summary>\n")
	case note.Hint:
		w.WriteString("</details>\n")
		if e := b.exerciseAt(note); e != nil {
			fmt.Fprintf(w, `<p class=place><a href="%s#%s">A solution</a></p>`+
				"\n", solutionsPage(b.c), e.ID)
		}
	case entering:
		w.WriteString("<aside class=note role=note>\n")
	default:
		w.WriteString("</aside>\n")
	}
	return ast.WalkContinue, nil
}

// exerciseAt is the exercise that a hint belongs to: the last one
// that begins above it.
func (b *body) exerciseAt(hint *book.Note) (last *book.Exercise) {
	for _, e := range b.c.Exercises {
		if e.Line < hint.Line {
			last = e
		}
	}
	return last
}
