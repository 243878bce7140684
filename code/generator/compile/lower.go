package main

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
)

// A machine is what comes out of lowering: the struct's fields,
// and the ops of Resume.
type machine struct {
	name   string // of the struct
	self   string // the receiver
	at     string // the state that it was in
	form   form
	params []*variable
	fields []field
	ops    []op
	states int
	child  string // the field for From, or ""
	slots  []*slot
	loops  []string // over streams
	defers string   // the field for deferred calls, or ""
	end    string   // what is done at the end
}

// A lowering is one round over one body.
type lowering struct {
	p         *program
	c         *coroutine
	plan      plan
	ops, ways []op     // ways: behind the end
	prelude   []string // copies for literals in the next op
	to        []string // jumps in the next op
	group     int      // of ops between two labels
	line      int      // of the source, for the next op, or 0

	vars        map[*types.Var]*variable
	order       []*variable
	sets        [][]*variable
	objects     map[string]int
	names       *names // in Resume
	fields      *names // in the struct
	extra       []field
	exits       map[ast.Stmt]exit
	gotos       map[types.Object]exit
	instead     map[ast.Expr][]*variable // by pass spill
	slots       []*slot
	loops, open []string // over streams: all, and around us
	called      bool     // by a function that is ranged over

	form                          form
	self, done, at, child, defers string
	waker, value, err, got, fail  string
	states                        int
}

// An exit is where break and continue go, and goto, and how many
// loops over streams are around what is there.
type exit struct {
	after, again  string
	depth, inside int
}

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
	if second.dead() {
		// What uses a variable may not be there: to Go, that is
		// an error, and a field that nobody uses is none.
		second = newLowering(p, c, nil)
		second.body()
	}
	second.finish()
}

// dead says whether code of the author's is never reached.
func (l *lowering) dead() bool {
	count := func(ops []op) (n int) {
		for _, o := range ops {
			if o.copied {
				n++
			}
		}
		return n
	}
	return count(reached(l.ops)) < count(l.ops)
}

func newLowering(p *program, c *coroutine, pl plan) *lowering {
	l := &lowering{p: p, c: c, plan: pl,
		vars:    map[*types.Var]*variable{},
		objects: p.objects(c.fn), names: p.inside(c),
		fields:  &names{map[string]int{}},
		exits:   map[ast.Stmt]exit{},
		gotos:   map[types.Object]exit{},
		instead: map[ast.Expr][]*variable{}}
	l.self = l.names.fresh("m")
	l.speaks()
	l.done, l.at = l.names.fresh("done"), l.names.fresh("at")
	l.fields.add("state", c.kind.method, c.kind.stop)
	if len(c.marks.defers) > 0 {
		l.defers = l.fields.fresh("defers")
	}
	l.prepare()
	return l
}

// prepare names the labels that gotos go to.
func (l *lowering) prepare() {
	walk(l.c.lit.Body, func(n ast.Node, path []ast.Node) bool {
		s, ok := n.(*ast.LabeledStmt)
		if !ok || !l.c.flat[s] {
			return true
		}
		depth := 0
		for _, n := range path {
			r, ok := n.(*ast.RangeStmt)
			if ok && l.p.each(r) != nil {
				depth++
			}
		}
		l.gotos[l.p.info.Defs[s.Label]] = exit{
			after: l.names.fresh(s.Label.Name), depth: depth}
		return true
	})
}

// body lowers the whole.
func (l *lowering) body() {
	for _, v := range l.c.outer {
		l.define(v).wide = true
	}
	for _, r := range l.c.named {
		v := l.define(r)
		v.wide = true
		l.renew(v)
	}
	l.list(l.c.lit.Body.List)
	if l.c.kind == aStream {
		l.streamEnds()
	}
	l.label(l.done)
	if l.defers != "" {
		l.line = l.p.number(l.c.lit.Body.Rbrace)
		l.emit("%s(&%s.%s)", l.name(runtime, "Deferred"),
			l.self, l.defers)
	}
	l.emit("%s", l.end())
	l.add(op{text: l.form.back, ends: true})
	l.ops = append(l.ops, l.ways...)
}

// end is the text for the end of the body.
func (l *lowering) end() string {
	var b strings.Builder
	if len(l.c.named) > 0 {
		fmt.Fprintf(&b, "%s = %s\n",
			strings.Join(l.form.results, ", "), l.namedResults())
	}
	fmt.Fprintf(&b, "*%s = %s%s{state: -1}%s",
		l.self, l.c.name, l.p.args(l.c.fn), l.form.ends)
	return b.String()
}

// namedResults is the results that have names, as a list.
func (l *lowering) namedResults() string {
	var vars []*variable
	for _, r := range l.c.named {
		vars = append(vars, l.vars[r])
	}
	return l.targetsOf(vars)
}

// finish leaves the result in the coroutine.
func (l *lowering) finish() {
	m := machine{name: l.c.name,
		self: l.self, at: l.at, form: l.form,
		ops: tidy(l.ops), states: l.states, child: l.child,
		slots: l.slots, loops: l.loops,
		defers: l.defers, end: l.end()}
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
