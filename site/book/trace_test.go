package book

import (
	"reflect"
	"strings"
	"testing"
)

const traceFile = "book/data/traces/x.json"

// traced is a recording of the mini book's code.
const traced = `{"title":"T","command":"go run ./x","source":"code/a/a.go#Now+Hidden",
"date":"2026-11-24","machine":"m","lanes":[{"id":"T","name":"the loop"}],"events":[
{"t":1,"kind":"wait","lane":"T","n":-1,"at":"a.go#Hidden/loop"},
{"t":2,"kind":"wake","lane":"T","at":"b.go#Other/loop"},
{"t":3,"kind":"wait","lane":"T","at":"a.go#init/x"},
{"t":4,"kind":"wake","lane":"T"}
]}
`

func recording(old, new string) edit {
	text := strings.Replace(traced, old, new, 1)
	return edit{traceFile, "", text}
}

func TestTrace(t *testing.T) {
	c := load(t, build(t, recording("", ""),
		after("{{trace x \"A `run`.\"}}\n"))).Chapters[0]
	d := c.Drawn[1]
	if d.Name != "trace" || d.Caption != "A `run`." || d.Trace == nil {
		t.Fatalf("%+v", d)
	}
	f := d.Trace
	if len(f.Scenes) != 4 || f.Title != "T" ||
		f.Listing.Ref != "code/a/a.go#Now+Hidden" || f.Listing.Line != d.Line {
		t.Errorf("%+v", f)
	}
	// Four lines of Now, an empty one, and then Hidden, of which the
	// second and the two after it are the region.
	if want := []Lines{{6, 3}, {}, {}, {}}; !reflect.DeepEqual(f.Lit, want) {
		t.Errorf("lit %v, want %v", f.Lit, want)
	}
	lines := strings.Split(string(f.Listing.Copy), "\n")
	if !strings.Contains(lines[6], "// loop: forever") {
		t.Errorf("line 7 is %q", lines[6])
	}
}

func TestBadTraces(t *testing.T) {
	here := after("{{trace x \"A run.\"}}\n")
	const at = "{{trace"
	again := "record it again: go run ./x"
	fit := "the recording x does not fit the code: "
	refuse(t, []bad{
		{name: "unknown", edit: here, at: at,
			msg: traceFile + ": there is no such recording",
			fix: `write {{trace NAME "caption"}}`},
		{name: "no name", edit: after("{{trace}}\n"), at: at,
			msg: `"" is no name of a recording`,
			fix: `write {{trace NAME "caption"}}`},
		{name: "no JSON", edit: here, with: recording(`"t":2`, `"t":`),
			in: traceFile, at: `"t":,`, msg: "invalid character"},
		{name: "broken rule", edit: here, in: traceFile, at: `{"t":2`,
			with: recording(`"t":2`, `"t":1,"kind":"wake","lane":"T"},`+"\n"+`{"t":2`),
			msg:  "event 3: T was not waiting"},
		{name: "no region", edit: here, with: recording("Hidden/loop", "Hidden/lop"),
			at: at, msg: fit + "event 1: code/a/a.go: Hidden has no region", fix: again},
		{name: "no function", edit: here, with: recording("+Hidden", "+Hiden"),
			at: at, msg: fit + "code/a/a.go declares no", fix: again},
		{name: "a region", edit: here, with: recording("+Hidden", "+Hidden/loop"),
			at: at, msg: "of whole declarations", fix: again},
		{name: "a file", edit: here, with: recording("#Now+Hidden", ""),
			at: at, msg: "of whole declarations", fix: again},
	})
}

func TestTraceTooLong(t *testing.T) {
	long := edit{"code/a/a.go", "func init() {}\nfunc init() {}\n",
		"func Long() {\n" + strings.Repeat("\tNow()\n", longestTraced-1) + "}\n"}
	build := func(name string) error {
		root := build(t, long, recording("Now+Hidden", name),
			after("{{trace x}}\n"))
		_, err := Load(root)
		return err
	}
	err := build("Long")
	if err == nil || !strings.Contains(err.Error(), "has 57 lines; "+
		"beside the frames is room for 56") {
		t.Error(err)
	}
	long.new = strings.Replace(long.new, "\tNow()\n", "", 1)
	if err := build("Long"); err != nil {
		t.Error(err)
	}
}
