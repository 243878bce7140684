package render

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"artofwaiting/site/book"
	"artofwaiting/site/outputs"
)

// Where all lanes are threads, each stands at a place in the same
// code. The script shows that in the code. Where it does not run,
// there is a drawing with a row for each: its letter, what it does,
// and the line at which it stands.
const (
	threadRow = 26
	doesAt    = 36
	standsAt  = 88
	longest   = 38 // what fits beside that
)

// opening is that of a figure. Where each thread has a place in the
// code, all the places are to be seen.
func opening(t *outputs.Trace) string {
	if t.Threads {
		return `<figure class="steps threads">`
	}
	return "<figure class=steps>"
}

// key says what the shapes mean.
func key(t *outputs.Trace) string {
	if t.Threads {
		return threadsLegend
	}
	return legend(t)
}

const threadsLegend = "<span class=legend>Each column is an event, " +
	"whatever its time. Solid: running; tinted: ready; dashed: asleep " +
	"in a call. A triangle is what arrives.</span>"

// A spot is a line of the figure's code, from 0.
type spot struct {
	line int
	text string
}

// spots is where each thread stands after event i, as far as the
// figure shows: at the first statement of what it did last.
func spots(t *book.TraceFigure, i int) map[string]spot {
	found := make(map[string]spot)
	for j, e := range t.Events[:i+1] {
		if e.Kind == "arrive" || t.Lit[j].N == 0 {
			continue // what the kernel does, or code not shown
		}
		found[e.Lane] = statement(t.Listing.Copy, t.Lit[j])
	}
	return found
}

// statement is the first line of a region that is no comment.
func statement(code []byte, lit book.Lines) spot {
	lines := bytes.Split(code, []byte("\n"))
	at := lit.First
	for ; at < lit.First+lit.N-1; at++ {
		if !bytes.HasPrefix(bytes.TrimSpace(lines[at]), []byte("//")) {
			break
		}
	}
	text := string(bytes.TrimSpace(lines[at]))
	if utf8.RuneCountInString(text) > longest {
		text = string([]rune(text)[:longest-1]) + "…"
	}
	return spot{at, text}
}

// standing is for the script: for each thread its line of the code,
// and how its mark is drawn.
func standing(t *outputs.Trace, i int, found map[string]spot) string {
	var words []string
	for k, l := range t.Lanes {
		at, ok := found[l.ID]
		class := barClass[t.Scenes[i].Lanes[k].State]
		if !ok || class == "" {
			class = "none"
		}
		words = append(words, fmt.Sprint(at.line, " ", class))
	}
	return ` data-at="` + strings.Join(words, " ") + `"`
}

// drawThreads draws how threads stand after event i: those that have
// begun, and not ended.
func drawThreads(t *outputs.Trace, i int, found map[string]spot) string {
	var rows strings.Builder
	y := 0
	for k, l := range t.Lanes {
		state := t.Scenes[i].Lanes[k].State
		if barClass[state] == "" {
			continue
		}
		drawLetter(&rows, l, barClass[state], y)
		fmt.Fprintf(&rows, `<text x="%d" y="%d">%s</text>`+
			`<text class=mono x="%d" y="%d">%s</text>`,
			doesAt, y+17, does[state],
			standsAt, y+17, html.EscapeString(found[l.ID].text))
		y += threadRow
	}
	return fmt.Sprintf(`<svg role=img viewBox="0 0 360 %d" `+
		`aria-label="%s">`, y,
		html.EscapeString(describeThreads(t, t.Scenes[i]))) +
		rows.String() + "</svg>"
}

func drawLetter(s *strings.Builder, l outputs.Lane, class string,
	y int) {
	on := ""
	if class == "run" {
		on = " on-fill"
	}
	fmt.Fprintf(s, `<rect class=%s x="1" y="%d" width="28" height="22" `+
		`rx="3"/><text class="mono%s" x="15" y="%d" `+
		`text-anchor=middle>%s</text>`, class, y+2, on, y+17,
		html.EscapeString(l.ID))
}

// does is what a thread does.
var does = map[outputs.State]string{outputs.Running: "runs",
	outputs.Queued: "ready", outputs.Waiting: "asleep"}

// describeThreads is such a drawing in words.
func describeThreads(t *outputs.Trace, scene outputs.Scene) string {
	var parts []string
	for k, l := range t.Lanes {
		state := scene.Lanes[k]
		word := does[state.State]
		if word == "" {
			continue
		}
		if state.State == outputs.Waiting {
			word += " in " + state.In
		}
		parts = append(parts, name(l)+": "+word)
	}
	return strings.Join(parts, ", ") + "."
}
