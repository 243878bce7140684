package main

// mutations is in the order of the passes.
var mutations = []mutation{{
	"facts.go", "c.addressed[v] || c.captured[v] && c.assigned[v]",
	"c.addressed[v]",
	"a captured variable that is assigned has a box",
}, {
	"facts.go", "c.addressed[v] || c.captured[v] && c.assigned[v]",
	"c.captured[v] && c.assigned[v]",
	"a variable whose address is taken has a box",
}, {
	"facts.go", "c.assigned[c.named] = true", "",
	"a named result is assigned",
}, {
	"facts.go", "return wants && !p.isPointer(x.X)",
	"return false && wants",
	"a method may take an address",
}, {
	"facts.go", "if p.isArray(n.X) {", "if false {",
	"a slice takes the address of its array",
}, {
	"facts.go", "		if !p.isPointer(x.X) {\n" +
		"			return p.root(x.X)", "		if false {\n" +
		"			return p.root(x.X)",
	"a field is a part of its variable",
}, {
	"facts.go", "		if p.isArray(x.X) {\n			return",
	"		if false {\n			return",
	"an element is a part of its array",
}, {
	"vars.go", "if v.group != l.group {", "if false {",
	"what lives across a yield is a field",
}, {
	"vars.go", `l.emit("%s.%s = new(%s)", l.self, v.name,`,
	`l.emit("if %s.%s == nil {\n%[1]s.%[2]s = new(%[3]s)\n}", ` +
		"l.self, v.name,",
	"each execution of a declaration has a new box",
}, {
	"declare.go", "		if !v.boxed {\n			l.emit",
	"		if false {\n			l.emit",
	"a variable without a value is zero each time",
}, {
	"splice.go", "text = l.copied(v, copies)",
	`text = l.self + "." + v.name`,
	"a literal does not hold the struct",
}, {
	"splice.go", "		left = l.target(v)", "		_ = l.target(v)",
	"a return sets the named result",
}, {
	"flow.go", "	l.add(jump(after))\n	l.label(other)",
	"	l.label(other)",
	"the first branch of an if does not go on to the second",
}, {
	"flow.go", "ordered := t != nil && t.Info()&" +
		"types.IsInteger != 0", "ordered := t != nil",
	"NaN is not less, nor greater or equal",
}, {
	"flow.go", "exit{after, again}", "exit{after, head}",
	"continue runs the post statement",
}, {
	"flow.go", "	l.mention(v)\n	if v.boxed {",
	"	l.mention(v)\n	if false {",
	"an iteration has variables of its own",
}, {
	"ranges.go", "exit{after, again}", "exit{after, head}",
	"continue goes on to the next element",
}, {
	"ranges.go", "		l.c.assigned[obj] || l.c.boxed(obj) {",
	"		l.c.boxed(obj) {",
	"to assign the key does not move the loop",
}, {
	"ranges.go", "		l.c.assigned[obj] || l.c.boxed(obj) {",
	"		l.c.assigned[obj] {",
	"the key of each iteration is another variable",
}, {
	"ranges.go", "if l.p.info.Types[s.X].Value == nil {",
	"if false {", "a limit is evaluated once",
}, {
	"ranges.go", `list := l.hidden("list", l.p.info.TypeOf(s.X))
	i := l.counter(s, types.Typ[types.Int])`,
	`list := x
	i := l.counter(s, types.Typ[types.Int])
	x = "nil"`,
	"a slice is evaluated once",
}, {
	"ranges.go", `list = l.hidden("list", l.p.info.TypeOf(s.X))
		begin = append(begin, list+" = "+x)`, "list = x",
	"an array is copied",
}, {
	"ranges.go", "case l.p.calls(s.X):", "case false:",
	"a call is made even if its array is not needed",
}, {
	"gather.go", `next: i + " = " + end`, `next: i + "++"`,
	"a string is gone through by runes",
}, {
	"gather.go", `skip: "!" + ok`, `skip: "false && !" + ok`,
	"a key that is gone is skipped",
}, {
	"switches.go", "l.add(jump(labels[i+1]))",
	"l.add(jump(after))",
	"fallthrough goes on to the next clause",
}, {
	"switches.go", "		} else {\n			l.add(jump(after))",
	"		} else if i > 0 {\n			l.add(jump(after))",
	"a clause does not go on to the next",
}, {
	"defers.go", `" = append(" + list + ", " + fn + ")"`,
	`" = append([]func(){" + fn + "}, " + list + "...)"`,
	"the last deferred call runs first",
}, {
	"defers.go", "tv.Value != nil || tv.IsNil() || tv.IsType() {",
	"tv.Value != nil || tv.Type != nil {",
	"arguments of deferred calls are evaluated at once",
}, {
	"defers.go", "[sel]; method {", "[sel]; method && false {",
	"so are their receivers",
}, {
	"lower.go", `	if l.defers != "" {
		l.emit("%s(&%s.%s)", l.p.qualified(l.c, "Deferred"),
			l.self, l.defers)
	}
	if v := l.vars[l.c.named]; v != nil {
		l.emit("%s.Result = %s", l.out, l.target(v))
	}
`, `	if v := l.vars[l.c.named]; v != nil {
		l.emit("%s.Result = %s", l.out, l.target(v))
	}
	if l.defers != "" {
		l.emit("%s(&%s.%s)", l.p.qualified(l.c, "Deferred"),
			l.self, l.defers)
	}
`, "deferred calls may change the result",
}, {
	"struct.go", `"%s := %s.state\n%[2]s.state = -1\n"`,
	`"%s := %s.state\n"`,
	"after a panic there is no way back",
}, {
	"struct.go", `if c.machine.defers == "" {
		return`, `if true {
		return`, "a panic runs the deferred calls",
}, {
	"struct.go", `if c.result != "" {`, `if false {`,
	"what recovers returns the named result",
}, {
	"struct.go", `fmt.Fprintf(b, "%s(%s, %s)\n",
			p.qualified(c, "Abandon"), defers, child)`,
	`fmt.Fprintf(b, "_, _ = any(%s), any(%s)\n", defers, child)`,
	"Stop runs the deferred calls",
}, {
	"struct.go", `if %s != nil {\n%[1]s.Stop()\n}\n`, `_ = %s\n`,
	"Stop stops what is yielded from",
}}
