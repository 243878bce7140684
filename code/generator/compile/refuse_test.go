package main

import (
	"strings"
	"testing"
)

// What is refused, where, and what the author is told to do. The
// body begins in line 12, after the newline.
var refusals = []struct{ name, body, at, says string }{
	{"nested", "g := func() { y.Yield(1) }\ng()",
		"12:15", "make it a generator, and say y.From"},
	{"nested in defer", "defer func() { y.Yield(1) }()",
		"12:16", "make it a generator, and say y.From"},
	{"value", "z := y\nz.Yield(1)",
		"12:6", "is for nothing else"},
	{"argument", "func(*generator.Y[int]) {}(y)",
		"12:28", "is for nothing else"},
	{"method value", "g := y.Yield\ng(1)",
		"12:6", "is for nothing else"},
	{"deferred yield", "defer y.Yield(1)",
		"12:7", "is for nothing else"},
	{"concurrent yield", "go y.Yield(1)",
		"12:4", "is for nothing else"},
	{"range over func",
		"for i := range func(func(int) bool) {} {\ny.Yield(i)\n}",
		"13:1", "iter.Pull"},
	{"hidden in a range over func",
		"for range func(func() bool) {} {\nappend := n\n" +
			"defer fmt.Sprint(append)\n}\ny.Yield(1)",
		"13:1", "append hides what a deferred call needs"},
	{"recover", "y.Yield(1)\nrecover()",
		"13:1", "take it out"},
	{"deferred recover", "defer recover()",
		"12:7", "take it out"},
}

func TestRefused(t *testing.T) {
	for _, test := range refusals {
		t.Run(test.name, func(t *testing.T) {
			text, err := compiled(t, source(test.body))
			if err == nil {
				t.Fatalf("compiled to\n%s", text)
			}
			refusedAs(t, err, test.at, test.says)
		})
	}
}

// refusedAs fails the test if err is not one line with the place
// and the words.
func refusedAs(t *testing.T, err error, at, says string) {
	t.Helper()
	got := err.Error()
	if !strings.HasPrefix(got, "p.go:"+at+": ") ||
		!strings.Contains(got, says) {
		t.Errorf("%s\nwant p.go:%s: … %s", got, at, says)
	}
	if strings.Contains(got, "\n") {
		t.Errorf("more than one line:\n%s", got)
	}
}

// Files that are refused for more than a body.
var refusedFiles = []struct{ name, decl, at, says string }{
	{"not a whole function", `
func F() generator.Series[int] {
	g := generator.New(func(y *generator.Y[int]) {})
	return g
}`, "8:17", "a function of its own"},
	{"no literal", `
func F(b func(y *generator.Y[int])) generator.Series[int] {
	return generator.New(b)
}`, "8:19", "a function of its own"},
	{"as a value", `
var make = generator.New[int]`, "7:22", "a function of its own"},
	{"hidden builtin", `
func append() {}

func F() generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) { y.Yield(1) })
}`, "7:6", "another name"},
	{"hidden by a type parameter", `
func F[int any](v int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) { y.Yield(v) })
}`, "7:8", "int hides Go's own"},
	{"a type of the package hidden", `
type T int

func g() T { return 1 }

func F[T any](v T) generator.Series[T] {
	return generator.New(func(y *generator.Y[T]) {
		n := g()
		y.Yield(v)
		_ = n
	})
}`, "11:8", "hides a type that a variable has"},
	{"alias in a generic", `
func F[T any]() generator.Series[T] {
	return generator.New(func(y *generator.Y[T]) {
		type U = T
		y.Yield(*new(U))
	})
}`, "9:8", "say T itself"},
	{"blank type parameter", `
type L[T any] struct{}

func (l *L[_]) F() generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		y.Yield(1)
	})
}`, "9:12", "give it a name"},
}

func TestRefusedFiles(t *testing.T) {
	for _, test := range refusedFiles {
		t.Run(test.name, func(t *testing.T) {
			src := "package p\n\nimport (\n" +
				"\t\"" + runtime + "\"\n)\n" + test.decl
			text, err := compiled(t, src)
			if err == nil {
				t.Fatalf("compiled to\n%s", text)
			}
			refusedAs(t, err, test.at, test.says)
		})
	}
}
