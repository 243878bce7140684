package random

import "fmt"

// ifStmt writes an if, with all that may come with it.
func (g *gen) ifStmt(depth int) bool {
	if depth > deepest {
		return false
	}
	g.open()
	head := ""
	if g.chance(40) {
		head = g.header()
	}
	g.p("if %s%s {", head, g.expr("bool"))
	g.first(depth)
	for range g.IntN(3) {
		g.p("} else if %s {", g.expr("bool"))
		g.body(depth)
	}
	if g.chance(50) {
		g.p("} else {")
		g.body(depth)
	}
	g.p("}")
	g.shut()
	return true
}

// header is what an if or switch may begin with.
func (g *gen) header() string {
	typ := g.one("int", "string", "[]int")
	x := g.expr(typ)
	name := g.name()
	g.declare(name, typ)
	return fmt.Sprintf("%s := %s; ", name, x)
}

// forStmt writes a loop of one of the four forms.
func (g *gen) forStmt(depth int) bool {
	if depth > deepest {
		return false
	}
	t := &target{label: g.fresh("F"), loop: true}
	g.targets(t, func() {
		g.open()
		switch form := g.IntN(6); form {
		case 0:
			g.p("for {\nif !e.ok() {\nbreak\n}")
		case 1:
			g.p("for e.ok() && %s {", g.expr("bool"))
		case 2:
			g.p("for ; e.ok(); e.Log(%s) {", g.expr("int"))
		default:
			g.three()
		}
		g.keepOwn()
		g.first(depth)
		g.p("}")
		g.shut()
	})
	return true
}

// three writes the head of a loop with variables.
func (g *gen) three() {
	x, y := g.expr("int"), g.expr("int")
	a, b := g.name(), g.name()
	if a == b || g.chance(60) {
		v := g.declare(a, "int")
		v.used = true
		g.p("for %s := %s; %[1]s < 12 && e.ok(); %[1]s += %[3]d {",
			a, x, 1+g.IntN(6))
		return
	}
	g.declare(a, "int").used = true
	g.declare(b, "int")
	g.p("for %s, %s := %s, %s; %[1]s < 9 && e.ok(); "+
		"%[1]s, %[2]s = %[1]s+3, %[1]s {", a, b, x, y)
	g.find(b).used = false
}

// rangeStmt writes a range over something.
func (g *gen) rangeStmt(depth int) bool {
	if depth > deepest {
		return false
	}
	x, key, value := g.over()
	t := &target{label: g.fresh("R"), loop: true}
	g.targets(t, func() {
		g.open()
		g.p("for %srange %s {", g.keys(key, value), x)
		g.p("if !e.ok() {\nbreak\n}")
		g.keepOwn()
		g.first(depth)
		g.p("}")
		g.shut()
	})
	return true
}

// over is an operand for range, and what it has for types.
func (g *gen) over() (x, key, value string) {
	switch g.IntN(9) {
	case 0:
		return fmt.Sprint(1 + g.IntN(4)), "int", ""
	case 1:
		return "(" + g.expr("int") + ")&3", "int", ""
	case 2, 3:
		return g.expr("[]int"), "int", "int"
	case 4, 5:
		if a := g.a("[3]int"); a != "" {
			return g.one("", "&") + a, "int", "int"
		}
		return g.expr("[3]int"), "int", "int"
	case 6:
		return g.expr("string"), "int", "rune"
	case 7:
		return g.expr("map[string]int"), "string", "int"
	}
	return fmt.Sprintf("filled(%s, 7)", g.expr("int")), "int", ""
}

// keys is the left side of a range.
func (g *gen) keys(key, value string) string {
	if g.chance(25) {
		a, b := g.set(key), g.set(value)
		switch {
		case a == "":
		case value != "" && b != "" && b != a:
			return a + ", " + b + " = "
		default:
			return a + " = "
		}
	}
	a, b := g.name(), g.name()
	switch n := g.IntN(5); {
	case n == 0:
		return ""
	case n == 1 && value != "":
		g.declare(b, value)
		return "_, " + b + " := "
	case n < 4 && value != "" && a != b:
		g.declare(a, key)
		g.declare(b, value)
		return a + ", " + b + " := "
	}
	g.declare(a, key)
	return a + " := "
}

// rangeFunc writes a range that does not suspend, but may be left
// by a jump.
func (g *gen) rangeFunc(depth int) bool {
	if depth > deepest {
		return false
	}
	suspends := g.fn.suspends
	n := g.expr("int")
	t := &target{label: g.fresh("R"), loop: true}
	g.targets(t, func() {
		g.open()
		g.fn.suspends = false
		g.p("for %srange pairs(%s) {",
			g.keys("int", "string"), n)
		g.first(depth)
		g.fn.suspends = suspends
		g.p("}")
		g.shut()
	})
	return true
}

// switchStmt writes a switch.
func (g *gen) switchStmt(depth int) bool {
	if depth > deepest {
		return false
	}
	t := &target{label: g.fresh("S")}
	g.targets(t, func() {
		g.open()
		head := ""
		if g.chance(40) {
			head = g.header()
		}
		tag, lists := g.cases()
		g.p("switch %s%s {", head, tag)
		g.clauses(lists, depth)
		g.p("}")
		g.shut()
	})
	return true
}

// cases is a switch's tag and the heads of its clauses.
func (g *gen) cases() (tag string, lists []string) {
	n := 1 + g.IntN(3)
	tagged := g.chance(60)
	if tagged {
		tag = g.expr("int")
		if g.chance(40) {
			tag = "e.I(" + tag + ")"
		}
	}
	for i := range n {
		switch {
		case !tagged:
			lists = append(lists, fmt.Sprintf("case e.is(%s):",
				g.expr("bool")))
		case g.chance(50):
			lists = append(lists, fmt.Sprintf("case %d, %d:",
				i, i+10))
		default:
			lists = append(lists, fmt.Sprintf(
				"case e.I(%s), e.I(%d):", g.expr("int"), i))
		}
	}
	if g.chance(60) {
		i := g.IntN(n)
		lists = append(lists[:i+1], lists[i:]...)
		lists[i] = "default:"
	}
	return tag, lists
}

// clauses writes the clauses of a switch.
func (g *gen) clauses(lists []string, depth int) {
	for i, list := range lists {
		g.p("%s", list)
		g.first(depth)
		if i+1 < len(lists) && g.chance(20) {
			g.p("fallthrough")
		}
	}
}

// typeSwitch writes one, that may bind what it has found.
func (g *gen) typeSwitch(depth int) bool {
	if depth > deepest {
		return false
	}
	x := g.expr("any")
	bind := ""
	if g.chance(70) {
		bind = g.name()
	}
	t := &target{label: g.fresh("S")}
	g.targets(t, func() {
		head := ""
		if bind != "" {
			head = bind + " := "
		}
		g.p("switch %s%s.(type) {", head, x)
		for i, list := range []string{"int", "string, bool",
			"pair", ""} {
			if i > 0 && g.chance(30) {
				continue
			}
			g.typeCase(list, bind, i == 0, depth)
		}
		g.p("}")
	})
	return true
}

// typeCase writes a clause of a type switch.
func (g *gen) typeCase(list, bind string, read bool, depth int) {
	head, typ := "case "+list+":", list
	if list == "" {
		head, typ = "default:", "any"
	}
	if typ == "string, bool" {
		typ = "any"
	}
	g.p("%s", head)
	g.open()
	if bind != "" {
		v := g.declare(bind, typ)
		v.used = !read
	}
	g.block(depth)
	g.flush()
	g.shut()
}

// selectStmt writes a select of which one clause is ready.
func (g *gen) selectStmt(depth int) bool {
	if depth > deepest {
		return false
	}
	name := g.fresh("ch")
	g.p("%s := make(chan int, 1)", name)
	g.declare(name, "chan int").used = true
	ready := g.IntN(3)
	if ready == 0 {
		g.p("%s <- %s", name, g.expr("int"))
	}
	t := &target{label: g.fresh("S")}
	g.targets(t, func() {
		g.p("select {")
		g.receive(name, depth)
		if ready == 1 {
			g.p("case %s <- %s:", name, g.expr("int"))
		} else {
			g.p("case (chan int)(nil) <- %s:", g.expr("int"))
		}
		g.body(depth)
		if ready == 2 {
			g.p("default:")
			g.body(depth)
		}
		g.p("}")
	})
	return true
}

// receive writes a clause that receives.
func (g *gen) receive(from string, depth int) {
	g.open()
	a, b := g.name(), g.name()
	switch set := g.set("int"); {
	case g.chance(20):
		g.p("case <-%s:", from)
	case set != "" && g.chance(30):
		g.p("case %s = <-%s:", set, from)
	case a != b && g.chance(50):
		g.p("case %s, %s := <-%s:", a, b, from)
		g.declare(a, "int")
		g.declare(b, "bool")
	default:
		g.p("case %s := <-%s:", a, from)
		g.declare(a, "int")
	}
	g.block(depth)
	g.flush()
	g.shut()
}
