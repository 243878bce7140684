package random

import (
	"fmt"
	"slices"
)

// literal writes a function literal's body, and ends it. It burns
// fuel, so whoever it calls, it comes to an end.
func (g *gen) literal(depth int, result, param string) {
	outer := g.fn
	g.fn = &function{result: result}
	g.open()
	if param != "" {
		g.declare(param, "int").used = true
	}
	if result != "" {
		g.p("if !e.ok() {\nreturn 0\n}")
	} else {
		g.p("if !e.ok() {\nreturn\n}")
	}
	left := min(g.left, 1+g.IntN(4))
	g.left -= left
	for range left {
		g.left++
		g.statement(depth + 2)
	}
	g.flush()
	if result != "" {
		g.returns()
	}
	g.shut()
	g.fn = outer
}

// closure declares a function that may see, and change, what is
// around it.
func (g *gen) closure(depth int) bool {
	if depth > deepest {
		return false
	}
	name := g.free()
	param := g.name()
	text := g.captured(func() {
		g.literal(depth, "int", param)
	})
	g.p("%s := func(%s int) int {\n%s}", name, param, text)
	g.declare(name, "func(int) int")
	if g.chance(30) {
		g.yield(depth)
	}
	return true
}

// recursive declares a function that can call itself.
func (g *gen) recursive(depth int) bool {
	if depth > deepest {
		return false
	}
	name := g.free()
	param := g.name()
	if param == name {
		return false
	}
	g.p("var %s func(int) int", name)
	v := g.declare(name, "func(int) int")
	v.used = true
	text := g.captured(func() {
		g.p("if %s > 0 && e.ok() {\ne.Log(%s(%[1]s - 4))\n}",
			param, name)
		g.literal(depth, "int", param)
	})
	g.p("%s = func(%s int) int {\n%s}", name, param, text)
	if g.chance(30) {
		g.yield(depth)
	}
	return true
}

// call calls one of them; that is a statement by itself, for it
// may assign what others read.
func (g *gen) call(int) bool {
	f := g.a("func(int) int")
	if f == "" {
		return false
	}
	x := g.expr("int")
	switch a := g.set("int"); {
	case a != "" && g.chance(40):
		g.p("%s = %s(%s)", a, f, x)
	case g.chance(50):
		g.p("e.Log(%s(%s))", f, x)
	default:
		g.p("%s(%s)", f, x)
	}
	return true
}

// deferred defers something.
func (g *gen) deferred(depth int) bool {
	switch g.IntN(6) {
	case 0:
		g.p("defer e.Log(%s, %s)", g.expr("int"),
			g.expr("string"))
	case 1:
		a := g.a("pair")
		if a == "" {
			return false
		}
		g.p("defer %s.%s", a, g.one("add(e, 5)", "show(e)"))
	case 2:
		name := g.fresh("f")
		text := g.captured(func() { g.literal(depth, "", "") })
		g.p("%s := func() {\n%s}\ndefer %[1]s()", name, text)
		g.declare(name, "func()").used = true
	case 3:
		param := g.name()
		text := g.captured(func() {
			g.literal(depth, "", param)
		})
		g.p("defer func(%s int) {\n%s}(%s)", param, text,
			g.expr("int"))
	default:
		g.recovering(depth)
	}
	return true
}

// recovering defers a literal that recovers what it may.
func (g *gen) recovering(depth int) {
	again := ""
	if g.chance(30) {
		again = " || e.ok()"
	}
	set := ""
	if a := g.set("int"); a != "" {
		set = fmt.Sprintf("%s++\n", a)
	}
	text := g.captured(func() { g.literal(depth, "", "") })
	g.p("defer func() {\nr9 := recover()\n%se.Log(r9)\n"+
		"if isStop(r9) || r9 != nil && (false%s) {\n"+
		"panic(r9)\n}\n%s}()", set, again, text)
}

// spawn starts a goroutine, and waits for it.
func (g *gen) spawn(depth int) bool {
	a := g.a("int")
	if a == "" {
		return false
	}
	name := g.fresh("ch")
	g.p("%s := make(chan int, 1)", name)
	g.declare(name, "chan int").used = true
	g.p("go func(n int) {\n%s <- n + %s\n}(%s)", name, a,
		g.expr("int"))
	g.p("e.Log(<-%s)", name)
	return true
}

// localType declares a type, and a variable of it.
func (g *gen) localType(depth int) bool {
	if g.generic {
		return false // it is refused
	}
	name := g.one("T", "U")
	sc := g.scopes[len(g.scopes)-1]
	for _, t := range sc.types {
		if spelt(t) == name {
			return false
		}
	}
	g.count++
	typ := fmt.Sprint(name, "#", g.count)
	if g.chance(30) {
		g.p("type %s struct {\na int\nb string\nnext *%[1]s\n}",
			name)
		x := g.free()
		g.p("%s := %s{a: %s}", x, name, g.expr("int"))
		g.declare(x, "*"+typ)
		g.p("%s.next = &%[1]s\ne.Log(%[1]s.next.a)", x)
		g.find(x).used = true
	} else {
		g.p("type %s struct {\na int\nb string\n}", name)
	}
	sc.types = append(sc.types, typ)
	return true
}

// constant declares one.
func (g *gen) constant(int) bool {
	name := g.free()
	g.p("const %s = %d", name, g.IntN(9))
	g.declare(name, "int").fixed = true
	return true
}

// keep puts a function, or a pointer, into a list, where it lives
// longer than the turn of the loop that it is of.
func (g *gen) keep(int) bool {
	list := slices.DeleteFunc(g.visible("int"), fixed)
	if len(list) == 0 {
		return false
	}
	g.keeps(list[max(g.IntN(len(list)), g.IntN(len(list)))])
	return true
}

// keepOwn keeps a variable of the head of a loop.
func (g *gen) keepOwn() {
	vars := g.scopes[len(g.scopes)-1].vars
	if len(vars) > 0 && vars[0].typ == "int" && g.chance(40) {
		g.keeps(vars[0])
	}
}

func fixed(v *variable) bool { return v.fixed }

// keeps is keep for a certain variable.
func (g *gen) keeps(v *variable) {
	switch a := v.mark(); g.IntN(5) {
	case 0, 1, 2:
		g.p("fs = append(fs, func(n int) int {\n%s += n\n"+
			"return %[1]s\n})", a)
	case 3:
		g.p("fs = append(fs, func(n int) int {\nreturn n * %s\n})",
			a)
	default:
		g.p("ps = append(ps, &%s)", a)
	}
	if g.chance(50) {
		g.yield(0)
	}
}

// all calls what is in the list.
func (g *gen) all(int) bool {
	g.p("for _, f := range fs {\nif e.ok() {\ne.Log(f(%s))\n}\n}",
		g.expr("int"))
	g.p("for _, p := range ps {\n*p *= 2\ne.Log(*p)\n}")
	return true
}
