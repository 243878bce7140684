package outputs

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const script = `# the greeter
[unix] run ./chapters/x -n 3
cmp stdout greeter.golden
[linux] [real] ! run ./chapters/x -bad
[linux] [real] cmp stderr bad.golden
-- greeter.golden --
ada  hello

clients  12000
waiting: 3 at once
-- bad.golden --
waiting  4
-- orphan.golden --
nobody looks
`

const measurement = `{
  "title": "T", "command": "go run ./x", "date": "2026-01-02",
  "machine": "m", "values": {"us": 212.449, "n": 10000}
}`

func store(t *testing.T, files map[string]string) *Store {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return NewStore(dir)
}

func TestOutput(t *testing.T) {
	s := store(t, map[string]string{"testscripts/x.txtar": script})
	g, err := s.Output("testscripts/x.txtar#greeter.golden/clients")
	if err != nil || g.Text != "clients  12000\nwaiting: 3 at once\n" {
		t.Errorf("paragraph: %q, %v", g.Text, err)
	}
	if g.Command != "go run ./chapters/x -n 3" || g.Real {
		t.Errorf("command %q, real %v", g.Command, g.Real)
	}
	g, err = s.Output("testscripts/x.txtar#bad.golden")
	if err != nil || g.Command != "go run ./chapters/x -bad" || !g.Real {
		t.Errorf("bad: %q, %v, %v", g.Command, g.Real, err)
	}
	for ref, want := range map[string]string{
		"testscripts/y.txtar#a.golden":              "no such testscript",
		"testscripts/x.txtar#a.golden":              "it has bad.golden, gr",
		"testscripts/x.txtar#orphan.golden":         "compares nothing",
		"testscripts/x.txtar":                       "names no golden",
		"testscripts/x.txtar#bad.golden/zzz":        `contains "zzz"`,
		"testscripts/../../etc/passwd.txtar#a":      "no testscript",
		"testscripts/x.txtar#greeter.golden/ nope ": "contains",
	} {
		_, err := s.Output(ref)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", ref, err, want)
		}
	}
}

func TestValue(t *testing.T) {
	s := store(t, map[string]string{
		"testscripts/x.txtar":  script,
		"book/data/cost.json":  measurement,
		"book/data/wrong.json": "{\n\"title\": 3}",
		"book/data/field.json": "{\n\"titel\": \"x\"}",
	})
	data, problems := s.LoadData()
	if len(problems) != 2 || len(data) != 1 {
		t.Fatalf("data %v, problems %v", data, problems)
	}
	for _, p := range problems {
		if !strings.Contains(p.Error(), ".json:2: ") {
			t.Errorf("%v: want line 2", p)
		}
	}
	for ref, want := range map[string]string{
		"x.clients":         "12,000",
		"x.bad.waiting":     "4",
		"x.greeter.waiting": "3",
		"cost.us|0":         "212",
		"cost.us|1":         "212.4",
		"cost.n":            "10,000",
	} {
		v, err := s.Value(ref, data)
		if err != nil || v.Text != want {
			t.Errorf("%s: %q, %v; want %q", ref, v.Text, err, want)
		}
	}
	for ref, want := range map[string]string{
		"x.waiting": "name one",
		"x.nothing": "no golden of",
		"cost.x":    "has no value",
		"q.x":       "neither",
		"q":         "write {{NAME.key}}",
		"x.ada|1":   "cannot round",
	} {
		_, err := s.Value(ref, data)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", ref, err, want)
		}
	}
}

func TestGroup(t *testing.T) {
	for s, want := range map[string]string{
		"9999": "9999", "10000": "10,000", "1234567": "1,234,567",
		"2026-01-02": "2026-01-02", "12345.6": "12,345.6", "x": "x",
	} {
		if got := Group(s); got != want {
			t.Errorf("Group(%q) = %q, want %q", s, got, want)
		}
	}
}
