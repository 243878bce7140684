package render

import (
	"fmt"
	"html"
	"strings"
	"testing"

	"artofwaiting/site/outputs"
)

// asleep has two threads in one function, of hostile names: one has to
// wait, and the other has not.
const asleep = `{"title":"T","command":"go run <x>","source":
"code/socket/socket.go#Socket.Read","date":"2026-11-29","machine":"m",
"lanes":[{"id":"A","name":""},{"id":"B<","name":"b <two>"}],
"events":[
{"t":1,"kind":"enter","lane":"A","name":"wait","at":"socket.go#Socket.Read/wait"},
{"t":2,"kind":"spawn","lane":"B<"},
{"t":3,"kind":"arrive","lane":"B<","n":1,"at":"socket.go#Socket.Read/wait"},
{"t":4,"kind":"enter","lane":"B<","name":"wait","at":"socket.go#Socket.Read/wait"},
{"t":5,"kind":"call","lane":"B<","name":"wait","n":1,"at":"socket.go#Socket.Read/wait"},
{"t":6,"kind":"enter","lane":"B<","name":"accept"},
{"t":7,"kind":"arrive","lane":"A","n":5},
{"t":8,"kind":"arrive","lane":"B<","n":1},
{"t":9,"kind":"call","lane":"B<","name":"accept","n":1},
{"t":10,"kind":"call","lane":"A","name":"wait","n":5},
{"t":11,"kind":"call","lane":"A","name":"write","n":5},
{"t":12,"kind":"enter","lane":"A","name":"read"},
{"t":13,"kind":"arrive","lane":"A"},
{"t":14,"kind":"call","lane":"A","name":"read"},
{"t":15,"kind":"done","lane":"A"}
]}
`

// threads is a page with that recording, from its figure on.
func threads(t *testing.T) string {
	t.Helper()
	site := rendered(t, mini(t, map[string]string{
		"book/data/traces/x.json": asleep,
		"book/02-two.md": "---\ntitle: Two\nsummary: It.\nlayers:\n---\n\n" +
			"Text.\n\n## A heading {#head}\n\n{{trace x}}\n",
	}), Options{})
	page := string(site["02-two.html"])
	if err := wellFormed(page); err != nil {
		t.Error(err)
	}
	if strings.Contains(string(site["index.html"]), "steps") {
		t.Error("the front page shows threads, and has no code for them")
	}
	return site.part(t, "02-two.html", `<figure class="steps threads">`,
		"</figcaption></figure>")
}

func TestThreadsSayWhatHappens(t *testing.T) {
	page := threads(t)
	for i, want := range []string{"A calls wait, and falls asleep in it.",
		"B <two> begins, and is ready to run.",
		"1 byte arrives for b <two>.",
		"B <two> calls wait, and need not wait.", "B<: wait gives 1.",
		"B <two> calls accept, and falls asleep in it.",
		"5 bytes arrive for A: the kernel wakes A, and b <two> sleeps on.",
		"A client connects: the kernel wakes b <two>.",
		"B <two> returns from accept, with a connection.", "A: wait gives 5.",
		"A writes 5 bytes.", "A calls read, and falls asleep in it.",
		"The client of A has finished: the kernel wakes A.", "A reads the end.",
		"A ends.",
	} {
		want = fmt.Sprintf("<p><b>%d</b> %s</p>", i+1, html.EscapeString(want))
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	if !strings.Contains(page, threadsLegend) || strings.Contains(page, "dashed: waiting.") {
		t.Error("the legend is not that of threads")
	}
}

// Whoever waits has a place, and keeps it while others have theirs in
// the same code. The script finds it by its line.
func TestThreadsStand(t *testing.T) {
	page := threads(t)
	const line = 10 // of Socket.Read: what its region is about
	for n, want := range map[int]string{
		1: "%d wait 0 none", 2: "%d wait 0 none", 3: "%d wait 0 none",
		4: "%[1]d wait %[1]d run", 6: "%[1]d wait %[1]d wait",
		7: "%[1]d ready %[1]d wait", 15: "%[1]d none %[1]d run",
	} {
		at := fmt.Sprintf(` data-at="`+want+`">`, line)
		item, _, _ := strings.Cut(after(page, fmt.Sprintf("value=%d ", n)), "<p>")
		if !strings.HasSuffix(item, at) {
			t.Errorf("frame %d: %s, want %s", n, item, at)
		}
	}
}

func after(s, sep string) string {
	_, s, _ = strings.Cut(s, sep)
	return s
}

// Without the script there are the first frame, the arrivals and the
// last, each with what all threads do and where.
func TestThreadsStandStill(t *testing.T) {
	page := threads(t)
	if n := strings.Count(page, "<svg role=img"); n != 6 ||
		n != strings.Count(page, "<li class=") {
		t.Errorf("%d drawings, %d frames", n, strings.Count(page, "<li class="))
	}
	frame, _, _ := strings.Cut(after(page, "value=7 "), "</svg>")
	for _, want := range []string{`aria-label="A: ready, b &lt;two&gt;: asleep in accept."`,
		">ready</text>", ">asleep</text>", ">B&lt;</text>",
		`class=ready`, `class=wait`} {
		if !strings.Contains(frame, want) {
			t.Errorf("frame 7 has no %s: %s", want, frame)
		}
	}
}

// The committed recording says that one is woken, and nobody else.
func TestThreadsOfTheBook(t *testing.T) {
	tr, err := outputs.NewStore("../..").LoadTrace("01-steps")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i, e := range tr.Events {
		if e.Kind != "arrive" {
			continue
		}
		n++
		if s := caption(tr, i); !strings.Contains(s, "the kernel wakes "+e.Lane) {
			t.Errorf("event %d: %s", i+1, s)
		}
	}
	if n == 0 || !tr.Threads {
		t.Errorf("%d arrivals, threads: %v", n, tr.Threads)
	}
}
