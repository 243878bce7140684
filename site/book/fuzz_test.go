package book

import (
	"bytes"
	"errors"
	"testing"

	"artofwaiting/site/listings"
	"artofwaiting/site/outputs"

	"github.com/yuin/goldmark/ast"
)

// nasty is chapters that look for trouble, without front matter.
var nasty = []string{
	"", "\x00", "\r", "\xff", "```", "~~~", "```\n```", "#", "##\n",
	"```go code/a/a.go#Now", "```go code/a/a.go#Now\n",
	"```go code/a/a.go#Now\n```", "```go code/a/a.go#Now\n\n# A\n",
	"~~~~go code/a/a.go#Now\n~~~\n~~~~\n",
	" ```go code/a/a.go#Now\n \tx\n ```\n",
	"- ```go code/a/a.go#Now\n  ```\n", "> ```go code/a/a.go\n",
	"```go code/a/a.go#Now\n```go code/a/a.go#init\n```\n",
	"```output testscripts/01-x.txtar#x.golden\r\n```\r\n",
	"```output testscripts/01-x.txtar#x.golden/\n```\n",
	"```go code/a/a.go#Now+Hidden/loop..loop\n```\nx\n```\n",
	"```unshown\n```\n```unshown code/\n```\n```sh\n\n$ make\n$ go run ./\n",
	"# A {id=1}\n", "# A {#a claims=[1]}\n# A {#a exercise={a=1}}\n",
	"# A {class=1 claims=null}\n", "A {id=1}\n===\n",
	"### A {exercise=\"1\"}\n\n> [!HINT]\n", "> [!NOTE]\n> [!NOTE]: x\n",
	"> [!NOTE]\n\n[!NOTE]: x\n", "> [!NOTE] \n> *a\n> b*\n", ">\n> \n",
	"{{}}", "{{\n}}", "{{.}}", "{{01-x.\xff}}", "{{cost.us|1000000000}}",
	"{{cost.us|-1}}", "{{figure}}\n\n{{table}}\n\n{{outline x}}\n",
	"{{01-x.}}", "{{../../x.y}}", "# {{01-x.waiting}}\n",
	"![]()", "![a](../x.svg)", "![{{](figures/01-lanes.svg \"{{a.b}}\")",
	"[![a](figures/01-lanes.svg)](b)", "<!-- \n\n```go\n", "<b", "<b>\n",
	"[^1]\n\n[^1]: A\n\n    ```go code/a/a.go#Now\n    ```\n",
	"|a|\n|-|\n|{{01-x.waiting}}<b>|\n", "---\n---\n", "\t```\n", "a\\\n",
}

const front = "---\ntitle: T\nsummary: S\n---\n"

func FuzzLoad(f *testing.F) {
	for _, md := range nasty {
		f.Add([]byte(front+md), []byte("<svg/>"))
	}
	f.Add([]byte("---\n---"), []byte("<svg viewBox='0 0 1'><a href=''/>"))
	f.Add([]byte(nil), []byte(nil))
	root := build(f)
	f.Add([]byte(get(f, root, chapter)), []byte("<!DOCTYPE [<!"))
	f.Fuzz(func(t *testing.T, md, svg []byte) {
		put(t, root, chapter, string(md))
		put(t, root, "book/figures/01-lanes.svg", string(svg))
		_, err := Load(root)
		var ps Problems
		if err != nil && !errors.As(err, &ps) {
			t.Fatal(err)
		}
		most := map[string]int{
			chapter:                     1 + bytes.Count(md, []byte("\n")),
			"book/figures/01-lanes.svg": 1 + bytes.Count(svg, []byte("\n")),
		}
		for _, p := range ps {
			if p.Line < 1 || p.Line > most[p.File] || p.Msg == "" {
				t.Errorf("no such place: %v", p)
			}
		}
	})
}

func FuzzSync(f *testing.F) {
	for _, md := range nasty {
		f.Add([]byte(front + md))
	}
	root := build(f)
	f.Add([]byte(get(f, root, chapter)))
	s := syncer{listings.NewSources(root), outputs.NewStore(root)}
	f.Fuzz(func(t *testing.T, old []byte) {
		before := bytes.Clone(old)
		fresh := s.rewrite(old)
		if !bytes.Equal(old, before) {
			t.Fatal("the source is changed in place")
		}
		if again := s.rewrite(fresh); !bytes.Equal(again, fresh) {
			t.Fatalf("the first time %q, the second %q", fresh, again)
		}
		if a, b := s.outside(old), s.outside(fresh); a != b {
			t.Fatalf("outside the copies %q was %q", b, a)
		}
	})
}

// outside is a chapter without what stands in its bound fences.
func (s syncer) outside(src []byte) string {
	c := new(Chapter)
	if c.frontMatter(src) != nil {
		return string(src)
	}
	doc, err := parse(c.Source)
	if err != nil {
		return string(src)
	}
	rest := bytes.Clone(c.Source)
	for n := doc.LastChild(); n != nil; n = n.PreviousSibling() {
		f, ok := n.(*ast.FencedCodeBlock)
		if !ok || f.Info == nil {
			continue
		}
		if _, ok := s.body(string(f.Info.Segment.Value(c.Source))); !ok {
			continue
		}
		for i := f.Lines().Len() - 1; i >= 0; i-- {
			line := f.Lines().At(i)
			rest = append(rest[:line.Start], rest[line.Stop:]...)
		}
	}
	return string(src[:len(src)-len(c.Source)]) + string(rest)
}
