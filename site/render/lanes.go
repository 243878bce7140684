package render

import (
	"fmt"
	"html"
	"strings"
	"time"

	"artofwaiting/site/outputs"
)

// The lane chart, in units of a figure 360 wide.
const (
	lanesLeft = 46.0
	lanesTop  = 18.0
	laneRow   = 26.0
	laneBar   = 11.0
)

// barClass is how a state is drawn, in lanes and frames.
var barClass = map[outputs.State]string{
	outputs.Waiting: "wait", outputs.Queued: "ready",
	outputs.Running: "run",
}

// lanes draws the whole run: a row for each lane, a column for each
// event.
func lanes(t *outputs.Trace) string {
	column := (360 - lanesLeft) / float64(len(t.Events))
	height := lanesTop + laneRow*float64(len(t.Lanes))
	var s strings.Builder
	fmt.Fprintf(&s, `<svg class=lanes role=img viewBox="0 0 360 %g" `+
		`aria-label="%s"><rect class=cursor x="%g" y="0" width="%.2f" `+
		`height="%g"/>`, height, html.EscapeString(describeLanes(t)),
		lanesLeft, column, height)
	for k, l := range t.Lanes {
		y := lanesTop + laneRow*float64(k)
		fmt.Fprintf(&s, `<text x="0" y="%g">%s</text>`+
			`<path class=lane d="M%g %gH360"/>`, y+laneBar,
			html.EscapeString(l.ID), lanesLeft, y+laneBar/2+1)
		drawBars(&s, t, k, y, column)
	}
	for i, e := range t.Events {
		x := lanesLeft + column*float64(i)
		y := lanesTop + laneRow*float64(laneOf(t, e))
		drawMark(&s, t, i, x, y, column)
	}
	return s.String() + "</svg>"
}

// drawBars draws a lane's states, each from the event that led to it
// to the one that ended it.
func drawBars(s *strings.Builder, t *outputs.Trace, lane int, y,
	column float64) {
	state := func(i int) outputs.State {
		return t.Scenes[i].Lanes[lane].State
	}
	for i := 0; i < len(t.Scenes); {
		n := i + 1
		for n < len(t.Scenes) && state(n) == state(i) {
			n++
		}
		if class := barClass[state(i)]; class != "" {
			fmt.Fprintf(s, `<rect class=%s x="%.1f" y="%g" width="%.1f" `+
				`height="%g"/>`, class, lanesLeft+column*float64(i), y+1,
				column*float64(n-i), laneBar)
		}
		i = n
	}
}

// drawMark draws what an event is beside the state it led to, if
// there is more to it.
func drawMark(s *strings.Builder, t *outputs.Trace, i int,
	x, y, column float64) {
	const worthSaying = 100 * time.Microsecond
	middle := x + column/2
	switch e := t.Events[i]; {
	case isReturn(t, i):
		if d := slept(t, i); d >= worthSaying {
			fmt.Fprintf(s, `<text class=dim x="%.1f" y="%g" `+
				`text-anchor=end>%s</text>`, x, y-4, span(d))
		}
	case e.Kind == "ready":
		s.WriteString(flag(x+1, y+1, true))
	case e.Kind == "wake":
		fmt.Fprintf(s, `<circle class=ink cx="%.1f" cy="%g" r="3"/>`,
			middle, y-4)
	case e.Kind == "arrive":
		fmt.Fprintf(s, `<path class=ink d="M%.1f %gl-3.5 6h7z"/>`,
			middle, y+laneBar+2)
	}
}

// flag stands on a point: its pole alone says that edges are watched
// for, and the cloth that one was told.
func flag(x, y float64, raised bool) string {
	s := fmt.Sprintf(`<path class=ink d="M%.1f %gv-12"/>`, x, y)
	if raised {
		s += fmt.Sprintf(`<path class=flag d="M%.1f %gl8 3l-8 3z"/>`,
			x, y-12)
	}
	return s
}

// describeLanes is the chart in words.
func describeLanes(t *outputs.Trace) string {
	var names, ends []string
	for _, l := range t.Lanes {
		names = append(names, name(l))
	}
	for i, e := range t.Events {
		if isReturn(t, i) {
			ends = append(ends, fmt.Sprintf("%s wakes at event %d",
				name(t.Lanes[laneOf(t, e)]), i+1))
		}
	}
	s := fmt.Sprintf("%s: %d events of %s.", t.Title, len(t.Events),
		strings.Join(names, ", "))
	if ends != nil {
		s += " " + capital(strings.Join(ends, ", ")) + "."
	}
	return s
}
