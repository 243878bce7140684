package main

import (
	"go/ast"
	"go/types"
)

// A machine is what comes out of lowering: the struct's fields,
// and the ops of Resume.
type machine struct {
	name   string // of the struct
	self   string // the receiver
	out    string // the result
	at     string // the state that it was in
	params []*variable
	fields []field
	ops    []op
	states int
	child  string // the field for From, or ""
	defers string // the field for deferred calls, or ""
	result string // the result that has a name, or ""
}

// A lowering is one round over one body.
type lowering struct {
	p    *program
	c    *coroutine
	plan plan

	ops     []op
	group   int      // of ops between two labels
	prelude []string // copies for literals in the next op
	to      []string // jumps in the next op

	vars    map[*types.Var]*variable
	order   []*variable
	sets    [][]*variable
	objects map[string]int
	names   *names // in Resume
	fields  *names // in the struct
	extra   []field
	exits   map[ast.Stmt]exit
	gotos   map[types.Object]string

	self, out, done, at, child, defers string
	states                             int
}

// An exit is where break and continue go.
type exit struct{ after, again string }

// lower takes the body apart, twice: the first round finds out
// which variables live across a label. What it refuses counts
// only if the second does, too.
func (p *program) lower(c *coroutine) {
	errs := p.errs
	first := newLowering(p, c, nil)
	first.body()
	p.errs = errs
	second := newLowering(p, c, first.makePlan())
	second.body()
	second.finish()
}

func newLowering(p *program, c *coroutine, pl plan) *lowering {
	l := &lowering{p: p, c: c, plan: pl,
		vars:    map[*types.Var]*variable{},
		objects: p.objects(c.fn), names: p.inside(c),
		fields: &names{map[string]bool{}},
		exits:  map[ast.Stmt]exit{},
		gotos:  map[types.Object]string{}}
	l.self, l.out = l.names.fresh("m"), l.names.fresh("s")
	l.done, l.at = l.names.fresh("done"), l.names.fresh("at")
	for _, name := range []string{"state", "Resume", "Stop"} {
		l.fields.used[name] = true
	}
	if len(c.marks.defers) > 0 {
		l.defers = l.fields.fresh("defers")
	}
	l.prepare()
	return l
}

// prepare names the labels that gotos go to.
func (l *lowering) prepare() {
	ast.Inspect(l.c.lit.Body, func(n ast.Node) bool {
		s, ok := n.(*ast.LabeledStmt)
		if ok && l.c.flat[s] {
			l.gotos[l.p.info.Defs[s.Label]] =
				l.names.fresh(s.Label.Name)
		}
		return true
	})
}

// body lowers the whole.
func (l *lowering) body() {
	for _, v := range l.c.outer {
		l.define(v).wide = true
	}
	if r := l.c.named; r != nil {
		v := l.define(r)
		v.wide = true
		l.renew(v)
	}
	l.list(l.c.lit.Body.List)
	l.label(l.done)
	if l.defers != "" {
		l.emit("%s(&%s.%s)", l.p.qualified(l.c, "Deferred"),
			l.self, l.defers)
	}
	if v := l.vars[l.c.named]; v != nil {
		l.emit("%s.Result = %s", l.out, l.target(v))
	}
	l.emit("*%s = %s{state: -1}", l.self, l.c.name+l.p.args(l.c))
	l.emit("%s.Complete = true", l.out)
	l.add(op{text: "return " + l.out, ends: true})
}

// finish leaves the result in the coroutine.
func (l *lowering) finish() {
	m := machine{name: l.c.name,
		self: l.self, out: l.out, at: l.at,
		ops: tidy(l.ops), states: l.states, child: l.child,
		defers: l.defers}
	if v := l.vars[l.c.named]; v != nil {
		m.result = l.target(v)
	}
	for _, v := range l.order {
		if v.field {
			typ := l.typ(v.obj.Type())
			if v.boxed {
				typ = "*" + typ
			}
			m.fields = append(m.fields, field{v.name, typ})
		}
	}
	for _, v := range l.c.outer {
		m.params = append(m.params, l.vars[v])
	}
	m.fields = append(m.fields, l.extra...)
	l.c.machine = m
}
