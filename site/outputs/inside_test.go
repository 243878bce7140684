package outputs

import (
	"fmt"
	"strings"
	"testing"
)

// asleep is a recording of threads, in which every rule of theirs has
// something to say.
const asleep = `{"title":"T","command":"go run ./x","source":"x/main.go#run",
"date":"2026-11-29","machine":"m",
"lanes":[{"id":"A","name":""},{"id":"B","name":""}],
"events":[
{"t":1,"kind":"enter","lane":"A","name":"accept","fd":3},
{"t":2,"kind":"arrive","lane":"A","n":1},
{"t":3,"kind":"call","lane":"A","name":"accept","fd":3,"n":1},
{"t":4,"kind":"arrive","lane":"B","n":9},
{"t":5,"kind":"spawn","lane":"B"},
{"t":6,"kind":"enter","lane":"A","name":"accept","fd":3},
{"t":7,"kind":"enter","lane":"B","name":"read","fd":4},
{"t":8,"kind":"call","lane":"B","name":"read","fd":4,"n":9},
{"t":9,"kind":"call","lane":"B","name":"write","fd":4,"n":9},
{"t":10,"kind":"enter","lane":"B","name":"read","fd":4},
{"t":11,"kind":"arrive","lane":"B"},
{"t":12,"kind":"arrive","lane":"A","n":1},
{"t":13,"kind":"call","lane":"B","name":"read","fd":4,"n":0},
{"t":14,"kind":"done","lane":"B"}
]}
`

// What arrives wakes one thread, and the other sleeps on. What was
// there before leaves nothing to wait for.
func TestThreads(t *testing.T) {
	tr, err := traces(t, asleep).LoadTrace("t")
	if err != nil {
		t.Fatal(err)
	}
	letters := map[State]string{Absent: "-", Waiting: "w", Queued: "q",
		Running: "R", Gone: "x"}
	var got []string
	for _, s := range tr.Scenes {
		text := ""
		for _, l := range s.Lanes {
			text += fmt.Sprint(letters[l.State], l.Unread, l.In)
		}
		got = append(got, text)
	}
	want := strings.Fields("w0accept-0 q1accept-0 R0-0 R0-9 R0q9 " +
		"w0acceptq9 w0acceptR9read w0acceptR0 w0acceptR0 w0acceptw0read " +
		"w0acceptq0read q1acceptq0read q1acceptR0 q1acceptx0")
	if fmt.Sprint(got) != fmt.Sprint(want) || !tr.Threads {
		t.Errorf("scenes %q\nwant   %q", got, want)
	}
}

func TestBrokenThreads(t *testing.T) {
	for _, c := range []struct{ name, old, new, at, want string }{
		{"nothing has come", `"t":2,"kind":"arrive","lane":"A"`,
			`"t":2,"kind":"arrive","lane":"B"`, `"t":3`,
			"A returns from accept, and nothing has arrived"},
		{"in a call", `"t":7,"kind":"enter","lane":"B"`,
			`"t":7,"kind":"enter","lane":"A"`, `"t":7`,
			`"enter" of A, which is in accept`},
		{"another call", `"t":8,"kind":"call","lane":"B","name":"read"`,
			`"t":8,"kind":"call","lane":"B","name":"write"`, `"t":8`,
			"B returns from write, and is in read"},
		{"too much", `"t":8,"kind":"call","lane":"B","name":"read","fd":4,"n":9`,
			`"t":8,"kind":"call","lane":"B","name":"read","fd":4,"n":10`,
			`"t":8`, "read takes 10 of 9"},
		{"less than nothing", `"t":3,"kind":"call","lane":"A","name":"accept","fd":3,"n":1`,
			`"t":3,"kind":"call","lane":"A","name":"accept","fd":3,"n":-1`,
			`"t":3`, "accept takes -1 of 1"},
		{"many bytes", `"lane":"B","n":9}`, `"lane":"B","n":-9}`, `"t":4`,
			"-9 bytes"},
		{"begun twice", `"t":14,"kind":"done"`, `"t":14,"kind":"spawn"`,
			`"t":14`, `"spawn" of a thread among threads`},
		{"nameless", `"t":1,"kind":"enter","lane":"A","name":"accept"`,
			`"t":1,"kind":"enter","lane":"A"`, `"t":1`, `"enter" of a thread`},
		{"a loop among them", `"t":14,"kind":"done"`,
			`"t":14,"kind":"wait"`, `"t":14`, `"wait" of a thread among`},
	} {
		text := strings.Replace(asleep, c.old, c.new, 1)
		if text == asleep {
			t.Fatalf("%s: nothing is changed", c.name)
		}
		before, _, _ := strings.Cut(text, c.at)
		place := fmt.Sprintf("book/data/traces/t.json:%d: ",
			1+strings.Count(before, "\n"))
		_, err := traces(t, text).LoadTrace("t")
		if err == nil || !strings.HasPrefix(err.Error(), place) ||
			!strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v\nwant %s…%s", c.name, err, place, c.want)
		}
	}
}
