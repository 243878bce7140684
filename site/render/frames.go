package render

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"artofwaiting/site/outputs"
)

// The rows of a frame, from the top: who runs, who is ready, who
// waits, and below the ground what the kernel has for them. Those of
// which nothing is said in the whole run are left out.
const (
	frameLeft   = 62
	frameRow    = 32
	tokenHeight = 22
)

func rows(t *outputs.Trace) []string {
	switch {
	case t.Kernel:
		return []string{"runs", "ready", "waits", "kernel"}
	case t.Queued:
		return []string{"runs", "ready", "waits"}
	}
	return []string{"runs", "still"}
}

// drawFrame draws a scene. What can move has a data-k, and a place
// by its transform, from which the script animates it.
func drawFrame(t *outputs.Trace, scene outputs.Scene,
	e outputs.Event) string {
	var s strings.Builder
	height := len(rows(t))*frameRow + 12
	fmt.Fprintf(&s, `<svg role=img viewBox="0 0 360 %d" `+
		`aria-label="%s">`, height,
		html.EscapeString(describeScene(t, scene)))
	for i, row := range rows(t) {
		fmt.Fprintf(&s, `<text class=dim x="0" y="%d">%s</text>`,
			i*frameRow+19+i/3*10, row)
	}
	drawThread(&s, t, scene, e)
	if t.Kernel {
		fmt.Fprintf(&s, `<path class=kernel d="M0 %dH360"/>`,
			3*frameRow+4)
	}
	home, room := 0, 290/max(working(t), 1)
	for i, l := range t.Lanes {
		if l.Thread {
			continue
		}
		x := frameLeft + home*room
		home++
		drawSocket(&s, scene.Lanes[i], x)
		drawToken(&s, t, scene, i, x)
	}
	return s.String() + "</svg>"
}

// working counts the lanes that are no threads.
func working(t *outputs.Trace) (n int) {
	for _, l := range t.Lanes {
		if !l.Thread {
			n++
		}
	}
	return n
}

// drawThread is the first row: asleep, or what the call gave.
func drawThread(s *strings.Builder, t *outputs.Trace,
	scene outputs.Scene, e outputs.Event) {
	for i, l := range t.Lanes {
		if l.Thread && scene.Lanes[i].State == outputs.Waiting {
			fmt.Fprintf(s, `<rect class=wait x="%d" y="1" width="296" `+
				`height="28" rx="3"/><text x="210" y="19" `+
				`text-anchor=middle>%s waits</text>`, frameLeft,
				html.EscapeString(name(l)))
			return
		}
	}
	fmt.Fprintf(s, `<rect class=ink x="%d" y="1" width="296" `+
		`height="28" rx="3"/>`, frameLeft)
	if e.Kind != "call" {
		return
	}
	result := e.Err
	if result == "" {
		result = fmt.Sprint(e.N)
	}
	fmt.Fprintf(s, `<text class=mono x="%d" y="19">%s → %s</text>`,
		frameLeft+60, html.EscapeString(e.Call),
		html.EscapeString(result))
}

// drawSocket is what the kernel has for a lane: its bytes, and a
// flag whose pole says that edges are watched for.
func drawSocket(s *strings.Builder, l outputs.LaneState, x int) {
	const y = 3*frameRow + 30
	if l.Watched {
		s.WriteString(flag(float64(x+3), y, l.Edge))
	}
	if l.Unread > 0 {
		fmt.Fprintf(s, `<text x="%d" y="%d">%s bytes</text>`, x+15, y-1,
			outputs.Group(fmt.Sprint(l.Unread)))
	}
}

// drawToken draws a lane's letter in the row of its state.
func drawToken(s *strings.Builder, t *outputs.Trace,
	scene outputs.Scene, lane, home int) {
	l, class := t.Lanes[lane], barClass[scene.Lanes[lane].State]
	x, y := home, min(2, len(rows(t))-1)*frameRow+4
	on := ""
	switch class {
	case "":
		return
	case "run":
		x, y, on = frameLeft+4, 4, " on-fill"
	case "ready":
		x, y = frameLeft, frameRow+4
		for _, before := range scene.Queue {
			if before == lane {
				break
			}
			x += tokenWidth(l) + 8
		}
	}
	id := html.EscapeString(l.ID)
	fmt.Fprintf(s, `<g data-k="%s" transform="translate(%d %d)">`+
		`<rect class=%s width="%d" height="%d" rx="3"/><text `+
		`class="mono%s" x="%d" y="15" text-anchor=middle>%s</text></g>`,
		id, x, y, class, tokenWidth(l), tokenHeight, on,
		tokenWidth(l)/2, id)
}

func tokenWidth(l outputs.Lane) int {
	return max(28, 8*utf8.RuneCountInString(l.ID)+10)
}

// describeScene is a frame in words.
func describeScene(t *outputs.Trace, scene outputs.Scene) string {
	var waiting, runs, ready, unread []string
	for i, l := range t.Lanes {
		switch scene.Lanes[i].State {
		case outputs.Waiting:
			waiting = append(waiting, name(l))
		case outputs.Running:
			runs = append(runs, name(l))
		}
		if n := scene.Lanes[i].Unread; n > 0 {
			unread = append(unread, fmt.Sprintf("%d bytes of %s", n,
				name(l)))
		}
	}
	for _, i := range scene.Queue {
		ready = append(ready, name(t.Lanes[i]))
	}
	var s strings.Builder
	for _, part := range []struct {
		what string
		who  []string
	}{{"Running", runs}, {"Ready", ready}, {"Waiting", waiting},
		{"Unread", unread}} {
		if part.who != nil {
			fmt.Fprintf(&s, "%s: %s. ", part.what,
				strings.Join(part.who, ", "))
		}
	}
	if s.Len() == 0 {
		return "Nobody is left."
	}
	return strings.TrimSpace(s.String())
}
