package main

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"
	"testing"
)

// first is the first coroutine of a file, after the passes before
// lowering.
func first(t *testing.T, body string) (*program, *coroutine) {
	t.Helper()
	p := checked(t, source(body))
	p.hoist()
	p.find()
	c := p.coroutines[0]
	p.mark(c)
	p.facts(c)
	if err := p.errors(); err != nil {
		t.Fatal(err)
	}
	return p, c
}

// Facts: what is captured, assigned or has its address taken.
func TestFacts(t *testing.T) {
	tests := []struct{ name, body, boxed string }{
		{"nothing", "x := 1\ny.Yield(x)\nx++", ""},
		{"captured", "x := 1\n_ = func() int { return x }", ""},
		{"captured and assigned",
			"x := 1\n_ = func() { x++ }", "x"},
		{"assigned outside of the literal",
			"x := 1\n_ = func() int { return x }\nx = 2", "x"},
		{"address", "x := 1\n_ = &x", "x"},
		{"address of a field",
			"x := struct{ a [2]int }{}\n_ = &x.a[1]", "x"},
		{"through a pointer",
			"x := &struct{ a int }{}\n_ = &x.a", ""},
		{"sliced array", "x := [2]int{}\n_ = x[:]", "x"},
		{"sliced slice", "x := []int{}\n_ = x[:]", ""},
		{"two literals",
			"x := 1\n_ = func() { _ = func() { x++ } }", "x"},
		{"parameter", "_ = func() { n++ }", "n"},
		{"a loop's variable",
			"for x := 0; x < 1; x++ {\n_ = func() { _ = x }\n}",
			"x"},
		{"a range's variable",
			"for x := range 1 {\n_ = func() { _ = x }\n}", ""},
	}
	for _, test := range tests {
		p, c := first(t, test.body)
		var got []string
		for id, obj := range p.info.Defs {
			v, ok := obj.(*types.Var)
			if ok && c.boxed(v) {
				got = append(got, id.Name)
			}
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != test.boxed {
			t.Errorf("%s: boxed %q, want %q",
				test.name, s, test.boxed)
		}
	}
}

// Mark: only the way to a suspension is taken apart.
func TestMark(t *testing.T) {
	_, c := first(t, `
for range n {
	if n > 0 {
		y.Yield(1)
	}
	for range n {
	}
}
switch n {
}
goto end
end:
for n > 0 {
}`)
	count := map[string]int{}
	for n, flat := range c.flat {
		switch n := n.(type) {
		case *ast.RangeStmt, *ast.IfStmt, *ast.SwitchStmt,
			*ast.ForStmt, *ast.LabeledStmt:
			if flat {
				count[strings.TrimPrefix(shape(n), "*ast.")]++
			}
		}
	}
	want := map[string]int{"RangeStmt": 1, "IfStmt": 1,
		"LabeledStmt": 1, "ForStmt": 1}
	for k, n := range want {
		if count[k] != n {
			t.Errorf("%d %s taken apart, want %d", count[k], k, n)
		}
	}
	if count["SwitchStmt"] != 0 {
		t.Error("a switch without a yield was taken apart")
	}
}

// Lower, variables: what is between two labels stays a variable,
// what crosses one is a field, what is shared is a box.
func TestStorage(t *testing.T) {
	text := must(t, source(`
		a, b, c := 1, 2, 3
		_ = func() { c++ }
		y.Yield(a)
		d := b
		d++
		y.Yield(d + c)`))
	contains(t, text, "type fGenerator struct {",
		"state int // -1: ended, or running",
		"a     int", "b     int", "c     *int", "}",
		"m.c = new(int)", "m.a, m.b, *m.c = 1, 2, 3",
		"c1 := m.c", "_ = func() { *c1++ }",
		"s.Yielded = m.a", "m.state = 1", "return s",
		"resume1:", "d := m.b", "d++")
}

// A loop's variable that is shared is copied before the post
// statement.
func TestFork(t *testing.T) {
	text := must(t, source(`
		for i := 0; i < n; i++ {
			_ = func() int { return i }
			y.Yield(i)
		}`))
	contains(t, text, "m.i = new(int)", "*m.i = 0", "for1:",
		"resume1:", "i2 := *m.i", "m.i = &i2", "*m.i++",
		"goto for1")
}

// Hoist: types and constants of a body get names of the package.
func TestHoist(t *testing.T) {
	text := must(t, source(`
		const k = 2
		type T struct{ next *T }
		x := T{}
		y.Yield(k)
		_ = x`))
	contains(t, text, "x     F_T", "s.Yielded = F_k",
		"const F_k = 2", "type F_T struct{ next *F_T }")
}

// The results of a deferred call are dropped where go vet sees it.
func TestDropped(t *testing.T) {
	text := must(t, async("defer val(n, nil)\n"+
		"return await.Await(a, f)"))
	contains(t, text, "m.defers = append(m.defers, func() { "+
		"_ = val(a1, nil) })")
}

// An import that we add has a name that the package has not.
func TestAdded(t *testing.T) {
	p := checked(t, source("for i := range \"ab\" { y.Yield(i) }"))
	err := p.parse("q.go", []byte("package p\n\nvar utf8 = 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	p.check()
	made, err := p.compile("compiled")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, string(made["p.go"]), `import utf81 "unicode/utf8"`)
}

// Select and switch keep their heads, and jump to the bodies.
func TestChoose(t *testing.T) {
	text := must(t, source(`
		switch n {
		case 1, 2:
			y.Yield(1)
			fallthrough
		default:
			y.Yield(2)
		}`))
	contains(t, text, "switch m.n {", "case 1, 2:", "goto case1",
		"default:", "goto case2", "}", "case1:", "s.Yielded = 1",
		"resume1:", "case2:", "s.Yielded = 2", "resume2:")
}

// The output is the same every time, and in Go's format; hand,
// receiver and labels stay clear of the author's names.
func TestStable(t *testing.T) {
	src := source("m, s, at, done, resume1 := 1, 2, 3, 4, 5\n" +
		"y.Yield(m)\ny.Yield(m + s + at + done + resume1)")
	text := must(t, src)
	for range 5 {
		if again := must(t, src); again != text {
			t.Fatalf("once\n%s\nand then\n%s", text, again)
		}
	}
	if !strings.HasPrefix(text, mark+"p.go; DO NOT EDIT.\n\n") {
		t.Errorf("it begins %.80q", text)
	}
	contains(t, text, "m1.m, m1.s, m1.at, m1.done, m1.resume1"+
		" = 1, 2, 3, 4, 5")
}

// An import that the author does not need is added when a rune is
// decoded.
func TestImport(t *testing.T) {
	text := must(t, source(`for range "abc" {
			y.Yield(1)
		}`))
	contains(t, text, `import "unicode/utf8"`)
}

// Imports that are not needed any more go, also where several
// stand in one line: the first, the last, or one between others.
func TestImportsInALine(t *testing.T) {
	const (
		gone   = `"artofwaiting/code/await"`
		future = `"artofwaiting/code/future"`
	)
	for _, line := range []string{
		gone + `; "fmt"; ` + future, `"fmt"; ` + gone + "; " + future,
		`"fmt"; ` + future + "; " + gone,
	} {
		src := async("return await.Await(a, f)")
		head, rest, _ := strings.Cut(src, "import (")
		_, rest, _ = strings.Cut(rest, "\n)")
		text := must(t, head+"import ("+line+")"+rest)
		contains(t, text, `"fmt"`)
		if strings.Contains(text, gone) {
			t.Errorf("%s: await is still imported:\n%s", line, text)
		}
	}
}
