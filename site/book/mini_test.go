package book

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// chapter is the one chapter of the mini book.
const chapter = "book/01-x.md"

// mini is a book in which nothing is wrong. Three quotes stand for
// three backticks, and == for -- inside a file.
const mini = `
-- go.mod --
module mini
-- Makefile --
GO ?= go
all check: go.mod
	true
-- code/a/a.go --
package a

// Now is the time.
func Now() int {
	return 1
}

func Hidden() {
	// loop: forever
	for {
	}
}

func init() {}
func init() {}
-- testscripts/01-x.txtar --
run ./chapters/01-x -n 3
cmp stdout x.golden
== x.golden ==
clients  10
waiting: 12000
spent  1
spent  2
-- chapters/01-x/main.go --
package main

func main() {}
-- chapters/01-x/exercises/1/a.go --
package a

func A() int { return 0 }
-- chapters/01-x/exercises/1/a_test.go --
//go:build exercise

package a
-- chapters/01-x/exercises/1/solution/a.go --
package a

func A() int { return 1 }
-- book/claims.txt --
0 Waiting is most of it.
1 Threads cost.
1 Threads block.
-- book/data/cost.json --
{
  "title": "Cost", "command": "go run ./x", "date": "2026-01-02",
  "machine": "m",
  "values": {"us": 212.449},
  "columns": ["", "thread"], "rows": [["µs", 212.4]],
  "plot": {"x": "n", "y": "µs", "series": []}
}
-- book/figures/01-lanes.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 100">
  <path id="edge" class="run" d="M0 0h9"/>
  <use href="#edge" fill="none" stroke="url(#edge)"/>
</svg>
-- book/appendix-y.md --
---
title: What is left
summary: Nearly nothing.
---
-- book/appendix-z.md --
---
title: The rest
summary: What is left.
---
-- book/01-x.md --
---
title: Waiting
summary: One sentence.
layers: code/a code/b
---

There were {{01-x.waiting}} of them, in {{cost.us|0}} µs.[^1]

[^1]: Or {{01-x.x.clients}}.

{{figure tower "The first floor."}}

## Don't {{01-x.clients}} {#threads claims="1 3"}

'''go code/a/a.go#Now
// Now is the time.
func Now() int {
	return 1
}
'''

'''output testscripts/01-x.txtar#x.golden
clients  10
waiting: 12000
spent  1
spent  2
'''

'''sh
$ go run ./chapters/01-x -n 3
$ make check
'''

'''c illustration
int main;
'''

![There are {{01-x.clients}} lanes.](figures/01-lanes.svg "Caption.")

> [!NOTE]
> A note of *six* {{01-x.waiting}} words.

{{table cost}}

{{plot cost}}

{{outline}}

'''unshown code/a/a.go#Hidden
Nobody
asks.
'''

### The first {#ex exercise="1"}

> [!HINT]
> Think of {{01-x.clients}}.

## The end
`

var quotes = strings.NewReplacer("''''", "````", "'''", "```", "==", "--")

// removed is the new text of a file that is not to be there.
const removed = "\x00removed"

// An edit replaces old by new in a file, once; the whole of the file
// when old is empty.
type edit struct{ file, old, new string }

// build writes the mini book with edits, and returns its root.
func build(t testing.TB, edits ...edit) string {
	t.Helper()
	root := t.TempDir()
	for _, f := range txtar.Parse([]byte(mini)).Files {
		put(t, root, f.Name, quotes.Replace(string(f.Data)))
	}
	for _, e := range edits {
		e.apply(t, root)
	}
	return root
}

func (e edit) apply(t testing.TB, root string) {
	t.Helper()
	old := quotes.Replace(e.old)
	text := quotes.Replace(e.new)
	if text == removed {
		if err := os.RemoveAll(filepath.Join(root, e.file)); err != nil {
			t.Fatal(err)
		}
		return
	}
	if old != "" {
		before := get(t, root, e.file)
		if strings.Count(before, old) != 1 {
			t.Fatalf("%s: %q is not there once", e.file, old)
		}
		text = strings.Replace(before, old, text, 1)
	}
	put(t, root, e.file, text)
}

func put(t testing.TB, root, name, text string) {
	t.Helper()
	name = filepath.Join(root, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func get(t testing.TB, root, name string) string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// in is an edit of the chapter.
func in(old, new string) edit { return edit{chapter, old, new} }

// after is an edit that puts text below the first paragraphs.
func after(text string) edit {
	const place = "{{figure tower \"The first floor.\"}}\n"
	return in(place, place+"\n"+text)
}
