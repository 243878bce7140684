package render

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"artofwaiting/site/book"
	"artofwaiting/site/outputs"
)

// steps draws a recorded run: its code, its lanes, and a frame for
// each event. Without the script the key frames stand below each
// other; with it, one frame at a time.
func (b *body) steps(d *book.Directive) (string, error) {
	t := d.Trace
	code, err := b.listing(page(b.c), t.Listing, b.made)
	if err != nil {
		return "", err
	}
	var s strings.Builder
	s.WriteString(opening(t.Trace) + code + lanes(t.Trace) +
		controls(t.Trace, b.replay(t)) + frames(t) + "<figcaption>")
	if d.Caption != "" {
		s.WriteString(spans(d.Caption) + " ")
	}
	s.WriteString(key(t.Trace) + "</figcaption></figure>\n")
	fmt.Fprintf(&s, "<p class=source>%s</p>\n",
		recorded(t.Machine, t.Date, t.Command))
	return s.String(), nil
}

// recorded says where and when a run was. A kernel in a box is the same
// on all machines, and has the same day for ever.
func recorded(machine, date, command string) string {
	const box = "a kernel in a box"
	where := machine + ", " + date
	if _, version, in := strings.Cut(machine, box); in {
		where = box + version
	}
	return "Recorded on " + html.EscapeString(where) + ", by <code>" +
		html.EscapeString(command) + "</code>."
}

// legend says what the shapes of a drawing mean.
func legend(t *outputs.Trace) string {
	s := "<span class=legend>Each column is an event, whatever its " +
		"time. Solid: running; "
	if t.Queued {
		s += "tinted: ready, in the queue; "
	}
	if !t.Kernel && !t.Queued {
		return s + "dashed: standing still.</span>"
	}
	s += "dashed: waiting."
	var marks []string
	for _, m := range []struct {
		used bool
		says string
	}{
		{occurs(t, "ready"), "flag is an edge"},
		{occurs(t, "arrive"), "triangle is bytes that arrive"},
		{occurs(t, "wake"), "ring is a return to the queue"},
	} {
		if m.used {
			marks = append(marks, "a "+m.says)
		}
	}
	if marks != nil {
		s += " " + capital(strings.Join(marks, ", ")) + "."
	}
	return s + "</span>"
}

// occurs says whether there is such an event, but for those of threads.
func occurs(t *outputs.Trace, kind string) bool {
	return slices.ContainsFunc(t.Events, func(e outputs.Event) bool {
		return e.Kind == kind && !t.Lanes[laneOf(t, e)].Thread
	})
}

// frames is a caption and a drawing for each event. Threads stand in
// the code, and are drawn only where nobody can step.
func frames(t *book.TraceFigure) string {
	var s strings.Builder
	s.WriteString("<ol class=frames aria-live=polite>\n")
	for i, e := range t.Events {
		class, at, drawing := frameClass(t.Trace, i), "", ""
		if t.Threads {
			found := spots(t, i)
			at = standing(t.Trace, i, found)
			if class != "" {
				drawing = drawThreads(t.Trace, i, found)
			}
		} else {
			drawing = drawFrame(t.Trace, t.Scenes[i], e)
		}
		fmt.Fprintf(&s, "<li%s value=%d data-lit=\"%d %d\"%s><p><b>%d</b> %s",
			class, i+1, t.Lit[i].First, t.Lit[i].N, at, i+1,
			html.EscapeString(caption(t.Trace, i)))
		s.WriteString("</p>" + drawing + "\n")
	}
	return s.String() + "</ol>"
}

// frameClass marks the frames that stand without the script: the
// first, each wait's return or each arrival for a thread, the last.
// Of those that the script shows, the first is shown first.
func frameClass(t *outputs.Trace, i int) string {
	switch {
	case i == 0:
		return ` class="key now"`
	case i == len(t.Events)-1, isReturn(t, i),
		t.Threads && t.Events[i].Kind == "arrive":
		return " class=key"
	}
	return ""
}

// isReturn says whether an event ends the wait of a thread.
func isReturn(t *outputs.Trace, i int) bool {
	e := t.Events[i]
	return e.Kind == "wake" && t.Lanes[laneOf(t, e)].Thread
}

func laneOf(t *outputs.Trace, e outputs.Event) int {
	for i, l := range t.Lanes {
		if l.ID == e.Lane {
			return i
		}
	}
	return 0 // never, since it was played
}

// replay is a button that runs the program again, if the page can.
func (p *press) replay(t *book.TraceFigure) string {
	if !p.repeats(t) {
		return ""
	}
	return "<button class=go value=" + t.Name + ">Run</button>"
}

// repeats says whether the page can run the program of a recording.
func (p *press) repeats(t *book.TraceFigure) bool {
	command, ok := strings.CutSuffix(t.Command, " -trace FILE")
	return ok && p.canRun(command)
}

// controls are hidden by the style sheet where scripts do not run.
func controls(t *outputs.Trace, more string) string {
	title := html.EscapeString(t.Title)
	return fmt.Sprintf(`<div class=keys role=group aria-label="Steps: %s">`+
		`<button aria-label="Previous step">◂</button>`+
		`<button aria-label=Play>▶</button>`+
		`<button aria-label="Next step">▸</button>`+
		`<input type=range min=1 max=%d value=1 aria-label=Step `+
		`aria-valuetext="%s">%s</div>`, title, len(t.Events),
		html.EscapeString(fmt.Sprintf("1 of %d. %s", len(t.Events),
			caption(t, 0))), more)
}
