package render

import (
	"fmt"
	"strings"
	"testing"
)

// a recording of A and B, with these events.
func turns(events string) string {
	return `{"title":"Turns","command":"go run ./x","source":
"code/socket/socket.go#Socket.Read","date":"2026-11-24","machine":"m",
"lanes":[{"id":"A","name":""},{"id":"B","name":""}],
"events":[
` + events + "\n]}\n"
}

// A drawing has what the run has, and speaks its language: generators
// know of no queue, and tasks on a clock of no kernel.
func TestStepsWithoutAKernel(t *testing.T) {
	for _, test := range []struct {
		events, rows string
		height       int
		says         []string
	}{
		{`{"t":1,"kind":"make","lane":"A"},
{"t":2,"kind":"make","lane":"B"},
{"t":3,"kind":"resume","lane":"A"},
{"t":4,"kind":"yield","lane":"A","text":"7"},
{"t":5,"kind":"resume","lane":"B"},
{"t":6,"kind":"done","lane":"B"},
{"t":7,"kind":"done","lane":"A"}`, "runs still", 76,
			[]string{`aria-label="Nobody is left."`, "A is made.", "A is resumed.", "A yields (7).", "B is done.",
				"dashed: standing still.</span>"}},
		{`{"t":1,"kind":"spawn","lane":"A"},
{"t":2,"kind":"poll","lane":"A"},
{"t":3,"kind":"pending","lane":"A"},
{"t":4,"kind":"wake","lane":"A"}`, "runs ready waits", 108,
			[]string{"A is woken, and joins the queue.",
				" A ring is a return to the queue.</span>"}},
	} {
		site := rendered(t, mini(t, map[string]string{
			"book/data/traces/x.json": turns(test.events),
			"book/00-zero.md": "---\ntitle: Zero\nsummary: It.\nlayers:\n---\n\n" +
				"Text.\n\n## A heading {#head}\n\n{{trace x}}\n"}), Options{})
		figure := site.part(t, "00-zero.html", "<figure class=steps>", "<p class=source>")
		for _, want := range test.says {
			if !strings.Contains(figure, want) {
				t.Errorf("no %q in %s", want, figure)
			}
		}
		for _, row := range []string{"runs", "still", "ready", "waits", "kernel"} {
			has := strings.Contains(figure, ">"+row+"</text>")
			if has != strings.Contains(test.rows, row) {
				t.Errorf("%s: the row %s: %v", test.rows, row, has)
			}
		}
		if !strings.Contains(figure, fmt.Sprintf(`viewBox="0 0 360 %d"`, test.height)) ||
			strings.Contains(figure, "class=kernel") {
			t.Errorf("%s: not %d high, or with a kernel", test.rows, test.height)
		}
	}
}
