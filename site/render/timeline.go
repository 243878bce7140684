package render

import (
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"

	"artofwaiting/site/book"
	"artofwaiting/site/outputs"
)

// A timeline, in units of a figure 360 wide.
const (
	timelineLeft = 76.0
	timelineTop  = 4.0
	timelineRow  = 22.0
	timelineBar  = 15.0
	waitCells    = 2.5 // how many cells wide a wait is
)

// letters are what calls are called in a cell.
var letters = map[string]string{
	"accept": "a", "close": "x", "connect": "c",
	"epoll_ctl_add": "+", "epoll_ctl_mod": "±", "epoll_ctl_del": "−",
	"epoll_wait": "e", "getsockopt": "?", "read": "r", "recv": "r",
	"send": "w", "shutdown": "h", "socket": "s", "write": "w",
}

// timeline draws the calls of several programs, a row for each, with
// their waits below each other.
func (b *body) timeline(d *book.Directive) (string, error) {
	t := d.Timeline
	for _, e := range t.Events {
		if e.Kind == "call" && letters[e.Call] == "" {
			return "", fmt.Errorf("%s calls %s, for which a timeline has "+
				"no letter\n\tadd one to letters in site/render", t.Name,
				e.Call)
		}
	}
	widths, waits := columns(t)
	cells := waitCells * float64(waits)
	for _, w := range widths {
		cells += float64(w)
	}
	cell := (360 - timelineLeft) / cells
	var s strings.Builder
	fmt.Fprintf(&s, `<svg role=img viewBox="0 0 360 %g" aria-label="%s">`,
		timelineTop+timelineRow*float64(len(t.Lanes)),
		html.EscapeString(describeTimeline(t)))
	for i, l := range t.Lanes {
		y := timelineTop + timelineRow*float64(i)
		fmt.Fprintf(&s, `<text x="0" y="%g">%s</text>`, y+12,
			html.EscapeString(l.Name))
		drawCalls(&s, l, widths, y, cell)
	}
	s.WriteString("</svg>")
	return captioned(s.String(), d.Caption) + timelineKey(t), nil
}

// columns is how many cells the runs of calls need, and how many
// waits there are. Lanes end together: one that has fewer waits
// begins later.
func columns(t *outputs.Timeline) (widths []int, waits int) {
	for _, l := range t.Lanes {
		waits = max(waits, len(l.Waits))
	}
	widths = make([]int, waits+1)
	for _, l := range t.Lanes {
		skip := waits - len(l.Waits)
		for i, run := range l.Runs {
			widths[skip+i] = max(widths[skip+i], len(run))
		}
	}
	return widths, waits
}

// drawCalls draws a lane. The first calls end where the first wait
// begins, and others follow theirs at once.
func drawCalls(s *strings.Builder, l outputs.TimelineLane, widths []int,
	y, cell float64) {
	skip := len(widths) - len(l.Runs)
	start := timelineLeft
	for _, w := range widths[:skip] {
		start += (float64(w) + waitCells) * cell
	}
	from := 0.0 // where the calls before a wait end
	for i, run := range l.Runs {
		x := start
		if i == 0 {
			x += float64(widths[skip]-len(run)) * cell
		} else {
			drawWait(s, l.Busy[i-1], from, start, y)
		}
		for _, e := range run {
			drawCall(s, e, x, y, cell)
			x += cell
		}
		from = x
		start += (float64(widths[skip+i]) + waitCells) * cell
	}
}

func drawWait(s *strings.Builder, busy bool, from, to, y float64) {
	class := "wait"
	if busy {
		class = "run"
	}
	fmt.Fprintf(s, `<rect class=%s x="%.1f" y="%g" width="%.1f" `+
		`height="%g"/>`, class, from+1, y, to-from-2, timelineBar)
}

func drawCall(s *strings.Builder, e outputs.Event, x, y, cell float64) {
	class, ink := "run", "on-fill mono"
	if e.Err == "EAGAIN" {
		class, ink = "fill-paper ink", "mono"
	}
	fmt.Fprintf(s, `<g><title>%s</title><rect class="%s" x="%.1f" y="%g" `+
		`width="%.1f" height="%g"/><text class="%s" x="%.1f" y="%g" `+
		`text-anchor=middle>%s</text></g>`, html.EscapeString(e.Call),
		class, x+.5, y, cell-1, timelineBar, ink, x+cell/2, y+11.5, letters[e.Call])
}

// describeTimeline is the drawing in words.
func describeTimeline(t *outputs.Timeline) string {
	parts := []string{t.Title + "."}
	for _, l := range t.Lanes {
		var words []string
		for i, run := range l.Runs {
			if i > 0 && l.Busy[i-1] {
				words = append(words, "asks "+l.Waits[i-1].Text)
			} else if i > 0 {
				words = append(words, "waits")
			}
			for _, e := range run {
				word := e.Call
				if e.Err == "EAGAIN" {
					word += " in vain"
				}
				words = append(words, word)
			}
		}
		parts = append(parts, l.Name+": "+strings.Join(words, ", ")+".")
	}
	return strings.Join(parts, " ")
}

// timelineKey says which letter is which call, and where it all
// comes from.
func timelineKey(t *outputs.Timeline) string {
	used := make(map[string]bool)
	for _, l := range t.Lanes {
		for _, e := range slices.Concat(l.Runs...) {
			used[e.Call] = true
		}
	}
	var words []string
	for _, call := range slices.Sorted(maps.Keys(used)) {
		if letters[call] != "" {
			words = append(words, letters[call]+" "+call)
		}
	}
	return fmt.Sprintf("<p class=source>Solid: running, and a call that "+
		"did something; framed: one that had to be made again; dashed: "+
		"asleep in the next call. %s. %s</p>\n",
		html.EscapeString(strings.Join(words, ", ")),
		recorded(t.Machine, t.Date, t.Command))
}
