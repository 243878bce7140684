package random

import (
	"fmt"
	"strings"
)

// A kind of statement, and how often it is written. One that
// cannot be, where it would stand, returns false.
type kind struct {
	weight int
	write  func(g *gen, depth int) bool
}

// kinds is all of them; init, since they contain each other.
var kinds []kind

func init() {
	kinds = []kind{{14, (*gen).yield}, {3, (*gen).from},
		{3, (*gen).trace}, {8, (*gen).short}, {4, (*gen).zero},
		{2, (*gen).several}, {2, (*gen).commaOK},
		{8, (*gen).assign}, {3, (*gen).method}, {3, (*gen).part},
		{6, (*gen).ifStmt}, {7, (*gen).forStmt},
		{8, (*gen).rangeStmt}, {2, (*gen).rangeFunc},
		{5, (*gen).switchStmt}, {3, (*gen).typeSwitch},
		{3, (*gen).selectStmt}, {2, (*gen).bare},
		{3, (*gen).back}, {2, (*gen).forth}, {6, (*gen).closure},
		{5, (*gen).call}, {5, (*gen).deferred},
		{2, (*gen).panics}, {5, (*gen).leave},
		{1, (*gen).leaves}, {1, (*gen).spawn},
		{2, (*gen).localType}, {1, (*gen).constant},
		{2, (*gen).recursive}, {7, (*gen).keep}, {2, (*gen).all}}
}

// statement writes one.
func (g *gen) statement(depth int) {
	g.left--
	sum := 0
	for _, k := range kinds {
		sum += k.weight
	}
	for {
		n := g.IntN(sum)
		for _, k := range kinds {
			if n -= k.weight; n < 0 {
				if k.write(g, depth) {
					return
				}
				break
			}
		}
	}
}

// block writes statements in the innermost scope.
func (g *gen) block(depth int) {
	n := 1 + g.IntN(4)
	if depth == 0 {
		n = g.left
	}
	for i := 0; i < n && g.left > 0; i++ {
		g.statement(depth + 1)
	}
	if depth > 0 && g.fn.suspends && g.chance(50) {
		g.yield(0)
	}
}

// body writes a block in a scope of its own.
func (g *gen) body(depth int) {
	g.open()
	g.block(depth)
	g.flush()
	g.shut()
}

// first is body for what has a head: variables of that are read
// in the body, for nothing else may do so.
func (g *gen) first(depth int) {
	g.flush()
	g.body(depth)
}

// deepest is how deep statements are nested.
const deepest = 4

func (g *gen) yield(int) bool {
	if g.fn.suspends {
		g.p("y.Yield(%s)", g.expr("int"))
	}
	return g.fn.suspends
}

func (g *gen) from(int) bool {
	if !g.fn.suspends {
		return false
	}
	call := fmt.Sprintf("count(e, %s)", g.expr("int"))
	if len(g.series) > 0 && g.chance(50) {
		call = g.one(g.series...)
		g.p("if e.ok() {\ny.From(%s)\n}", call)
		return true
	}
	g.p("y.From(%s)", call)
	return true
}

func (g *gen) trace(int) bool {
	g.p("e.Log(%s, %s)", g.expr("int"), g.expr("string"))
	return true
}

// short declares a variable, and may yield at once.
func (g *gen) short(depth int) bool {
	typ := g.typ()
	x := g.expr(typ)
	name := g.free()
	if g.chance(70) {
		g.p("%s := %s", name, x)
	} else {
		g.p("var %s %s = %s", name, spelt(typ), x)
	}
	g.declare(name, typ)
	if g.chance(40) {
		g.yield(depth)
	}
	return true
}

// zero declares a variable without a value. What was there in the
// last turn of a loop must not be seen.
func (g *gen) zero(depth int) bool {
	typ := g.one("int", "string", "[3]int", "pair", "[]int", "bool")
	name := g.free()
	g.p("var %s %s", name, typ)
	g.log(g.declare(name, typ))
	if typ == "int" && g.chance(70) {
		g.p("%s += %s", name, g.expr("int"))
	}
	g.yield(depth)
	return true
}

// several declares two at once; one may be there already, or be
// nobody.
func (g *gen) several(int) bool {
	x, y := g.expr("int"), g.expr("string")
	a, b := g.free(), g.free()
	switch {
	case a == b || g.chance(30):
		b = "_"
	case g.chance(50):
		for _, v := range g.scopes[len(g.scopes)-1].vars {
			if v.typ == "string" && !v.fixed {
				b = v.name
			}
		}
	}
	g.p("%s, %s := %s, %s", a, b, x, y)
	g.declare(a, "int")
	if b != "_" && g.here(b) == nil {
		g.declare(b, "string")
	}
	return true
}

func (g *gen) commaOK(int) bool {
	x := g.one("<-filled(%s)", "any(%s).(int)",
		`map[string]int{"x": %s}["x"]`)
	x = fmt.Sprintf(x, g.expr("int"))
	a, b := g.free(), g.free()
	if a == b {
		return false
	}
	g.p("%s, %s := %s", a, b, x)
	g.declare(a, "int")
	g.declare(b, "bool")
	return true
}

func (g *gen) assign(int) bool {
	typ := g.typ()
	a := g.set(typ)
	if a == "" {
		return false
	}
	b := g.set(typ)
	switch {
	case typ == "int" && g.chance(30):
		g.p("%s%s", a, g.one("++", "--"))
	case (typ == "int" || typ == "pair") && a != b &&
		g.chance(20):
		g.p("%s, %s = %s, %s", a, b, b, a)
		g.find(a).used, g.find(b).used = true, true
	case typ == "int" && g.chance(50):
		g.p("%s %s %s", a, g.one("+=", "-=", "*="), g.expr(typ))
	default:
		g.p("%s = %s", a, g.expr(typ))
	}
	return true
}

// method calls one, on a value and on a pointer.
func (g *gen) method(int) bool {
	a, ref := g.a("pair"), "&"
	if a == "" {
		a, ref = g.a("*pair"), ""
	}
	if a == "" {
		return false
	}
	switch g.IntN(5) {
	case 0:
		g.p("%s.show(e)", a)
	case 1:
		name := g.fresh("f")
		g.p("%s := %s.%s", name, a, g.one("add", "add"))
		g.declare(name, "func(*env, int)").used = true
		g.yield(0)
		g.p("%s(e, 3)", name)
	case 2:
		name := g.fresh("g")
		g.p("var %s grower = %s%s", name, ref, a)
		g.declare(name, "grower").used = true
		g.yield(0)
		g.p("%s.add(e, %s)", name, g.expr("int"))
	default:
		g.p("%s.add(e, %s)", a, g.expr("int"))
	}
	return true
}

// part assigns a part of something.
func (g *gen) part(int) bool {
	typ := g.one("[3]int", "[3]int", "pair", "map[string]int",
		"*int")
	a := g.set(typ)
	if a == "" {
		return false
	}
	g.find(a).used = true
	place := map[string]string{"[3]int": a + "[%[2]d]",
		"pair": a + ".a", "*int": "*" + a,
		"map[string]int": a + "[%[3]s]"}[typ]
	op := g.one("=", "+=", "=")
	x := g.expr("int")
	g.p(place+" %[4]s %[1]s", x, g.IntN(3), g.expr("string"), op)
	return true
}

// bare writes a block.
func (g *gen) bare(depth int) bool {
	if depth > deepest {
		return false
	}
	g.p("{")
	g.body(depth)
	g.p("}")
	return true
}

// targets writes a statement that jumps may be for, with a label
// if one has used it.
func (g *gen) targets(t *target, f func()) {
	g.fn.targets = append(g.fn.targets, t)
	text := g.captured(f)
	g.fn.targets = g.fn.targets[:len(g.fn.targets)-1]
	if t.used {
		g.p("%s:", t.label)
	}
	g.p("%s", strings.TrimSuffix(text, "\n"))
}

// leave jumps out of what is around it.
func (g *gen) leave(int) bool {
	if len(g.fn.targets) == 0 {
		return false
	}
	t := g.fn.targets[g.IntN(len(g.fn.targets))]
	word := "break"
	if t.loop && g.chance(50) {
		word = "continue"
	}
	inner := g.fn.targets[len(g.fn.targets)-1] == t
	if inner && t.loop && g.chance(30) {
		g.guarded(word)
		return true
	}
	t.used = true
	g.guarded(word + " " + t.label)
	return true
}

// guarded writes a jump that is not always taken.
func (g *gen) guarded(jump string) {
	g.p("if %s {\n%s\n}", g.expr("bool"), jump)
}

// leaves ends the function.
func (g *gen) leaves(int) bool {
	g.p("if e.is(%s) {", g.expr("bool"))
	g.returns()
	g.p("}")
	return true
}

// returns writes a return. It need not say what, if the result
// has a name, unless that is hidden.
func (g *gen) returns() {
	v := g.fn.named
	bare := v != nil && g.find(v.name) == v && g.chance(30)
	if g.fn.result == "" || bare {
		g.p("return")
		return
	}
	g.p("return %s", g.expr(g.fn.result))
}

// back jumps back, over declarations too.
func (g *gen) back(depth int) bool {
	if depth > deepest {
		return false
	}
	label := g.fresh("L")
	first := g.captured(func() { g.statement(depth) })
	line, _, _ := strings.Cut(first, "{")
	if strings.Contains(line, "range pairs(") {
		first = "e.Log()\n" + first // else it is refused
	}
	g.p("%s:\n%s", label, strings.TrimSuffix(first, "\n"))
	g.statement(depth)
	g.p("if e.ok() && %s {\ngoto %s\n}", g.expr("bool"), label)
	return true
}

// forth jumps over a block.
func (g *gen) forth(depth int) bool {
	if depth > deepest {
		return false
	}
	label := g.fresh("L")
	g.guarded("goto " + label)
	g.p("{")
	g.body(depth)
	g.p("}\n%s:", label)
	g.trace(depth)
	return true
}

// panics fails, now and then in a way of Go's own.
func (g *gen) panics(int) bool {
	g.p("if e.is(%s) {", g.expr("bool"))
	switch g.IntN(4) {
	case 0:
		g.p("[]int{1}[e.I(4)]++")
	case 1:
		g.p("var none map[string]int\nnone[%s] = 1",
			g.expr("string"))
	case 2:
		g.p("var none *pair\nnone.a = %s", g.expr("int"))
	default:
		g.p("panic(%s)", g.expr(g.one("int", "string")))
	}
	g.p("}")
	return true
}
