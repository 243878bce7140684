package render

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

const timed = `{"title":"T <b>","command":"go run <x>","source":"x/main.go#run",
"date":"2026-11-29","machine":"m","lanes":[{"id":"A","name":"a <"},{"id":"B","name":"b"}],
"events":[
{"t":1,"kind":"call","lane":"A","name":"accept","n":4},
{"t":2,"kind":"call","lane":"B","name":"accept","n":4},
{"t":2,"kind":"call","lane":"B","name":"send","n":4},
{"t":3,"kind":"wait","lane":"A","n":-1},
{"t":4,"kind":"call","lane":"A","name":"read","n":3},
{"t":5,"kind":"call","lane":"B","name":"read","err":"EAGAIN"},
{"t":6,"kind":"pending","lane":"B","text":"again, 7 times"},
{"t":9,"kind":"call","lane":"B","name":"read","n":3},
{"t":9,"kind":"call","lane":"B","name":"write","err":"EAGAIN"}
]}
`

// A timeline says in words what it draws, stays within its figure,
// and its waits stand below each other.
func TestTimeline(t *testing.T) {
	text := "---\ntitle: Two\nsummary: About it.\nlayers:\n---\n\n" +
		"Text.\n\n## A heading {#head}\n\n{{timeline x \"See `n < 1`.\"}}\n"
	site := rendered(t, mini(t, map[string]string{
		"book/data/timelines/x.json": timed, "book/02-two.md": text,
	}), Options{})
	page := string(site["02-two.html"])
	for _, want := range []string{
		`aria-label="T &lt;b&gt;. a &lt;: accept, waits, read. ` +
			`b: accept, send, asks again, 7 times, read, write in vain."`,
		"<code>n &lt; 1</code>", "<code>go run &lt;x&gt;</code>",
		"a accept, r read, w send, w write. Recorded on m, 2026-11-29",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	ends := make(map[string]float64) // of the widest box in each row
	widest := make(map[string]float64)
	boxes := timelineBox.FindAllStringSubmatch(page, -1)
	for _, m := range boxes {
		x, _ := strconv.ParseFloat(m[1], 64)
		w, _ := strconv.ParseFloat(m[3], 64)
		if x < timelineLeft || x+w > 360 || w <= 0 {
			t.Errorf("box %q is outside", m[0])
		}
		if w > widest[m[2]] {
			widest[m[2]], ends[m[2]] = w, math.Round(x+w)
		}
	}
	if len(boxes) != 8 || len(ends) != 2 || ends["4"] != ends["26"] {
		t.Errorf("%d boxes, waits end at %v", len(boxes), ends)
	}
}

var timelineBox = regexp.MustCompile(
	`<rect class="?[a-z -]+"? x="([\d.]+)" y="(4|26)" width="([\d.]+)" height="15"`)

// A call that has no letter is no dot that nobody can read.
func TestTimelineLetters(t *testing.T) {
	b := mini(t, map[string]string{
		"book/data/timelines/x.json": strings.Replace(timed, `"send"`, `"odd"`, 1),
		"book/02-two.md": "---\ntitle: Two\nsummary: About it.\nlayers:\n---\n\n" +
			"{{timeline x}}\n"})
	_, err := Render(b, program(t, b), Options{})
	if err == nil || !strings.Contains(err.Error(), "x calls odd, for which a timeline has no letter") {
		t.Error(err)
	}
}

// The box has the same day for ever, and is on any machine.
func TestRecorded(t *testing.T) {
	for machine, want := range map[string]string{
		"2 × <m>, Linux": "Recorded on 2 × &lt;m&gt;, Linux, today, by <code>go</code>.",
		"1 × wasm, a kernel in a box, go1.26": "Recorded on a kernel in a box, go1.26, " +
			"by <code>go</code>.",
	} {
		if got := recorded(machine, "today", "go"); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
