package check

import "testing"

// A recorded run is a figure, and shows the code whose run it is. The
// package that records stands between sys and socket.
func TestTraceCounts(t *testing.T) {
	p := good
	p.figures--
	p.more = "{{trace run \"A run.\"}}\n"
	changes := map[string]string{
		"book/data/traces/run.json": `{"title": "T", "command": "c",
"source": "code/trace/trace.go#Mark", "date": "d", "machine": "m",
"lanes": [{"id": "A", "name": ""}],
"events": [{"t": 1, "kind": "wake", "lane": "A"}]}`,
		"code/trace/trace.go": "package trace\n\nimport _ " +
			"\"artofwaiting/code/sys\"\n\nfunc Mark() {}\n",
		"code/socket/socket.go": "package socket\n\nimport \"artofwaiting/" +
			"code/trace\"\n\nvar Mark = trace.Mark\n",
	}
	r, err := Book(load(t, p, changes))
	expect(t, err)
	if got := r.Chapters[0].Figures; got != leastFigures {
		t.Errorf("%d figures, want %d", got, leastFigures)
	}
}
