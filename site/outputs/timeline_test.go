package outputs

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const timed = `{"title":"T","command":"go run ./x","source":"x/main.go#run",
"date":"2026-11-29","machine":"m","lanes":[{"id":"A","name":"a"},{"id":"B","name":"b"}],
"events":[
{"t":1,"kind":"call","lane":"A","name":"accept","n":4},
{"t":2,"kind":"call","lane":"B","name":"accept","n":4},
{"t":3,"kind":"wait","lane":"A","n":-1},
{"t":4,"kind":"call","lane":"A","name":"read","n":3},
{"t":5,"kind":"call","lane":"B","name":"read","err":"EAGAIN"},
{"t":6,"kind":"pending","lane":"B","text":"again, 7 times"},
{"t":7,"kind":"call","lane":"B","name":"accept","err":"EAGAIN"},
{"t":8,"kind":"pending","lane":"B","text":"again, 7 times"},
{"t":9,"kind":"call","lane":"B","name":"read","n":3},
{"t":9,"kind":"call","lane":"B","name":"write","n":3}
]}
`

func timeline(t *testing.T, text string) (*Timeline, error) {
	t.Helper()
	root := t.TempDir()
	dir := filepath.Join(root, "book/data/timelines")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	err := os.WriteFile(filepath.Join(dir, "x.json"), []byte(text), 0o644)
	if err != nil {
		t.Fatal(err)
	}
	return NewStore(root).LoadTimeline("x")
}

func TestTimeline(t *testing.T) {
	got, err := timeline(t, timed)
	if err != nil {
		t.Fatal(err)
	}
	var s strings.Builder
	for _, l := range got.Lanes {
		s.WriteString(l.Name + ":")
		for i, run := range l.Runs {
			if i > 0 && l.Busy[i-1] {
				s.WriteString(" (" + l.Waits[i-1].Call + " " +
					l.Waits[i-1].Text + ")")
			} else if i > 0 {
				s.WriteString(" ~")
			}
			for _, e := range run {
				s.WriteString(" " + e.Call)
			}
		}
		s.WriteString("\n")
	}
	const want = "a: accept ~ read\n" +
		"b: accept (read again, 7 times) read write\n"
	if s.String() != want {
		t.Errorf("got\n%swant\n%s", s.String(), want)
	}
}

func TestBadTimelines(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{`"lane":"A","n":-1`, `"lane":"C"`, ":6: event 3: there is no lane \"C\""},
		{`"pending"`, `"spawn"`, `:9: event 6: a timeline has no "spawn"`},
		{`"err":"EAGAIN"`, `"n":1`, ":9: event 6: no call before it was made in vain"},
		{`"kind":"wait"`, `"kind":"call"`, "A has 0 waits; a timeline has 1 to 4"},
		{`"title":"T"`, `"title":""`, "must have title"},
		{`"events":[`, `"lost":1,"events":[`, "1 events are lost"},
		{`"id":"B"`, `"id":"A"`, `two lanes are called "A"`},
		{`"t":1`, `"t":`, "invalid character"},
	} {
		_, err := timeline(t, strings.Replace(timed, c.old, c.new, 1))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.new, err, c.want)
		}
	}
	for _, name := range []string{"", "../x", "y"} {
		if _, err := NewStore(t.TempDir()).LoadTimeline(name); err == nil {
			t.Errorf("%q loads", name)
		}
	}
}
