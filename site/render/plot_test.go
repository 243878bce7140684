package render

import (
	"fmt"
	"html"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"artofwaiting/site/outputs"
)

func number1(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		t.Fatalf("%q is no place in a drawing: %v", s, err)
	}
	return v
}

func drawn(log string, series ...outputs.Series) string {
	return plot(&outputs.Data{Title: "T", Plot: &outputs.Plot{
		X: "connections", Y: "µs per request", Log: log, Series: series}})
}

func series(name string, xy ...float64) outputs.Series {
	s := outputs.Series{Name: name}
	for i := 0; i < len(xy); i += 2 {
		s.Points = append(s.Points, [2]float64{xy[i], xy[i+1]})
	}
	return s
}

var (
	textAt = regexp.MustCompile(
		`<text(?: class="dim")? x="([^"]*)" y="([^"]*)"(?: text-anchor="(\w+)")?>([^<]*)</text>`)
	pointAt = regexp.MustCompile(`<circle cx="([^"]*)" cy="([^"]*)"|` +
		`<rect x="([^"]*)" y="([^"]*)"`)
)

// labels is the texts of a drawing with the boxes around them.
func labels(t *testing.T, svg string) (texts []string, boxes [][4]float64) {
	t.Helper()
	for _, m := range textAt.FindAllStringSubmatch(svg, -1) {
		x, y := number1(t, m[1]), number1(t, m[2])
		text := html.UnescapeString(m[4])
		w := 6.2 * float64(len([]rune(text)))
		switch m[3] {
		case "end":
			x -= w
		case "middle":
			x -= w / 2
		}
		texts = append(texts, text)
		boxes = append(boxes, [4]float64{x, y - 10, x + w, y + 2})
	}
	if n := strings.Count(svg, "<text"); n != len(texts) {
		t.Errorf("found %d of %d texts", len(texts), n)
	}
	return texts, boxes
}

func TestPlotFits(t *testing.T) {
	for _, test := range []struct {
		name   string
		log    string
		series []outputs.Series
		points int
	}{
		{"linear", "", []outputs.Series{series("a", 0, 0, 1, 2, 3, 9.5)}, 3},
		{"logarithmic", "xy", []outputs.Series{series("a", 10, 7.1, 1000, 1234)}, 2},
		{"half logarithmic", "x", []outputs.Series{series("a", 10, 0, 1000, 1234)}, 2},
		{"one point", "", []outputs.Series{series("a", 5, 5)}, 1},
		{"one point, logarithmic", "xy", []outputs.Series{series("a", 10, 1000)}, 1},
		{"zero", "", []outputs.Series{series("a", 0, 0, 0, 0)}, 2},
		{"no span", "xy", []outputs.Series{series("a", 7, 7, 7, 7)}, 2},
		{"negative", "", []outputs.Series{series("a", -3.7, -5, -1, -0.5)}, 2},
		{"no series", "xy", nil, 0},
		{"no points", "", []outputs.Series{series("a"), series("b", 1, 1)}, 1},
		{"one line on another", "", []outputs.Series{series("a", 1, 1, 9, 9),
			series("b", 1, 1, 9, 9), series("c", 2, 1, 9, 9.1)}, 6},
		{"all at the bottom", "y", []outputs.Series{series("a", 0, 1, 1e4, 1),
			series("b", 0, 1, 1e4, 1), series("c", 0, 1000, 1e4, 1.1),
			series("d", 0, 10, 1e4, 1)}, 8},
		{"large", "", []outputs.Series{series("a", 0, 0, 9e6, 12345678)}, 2},
		{"large, logarithmic", "xy", []outputs.Series{series("a", 1, 1, 1e7, 1e8)}, 2},
		{"small", "xy", []outputs.Series{series("a", 0.001, 0.0001, 1, 0.01)}, 2},
		{"many decades", "xy", []outputs.Series{series("a", 1e-9, 1e-6, 1e6, 1e9)}, 2},
		{"absurd", "xy", []outputs.Series{series("a", 5e-324, 1, 1, 1)}, 2},
		{"long names", "", []outputs.Series{series("a goroutine for each", 0, 1, 1, 2),
			series("a thread for each", 0, 1, 1, 3)}, 4},
		{"hostile name", "", []outputs.Series{series(`<b> & "`, 0, 1, 1, 2)}, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			svg := drawn(test.log, test.series...)
			if err := wellFormed(svg); err != nil {
				t.Error(err)
			}
			if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
				t.Errorf("no place:\n%s", svg)
			}
			points := pointAt.FindAllStringSubmatch(svg, -1)
			if len(points) != test.points {
				t.Errorf("%d points, want %d", len(points), test.points)
			}
			for _, m := range points {
				x, y := number1(t, m[1]+m[3]), number1(t, m[2]+m[4])
				if test.name != "absurd" && (x < plotLeft-4 || x > 360 || y < plotTop-4 ||
					y > plotBottom+4) {
					t.Errorf("the point %s is not in the frame", m[0])
				}
			}
			texts, boxes := labels(t, svg)
			for i, a := range boxes {
				if a[0] < -1 || a[2] > 361 || a[1] < 0 || a[3] > plotHeight {
					t.Errorf("%q is not in the frame: %v", texts[i], a)
				}
				for j, b := range boxes[:i] {
					if a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3] {
						t.Errorf("%q %v touches %q %v", texts[i], a, texts[j], b)
					}
				}
			}
		})
	}
}

func TestTicks(t *testing.T) {
	for _, test := range []struct {
		log    bool
		values []float64
		want   string
	}{
		{false, []float64{0, 10}, "0 2 4 6 8 10"},
		{false, []float64{3, 9.5}, "0 2 4 6 8 10"},
		{false, []float64{0.1, 0.3}, "0 0.1 0.2 0.3"},
		{false, []float64{7000, 12345}, "0 5000 10,000"},
		{false, []float64{-3.7, 1}, "-3 -2 -1 0 1"},
		{false, []float64{-0.3, 4}, "0 1 2 3 4"},
		{false, []float64{5e-324}, ""},
		{false, []float64{-1e308, 1e308}, ""},
		{false, []float64{0}, "0 0.2 0.4 0.6 0.8 1"},
		{false, nil, "0 0.2 0.4 0.6 0.8 1"},
		{true, []float64{10, 1000}, "10 100 1000"},
		{true, []float64{7, 1001}, "1 10 100 1000 10,000"},
		{true, []float64{1000, 1000}, "1000 10,000"},
		{true, []float64{0.02, 1}, "0.01 0.1 1"},
		{true, []float64{1e5, 1e6}, "100,000 1,000,000"},
		{true, nil, "1 10"},
	} {
		var got []string
		for _, v := range newAxis(test.log, test.values, 0, 100).ticks() {
			got = append(got, short(v))
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%v, logarithmic %t: %s, want %s", test.values, test.log, s, test.want)
		}
	}
}

func TestAxisPlaces(t *testing.T) {
	linear := axis{low: 0, top: 10, from: 100, to: 0}
	log := axis{log: true, low: 1, top: 100, from: 0, to: 100}
	for _, test := range []struct {
		a       axis
		v, want float64
	}{{linear, 0, 100}, {linear, 5, 50}, {linear, 10, 0}, {log, 1, 0}, {log, 10, 50}, {log, 100, 100}} {
		if got := test.a.at(test.v); math.Abs(got-test.want) > 1e-9 {
			t.Errorf("%+v: %v is at %v, want %v", test.a, test.v, got, test.want)
		}
	}
}

// The words say what the drawing does, and lines can be told apart
// without colours.
func TestPlotInWords(t *testing.T) {
	svg := drawn("", series("threads", 1, 2, 5, 12345), series("none"), series("loops", 1, 3))
	want := `aria-label="T. threads: 2 µs per request at 1 connections, 12,345 at 5. ` +
		`loops: 3 µs per request at 1 connections, 3 at 1."`
	if !strings.Contains(svg, want) {
		t.Errorf("%s\ndoes not say\n%s", svg, want)
	}
	for i := range 3 {
		if !strings.Contains(svg, fmt.Sprintf(`<g class="line line%d">`, i)) {
			t.Errorf("no line %d:\n%s", i, svg)
		}
	}
}
