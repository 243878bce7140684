package listings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const sample = `// Package p is a sample.
package p

import "io"

// A and B go together.
const (
	A = 1
	B = 2
)

type (
	// One is the first.
	One int
	Two struct{ r io.Reader }
)

// Box holds a value.
type Box[T any] struct{ v T }

// Get takes it out.
func (b *Box[T]) Get() T { return b.v }

func long(n int) int {
	sum := 0
	// loop: all of them
	for i := range n {
		if i%2 == 0 {
			// even: only these
			sum += i
		}
	}
	// done: tell
	return sum
}

func twice() {
	// x: one
	println(1)
	// x: two
	println(2)
}
`

func sources(t *testing.T, src string) *Sources {
	t.Helper()
	dir := t.TempDir()
	name := filepath.Join(dir, "p.go")
	if err := os.WriteFile(name, []byte(src), 0o666); err != nil {
		t.Fatal(err)
	}
	return NewSources(dir)
}

func TestResolve(t *testing.T) {
	s := sources(t, sample)
	for _, test := range []struct{ ref, text, place string }{
		{"p.go#B", "// A and B go together.\nconst (\n\tA = 1\n\tB = 2\n)\n",
			"p.go"},
		{"p.go#One", "// One is the first.\nOne int\n", "p.go"},
		{"p.go#Box", "// Box holds a value.\n" +
			"type Box[T any] struct{ v T }\n", "p.go"},
		{"p.go#Box.Get", "// Get takes it out.\n" +
			"func (b *Box[T]) Get() T { return b.v }\n", "p.go"},
		{"p.go#long/even", "// even: only these\nsum += i\n",
			"p.go, in long"},
		{"p.go#long/done", "// done: tell\nreturn sum\n", "p.go, in long"},
		{"p.go#Two+long/done", "Two struct{ r io.Reader }\n\n" +
			"// done: tell\nreturn sum\n", "p.go"},
	} {
		excerpts, err := s.Resolve(test.ref)
		if err != nil {
			t.Errorf("%s: %v", test.ref, err)
			continue
		}
		text, err := s.Text(excerpts)
		if err != nil || string(text) != test.text {
			t.Errorf("%s: %q, %v; want %q", test.ref, text, err, test.text)
		}
		if got := excerpts[0].Place(); got != test.place {
			t.Errorf("%s: place %q, want %q", test.ref, got, test.place)
		}
	}
}

func TestRegionHoldsItsBlock(t *testing.T) {
	s := sources(t, sample)
	for ref, lines := range map[string]int{
		"p.go#long/loop":       7,
		"p.go#long/loop..done": 9,
	} {
		e, err := s.Resolve(ref)
		if err != nil {
			t.Fatal(err)
		}
		if got := e[0].End - e[0].Start + 1; got != lines {
			t.Errorf("%s has %d lines, want %d", ref, got, lines)
		}
	}
	whole, err := s.Resolve("p.go")
	if err != nil || whole[0].Start != 6 {
		t.Errorf("the whole file begins in line %d, %v; want 6",
			whole[0].Start, err)
	}
}

func TestErrorsHelp(t *testing.T) {
	s := sources(t, sample)
	for ref, want := range map[string]string{
		"p.go#Box.Gett":        `did you mean "Box.Get"`,
		"p.go#zzzzzzzzz":       "it declares A, B, One",
		"p.go#long/lop":        `no region "lop"; it has loop, even, done`,
		"p.go#Box/x":           "no function with a body",
		"p.go#twice/x":         `two regions "x"`,
		"p.go#long/done..loop": "ends before",
		"q.go#X":               "no such file: q.go",
		"../p.go#X":            "no Go file of the book",
		"p.txt#X":              "no Go file of the book",
		"p.go#":                "declares no",
	} {
		_, err := s.Resolve(ref)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", ref, err, want)
		}
	}
	_, err := sources(t, "package p\nfunc {").Resolve("p.go#X")
	if err == nil || !strings.Contains(err.Error(), "p.go:2:") {
		t.Errorf("broken file: %v, want its line", err)
	}
}

func FuzzResolve(f *testing.F) {
	f.Add("p.go#long/loop..done+A")
	f.Add("p.go#/")
	f.Add("#..+")
	dir := f.TempDir()
	name := filepath.Join(dir, "p.go")
	if err := os.WriteFile(name, []byte(sample), 0o666); err != nil {
		f.Fatal(err)
	}
	s := NewSources(dir)
	f.Fuzz(func(t *testing.T, ref string) {
		excerpts, err := s.Resolve(ref)
		if err != nil {
			return
		}
		if _, err := s.Text(excerpts); err != nil {
			t.Fatal(err)
		}
	})
}
