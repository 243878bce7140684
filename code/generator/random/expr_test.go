package random

import (
	"fmt"
	"strings"
)

// valueTypes is what variables are of; local types come to it.
var valueTypes = []string{"int", "int", "int", "int", "string",
	"bool", "[]int", "[3]int", "*int", "pair", "map[string]int",
	"any"}

// typ is a type that an expression can be made of.
func (g *gen) typ() string {
	if g.a("A") != "" && g.chance(30) {
		return "A"
	}
	for _, sc := range g.scopes {
		for _, t := range sc.types {
			if g.chance(30) && g.means(t) {
				return t
			}
		}
	}
	return g.one(valueTypes...)
}

// means says whether a local type is not hidden by another.
func (g *gen) means(typ string) bool {
	found := ""
	for _, sc := range g.scopes {
		for _, t := range sc.types {
			if spelt(t) == spelt(typ) {
				found = t
			}
		}
	}
	return found == typ
}

// spelt is a type as Go has it: local types of the same name are
// told apart by a number.
func spelt(typ string) string {
	typ, _, _ = strings.Cut(typ, "#")
	return typ
}

// expr is an expression.
func (g *gen) expr(typ string) string { return g.deep(typ, 2) }

// deep is expr, with so many levels at most.
func (g *gen) deep(typ string, n int) string {
	if v := g.a(typ); v != "" && (g.chance(50) || typ == "A") {
		return v
	}
	switch typ {
	case "int":
		return g.number(n)
	case "string":
		return g.str(n)
	case "bool":
		return g.cond(n)
	case "[]int":
		return g.slice(n)
	case "[3]int":
		return fmt.Sprintf("[3]int{%s, %d}",
			g.deep("int", n-1), g.IntN(9))
	case "*int":
		return g.pointer()
	case "map[string]int":
		return fmt.Sprintf("map[string]int{%q: %s}",
			g.one("x", "y"), g.deep("int", n-1))
	case "any":
		t := g.one("int", "string", "pair", "bool")
		return fmt.Sprintf("any(%s)", g.deep(t, n-1))
	}
	return fmt.Sprintf("%s{a: %s, b: %s}", spelt(typ),
		g.deep("int", n-1), g.deep("string", n-1))
}

// number is an int.
func (g *gen) number(n int) string {
	if n <= 0 {
		return fmt.Sprint(g.IntN(10))
	}
	x := g.deep("int", n-1)
	switch g.IntN(12) {
	case 0, 1:
		return "e.I(" + x + ")"
	case 2:
		return fmt.Sprintf("(%s %s %s)", x,
			g.one("+", "-", "*"), g.deep("int", n-1))
	case 3:
		return fmt.Sprintf("elem(%s, %s)",
			g.deep("[]int", n-1), x)
	case 4:
		if a := g.a("[3]int"); a != "" {
			return fmt.Sprintf("%s[%d]", a, g.IntN(3))
		}
	case 5:
		if a := g.a("*int"); a != "" {
			return "*" + a
		}
	case 6:
		if a := g.a("pair"); a != "" {
			return a + g.one(".a", ".sum()")
		}
	case 7:
		if a := g.a("map[string]int"); a != "" {
			return fmt.Sprintf("%s[%s]", a, g.deep("string", n-1))
		}
	case 8:
		return "len(" + g.deep("string", n-1) + ")"
	}
	return fmt.Sprint(g.IntN(10))
}

// str is a string.
func (g *gen) str(n int) string {
	lit := fmt.Sprintf("%q", g.one("x", "y", "ab", "é\xff", ""))
	if n <= 0 {
		return lit
	}
	switch g.IntN(6) {
	case 0:
		return "e.S(" + g.deep("string", n-1) + ")"
	case 1:
		return fmt.Sprintf("cat(%s, %s)", g.deep("string", n-1),
			lit)
	case 2:
		if a := g.a("pair"); a != "" {
			return a + ".b"
		}
	}
	return lit
}

// cond is a bool.
func (g *gen) cond(n int) string {
	if n <= 0 {
		return g.one("true", "false")
	}
	switch g.IntN(7) {
	case 0:
		return fmt.Sprintf("(%s && %s)", g.deep("bool", n-1),
			g.deep("bool", n-1))
	case 1:
		return fmt.Sprintf("(%s || %s)", g.deep("bool", n-1),
			g.deep("bool", n-1))
	case 2:
		return "!" + g.deep("bool", n-1)
	case 3:
		return "e.B(" + g.deep("bool", n-1) + ")"
	}
	return fmt.Sprintf("(%s %s %s)", g.deep("int", n-1),
		g.one("<", ">", "==", "!=", "<=", ">="),
		g.deep("int", n-1))
}

// slice is a []int.
func (g *gen) slice(n int) string {
	switch g.IntN(4) {
	case 0:
		return fmt.Sprintf("grow(%s, %s)", g.deep("[]int", n-1),
			g.deep("int", n-1))
	case 1:
		if a := g.a("[3]int"); a != "" {
			return a + g.one("[:]", "[1:]", "[:2]")
		}
	}
	return fmt.Sprintf("[]int{%s, %d}", g.deep("int", n-1),
		g.IntN(9))
}

// pointer is a *int, never nil.
func (g *gen) pointer() string {
	var places []string
	for _, v := range g.visible("") {
		if v.fixed {
			continue
		}
		switch v.typ {
		case "int":
			places = append(places, v.mark())
		case "[3]int":
			places = append(places, v.mark()+"[1]")
		case "pair":
			places = append(places, v.mark()+".a")
		}
	}
	if len(places) == 0 {
		return "&[]int{5}[0]"
	}
	place := g.one(places...)
	if g.chance(20) {
		place = "(" + place + ")"
	}
	return "&" + place
}
