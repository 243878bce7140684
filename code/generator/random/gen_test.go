// Package random is a test of the compiler: programs that nobody
// has thought of, in both forms.
//
// What makes it sound. Every call leaves a line in the trace. An
// expression calls nothing that assigns, so the order that Go
// leaves open cannot show. Loops, jumps and calls burn fuel. An
// index is made fit by a function. What recovers Stop panics with
// it again. And what prints an address or a type is not traced.
package random

import (
	"fmt"
	"go/format"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A gen writes a package of programs.
type gen struct {
	*rand.Rand
	out    *strings.Builder
	scopes []*scope
	fn     *function
	left   int // statements that may be written yet
	count  int // of labels and types
	series []string
	inits  strings.Builder
	vars   []*variable // of the whole package

	generic bool // the program has a type parameter
}

// A scope is a block's, the innermost last.
type scope struct {
	vars  []*variable
	types []string
}

// A variable has a name, which others may have too.
type variable struct {
	name, typ string
	number    int
	used      bool
	fixed     bool // a constant
}

// A function is a literal, the program's own or one inside it.
type function struct {
	suspends bool
	result   string // its type, or ""
	named    *variable
	targets  []*target
}

// A target is a statement that can be left by a jump.
type target struct {
	label      string
	used, loop bool
}

// source is the package of a seed: n programs.
func source(seed uint64, n int) string {
	g := &gen{Rand: rand.New(rand.NewPCG(seed, 1)),
		out: &strings.Builder{}}
	g.p("package corpus\n\nimport %q\n",
		"artofwaiting/code/generator")
	for i := range n {
		g.program(i)
	}
	g.p("func init() {\n%s}", &g.inits)
	text, err := format.Source([]byte(g.out.String()))
	if err != nil {
		panic(fmt.Sprint(err, g.out))
	}
	return string(text)
}

// p writes a line. What is read in it, is used from then on.
func (g *gen) p(form string, args ...any) {
	text := fmt.Sprintf(form+"\n", args...)
	g.out.WriteString(read.ReplaceAllStringFunc(text,
		func(mark string) string {
			n, _ := strconv.Atoi(mark[1 : len(mark)-1])
			g.vars[n].used = true
			return ""
		}))
}

// read is what follows the name of a variable that is read, until
// that is written down.
var read = regexp.MustCompile("<[0-9]+>")

// mark is the name of v with such a mark.
func (v *variable) mark() string {
	return fmt.Sprint(v.name, "<", v.number, ">")
}

// one is one of them.
func (g *gen) one(list ...string) string {
	return list[g.IntN(len(list))]
}

// chance is true n times in 100.
func (g *gen) chance(n int) bool { return g.IntN(100) < n }

// fresh is a name that only the program has.
func (g *gen) fresh(kind string) string {
	g.count++
	return fmt.Sprint(kind, g.count)
}

// captured is what f writes.
func (g *gen) captured(f func()) string {
	out := g.out
	g.out = &strings.Builder{}
	f()
	text := g.out.String()
	g.out = out
	return text
}

// program writes a function that is a generator.
func (g *gen) program(i int) {
	name := fmt.Sprint("P", i)
	result := g.one("", "", "int", "string")
	fn := &function{suspends: true, result: result}
	g.left, g.count = 8+g.IntN(22), 0
	g.scopes, g.fn = []*scope{{}}, fn
	head, call := g.head(name)
	kind, maker, lit := "Series[int]", "New", ""
	if result != "" {
		kind, maker = "Generator[int, "+result+"]", "Returning"
		lit = result
	}
	g.p("func %s generator.%s {", head, kind)
	g.open()
	if result != "" && g.chance(60) {
		v := g.declare(g.name(), result)
		v.used, fn.named = true, v
		lit = "(" + v.name + " " + result + ")"
	}
	g.p("return generator.%s(func(y *generator.Y[int]) %s {",
		maker, lit)
	g.p("var fs []func(int) int\nvar ps []*int")
	g.block(0)
	g.flush()
	g.all(0)
	if result != "" {
		g.returns()
	}
	g.p("})\n}\n")
	fmt.Fprintf(&g.inits, "add(%q, func(e *env) generator.%s {"+
		"\nreturn %s\n})\n", name, kind, call)
	if result == "" {
		g.series = append(g.series, call)
	}
}

// head is a function's head, and a call of it.
func (g *gen) head(name string) (head, call string) {
	a, b := g.name(), g.name()
	for a == b || a == "generator" || b == "generator" {
		a, b = g.name(), g.name()
	}
	g.declare(a, "int").used = true
	args := fmt.Sprintf("(e, %d, ", g.IntN(9))
	typ, arg := "string", `"arg"`
	recv, inst, of := "", "", ""
	g.generic = false
	switch g.IntN(8) {
	case 0, 1, 2:
		typ, arg = "[]int", "[]int{4, 5, 6}"
	case 3:
		typ, arg, inst, of = "A", `"any"`, "[A any]", "[string]"
		g.generic = true
	case 4:
		recv, of = "(r pair) ", `pair{1, "r"}.`
	case 5:
		recv, of = "(r *pair) ", `(&pair{1, "r"}).`
	}
	g.declare(b, typ).used = true
	head = fmt.Sprintf("%s%s%s(e *env, %s int, %s %s)",
		recv, name, inst, a, b, typ)
	if recv != "" {
		recv, _, _ = strings.Cut(recv[3:], ")")
		g.declare("r", recv).used = true
		return head, of + name + args + arg + ")"
	}
	return head, name + of + args + arg + ")"
}

// names is what variables are called: much the same, so that they
// hide each other, and also like what the compiler gives out.
var names = []string{"a", "b", "c", "d", "a", "b", "c", "d",
	"m", "s", "at", "done", "state", "child", "defers", "new",
	"utf8", "generator", "Resume", "i", "list", "v", "a1", "k",
	"resume1", "for1", "s1", "next1", "c1"}

func (g *gen) name() string { return g.one(names...) }

// free is a name that the innermost scope does not have.
func (g *gen) free() string {
	for range 20 {
		name := g.name()
		if g.here(name) == nil {
			return name
		}
	}
	return g.fresh("v")
}

// here is the variable of that name in the innermost scope.
func (g *gen) here(name string) *variable {
	sc := g.scopes[len(g.scopes)-1]
	for _, v := range sc.vars {
		if v.name == name {
			return v
		}
	}
	return nil
}

// declare adds a variable, whose declaration is written.
func (g *gen) declare(name, typ string) *variable {
	v := &variable{name: name, typ: typ, number: len(g.vars)}
	g.vars = append(g.vars, v)
	sc := g.scopes[len(g.scopes)-1]
	sc.vars = append(sc.vars, v)
	return v
}

func (g *gen) open() { g.scopes = append(g.scopes, &scope{}) }

// shut ends the innermost scope.
func (g *gen) shut() { g.scopes = g.scopes[:len(g.scopes)-1] }

// flush reads the variables that nobody has read, as Go demands.
func (g *gen) flush() {
	for _, v := range g.scopes[len(g.scopes)-1].vars {
		if !v.used && !v.fixed && g.find(v.name) == v {
			v.used = true
			g.log(v)
		}
	}
}

// find is the variable that a name means.
func (g *gen) find(name string) *variable {
	for _, sc := range slices.Backward(g.scopes) {
		for _, v := range sc.vars {
			if v.name == name {
				return v
			}
		}
	}
	return nil
}

// visible is the variables of a type, or of all.
func (g *gen) visible(typ string) (list []*variable) {
	for _, sc := range g.scopes {
		for _, v := range sc.vars {
			if (typ == "" || v.typ == typ) &&
				g.find(v.name) == v {
				list = append(list, v)
			}
		}
	}
	return list
}

// a is a variable of a type that is read, or "".
func (g *gen) a(typ string) string {
	list := g.visible(typ)
	if len(list) == 0 {
		return ""
	}
	return list[g.IntN(len(list))].mark()
}

// set is the name of one that may be assigned, or "".
func (g *gen) set(typ string) string {
	list := slices.DeleteFunc(g.visible(typ),
		func(v *variable) bool { return v.fixed })
	if len(list) == 0 {
		return ""
	}
	return list[g.IntN(len(list))].name
}

// log writes a variable down, as far as that is the same in every
// run.
func (g *gen) log(v *variable) {
	switch {
	case v.typ == "*int":
		g.p("e.Log(%q, *%s)", v.name, v.name)
	case v.typ == "any" || strings.HasPrefix(v.typ, "func") ||
		v.typ == "chan int":
		g.p("_ = %s", v.name)
	default:
		g.p("e.Log(%q, %s)", v.name, v.name)
	}
}
