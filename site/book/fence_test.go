package book

import (
	"reflect"
	"testing"

	"github.com/yuin/goldmark/ast"
)

func TestGoodFences(t *testing.T) {
	root := build(t)
	c := load(t, root).Chapters[0]
	at := lines(t, root, "```go", "```output", "```sh", "```c")
	if len(c.Listings) != 1 || len(c.Outputs) != 1 || len(c.Shells) != 1 {
		t.Fatalf("listings %v, outputs %v, shells %v", c.Listings,
			c.Outputs, c.Shells)
	}
	l := c.Listings[0]
	if l.Ref != "code/a/a.go#Now" || l.Line != at[0] ||
		len(l.Excerpts) != 1 || l.Excerpts[0].Start != 3 {
		t.Errorf("listing %+v", l)
	}
	if o := c.Outputs[0]; o.Line != at[1] ||
		o.Command != "go run ./chapters/01-x -n 3" ||
		o.Printed != "clients  10\nwaiting: 12000\nspent  1\nspent  2\n" {
		t.Errorf("output %+v", o)
	}
	want := []string{"go run ./chapters/01-x -n 3", "make check"}
	if s := c.Shells[0]; s.Line != at[2] ||
		!reflect.DeepEqual(s.Commands, want) {
		t.Errorf("shell %+v", s)
	}
	found := 0
	for n := c.Doc.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *Illustration:
			found++
			if n.Language != "c" || n.Content != "int main;\n" ||
				n.Line != at[3] {
				t.Errorf("illustration %+v", n)
			}
		case *ast.FencedCodeBlock:
			t.Errorf("a fence is left, %s", n.Info.Segment.Value(c.Source))
		}
	}
	if found != 1 {
		t.Errorf("%d illustrations, want 1", found)
	}
}

func TestListings(t *testing.T) {
	fence := func(ref string) edit { return after("'''go " + ref + "\n'''\n") }
	at := "'''go code/a/a.go#"
	refuse(t, []bad{
		{name: "stale", edit: in("\treturn 1", "\treturn 2"), at: at,
			msg: "the copy of code/a/a.go#Now is stale", fix: "make sync"},
		{name: "stale by a space", edit: in("return 1", "return 1 "), at: at,
			msg: "the copy of code/a/a.go#Now is stale", fix: "make sync"},
		{name: "stale by a letter", edit: in("// Now is", "// now is"),
			at: at, msg: "#Now is stale", fix: "make sync"},
		{name: "unknown selector", edit: fence("code/a/a.go#Nwo"),
			at: at, msg: `declares no "Nwo"; did you mean "Now"?`},
		{name: "ambiguous selector", edit: fence("code/a/a.go#init"),
			at: at, msg: `declares "init" more than once`},
		{name: "unknown region", edit: fence("code/a/a.go#Hidden/lop"),
			at: at, msg: `no region "lop"; it has loop`},
		{name: "unknown file", edit: fence("code/a/b.go#Now"),
			at: "'''go code/a/b", msg: "no such file: code/a/b.go"},
		{name: "outside", edit: fence("../a.go"),
			at: "'''go ..", msg: "no Go file of the book"},
		{name: "no Go", edit: fence("Makefile"),
			at: "'''go Make", msg: "no Go file of the book"},
		{name: "hand-typed", edit: after("'''go\nx := 1\n'''\n"),
			at: "'''go\n", msg: "hand-typed go", fix: "'''go FILE#NAME"},
		{name: "a file that does not parse",
			edit: fence("chapters/01-x/main.go"),
			with: edit{"chapters/01-x/main.go", "main()", "("},
			at:   "'''go chap", msg: "chapters/01-x/main.go:3:"},
	})
}

func TestOutputs(t *testing.T) {
	const script = "testscripts/01-x.txtar"
	fence := func(ref string) edit {
		return after("'''output " + ref + "\n'''\n")
	}
	refuse(t, []bad{
		{name: "stale", edit: in("\nclients  10\n", "\nclients  11\n"),
			at: "'''output", msg: "the copy of " + script, fix: "make sync"},
		{name: "missing golden", edit: fence(script + "#y.golden"),
			at: "#y.golden", msg: `no golden "y.golden"; it has x.golden`},
		{name: "no golden", edit: fence(script), at: script + "\n",
			msg: "names no golden"},
		{name: "missing script", edit: fence("testscripts/y.txtar#x.golden"),
			at: "/y.txtar", msg: "no such testscript: testscripts/y.txtar"},
		{name: "missing words", edit: fence(script + "#x.golden/zzz"),
			at: "/zzz", msg: `contains "zzz"`},
		{name: "nobody compares", edit: edit{script, "cmp stdout", "stdout"},
			at: "'''output", msg: "compares nothing with x.golden"},
		{name: "hand-typed", edit: after("'''output\nx\n'''\n"),
			at: "'''output\n", msg: "hand-typed output",
			fix: "'''output testscripts/NAME.txtar#NAME.golden"},
	})
}

func TestMisplaced(t *testing.T) {
	const now = "'''go code/a/a.go#Now\n// N"
	refuse(t, []bad{
		{name: "no language", edit: after("'''\nx\n'''\n"), at: "'''\nx",
			msg: "hand-typed text", fix: "bind it"},
		{name: "no language, empty", edit: after("Text.\n\n'''\n'''\n"),
			at: "'''\n'''", msg: "hand-typed text", fix: "bind it"},
		{name: "no illustration", edit: after("'''rust\nx\n'''\n"),
			at: "'''rust", msg: `"rust" is bound to nothing`,
			fix: "'''rust illustration"},
		{name: "misspelt illustration", edit: in("c illus", "c ilus"),
			at: "'''c", msg: `"ilustration" names no function in c`,
			fix: "'''c FILE#NAME, or illustration"},
		{name: "no such function", edit: after("'''rust a.rs#f\n" +
			"x\n'''\n"), at: "'''rust", msg: "no such file: a.rs",
			fix: "FILE#NAME, or illustration"},
		{name: "indented code", edit: after("    x := 1\n"), at: "    x",
			msg: "an indented code block", fix: "use a fence"},
		{name: "in a list", edit: after("- A\n\n  '''c illustration\n" +
			"  x\n  '''\n"), at: "  '''c", msg: "at the top level",
			fix: "out of the list"},
		{name: "empty in a list", edit: after("- A\n\n  '''c\n  '''\n"),
			at: "  '''c", msg: "at the top level", fix: "out of the list"},
		{name: "code in a quotation", edit: after("> A\n>\n>     x\n"),
			at: ">     x", msg: "at the top level", fix: "out of the list"},
		{name: "indented fence", edit: in(now, " "+now), at: now,
			msg: "an indented fence", fix: "first column"},
		{name: "not closed", edit: in("## The end\n", "'''sh\n$ make all\n"),
			at: "'''sh\n$ make all", msg: "not closed", fix: "a line '''"},
		{name: "closed by the next", edit: in("\treturn 1\n}\n'''\n", ""),
			at: now, msg: "another fence begins", fix: "longer one"},
	})
	const tick = "code/a/t.go"
	const text = "// T is:\n/*\n'''\n*/\nvar T int\n"
	source := edit{tick, "", "package a\n\n" + text}
	good := "''''go " + tick + "#T\n" + text + "''''\n"
	load(t, build(t, source, after(good)))
	tilde := "~~~go " + tick + "#T\n" + text + "~~~\n"
	load(t, build(t, source, after(tilde)))
	refuse(t, []bad{{name: "code that closes its fence", with: source,
		edit: after("'''go " + tick + "#T\n'''\n"), at: "'''go " + tick,
		msg: tick + "#T has a line that begins with ```",
		fix: "a longer one"}})
}

func TestRawHTML(t *testing.T) {
	fix := "say it in Markdown"
	refuse(t, []bad{
		{name: "block", edit: after("<div>\n\nx\n"), at: "<div>",
			msg: "raw HTML", fix: fix},
		{name: "comment", edit: after("<!-- x -->\n"), at: "<!--",
			msg: "raw HTML", fix: fix},
		{name: "block in a quotation", edit: after("> <div>\n"),
			at: "<div>", msg: "raw HTML", fix: fix},
		{name: "inline", edit: after("Some\n*text <br>*\n"), at: "*text",
			msg: "raw HTML", fix: fix},
	})
}

func TestShell(t *testing.T) {
	refuse(t, []bad{
		{name: "no prompt", edit: in("$ make check", "make check"),
			at: "make check", msg: "commands only", fix: "begin each line"},
		{name: "an output", edit: in("-n 3\n$", "-n 3\nhello\n$"),
			at: "hello", msg: "commands only", fix: "begin each line"},
		{name: "unknown target", edit: in("make check", "make chekc"),
			at: "make chekc", msg: `no target "chekc"`},
		{name: "a variable is no target", edit: in("make check", "make GO"),
			at: "make GO", msg: `no target "GO"`},
		{name: "unknown program", edit: in("$ go run ./chapters/01-x",
			"$ go run ./chapters/01-y"), at: "./chapters/01-y",
			msg: "no program ./chapters/01-y"},
		{name: "outside", edit: in("$ go run ./chapters/01-x",
			"$ go run ./.."), at: "./..", msg: "no program ./.."},
	})
	load(t, build(t, in("$ make check", "$ make all && make E=1")))
}

func TestUnshown(t *testing.T) {
	fence := "'''unshown code/a/a.go#Hidden"
	refuse(t, []bad{
		{name: "no reason", edit: in("Nobody\nasks.\n", " \n"), at: fence,
			msg: "no reason for not showing code/a/a.go#Hidden",
			fix: "write the reason"},
		{name: "no file", edit: in(fence, "'''unshown code/b/b.go"),
			at: "'''unshown", msg: "there is no code/b/b.go"},
		{name: "no directory", edit: in(fence, "'''unshown code/b/"),
			at: "'''unshown", msg: "there is no code/b/"},
		{name: "no declaration", edit: in("#Hidden", "#Hiden"),
			at: "'''unshown", msg: `did you mean "Hidden"`},
		{name: "no target", edit: in(fence, "'''unshown"),
			at: "'''unshown", msg: "not showing nothing",
			fix: "'''unshown FILE"},
	})
	load(t, build(t, in(fence, "'''unshown code/a/")))
}
