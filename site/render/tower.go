package render

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"artofwaiting/site/book"
)

// A floor is what one chapter builds.
type floor struct {
	chapter  int
	packages []string
}

// floors is the tower from the ground up. The system calls are the
// ground floor, which all chapters stand on.
var floors = []floor{
	{1, []string{"socket", "thread"}},
	{2, []string{"socket, not blocking"}},
	{3, []string{"poller"}},
	{4, []string{"future", "reactor", "tcp"}},
	{5, []string{"combinator"}},
	{6, []string{"generator"}},
	{7, []string{"await"}},
	{8, []string{"scheduler", "channel"}},
}

const (
	floorHeight = 28
	towerLeft   = 34
	towerWidth  = 360 - towerLeft - 1
)

// tower draws the floors: solid are those of c, tinted the ones
// below it, outlined the ones still to be built. c may be nil, for
// the front page. Every floor is a link to the chapter that builds
// it.
func (p *press) tower(c *book.Chapter) string {
	ground := len(floors) * floorHeight
	var s strings.Builder
	fmt.Fprintf(&s, `<svg role="group" viewBox="0 0 360 %d" `+
		`aria-label="%s">`, ground+70, p.towerAlt(c))
	for i, f := range floors {
		y := ground - (i+1)*floorHeight + 2
		p.floor(&s, c, f, y)
	}
	p.sys(&s, c, ground+2)
	fmt.Fprintf(&s, `<path class="kernel" d="M0 %dH360"/>`+
		`<text class="dim" x="%d" y="%d" text-anchor="middle">`+
		`the kernel</text></svg>`, ground+floorHeight+6,
		towerLeft+towerWidth/2, ground+floorHeight+26)
	return s.String()
}

func (p *press) floor(s *strings.Builder, c *book.Chapter, f floor,
	y int) {
	there := p.book.Chapter(f.chapter)
	class := "wait"
	switch {
	case c == nil || c.Appendix():
		if there != nil {
			class = "ready"
		}
	case f.chapter == c.Number:
		class = "run"
	case f.chapter < c.Number:
		class = "ready"
	}
	p.enter(s, c, there)
	fmt.Fprintf(s, `<text class="dim" x="8" y="%d">%d</text>`, y+17,
		f.chapter)
	const gap = 4
	n := len(f.packages)
	for i, name := range f.packages {
		x := i * (towerWidth + gap) / n
		end := (i+1)*(towerWidth+gap)/n - gap
		box(s, class, towerLeft+x, y, end-x, name)
	}
	if there != nil {
		s.WriteString("</a>")
	}
}

// enter begins the link to the chapter that builds a floor. A chapter
// has no room for the titles of all others.
func (p *press) enter(s *strings.Builder, c, there *book.Chapter) {
	switch {
	case there == nil:
	case there == c:
		fmt.Fprintf(s, `<a href="%s" aria-current="page">`, page(there))
	case c == nil || c.Appendix():
		fmt.Fprintf(s, `<a href="%s"><title>Chapter %d: %s</title>`,
			page(there), there.Number, html.EscapeString(there.Title))
	default:
		fmt.Fprintf(s, `<a href="%s">`, page(there))
	}
}

// sys is the ground floor, which all chapters stand on, and leads to
// the one that lays it.
func (p *press) sys(s *strings.Builder, c *book.Chapter, y int) {
	i := slices.IndexFunc(p.book.Chapters, func(c *book.Chapter) bool {
		return slices.Contains(c.Layers, "code/sys")
	})
	if i < 0 {
		box(s, "ready", towerLeft, y, towerWidth, "sys")
		return
	}
	p.enter(s, c, p.book.Chapters[i])
	box(s, "ready", towerLeft, y, towerWidth, "sys")
	s.WriteString("</a>")
}

func box(s *strings.Builder, class string, x, y, width int,
	name string) {
	on := ""
	if class == "run" {
		on = " on-fill"
	}
	fmt.Fprintf(s, `<rect class="%s" x="%d" y="%d" width="%d" `+
		`height="%d" rx="3"/><text class="mono%s" x="%d" y="%d" `+
		`text-anchor="middle">%s</text>`, class, x, y, width,
		floorHeight-4, on, x+width/2, y+16, name)
}

// towerAlt names the whole, and what of it c builds. The floors are
// links, and say themselves what they are.
func (p *press) towerAlt(c *book.Chapter) string {
	for _, f := range floors {
		if c != nil && f.chapter == c.Number {
			return "The tower of layers on the kernel. This chapter builds " +
				strings.Join(f.packages, " and ") + "."
		}
	}
	return "The tower of layers on the kernel."
}
