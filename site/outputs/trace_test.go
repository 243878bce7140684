package outputs

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every recording in the book keeps the rules of a run: LoadTrace
// plays it, and refuses what does not.
func TestCommittedTraces(t *testing.T) {
	const root = "../.."
	names, err := fs.Glob(os.DirFS(root), "book/data/traces/*.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("recordings: %v, %v", names, err)
	}
	for _, name := range names {
		name = strings.TrimSuffix(filepath.Base(name), ".json")
		tr, err := NewStore(root).LoadTrace(name)
		if err != nil {
			t.Error(err)
			continue
		}
		if len(tr.Scenes) != len(tr.Events) {
			t.Errorf("%s: %d scenes of %d events", name,
				len(tr.Scenes), len(tr.Events))
		}
		if !strings.Contains(tr.Machine, "Linux") &&
			!strings.Contains(tr.Machine, "a kernel in a box") {
			t.Errorf("%s is from %s: which kernel?", name, tr.Machine)
		}
	}
}

// traced is a recording in which every rule has something to say.
const traced = `{"title":"T","command":"go run ./x","source":"x/main.go#run",
"date":"2026-11-24","machine":"m",
"lanes":[{"id":"T","name":"the loop"},{"id":"A","name":""},{"id":"B","name":""}],
"events":[
{"t":1,"kind":"register","lane":"A"},
{"t":2,"kind":"register","lane":"B"},
{"t":3,"kind":"wait","lane":"T","n":-1},
{"t":4,"kind":"arrive","lane":"B","n":9},
{"t":4,"kind":"arrive","lane":"A","n":2},
{"t":5,"kind":"wake","lane":"T","n":2},
{"t":6,"kind":"ready","lane":"B"},
{"t":7,"kind":"ready","lane":"A"},
{"t":8,"kind":"call","lane":"B","name":"read","fd":4,"n":6},
{"t":9,"kind":"wake","lane":"B"},
{"t":10,"kind":"call","lane":"A","name":"read","fd":3,"n":2},
{"t":11,"kind":"call","lane":"A","name":"read","fd":3,"err":"EAGAIN"},
{"t":12,"kind":"call","lane":"B","name":"read","fd":4,"n":3},
{"t":13,"kind":"call","lane":"B","name":"read","fd":4,"err":"EAGAIN"},
{"t":14,"kind":"arrive","lane":"A","n":1},
{"t":15,"kind":"wait","lane":"T"},
{"t":16,"kind":"wake","lane":"T","n":1},
{"t":17,"kind":"ready","lane":"A"},
{"t":18,"kind":"poll","lane":"A"},
{"t":19,"kind":"pending","lane":"A"},
{"t":20,"kind":"call","lane":"B","name":"close","fd":4,"n":0}
]}
`

// traces has one recording, "t".
func traces(t testing.TB, text string) *Store {
	t.Helper()
	root := t.TempDir()
	dir := filepath.Join(root, "book/data/traces")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	err := os.WriteFile(filepath.Join(dir, "t.json"), []byte(text), 0o666)
	if err != nil {
		t.Fatal(err)
	}
	return NewStore(root)
}

func TestScenes(t *testing.T) {
	tr, err := traces(t, traced).LoadTrace("t")
	if err != nil {
		t.Fatal(err)
	}
	letters := map[State]string{Absent: "-", Waiting: "w", Queued: "q",
		Running: "R", Gone: "x"}
	var got []string
	for _, s := range tr.Scenes {
		text := ""
		for _, l := range s.Lanes {
			text += letters[l.State]
		}
		text += fmt.Sprint(s.Lanes[1].Unread, s.Lanes[2].Unread)
		for _, i := range s.Queue {
			text += tr.Lanes[i].ID
		}
		got = append(got, text)
	}
	want := strings.Fields("Rw-0_0 Rww0_0 www0_0 www0_9 www2_9 Rww2_9 " +
		"Rwq2_9B Rqq2_9BA RqR2_3A Rqq2_3AB RRq0_3B RRq0_3B RwR0_0 " +
		"RwR0_0 Rww1_0 www1_0 Rww1_0 Rqw1_0A RRw1_0 Rww1_0 Rwx1_0")
	for i, w := range want {
		w = strings.Replace(w, "_", " ", 1)
		if i >= len(got) || got[i] != w {
			t.Fatalf("scene %d: %q\nwant %q", i+1, got, w)
		}
	}
	if l := tr.Scenes[6].Lanes[2]; !l.Edge || !l.Watched {
		t.Errorf("after its edge, B is %+v", l)
	}
	if l := tr.Scenes[13].Lanes[2]; l.Edge || !l.Watched {
		t.Errorf("drained, B is %+v", l)
	}
}

func TestBrokenTraces(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		at, want       string // the line that holds at
	}{
		{"times", `"t":7`, `"t":5`, `"t":5,"kind":"ready"`, "5 ns stand after 6"},
		{"two edges", `"t":18,"kind":"poll"`, `"t":18,"kind":"ready"`,
			`"t":18`, "second edge without a would-block"},
		{"edge after half a read", `"fd":3,"err":"EAGAIN"`, `"fd":3,"n":0`,
			`"t":17`, "second edge without a would-block"},
		{"no watch", `"t":2,"kind":"register"`, `"t":2,"kind":"pending"`,
			`"t":6`, "nobody watches"},
		{"watched twice", `"t":2,"kind":"register","lane":"B"`,
			`"t":2,"kind":"register","lane":"A"`, `"t":2`, "watched already"},
		{"no return", `"t":16,"kind":"wake"`, `"t":16,"kind":"wait"`,
			`"t":16`, "T waits already"},
		{"act while asleep", `"t":5,"kind":"wake","lane":"T","n":2`,
			`"t":5,"kind":"call","lane":"A","name":"read"`, `"t":5`,
			"A acts while every thread waits"},
		{"call while asleep", `"t":5,"kind":"wake","lane":"T","n":2`,
			`"t":5,"kind":"call","lane":"T","name":"read"`, `"t":5`, "of a thread"},
		{"return of nothing", `"t":3,"kind":"wait"`, `"t":3,"kind":"wake"`,
			`"t":3`, "was not waiting"},
		{"too few edges", `"t":5,"kind":"wake","lane":"T","n":2`,
			`"t":5,"kind":"wake","lane":"T","n":3`, `"t":8`, "1 edges are to come"},
		{"too many edges", `"t":5,"kind":"wake","lane":"T","n":2`,
			`"t":5,"kind":"wake","lane":"T","n":1`, `"t":7`, "more edges than"},
		{"last in, first out", `"t":8,"kind":"call","lane":"B"`,
			`"t":8,"kind":"call","lane":"A"`, `"t":8`, "it is the turn of B"},
		{"poll of nobody", `"t":10,"kind":"call","lane":"A"`,
			`"t":10,"kind":"poll","lane":"C"`, `"t":10`, `no lane "C"`},
		{"poll out of turn", `"t":19,"kind":"pending"`, `"t":19,"kind":"poll"`,
			`"t":19`, "not in the queue"},
		{"too much read", `"n":6`, `"n":10`, `"t":8`, "10 of 9 bytes"},
		{"negative read", `"n":6`, `"n":-6`, `"t":8`, "-6 of 9 bytes"},
		{"negative bytes", `"lane":"B","n":9`, `"lane":"B","n":-9`, `"t":4`,
			"-9 bytes"},
		{"unknown kind", `"t":19,"kind":"pending"`, `"t":19,"kind":"x"`,
			`"t":19`, `nothing is called "x"`},
		{"unknown kind of a thread", `"t":16,"kind":"wake"`,
			`"t":16,"kind":"done"`, `"t":16`, `"done" of a thread`},
		{"after the end", `"t":19,"kind":"pending","lane":"A"`,
			`"t":19,"kind":"done","lane":"A"},` + "\n" +
				`{"t":19,"kind":"pending","lane":"A"`, `"t":19,"kind":"pending"`,
			"A is gone"},
		{"last wait", `"t":20,"kind":"call","lane":"B","name":"close","fd":4,"n":0`,
			`"t":20,"kind":"wait","lane":"T"`, `"t":20`, "does not return"},
		{"last edges", `"t":20,"kind":"call","lane":"B","name":"close","fd":4,"n":0}`,
			`"t":20,"kind":"park","lane":"T"},{"t":21,"kind":"wake","lane":"T","n":1}`,
			`{"title"`, "the end, and 1 edges"},
		{"lost", `"lanes":[`, `"lost":3,"lanes":[`, `{"title"`, "3 events are lost"},
		{"no source", `"x/main.go#run"`, `""`, `{"title"`, "must have title"},
		{"two of one name", `"id":"B"`, `"id":"A"`, `{"title"`, "two lanes"},
		{"unknown field", `"fd":4,"n":6`, `"fb":4`, `"fb"`, "unknown field"},
		{"no JSON", `"t":8,`, `"t":8;`, `"t":8;`, "invalid character"},
		{"wrong type", `"t":8,`, `"t":"8",`, `"t":"8"`, "cannot unmarshal"},
		{"text behind", "\n]}\n", "\n]}\nx", "x\x00", "text after"},
	} {
		text := strings.Replace(traced, c.old, c.new, 1)
		if text == traced {
			t.Fatalf("%s: nothing is changed", c.name)
		}
		before, _, _ := strings.Cut(text+"\x00", c.at)
		line := 1 + strings.Count(before, "\n")
		_, err := traces(t, text).LoadTrace("t")
		place := fmt.Sprintf("book/data/traces/t.json:%d: ", line)
		if err == nil || !strings.HasPrefix(err.Error(), place) ||
			!strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v\nwant %s…%s", c.name, err, place, c.want)
		}
	}
}

func TestNoTrace(t *testing.T) {
	s := traces(t, traced)
	for name, want := range map[string]string{
		"x":       "book/data/traces/x.json:1: there is no such recording",
		"":        `"" is no name of a recording`,
		"../../t": "is no name",
	} {
		_, err := s.LoadTrace(name)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", name, err)
		}
	}
	many := strings.Replace(traced, `"events":[`, `"events":[`+
		strings.Repeat(`{"t":0,"kind":"wake","lane":"A"},`, 20), 1)
	if _, err := traces(t, many).LoadTrace("t"); err == nil ||
		!strings.Contains(err.Error(), "41 events; a drawing has 1 to 40") {
		t.Error(err)
	}
}

func FuzzLoadTrace(f *testing.F) {
	f.Add([]byte(traced))
	f.Add([]byte(`{"events":[null],"lanes":[null]}`))
	s := traces(f, "")
	name := filepath.Join(s.root, "book/data/traces/t.json")
	f.Fuzz(func(t *testing.T, src []byte) {
		if err := os.WriteFile(name, src, 0o666); err != nil {
			t.Fatal(err)
		}
		tr, err := s.LoadTrace("t")
		if err == nil && len(tr.Scenes) != len(tr.Events) {
			t.Errorf("%d scenes", len(tr.Scenes))
		}
	})
}
