package book

import (
	"reflect"
	"testing"
)

const fence = "'''output testscripts/01-x.txtar#x.golden"

func varied(text string) edit { return in(fence, fence+" vary=\""+text) }

func TestVary(t *testing.T) {
	root := build(t, varied(`clients -n 1..3..2000, a µs' wait -delay 0..30..30ms"`))
	o := load(t, root).Chapters[0].Outputs[0]
	want := []Vary{
		{Label: "clients", Flag: "-n", Least: 1, Printed: 3, Most: 2000},
		{Label: "a µs' wait", Flag: "-delay", Printed: 30, Most: 30, Unit: "ms"}}
	if o.Ref != "testscripts/01-x.txtar#x.golden" || !o.Boxed ||
		!reflect.DeepEqual(o.Vary, want) {
		t.Errorf("%+v", o)
	}
}

func TestVaryRefuses(t *testing.T) {
	real := edit{"testscripts/01-x.txtar", "cmp stdout", "[real] cmp stdout"}
	const form = "write " + varyForm
	var cases []bad
	for text, msg := range map[string]string{
		`clients -n 1..3..9`:     "vary says nothing, or has no end",
		`"`:                      "vary says nothing, or has no end",
		`-n 1..3..9"`:            `"-n 1..3..9" varies nothing`,
		`clients n 1..3..9"`:     "varies nothing",
		`clients -n 1..9"`:       "varies nothing",
		`clients -n 1..3..9,"`:   `"" varies nothing`,
		`a -n 1..3..9000000"`:    "varies nothing",
		`clients -n 4..3..9"`:    `"clients": 3 is not between 4 and 9`,
		`clients -n 1..3..2"`:    `"clients": 3 is not between 1 and 2`,
		`clients -n 3..3..3"`:    `"clients": 3 is not between 3 and 3`,
		`clients -n 1..4..9"`:    `"clients": the output is of -n 3, not of 4`,
		`clients -n 1..3..9ms"`:  "the output is of -n 3, not of 3ms",
		`a -x 1..3..9, b -n 1"`:  `" b -n 1" varies nothing`,
		`<b>x</b> -n 1..3..9"`:   "varies nothing",
		`clients -n -1..3..9"`:   "varies nothing",
		`clients -n 1..3..9MB "`: "varies nothing",
	} {
		cases = append(cases, bad{name: text, edit: varied(text), at: fence,
			msg: msg, fix: form})
	}
	refuse(t, append(cases, bad{name: "of a real kernel", edit: real,
		with: varied(`clients -n 1..3..9"`), at: fence,
		msg: "no page can run testscripts/01-x.txtar#x.golden",
		fix: "take vary away"}))
}

// A stale copy is rewritten, and what may vary is kept.
func TestSyncVary(t *testing.T) {
	root := build(t, varied(`clients -n 1..3..9"`))
	before := get(t, root, chapter)
	edit{chapter, "spent  2\n", "spent  3\n"}.apply(t, root)
	if _, err := Sync(root); err != nil || get(t, root, chapter) != before {
		t.Errorf("%v:\n%s", err, get(t, root, chapter))
	}
}
