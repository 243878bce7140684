package render

import (
	"cmp"
	"fmt"
	"html"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"artofwaiting/site/outputs"
)

// The plotting area, in units of a figure 360 wide. Long labels make
// it narrower.
const (
	plotLeft, plotRight = 44, 270
	plotTop, plotBottom = 24, 190
	plotHeight          = 232

	labelHeight = 14
	digitWidth  = 7 // of the widest letters that labels usually have
)

// An axis maps values to units.
type axis struct {
	log      bool
	low, top float64 // values
	from, to float64 // units
	step     float64 // between ticks, unless log
}

func (a axis) at(v float64) float64 {
	low, top := a.low, a.top
	if a.log {
		v, low, top = math.Log10(v), math.Log10(low), math.Log10(top)
	}
	return a.from + (v-low)/(top-low)*(a.to-a.from)
}

// newAxis spans the values, to whole powers of ten or from zero.
func newAxis(log bool, values []float64, from, to float64) axis {
	a := axis{log: log, from: from, to: to}
	if len(values) == 0 {
		values = []float64{1}
	}
	a.low, a.top = slices.Min(values), slices.Max(values)
	if log {
		// The logarithm of a power of ten is not always whole.
		const slack = 1e-9
		low := math.Floor(math.Log10(a.low) + slack)
		low = min(max(low, -300), 300) // beyond, powers are 0 or +Inf
		top := math.Ceil(math.Log10(a.top) - slack)
		top = min(max(top, low+1), 301)
		a.low, a.top = math.Pow(10, low), math.Pow(10, top)
		return a
	}
	a.low, a.top = min(a.low, 0), max(a.top, 0)
	if a.low == a.top {
		a.top++
	}
	a.step = step(a.top - a.low)
	a.top += a.step / 2
	return a
}

// step is a round distance, of which a span has two to five.
func step(span float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(span/4)))
	for _, m := range []float64{1, 2, 5, 10} {
		if span/(m*p) <= 5 {
			return m * p
		}
	}
	return 10 * p
}

func (a axis) ticks() (list []float64) {
	if a.log {
		for v := a.low; v <= a.top*1.001; v *= 10 {
			list = append(list, v)
		}
		return list
	}
	first := math.Ceil(a.low/a.step) + 0 // and not -0
	for i := first; i*a.step <= a.top; i++ {
		list = append(list, i*a.step)
	}
	return list
}

// sparse leaves ticks out, evenly, until each has its room.
func (a axis) sparse(ticks []float64, room float64) (kept []float64) {
	for every := 1; ; every++ {
		kept = kept[:0]
		for i := 0; i < len(ticks); i += every {
			kept = append(kept, ticks[i])
		}
		if len(kept) < 2 ||
			math.Abs(a.at(kept[1])-a.at(kept[0])) >= room {
			return kept
		}
	}
}

// plot draws a measurement's lines, each told apart by the shape of
// its points as well, and named where it ends.
func plot(d *outputs.Data) string {
	var xs, ys []float64
	for _, series := range d.Plot.Series {
		for _, p := range series.Points {
			xs, ys = append(xs, p[0]), append(ys, p[1])
		}
	}
	y := newAxis(strings.Contains(d.Plot.Log, "y"), ys,
		plotBottom, plotTop)
	left, right := sides(d.Plot.Series, y)
	x := newAxis(strings.Contains(d.Plot.Log, "x"), xs, left, right)
	var s strings.Builder
	fmt.Fprintf(&s, `<svg role="img" viewBox="0 0 360 %d" `+
		`aria-label="%s">`, plotHeight,
		html.EscapeString(describe(d)))
	drawAxes(&s, d.Plot, x, y)
	names := labelRows(d.Plot.Series, y)
	for i, series := range d.Plot.Series {
		drawSeries(&s, i, series, x, y, names[i])
	}
	s.WriteString("</svg>")
	return s.String()
}

// describe says a plot in words: every line with its two ends.
func describe(d *outputs.Data) string {
	var parts []string
	for _, series := range d.Plot.Series {
		if len(series.Points) == 0 {
			continue
		}
		a, z := series.Points[0], series.Points[len(series.Points)-1]
		parts = append(parts, fmt.Sprintf("%s: %s %s at %s %s, %s at %s",
			series.Name, short(a[1]), d.Plot.Y, short(a[0]), d.Plot.X,
			short(z[1]), short(z[0])))
	}
	return d.Title + ". " + strings.Join(parts, ". ") + "."
}

// short writes a number with six digits, and with an exponent only
// when nobody would count the zeros.
func short(v float64) string {
	text := strconv.FormatFloat(v, 'g', 6, 64)
	if size := math.Abs(v); size >= 1e-6 && size < 1e12 {
		v, _ = strconv.ParseFloat(text, 64)
		text = strconv.FormatFloat(v, 'f', -1, 64)
	}
	return outputs.Group(text)
}

// width is about that of a text, and rather more than less.
func width(text string) float64 {
	return float64(digitWidth * utf8.RuneCountInString(text))
}

func widest(ticks []float64) (w float64) {
	for _, v := range ticks {
		w = max(w, width(short(v)))
	}
	return w
}

// sides leaves room for the numbers on the left and the names on the
// right, but not all of it.
func sides(all []outputs.Series, y axis) (left, right float64) {
	left = max(plotLeft, widest(y.ticks())+6)
	right = plotRight
	for _, series := range all {
		right = min(right, 360-8-width(series.Name))
	}
	return left, max(right, left+80)
}

func drawAxes(s *strings.Builder, p *outputs.Plot, x, y axis) {
	for _, v := range y.sparse(y.ticks(), labelHeight) {
		fmt.Fprintf(s, `<path class="grid" d="M%.1f %.1fH%.1f"/>`+
			`<text class="dim" x="%.1f" y="%.1f" text-anchor="end">%s</text>`,
			x.from, y.at(v), x.to, x.from-6, y.at(v)+4, short(v))
	}
	ticks := x.ticks()
	for _, v := range x.sparse(ticks, widest(ticks)+6) {
		fmt.Fprintf(s, `<text class="dim" x="%.1f" y="%d" `+
			`text-anchor="middle">%s</text>`, x.at(v), plotBottom+18,
			short(v))
	}
	fmt.Fprintf(s, `<text x="0" y="12">%s</text>`+
		`<text x="%.1f" y="%d" text-anchor="end">%s</text>`,
		html.EscapeString(p.Y), x.to, plotBottom+36,
		html.EscapeString(p.X))
}

// labelRows is where the names of lines stand: at their ends, pushed
// up where they would touch each other or the numbers below.
func labelRows(all []outputs.Series, y axis) []float64 {
	rows := make([]float64, len(all))
	var order []int
	for i, series := range all {
		if n := len(series.Points); n > 0 {
			rows[i] = y.at(series.Points[n-1][1]) + 4
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(rows[j], rows[i])
	})
	lowest := float64(plotBottom + 4)
	for _, i := range order {
		rows[i] = min(rows[i], lowest)
		lowest = rows[i] - labelHeight
	}
	return rows
}

func drawSeries(s *strings.Builder, i int, series outputs.Series,
	x, y axis, label float64) {
	fmt.Fprintf(s, `<g class="line line%d"><path d="`, i%4)
	for j, p := range series.Points {
		fmt.Fprintf(s, "%c%.1f %.1f", "ML"[min(j, 1)], x.at(p[0]), y.at(p[1]))
	}
	s.WriteString(`"/>`)
	for _, p := range series.Points {
		px, py := x.at(p[0]), y.at(p[1])
		title := fmt.Sprintf("<title>%s: %s</title>", short(p[0]), short(p[1]))
		if i%2 == 0 {
			fmt.Fprintf(s, `<circle cx="%.1f" cy="%.1f" r="3.5">%s</circle>`,
				px, py, title)
		} else {
			fmt.Fprintf(s, `<rect x="%.1f" y="%.1f" width="6.5" `+
				`height="6.5">%s</rect>`, px-3.2, py-3.2, title)
		}
	}
	if n := len(series.Points); n > 0 {
		fmt.Fprintf(s, `<text x="%.1f" y="%.1f">%s</text>`,
			x.at(series.Points[n-1][0])+8, label,
			html.EscapeString(series.Name))
	}
	s.WriteString("</g>")
}
