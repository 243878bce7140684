package render

import (
	"maps"
	"os"
	"path/filepath"
	"testing"

	"artofwaiting/site/book"
)

const one = `---
title: One & <two>
summary: About "x" & <y>.
layers: code/socket code/thread
---

Some words, {{01-one.waiting}} of them, {{01-values.us|1}} on average.[^1]

[^1]: A footnote.

## The beginning {#begin claims="1 3"}

` + "```go code/socket/socket.go#Socket+Socket.Read\n```" + `

> [!NOTE]
> A remark about *margins*.

` + "```go code/socket/socket.go#Socket.Read/wait\n```" + `

` + "```go code/socket/socket.go#Socket.Read\n```" + `

` + "```output testscripts/01-one.txtar#one.golden\n```" + `

` + "```sh\n$ make all\n$ go run ./chapters/01-one\n```" + `

` + "```rust illustration\nlet a: &T<'_> = 1 < 2;\n```" + `

` + "```text illustration\na -> b\n```" + `

## Pictures {#pictures}

### A part {#part claims="2"}

![What <it> shows & "says".](figures/01-a.svg "The ` + "`a < b`" + ` & more.")

{{figure tower "The tower & all."}}

{{table 01-table}}

{{plot 01-plot}}

{{outline}}

` + "```unshown code/sys/\nIt is < dull & long.\n```" + `

## Exercises {#exercises}

### The answer {#ex-answer exercise="1"}

Find it.

> [!HINT]
> It is *even*.

Good luck.

### Another {#ex-other exercise="2"}

> [!HINT]
> It is odd.
`

const socketFile = `// Package socket has sockets.
package socket

import "artofwaiting/code/sys"

// A Socket is a connection. It has an end.
type Socket struct {
	FD int // its <number>
}

// Read waits & reads.
func (s *Socket) Read(p []byte) (
	n int, err error,
) {
	a := len(p)
	b := a + 1
	c := b + 1
	d := c + 1

	// wait: until there is something
	if d < 7 {
		n = sys.Wait(s.FD)
	}
	e := n
	f := e
	g := f
	h := g
	return h, nil
}

func (s *Socket) shut() {}

// Dial makes a Socket.
func Dial(name string) *Socket { return nil }

type hidden struct{}

// Open of what nobody sees.
func (hidden) Open() {}

// A Box holds one.
type Box[T any] interface{ Get() T }

// Number is a name for another.
type Number = int

// Count is a number.
type Count int

// Most is the most.
const Most = 3

const (
	A = iota
	B
)

// None is an error.
var None, none error
`

const plotJSON = `{"title": "Load & <speed>", "command": "go run ./load -json",
"date": "2026-11-23", "machine": "a <machine>", "plot": {"x": "connections",
"y": "µs & more", "log": "xy", "series": [
{"name": "threads <t>", "points": [[10, 7.1], [100, 7.4], [10000, 70000]]},
{"name": "loops", "points": [[10, 3], [10000, 40000]]}]}}`

// files is a book that has everything a book may have.
func files() map[string]string {
	data := func(rest string) string {
		return `{"title": "A measure", "command": "go run ./cost -json",` +
			`"date": "2026-11-23", "machine": "a machine",` + rest + `}`
	}
	plain := func(title string) string {
		return "---\ntitle: " + title + "\nsummary: About " + title +
			".\nlayers:\n---\n\nText.\n\n## A heading {#head}\n"
	}
	const ex = "chapters/01-one/exercises/"
	return map[string]string{
		"go.mod":   "module artofwaiting\n\ngo 1.26\n",
		"Makefile": "all:\n\ttrue\n",
		"code/sys/sys.go": "package sys\n\n// Wait waits.\n" +
			"func Wait(fd int) int { return fd }\n",
		"code/socket/socket.go":      socketFile,
		"code/thread/thread.go":      "package thread\n\n// Run runs f.\nfunc Run(f func()) { f() }\n",
		"code/thread/thread_bsd.go":  "//go:build never\n\npackage thread\n\nfunc Run(f func()) { f() }\n",
		"code/thread/thread_test.go": "package thread\n\nfunc Test() {}\n",
		"chapters/01-one/main.go":    "package main\n\nfunc main() { println() }\n",
		ex + "1/answer.go":           "package answer\n\nfunc Answer() int { return 0 }\n",
		ex + "1/solution/answer.go":  "package answer\n\nfunc Answer() int { return 42 }\n",
		ex + "2/other.go":            "package other\n\nvar Other = 1\n",
		ex + "2/solution/other.go":   "package other\n\nvar Other = 3\n",
		"book/00-zero.md":            plain("Zero"),
		"book/01-one.md":             one,
		"book/02-two.md":             plain("Two"),
		"book/appendix-a.md":         plain("Last"),
		"book/claims.txt":            "1 Waiting is < work.\n1 B.\n2 C.\n3 To come.\n",
		"book/figures/01-a.svg":      `<?xml version="1.0"?>` + "\n" + `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 9"><path class="run" d="M0 0"/></svg>` + "\n",
		"book/data/01-plot.json":     plotJSON,
		"book/data/01-values.json":   data(`"values": {"us": 212.34, "n": 123456}`),
		"book/data/01-table.json":    data(`"columns": ["", "a<b"], "rows": [["x & y", 12345], ["z", null]]`),
		"testscripts/01-one.txtar": "run ./chapters/01-one -n 3 <x\ncmp stdout one.golden\n" +
			"-- one.golden --\n<b>waiting</b> & so on\nwaiting: 10000\n",
	}
}

// mini is that book, loaded. Changes replace its files, or add some.
func mini(t testing.TB, changes map[string]string) *book.Book {
	t.Helper()
	root := t.TempDir()
	all := files()
	maps.Copy(all, changes)
	for name, text := range all {
		name = filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := book.Sync(root); err != nil {
		t.Fatal(err)
	}
	b, err := book.Load(root)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
