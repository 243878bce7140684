package search

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	got := Words([]Section{
		{Title: "Edge and level", Text: "An edge is told once."},
		{Title: "Reading", Text: "read, Read and READ: to an edge"},
		{Title: "µs", Text: "ready µm", Stressed: "ready"},
	})
	// ready has four bytes of read, µs not even one of µm.
	want := "0an,0,1\n2d#0,1\n0edge#0,1\n0is,0\n0level#0\n0once,0\n" +
		"0read+1\n4ing#1\n4y*2\n0to,1\n2ld,0\n0µm,2\n0µs#2\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSplit(t *testing.T) {
	got := strings.Join(Split("Edge-triggered, I/O: EAGAIN's 2nd µs_x 4"),
		" ")
	if want := "edge triggered eagain 2nd µs 4"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestScript(t *testing.T) {
	script, err := Script([]Page{
		{File: "1.html", Title: "1 <One>", Sections: []Section{
			{Title: "One"}, {ID: "a", Title: "A \u2028"}},
			Names: []Name{{"p.T", "type", 11}, {"p.T.M", "method", 99}}},
		{File: "2.html", Title: "2"},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `searchIndex({"pages":[` +
		`["1.html","1 <One>",["","One","a","A \u2028"],"tbp.T mzp.T.M"],` +
		`["2.html","2",[],""]],"words":"0one#0\n"});` + "\n"
	if string(script) != want {
		t.Errorf("got\n%s\nwant\n%s", script, want)
	}
}

// FuzzWords reads the lines again and compares.
func FuzzWords(f *testing.F) {
	f.Add("edge edges édge", "level Edge", "edge")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		sections := []Section{{Text: a}, {Title: b}, {Stressed: c}}
		got := make(map[string]map[int]bool)
		last := ""
		for line := range strings.Lines(Words(sections)) {
			end := strings.IndexAny(line, ",+*#")
			if end < 1 {
				t.Fatalf("a line %q", line)
			}
			n := strings.IndexByte("0123456789abcdefghijklmnopqrstuvwxyz",
				line[0])
			last = last[:n] + line[1:end]
			got[last] = sectionsOf(t, line[end:])
		}
		for i, text := range []string{a, b, c} {
			for _, word := range Split(text) {
				if !got[word][i] {
					t.Errorf("section %d has %q, the index does not", i, word)
				}
			}
		}
	})
}

func sectionsOf(t *testing.T, marks string) map[int]bool {
	found, at := make(map[int]bool), 0
	for part := range strings.FieldsFuncSeq(marks, func(r rune) bool {
		return strings.ContainsRune(",+*#\n", r)
	}) {
		var n int
		if err := json.Unmarshal([]byte(part), &n); err != nil || n > 2 {
			t.Fatalf("a section %q", part)
		}
		at += n
		found[at] = true
	}
	return found
}
