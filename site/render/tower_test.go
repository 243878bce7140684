package render

import (
	"regexp"
	"strings"
	"testing"

	"artofwaiting/site/book"
)

var box1 = regexp.MustCompile(`<rect class="(\w+)"[^>]*/><text class="([^"]*)"[^>]*>([^<]*)`)

// lit says of each box of a tower which class it has.
func lit(svg string) map[string]string {
	classes := make(map[string]string)
	for _, m := range box1.FindAllStringSubmatch(svg, -1) {
		classes[m[3]] = m[1]
		if strings.Contains(m[2], "on-fill") != (m[1] == "run") {
			classes[m[3]] += ", text " + m[2]
		}
	}
	return classes
}

func TestTower(t *testing.T) {
	b := &book.Book{Chapters: []*book.Chapter{{Number: 0, Name: "00-a"},
		{Number: 1, Name: "01-b", Title: "<B>", Layers: []string{"code/sys"}}, {Number: 2, Name: "02-c"}, {Number: 4, Name: "04-d"},
		{Number: 9, Name: "09-f"}, {Number: 100, Name: "appendix-e"}}}
	p := &press{book: b}
	for _, test := range []struct {
		number     int // of the chapter, -1 for the front page
		run, ready string
	}{
		{-1, "", "sys, socket, thread, socket-not-blocking, future, reactor, tcp"},
		{0, "", "sys"},
		{1, "socket, thread", "sys"},
		{2, "socket-not-blocking", "sys, socket, thread"},
		{4, "future, reactor, tcp", "sys, socket, thread, socket-not-blocking, poller"},
		{9, "", "sys, socket, thread, socket-not-blocking, poller, future, reactor, tcp, " +
			"combinator, generator, await, scheduler, channel"},
		{100, "", "sys, socket, thread, socket-not-blocking, future, reactor, tcp"},
	} {
		svg := p.tower(b.Chapter(test.number))
		if err := wellFormed(svg); err != nil {
			t.Errorf("%d: %v", test.number, err)
		}
		got := lit(svg)
		if len(got) != 13 {
			t.Errorf("%d: %d boxes", test.number, len(got))
		}
		for name, class := range got {
			want := "wait"
			key := strings.ReplaceAll(name, ", not ", "-not-")
			key = strings.ReplaceAll(key, " ", "-")
			for class, list := range map[string]string{"run": test.run, "ready": test.ready} {
				if strings.Contains(", "+list+", ", ", "+key+", ") {
					want = class
				}
			}
			if class != want {
				t.Errorf("chapter %d: %s is drawn %s, want %s", test.number, name, class, want)
			}
		}
		if strings.Contains(svg, "This chapter builds") != (test.run != "") ||
			strings.Contains(svg, `<a href="`+page(b.Chapter(max(test.number, 0)))+
				`" aria-current="page">`) != (test.run != "") {
			t.Errorf("%d: which floor is this chapter's?\n%s", test.number, svg)
		}
		if n := strings.Count(svg, "<a href="); n != 4 {
			t.Errorf("%d: %d links to chapters that there are, want 4", test.number, n)
		}
		titles := 0
		if test.number < 0 || test.number >= 100 {
			titles = 2 // of the floors 1 and sys
		}
		if n := strings.Count(svg, "<title>Chapter 1: &lt;B&gt;</title>"); n != titles {
			t.Errorf("%d: %d titles, want %d", test.number, n, titles)
		}
	}
}

var rect = regexp.MustCompile(`<rect class="\w+" x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"`)

// The boxes lie side by side within the frame, and none on another.
func TestTowerBoxes(t *testing.T) {
	p := &press{book: &book.Book{}}
	var boxes [][4]float64
	for _, m := range rect.FindAllStringSubmatch(p.tower(nil), -1) {
		x, y, w, h := number1(t, m[1]), number1(t, m[2]), number1(t, m[3]), number1(t, m[4])
		if x < 0 || x+w > 360 || w < 50 {
			t.Errorf("%s is not within 360 units", m[0])
		}
		for _, b := range boxes {
			if x < b[2] && b[0] < x+w && y < b[3] && b[1] < y+h {
				t.Errorf("%s lies on %v", m[0], b)
			}
		}
		boxes = append(boxes, [4]float64{x, y, x + w, y + h})
	}
	if len(boxes) != 13 {
		t.Errorf("%d boxes", len(boxes))
	}
}
