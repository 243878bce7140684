package book

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// rewritten is the chapter after Sync, which must have changed only
// it, or nothing, and must change nothing the second time.
func rewritten(t *testing.T, root string) string {
	t.Helper()
	before := get(t, root, chapter)
	changed, err := Sync(root)
	if err != nil {
		t.Fatal(err)
	}
	after := get(t, root, chapter)
	var want []string
	if after != before {
		want = []string{chapter}
	}
	if !slices.Equal(changed, want) {
		t.Errorf("changed %q, want %q", changed, want)
	}
	if again, err := Sync(root); err != nil || again != nil {
		t.Errorf("the second time: changed %q, %v", again, err)
	}
	return after
}

func TestSyncStale(t *testing.T) {
	good := build(t)
	want := rewritten(t, good)
	if want != get(t, build(t), chapter) {
		t.Error("what is not stale is rewritten")
	}
	root := build(t, in("\treturn 1\n", ""),
		in("waiting: 12000\n", "waiting: 1\nmore\n"))
	if got := rewritten(t, root); got != want {
		t.Errorf("stale copies: %s", got)
	}
	load(t, root)
	root = build(t, edit{"code/a/a.go", "return 1", "return 2"})
	want = strings.Replace(want, "return 1", "return 2", 1)
	if got := rewritten(t, root); got != want {
		t.Errorf("after a change of the source: %s", got)
	}
}

// now is what a copy of code/a/a.go#Now holds.
const now = "// Now is the time.\nfunc Now() int {\n\treturn 1\n}\n"

// Each case is a fence below the first paragraphs, and what it is
// after Sync.
func TestSyncFences(t *testing.T) {
	const ref = "go code/a/a.go#Now"
	const ticks = "package a\n\n// T is\n/*\n'''\n*/\nvar T int\n"
	for _, c := range []struct{ name, old, want string }{
		{"empty", "'''" + ref + "\n'''\n", "'''" + ref + "\n" + now + "'''\n"},
		{"longer", "''''" + ref + "\nx\n''''\n",
			"''''" + ref + "\n" + now + "''''\n"},
		{"tildes", "~~~ " + ref + " \nx\n~~~~\n",
			"~~~ " + ref + " \n" + now + "~~~~\n"},
		{"with backticks", "~~~go code/a/t.go#T\n~~~\n",
			"~~~go code/a/t.go#T\n// T is\n/*\n'''\n*/\nvar T int\n~~~\n"},
		{"of the paragraph above", "x\n'''" + ref + "\n'''\n",
			"x\n'''" + ref + "\n" + now + "'''\n"},
		{"part of an output",
			"'''output testscripts/01-x.txtar#x.golden/wait\n'''\n",
			"'''output testscripts/01-x.txtar#x.golden/wait\n" +
				"waiting: 12000\nspent  1\nspent  2\n'''\n"},
		{"closed by spaces", "'''" + ref + "\n   ''''  \n",
			"'''" + ref + "\n" + now + "   ''''  \n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := build(t, edit{"code/a/t.go", "", ticks}, after(c.old))
			want := get(t, build(t, after(c.want)), chapter)
			if got := rewritten(t, root); got != want {
				t.Errorf("%s", got)
			}
			load(t, root)
		})
	}
}

// What Sync cannot resolve, or what could take text with it, stays
// as it is; Load says why.
func TestSyncLeavesAlone(t *testing.T) {
	const ref = "'''go code/a/a.go#Now\n"
	const ticks = "package a\n\n// T is\n/*\n'''\n*/\nvar T int\n"
	for name, fence := range map[string]string{
		"unknown name":    "'''go code/a/a.go#Nwo\nx\n'''\n",
		"unknown file":    "'''go code/b.go\nx\n'''\n",
		"unknown golden":  "'''output testscripts/01-x.txtar#y\nx\n'''\n",
		"no reference":    "'''go\nx\n'''\n",
		"no language":     "'''\nx\n'''\n",
		"illustration":    "'''go illustration\nx\n'''\n",
		"in a list":       "- A\n\n  " + ref + "  x\n  '''\n",
		"in a quotation":  "> " + ref + "> x\n> '''\n",
		"indented":        " " + ref + "x\n '''\n",
		"would be closed": "'''go code/a/t.go#T\nx\n'''\n",
		"runs on":         ref + "x\n\nProse.\n\n" + ref + now + "'''\n",
		"indented code":   "    " + ref + "    x\n    '''\n",
	} {
		t.Run(name, func(t *testing.T) {
			root := build(t, edit{"code/a/t.go", "", ticks}, after(fence))
			before := get(t, root, chapter)
			if got := rewritten(t, root); got != before {
				t.Errorf("%s", got)
			}
			if _, err := Load(root); err == nil {
				t.Error("Load does not complain")
			}
		})
	}
}

// A function in another language is copied too, and a stale copy is
// refused.
func TestSyncForeign(t *testing.T) {
	const source = "// f is.\nfn f() {\n}\n"
	root := build(t, edit{"code/a/a.rs", "", source},
		after("'''rust code/a/a.rs#f\nx\n'''\n"))
	_, err := Load(root)
	if err == nil || !strings.Contains(err.Error(), "stale") {
		t.Errorf("a stale copy: %v", err)
	}
	if got := rewritten(t, root); !strings.Contains(got, source) {
		t.Errorf("%s", got)
	}
	if _, err := Load(root); err != nil {
		t.Error(err)
	}
}

// The end of a file is where a fence that nobody closes ends: Sync
// must not take what stands there for a copy.
func TestSyncAtTheEnd(t *testing.T) {
	const head = "---\ntitle: T\nsummary: S\n---\n"
	const ref = "```go code/a/a.go#Now"
	for _, c := range []struct{ name, old, want string }{
		{"no newline after it", ref + "\nx\n```", ref + "\n" + now + "```"},
		{"empty", ref + "\n```", ref + "\n" + now + "```"},
		{"not closed", ref + "\nx\n\nProse.\n", ref + "\nx\n\nProse.\n"},
		{"not closed, cut", ref + "\nx", ref + "\nx"},
		{"only opened", ref + "\n", ref + "\n"},
		{"only opened, cut", ref, ref},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := build(t, in("", head+c.old))
			if got := rewritten(t, root); got != head+c.want {
				t.Errorf("%q, want %q", got, head+c.want)
			}
		})
	}
	for _, src := range []string{"", "\n", "---\n", head, "x\n" + head} {
		root := build(t, in("", src))
		if got := rewritten(t, root); got != src {
			t.Errorf("%q, want %q", got, src)
		}
	}
}

// A copy has the line ends of its source; every other line keeps the
// ones that it has.
func TestSyncCRLF(t *testing.T) {
	root := build(t)
	good := get(t, root, chapter)
	put(t, root, chapter, strings.ReplaceAll(good, "\n", "\r\n"))
	got := rewritten(t, root)
	var fences int
	inside := false
	for line := range strings.Lines(got) {
		bound := strings.HasPrefix(line, "```go") ||
			strings.HasPrefix(line, "```output")
		if end := strings.HasPrefix(line, "```"); end && inside {
			inside = false
		} else if inside == strings.HasSuffix(line, "\r\n") {
			t.Errorf("%q, in a copy: %v", line, inside)
		}
		if bound {
			inside = true
			fences++
		}
	}
	if fences != 2 || strings.ReplaceAll(got, "\r\n", "\n") != good {
		t.Errorf("%d fences; %q", fences, got)
	}
	load(t, root)
}

func TestSyncKeepsTheFile(t *testing.T) {
	root := build(t, in("\treturn 1\n", ""))
	name := filepath.Join(root, chapter)
	if err := os.Chmod(name, 0o640); err != nil {
		t.Fatal(err)
	}
	open, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { open.Close() })
	before, err := open.Stat()
	if err != nil {
		t.Fatal(err)
	}
	rewritten(t, root)
	after, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if after.Mode() != before.Mode() {
		t.Errorf("mode %v, want %v", after.Mode(), before.Mode())
	}
	if os.SameFile(before, after) {
		t.Error("the old file is written over, not replaced")
	}
	left, err := filepath.Glob(filepath.Join(root, "book", ".sync-*"))
	if err != nil || left != nil {
		t.Errorf("left over: %q, %v", left, err)
	}
}

func TestSyncCannotRead(t *testing.T) {
	root := build(t, edit{"book/02-x.md/x", "", "a directory"},
		in("\treturn 1\n", ""))
	changed, err := Sync(root)
	if err == nil || !strings.Contains(err.Error(), "02-x.md") ||
		!slices.Equal(changed, []string{chapter}) {
		t.Errorf("changed %q, %v", changed, err)
	}
}
