package random

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// An async is a generator of packages of async functions and
// streams. A function calls only those before it.
type async struct {
	*rand.Rand
	b       strings.Builder
	vars    []string // ints that are in scope
	loops   []*around
	names   int
	streams []string // to go through
	futures []string // to await
	stream  bool     // the function is a stream
	left    int      // statements that it may still have
}

// An around is a loop around what is written.
type around struct {
	label string
	used  bool
}

// asyncSource is a package of n of them.
func asyncSource(seed uint64, n int) string {
	g := &async{Rand: rand.New(rand.NewPCG(seed, 7))}
	g.b.WriteString(`package corpus

import (
	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
)

var _ generator.Series[int]
`)
	var adds strings.Builder
	for i := range n {
		g.function(i)
		kind, name := "Future", fmt.Sprint("F", i)
		if g.stream {
			kind, name = "Stream", fmt.Sprint("S", i)
			g.streams = append(g.streams, name)
		} else {
			g.futures = append(g.futures, name)
		}
		fmt.Fprintf(&adds, "\tadd%s(%q, %s)\n", kind, name, name)
	}
	return g.b.String() + "\nfunc init() {\n" + adds.String() +
		"}\n"
}

func (g *async) p(format string, args ...any) {
	fmt.Fprintf(&g.b, format+"\n", args...)
}

func (g *async) chance(percent int) bool {
	return g.IntN(100) < percent
}

func (g *async) fresh(prefix string) string {
	g.names++
	return fmt.Sprint(prefix, g.names)
}

func (g *async) function(i int) {
	g.stream = g.chance(40)
	g.vars, g.loops = []string{"p", "r"}, nil
	g.left = 4 + g.IntN(14)
	if g.stream {
		g.p("\nfunc S%d(e *env, p int) future.BoxedStream[int] {", i)
		g.p("return await.Stream(func(a *await.A, " +
			"y *generator.Y[int]) (err error) {\nr := 0\n_ = r")
	} else {
		g.p("\nfunc F%d(e *env, p int) future.Boxed[int] {", i)
		g.p("return await.Async(func(a *await.A) " +
			"(r int, err error) {")
	}
	g.block(0)
	g.leave()
	g.p("})\n}")
}

// block writes some statements in a scope of their own.
func (g *async) block(depth int) {
	n := len(g.vars)
	for range 1 + g.IntN(4) {
		if g.left--; g.left < 0 {
			break
		}
		g.statement(depth)
	}
	g.vars = g.vars[:n]
}

func (g *async) statement(depth int) {
	if depth > 4 {
		g.p("e.Log(%s)", g.number(1))
		return
	}
	switch g.IntN(16) {
	case 0, 1:
		v := g.fresh("v")
		g.p("%s := %s\n_ = %[1]s", v, g.number(2))
		g.vars = append(g.vars, v)
	case 2:
		g.p("%s = %s", g.variable(), g.number(3))
	case 3:
		v := g.fresh("v")
		g.p("%s, err := await.Await(a, %s)\n_, _ = %[1]s, err",
			v, g.child())
		g.vars = append(g.vars, v)
		if g.chance(40) {
			g.p("if err != nil {")
			g.leave()
			g.p("}")
		}
	case 4, 5, 6:
		g.each(depth)
	case 7:
		g.loop(depth)
	case 8:
		g.branch(depth)
	case 9:
		g.pick(depth)
	case 10, 11:
		g.deferred()
	case 12:
		g.jump()
	case 13:
		if g.stream {
			g.p("y.Yield(%s)", g.number(2))
			return
		}
		g.p("e.Log(%s, %s)", g.number(2), g.number(2))
	case 14:
		g.p("if %s {\npanic(%s)\n}", g.cond(1), g.number(1))
	default:
		g.p("e.Log(%s)", g.number(3))
	}
}

// each writes a loop over a stream.
func (g *async) each(depth int) {
	head, v := "for range ", ""
	switch g.IntN(4) {
	case 0, 1:
		v = g.fresh("v")
		head = "for " + v + ", err := range "
	case 2:
		v = g.fresh("v")
		head = "for " + v + " := range "
	}
	x := fmt.Sprintf("e.some(%q, %s)", g.fresh("c"), g.number(1))
	if len(g.streams) > 0 && g.chance(60) {
		x = g.streams[g.IntN(len(g.streams))] +
			"(e, " + g.number(1) + ")"
	}
	g.inside(head+"await.Each(a, "+x+") {", func() {
		g.p("if !e.ok() {\nbreak\n}")
		if v != "" {
			g.p("_ = %s", v)
			g.vars = append(g.vars, v)
		}
		if strings.Contains(head, "err") {
			g.p("if err != nil {")
			g.leaveSome()
			g.p("}")
		}
		g.block(depth + 1)
	})
}

// inside writes a loop, with a label if something in it jumps.
func (g *async) inside(head string, body func()) {
	l := &around{label: g.fresh("L")}
	before := g.b.String()
	g.b.Reset()
	n := len(g.vars)
	g.loops = append(g.loops, l)
	body()
	g.loops = g.loops[:len(g.loops)-1]
	g.vars = g.vars[:n]
	text := g.b.String()
	g.b.Reset()
	g.b.WriteString(before)
	if l.used {
		g.p("%s:", l.label)
	}
	g.p("%s\n%s}", head, text)
}

func (g *async) loop(depth int) {
	v := g.fresh("i")
	head := fmt.Sprintf("for %s := range %s & 3 {", v, g.number(2))
	if g.chance(40) {
		head = fmt.Sprintf("for %s := 0; %[1]s < 3 && e.ok() && %s; "+
			"%[1]s++ {", v, g.cond(1))
	}
	g.inside(head, func() {
		g.p("_ = %s", v)
		g.vars = append(g.vars, v)
		g.block(depth + 1)
	})
}

func (g *async) branch(depth int) {
	g.p("if %s {", g.cond(2))
	g.block(depth + 1)
	if g.chance(40) {
		g.p("} else {")
		g.block(depth + 1)
	}
	g.p("}")
}

func (g *async) pick(depth int) {
	g.p("switch %s & 3 {", g.number(2))
	for i := range 1 + g.IntN(3) {
		g.p("case %d:", i)
		g.block(depth + 1)
	}
	if g.chance(50) {
		g.p("default:")
		g.block(depth + 1)
	}
	g.p("}")
}

// deferred writes a deferred call, of one kind or another.
func (g *async) deferred() {
	v := g.variable()
	switch g.IntN(6) {
	case 0:
		g.p("defer e.Log(%q, %s)", g.fresh("d"), v)
	case 1:
		g.p("defer func() { e.Log(%q, %s) }()", g.fresh("d"), v)
	case 2:
		g.p("defer func() { %s = e.I(%[1]s + 1) }()", v)
	case 3:
		g.p("defer func() { e.Log(%q, recover()) }()", g.fresh("d"))
	case 4:
		g.p("defer func() {\nif x := recover(); x != nil {\n"+
			"e.Log(%q, x, isStop(x))\n%s = 50\n}\n}()",
			g.fresh("d"), v)
	case 5:
		g.p("defer func() {\nif e.B(%s%%3 == 0) {\npanic(%q)\n}\n}()",
			v, g.fresh("sore"))
	}
}

// jump writes a way out.
func (g *async) jump() {
	if len(g.loops) == 0 || g.chance(20) {
		g.p("if %s {", g.cond(1))
		g.leave()
		g.p("}")
		return
	}
	g.p("if %s {", g.cond(1))
	g.leaveSome()
	g.p("}")
}

// leaveSome leaves loops, or goes on with one.
func (g *async) leaveSome() {
	l := g.loops[g.IntN(len(g.loops))]
	switch g.IntN(4) {
	case 0:
		g.leave()
		return
	case 1:
		g.p("e.Log(%q)", "stays")
		return
	}
	l.used = true
	word := "break"
	if g.chance(40) {
		word = "continue"
	}
	g.p("%s %s", word, l.label)
}

// leave returns.
func (g *async) leave() {
	switch {
	case g.stream && g.chance(50):
		g.p("return err")
	case g.stream:
		g.p("return nil")
	case g.chance(20):
		g.p("return r, err")
	case g.chance(20):
		g.p("return both(e, %s)", g.number(2))
	case g.chance(25):
		g.p("return await.Await(a, %s)", g.child())
	default:
		g.p("return %s, err", g.number(2))
	}
}

func (g *async) variable() string {
	return g.vars[g.IntN(len(g.vars))]
}

// child is a future.
func (g *async) child() string {
	if len(g.futures) > 0 && g.chance(40) {
		return g.futures[g.IntN(len(g.futures))] +
			"(e, " + g.number(1) + ")"
	}
	return fmt.Sprintf("e.later(%q, %s)", g.fresh("f"), g.number(1))
}

// number is an int.
func (g *async) number(n int) string {
	if n <= 0 || g.chance(25) {
		if g.chance(40) {
			return fmt.Sprint(g.IntN(9))
		}
		return g.variable()
	}
	switch g.IntN(7) {
	case 0:
		return "e.I(" + g.number(n-1) + ")"
	case 1:
		return fmt.Sprintf("(%s %s %s)", g.number(n-1),
			string("+-*"[g.IntN(3)]), g.number(n-1))
	case 2, 3:
		return "val(await.Await(a, " + g.child() + "))"
	case 4:
		v := g.variable()
		return fmt.Sprintf("func() int { %s++; return %[1]s }()", v)
	case 5:
		return fmt.Sprintf("elem([]int{%s, %s}, %s)", g.number(n-1),
			g.number(n-1), g.number(n-1))
	}
	return "e.I(" + g.variable() + ")"
}

// cond is a bool.
func (g *async) cond(n int) string {
	if n <= 0 {
		return fmt.Sprintf("e.B(%s > %d)", g.variable(), g.IntN(5))
	}
	switch g.IntN(5) {
	case 0:
		return fmt.Sprintf("(%s && %s)", g.cond(n-1), g.cond(n-1))
	case 1:
		return fmt.Sprintf("(%s || %s)", g.cond(n-1), g.cond(n-1))
	case 2:
		return "!(" + g.cond(n-1) + ")"
	}
	return fmt.Sprintf("%s < %s", g.number(n), g.number(n-1))
}
