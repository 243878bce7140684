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
	"facts.go", "		c.assigned[v] = true\n	}\n	p.uses(c)",
	"		_ = v\n	}\n	p.uses(c)",
	"a named result is assigned",
}, {
	"facts.go", "return wants && !is[*types.Pointer](p, x.X)",
	"return false && wants",
	"a method may take an address",
}, {
	"facts.go", "if p.isArray(n.X) {", "if false {",
	"a slice takes the address of its array",
}, {
	"facts.go", "		if !is[*types.Pointer](p, x.X) {\n" +
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
	"splice.go", "		return l.target(l.vars[l.c.named[i]])",
	"		_ = l.target(l.vars[l.c.named[i]])",
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
	"flow.go", "l.exit(after, again)", "l.exit(after, head)",
	"continue runs the post statement",
}, {
	"flow.go", "	l.mention(v)\n	if v.boxed {",
	"	l.mention(v)\n	if false {",
	"an iteration has variables of its own",
}, {
	"ranges.go", "l.exit(after, again)", "l.exit(after, head)",
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
	"ranges.go", `if l.p.info.Types[s.X].Value == nil ||
		strings.Contains(limit, "(") {`,
	`if strings.Contains("", limit+"(") {`, "a limit is evaluated once",
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
	"ranges.go", `begin = append(begin, "_ = len("+x+")")`,
	`begin = nil`,
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
	"lower.go", `	l.emit("%s", l.end())
	l.add(`, `	last := len(l.ops) - 1
	deferred, named := l.ops[last], l.c.named
	if l.defers != "" && len(named) > 0 {
		l.ops = l.ops[:last]
		l.emit("%s = %s", strings.Join(l.form.results, ", "),
			l.namedResults())
		l.ops, l.c.named = append(l.ops, deferred), nil
	}
	l.emit("%s", l.end())
	l.c.named = named
	l.add(`, "deferred calls may change the result",
}, {
	"struct.go", `"%s := %s.state\n%[2]s.state = -1\n"`,
	`"%s := %s.state\n"`,
	"after a panic there is no way back",
}, {
	"struct.go", `	if c.machine.defers == "" && c.loops == nil {`,
	"	if true {", "a panic runs the deferred calls",
}, {
	"struct.go", `")\n%s\nreturn\n}\n", c.end)`,
	`")\n%s\nreturn\n}\n", "")`,
	"what recovers returns the named result",
}, {
	"struct.go", `inside != "" || i < len(loops)-1`,
	`inside != "" || i < 0`,
	"a stream that panics does not keep the others open",
}, {
	"struct.go", `inside != "" || i < len(loops)-1`,
	`i < len(loops)-1`,
	"what is awaited is cancelled before the loops around it",
}, {
	"struct.go", `%s(&%[1]s.%[3]s, "+
			"func() {\n%[4]s})\n"`, `_, _ = &%[1]s.%[3]s, "+
			"func() {\n%[4]s}\n%.0[2]s"`,
	"Stop runs the deferred calls",
}, {
	"struct.go", `{\n%[1]s.%[2]s.Stop()"+
			"\n}\n"`, `{\n%[1]s.%[2]s = nil"+
			"\n}\n"`,
	"Stop stops what is yielded from",
}, {
	"copies.go", "if !l.c.copies[x] {", "if true {",
	"what becomes an interface is copied when gc copies it",
}, {
	"copies.go", "words(v.Type()) <= 4 && l.onlyCalled(v)", "true",
	"what has an address is not copied at once",
}, {
	"entries.go", "if i < end-1 {", "if i < 0 {",
	"an entry of a map is there before the next is evaluated",
}, {
	"lines.go", "is && !within[i+1] {", "is && (true || within[i]) {",
	"a text of several lines has no comments",
}, {
	"types.go", ` && !f.hidden[name] {`, ` {`,
	"a package that a signature hides has another name",
}, {
	"mark.go", "	if !p.shadowed(c, d.Pos()) {", "	if true {",
	"names that a deferred call needs are not the author's",
}, {
	"spill.go", "is[*types.Map](p, x.X) && p.ofBytes(x.Index)", "false",
	"bytes as a key are looked up at once",
}, {
	"spill.go", " || l.p.info.Types[x].Value != nil {", " {",
	"of a constant nothing is evaluated",
}, {
	"initial.go", "if c.initial {", "if false {",
	"what a variable needs is initialized before it",
}}
