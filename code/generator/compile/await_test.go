package main

import (
	"strings"
	"testing"
)

// What awaits cannot be in, each with its place and a way out.
var refusedAwaits = []struct{ name, body, at, says string }{
	{"deferred itself", "defer await.Await(a, f)\nreturn 0, nil",
		"14:19", "in a deferred call, for which nobody waits"},
	{"in a goroutine", "go await.Await(a, f)\nreturn 0, nil",
		"14:16", "in a goroutine of its own, which cannot suspend"},
	{"nested", "h := func() { await.Await(a, f) }\nh()\nreturn 0, nil",
		"14:27", "make it an async function, and await it"},
	{"deferred", "defer func() { await.Await(a, f) }()\nreturn 0, nil",
		"14:28", "make it an async function, and await it"},
	{"as a value", "b := a\n_ = b\nreturn 0, nil",
		"14:6", "suspends in await.Await(a, …) and range await.Each"},
	{"given away", "fmt.Sprint(a)\nreturn 0, nil",
		"14:12", "used as a value"},
	{"a method value", "h := await.Await[int, future.Boxed[int]]\n" +
		"return h(a, f)", "15:10", "used as a value"},
	{"range over a function",
		"for range func(func() bool) {} {\nawait.Await(a, f)\n}\n" +
			"return 0, nil", "15:13", "loop over next"},
	{"left of a range", "var l [9]int\n" +
		"for l[val(await.Await(a, f))] = range 3 {\n}\n" +
		"return 0, nil", "15:23", "assign in its body"},
	{"case of a select", "c := make(chan int)\nselect {\n" +
		"case c <- val(await.Await(a, f)):\n}\nreturn 0, nil",
		"16:27", "put what it waits for into a variable first"},
	{"a constant of a variable's", "var l [3]int\nconst c = len(l)\n" +
		"return await.Await(a, f)", "15:15", "write out what it is"},
	{"recover", "recover()\nreturn await.Await(a, f)",
		"14:1", "take it out"},
}

func TestRefusedAwaits(t *testing.T) {
	for _, test := range refusedAwaits {
		t.Run(test.name, func(t *testing.T) {
			text, err := compiled(t, async(test.body))
			if err == nil {
				t.Fatalf("compiled to\n%s", text)
			}
			refusedAs(t, err, test.at, test.says)
		})
	}
}

// Files that are refused for more than a body.
var refusedAsync = []struct{ name, decl, at, says string }{
	{"a block", `
func G() int {
	f := await.Async(func(*await.A) (int, error) { return 1, nil })
	v, _ := f.Poll(future.Waker{})
	return v
}`, "9:13", "a future that is not the whole of a function"},
	{"a stream in a variable", `
var s = await.Stream(func(*await.A, *generator.Y[int]) error {
	return nil
})`, "8:15", "put return await.Stream(func…) into"},
	{"a stranger's handle", `
func G(a *await.A, f future.Boxed[int]) (int, error) {
	return await.Await(a, f)
}`, "9:15", "a handle that is not that of the function"},
	{"a stranger's handle, in a pair", `
func pair() (a *await.A, s future.BoxedStream[int]) { return }
func G(f future.Boxed[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		for range await.Each(pair()) {
			await.Await(a, f)
		}
		return 1, nil
	})
}`, "11:19", "a handle that is not that of the function"},
	{"the function's result", `
func G(f future.Boxed[int]) (self future.Boxed[int]) {
	return await.Async(func(a *await.A) (int, error) {
		self.Cancel()
		return await.Await(a, f)
	})
}`, "10:3", "make it a parameter"},
	{"a constant", `
import "unsafe"
func G(f future.Boxed[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		return int(unsafe.Sizeof(func(v int, err error) int {
			return v
		}(await.Await(a, f)))), nil
	})
}`, "13:17", "for which nothing is evaluated: take it out"},
	{"each as a value", `
func G(s future.BoxedStream[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		all := await.Each(a, s)
		for range all {
		}
		return 1, nil
	})
}`, "10:21", "used as a value"},
}

func TestRefusedAsync(t *testing.T) {
	for _, test := range refusedAsync {
		t.Run(test.name, func(t *testing.T) {
			src := "package p\n\nimport (\n\t\"" + awaits +
				"\"\n\t\"" + futures + "\"\n\t\"" + runtime +
				"\"\n)" + test.decl +
				"\n\nvar _ future.Waker\nvar _ generator.Series[int]\n"
			text, err := compiled(t, src)
			if err == nil {
				t.Fatalf("compiled to\n%s", text)
			}
			refusedAs(t, err, test.at, test.says)
		})
	}
}

// Packages that are imported without a name stay if they are
// still used.
func TestDotted(t *testing.T) {
	text := must(t, `package p

import (
	. "artofwaiting/code/await"
	"artofwaiting/code/future"
	. "artofwaiting/code/generator"
)

func F(s future.BoxedStream[int]) future.BoxedStream[int] {
	return Stream(func(a *A, y *Y[int]) error {
		for v := range Each(a, s) {
			y.Yield(v)
		}
		return nil
	})
}
`)
	contains(t, text, `. "artofwaiting/code/await"`,
		"each1 Loop[int, future.BoxedStream[int], "+
			"*future.BoxedStream[int]]")
	if strings.Contains(text, "code/generator\"") {
		t.Error(text)
	}
}

// A package that is not used any more is not imported, even if a
// name like its own is.
func TestUnused(t *testing.T) {
	text := must(t, async("return await.Await(a, f)")+`
func size(await struct{ n int }) int { return await.n }
`)
	if strings.Contains(text, "code/await\"") {
		t.Error(text)
	}
}

// Calls before an await become temporaries, in order, and what
// is only read stays where it is.
func TestSpill(t *testing.T) {
	text := must(t, async("x := n\n"+
		"return x + val(1, nil) + val(await.Await(a, f)), nil"))
	contains(t, text,
		"m.t = val(1, nil)",
		"m.child1 = m.f",
		"resume1:",
		"got, e := m.child1.Poll(w)",
		"result, failed = m.x+m.t+val(got, e), nil")
}

// The right side of && is awaited only if it counts.
func TestShortCircuit(t *testing.T) {
	text := must(t, async("if n > 1 && val(await.Await(a, f)) > 2 {\n"+
		"return 1, nil\n}\nreturn 0, nil"))
	contains(t, text,
		"m.t = m.n > 1",
		"if !m.t {",
		"goto endcond1",
		"m.child1 = m.f",
		"m.t = val(got, e) > 2",
		"endcond1:",
		"if !(m.t) {")
}

// A function of the package lies in its caller by value, unless
// it calls it.
func TestInline(t *testing.T) {
	text := must(t, async("await.Await(a, F(f, g, 1))\n"+
		"return await.Await(a, G(f))")+`
func G(f future.Boxed[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		return await.Await(a, f)
	})
}
`)
	contains(t, text,
		"child1 future.Boxed[int]",
		"child2 gFuture",
		"m.child1 = F(m.f, m.g, 1)",
		"m.child1 = future.Boxed[int]{}",
		"m.child2 = newGFuture(m.f)")
}

// Things of one type that are awaited one after the other share a
// field, and Cancel knows in which states it is taken.
func TestSlots(t *testing.T) {
	text := must(t, async("await.Await(a, f)\nawait.Await(a, "+
		"future.Ready(n))\nreturn await.Await(a, g)"))
	contains(t, text,
		"child1 future.Boxed[int]",
		"child2 future.Value[int]",
		"case 1, 3:",
		"future.Cancel(&m.child1)",
		"case 2:",
		"future.Cancel(&m.child2)")
}

// Every way out of a loop over a stream cancels it.
func TestEach(t *testing.T) {
	text := must(t, async("var s future.BoxedStream[int]\n"+
		"for v := range await.Each(a, s) {\nif v > n {\nbreak\n}\n"+
		"if v < n {\nreturn v, nil\n}\n}\nreturn 0, nil"))
	contains(t, text,
		"defer func() {",
		"m.each1.Cancel()",
		"m.each1 = await.Over(s)",
		"m.each1.Cancel()",
		"goto endfor1",
		"result, failed = v, nil",
		"m.each1.Cancel()",
		"goto done")
}

// Code that is never reached may be the only use of a variable
// and of a package.
func TestDeadCode(t *testing.T) {
	text := must(t, async("y := val(n, nil)\n"+
		"return await.Await(a, f)\n"+
		"fmt.Println(y)\nreturn 0, nil"))
	contains(t, text, "m.y = val(m.n, nil)", "goto done")
	if strings.Contains(text, "Println") {
		t.Errorf("it is still there:\n%s", text)
	}
}
