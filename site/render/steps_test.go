package render

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"artofwaiting/site/outputs"
)

// traced has what the committed recording has not: a hostile name,
// calls of a thread, a task's events, an end, a bounded wait.
const traced = `{"title":"T <b> & \"x\"","command":"go run <x>","source":
"code/socket/socket.go#Socket.Read","date":"2026-11-24","machine":"a <machine>",
"lanes":[{"id":"loop","name":"the <loop>"},{"id":"\"A<","name":""},{"id":"B","name":"bee"}],
"events":[
{"t":1,"kind":"call","lane":"loop","name":"accept<","n":7},
{"t":2,"kind":"register","lane":"\"A<"},
{"t":3,"kind":"wait","lane":"loop","n":1500000,"at":"socket.go#Socket.Read/wait"},
{"t":4,"kind":"arrive","lane":"\"A<","n":12},
{"t":2000004,"kind":"wake","lane":"loop","n":1},
{"t":2000005,"kind":"ready","lane":"\"A<","text":"<readable>"},
{"t":2000006,"kind":"spawn","lane":"B"},
{"t":2000007,"kind":"call","lane":"\"A<","name":"read","n":12},
{"t":2000008,"kind":"call","lane":"\"A<","name":"read","err":"EAGAIN"},
{"t":2000009,"kind":"poll","lane":"B"},
{"t":2000010,"kind":"pending","lane":"B"},
{"t":2000011,"kind":"arrive","lane":"\"A<"},
{"t":2000012,"kind":"call","lane":"\"A<","name":"write","err":"<odd>"},
{"t":2000013,"kind":"done","lane":"B"}
]}
`

// stepped is a book with that recording on two pages, on one twice.
func stepped(t testing.TB) Site {
	t.Helper()
	two := "---\ntitle: Two\nsummary: About it.\nlayers:\n---\n\n" +
		"Text.\n\n## A heading {#head}\n\n{{trace x \"See `n < 1`.\"}}\n"
	return rendered(t, mini(t, map[string]string{
		"book/data/traces/x.json": traced,
		"book/00-zero.md":         strings.Replace(two, "## A", "{{trace x}}\n\n## A", 1),
		"book/02-two.md":          two,
	}), Options{})
}

func TestStepsAreWhole(t *testing.T) {
	site := stepped(t)
	events := strings.Count(traced, `{"t":`)
	for name, figures := range map[string]int{"00-zero.html": 2, "02-two.html": 1,
		"01-one.html": 0} {
		page := string(site[name])
		if err := wellFormed(page); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for text, want := range map[string]int{
			"<figure class=steps>":                         figures,
			"<svg class=lanes role=img viewBox=\"0 0 360 ": figures,
			"<li value=":   figures * (events - 3),
			"<li class=":   figures * 3,
			" now\" value": figures,
			"<svg role=img viewBox=\"0 0 360 140\" aria-label=\"": figures * events,
			"<input type=range min=1 max=14 value=1 aria-label":   figures,
			"steps.js\" defer>": min(figures, 1),
			`id="socket.Read"`:  min(figures, 0),
		} {
			if n := strings.Count(page, text); n != want {
				t.Errorf("%s has %q %d times, want %d", name, text, n, want)
			}
		}
	}
	page := site.part(t, "02-two.html", "<figure class=steps>", "</main>")
	for _, bad := range []string{" style=", " id=\"A", "onclick", "<script"} {
		if strings.Contains(page, bad) {
			t.Errorf("the figure has %s", bad)
		}
	}
	ids := regexp.MustCompile(`\sid="?([^"> ]+)`).FindAllStringSubmatch(
		string(site["00-zero.html"]), -1)
	seen := make(map[string]bool)
	for _, id := range ids {
		if seen[id[1]] {
			t.Errorf("the id %s stands twice", id[1])
		}
		seen[id[1]] = true
	}
}

func TestStepsSayWhatHappens(t *testing.T) {
	site := stepped(t)
	site.holds(t, "02-two.html",
		"socket/socket.go", "<svg class=lanes",
		"14 events of the &lt;loop&gt;, &#34;A&lt;, bee. The &lt;loop&gt; wakes at event 5.",
		">2.0 ms</text>",
		`<li class="key now" value=1 data-lit="0 0"><p><b>1</b> Loop: accept&lt; gives 7.`,
		`accept&lt; → 7</text>`,
		"The &lt;loop&gt; goes to sleep, for 1.5 ms at most.",
		"the &lt;loop&gt; waits</text>",
		"12 bytes arrive for &#34;A&lt;.",
		"12 bytes</text>",
		`<li class=key value=5`, "wakes after 2.0 ms: there is one edge.",
		"An edge puts &#34;A&lt; into the queue (&lt;readable&gt;).",
		"Ready: &#34;A&lt;, bee.",
		"reads 12 bytes, all there are.", "read → 12</text>",
		"reads: EAGAIN, it would block.", "read → EAGAIN</text>",
		"B is polled.", "B is pending.",
		"The other end of &#34;A&lt; has finished while the &lt;loop&gt; is busy.",
		"write says &lt;odd&gt;.", "<li class=key value=14", "B is done.",
		"<figcaption>See <code>n &lt; 1</code>. <span class=legend>",
		"Recorded on a &lt;machine&gt;, 2026-11-24, by <code>go run &lt;x&gt;</code>.")
	// The region of Socket.Read: its comment and three lines.
	lit := regexp.MustCompile(`value=3 data-lit="(\d+) (\d+)"`).
		FindStringSubmatch(string(site["02-two.html"]))
	if lit == nil || lit[2] != "4" || lit[1] == "0" {
		t.Errorf("event 3 lights %q", lit)
	}
	// A flag is raised by the edge, and lowered by EAGAIN.
	for n, want := range map[int]bool{5: false, 6: true, 8: true, 9: false} {
		frame := site.part(t, "02-two.html", fmt.Sprintf("value=%d ", n), "</svg>")
		if strings.Contains(frame, "class=flag") != want {
			t.Errorf("frame %d, a raised flag: %v", n, !want)
		}
	}
}

// A page that has the program has a button that runs it.
func TestStepsRun(t *testing.T) {
	const button = "<button class=go value=x>Run</button></div>"
	b := mini(t, map[string]string{
		"book/data/traces/x.json": strings.Replace(traced, "go run <x>",
			"go run ./x -trace FILE", 1),
		"book/02-two.md": "---\ntitle: Two\nsummary: S.\nlayers:\n---\n\n" +
			"{{trace x}}\n"})
	for _, can := range []bool{true, false} {
		site := rendered(t, b, Options{Runs: func(program string) bool {
			return can && program == "x"
		}})
		page := string(site["02-two.html"])
		if strings.Contains(page, button) != can ||
			strings.Contains(page, "wasm-unsafe-eval") != can {
			t.Errorf("the program is there: %v\n%s", can, page)
		}
	}
}

func TestStepsAreDeterministic(t *testing.T) {
	a, b := stepped(t), stepped(t)
	if !bytes.Equal(a["00-zero.html"], b["00-zero.html"]) {
		t.Error("drawn twice, the page differs")
	}
}

// The committed recording of 26 events, without its code, which is
// drawn as any listing.
func TestStepsWeigh(t *testing.T) {
	tr, err := outputs.NewStore("../..").LoadTrace("03-steps")
	if err != nil {
		t.Fatal(err)
	}
	var s strings.Builder
	s.WriteString(lanes(tr) + controls(tr, ""))
	for i, e := range tr.Events {
		s.WriteString("<li><p>" + caption(tr, i) + "</p>" +
			drawFrame(tr, tr.Scenes[i], e))
	}
	if n := zipped([]byte(s.String())); n > 4<<10 || len(tr.Events) < 20 {
		t.Errorf("%d events weigh %d bytes after gzip", len(tr.Events), n)
	}
	js, err := os.ReadFile("assets/steps.js")
	if err != nil {
		t.Fatal(err)
	}
	if n := zipped(js); n > 2500 {
		t.Errorf("steps.js weighs %d bytes after gzip", n)
	}
}

func zipped(data []byte) int {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(data)
	w.Close()
	return out.Len()
}
