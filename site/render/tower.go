package render

import (
	"fmt"
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
// the front page, on which every floor is a link.
func (p *press) tower(c *book.Chapter) string {
	ground := len(floors) * floorHeight
	var s strings.Builder
	fmt.Fprintf(&s, `<svg role="group" viewBox="0 0 360 %d" `+
		`aria-label="%s">`, ground+70, p.towerAlt(c))
	for i, f := range floors {
		y := ground - (i+1)*floorHeight + 2
		p.floor(&s, c, f, y)
	}
	box(&s, "ready", towerLeft, ground+2, towerWidth, "sys")
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
	if there != nil {
		fmt.Fprintf(s, `<a href="%s">`, page(there))
	}
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

func (p *press) towerAlt(c *book.Chapter) string {
	var s strings.Builder
	s.WriteString("The tower of layers on the kernel, from the bottom: " +
		"sys")
	for _, f := range floors {
		s.WriteString(", " + strings.Join(f.packages, " and "))
		if c != nil && f.chapter == c.Number {
			s.WriteString(" (this chapter)")
		}
	}
	return s.String() + "."
}
