package main

import "testing"

// A comment says where a line is from, if that can fail, and if
// it would be taken for another.
func TestLines(t *testing.T) {
	text := must(t, source(`x := f()
x += f()

if f() > 1 {
	y.Yield(f())
}
n++
x += n
y.Yield(x)`))
	contains(t, text,
		"//line ../p.go:12", "m.x = m.f()", "m.x += m.f()",
		"//line ../p.go:15",
		"if m.f() <= 1 {",
		"//line ../p.go:16", "s.Yielded = m.f()",
		"resume1:", "endif1:", "m.n++", "m.x += m.n",
		"s.Yielded = m.x")
}

// No comment is put into a text of several lines, even if that
// goes on from a line to which something was added.
func TestLinesInText(t *testing.T) {
	text := must(t, source("if n == 1 { defer f(); "+
		"fmt.Print(`a\nb`); n++\nf() }\ny.Yield(n)"))
	contains(t, text, "fmt.Print(`a", "b`)", "m.n++",
		"//line ../p.go:14", "m.f()")
}
