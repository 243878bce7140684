package main

import (
	"fmt"
	"go/ast"
	"go/token"
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
	for _, name := range []string{"state", "Resume", "Stop", "_"} {
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
	m := machine{name: l.c.name, self: l.self, out: l.out, at: l.at,
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

// add appends an op, and before it the copies that it needs.
func (l *lowering) add(o op) {
	for _, text := range l.prelude {
		l.ops = append(l.ops, op{text: text, declares: true})
	}
	o.to = append(o.to, l.to...)
	l.prelude, l.to = nil, nil
	l.ops = append(l.ops, o)
}

// emit adds an op that only does something.
func (l *lowering) emit(form string, args ...any) {
	l.add(op{text: fmt.Sprintf(form, args...)})
}

// declare adds an op that declares something.
func (l *lowering) declare(form string, args ...any) {
	l.add(op{text: fmt.Sprintf(form, args...), declares: true})
}

// label adds a label, and so begins a group.
func (l *lowering) label(name string) {
	l.group++
	l.add(op{label: name})
}

// list lowers statements.
func (l *lowering) list(stmts []ast.Stmt) {
	for _, s := range stmts {
		l.stmt(s)
	}
}

// stmt lowers a statement.
func (l *lowering) stmt(s ast.Stmt) {
	if !l.c.flat[s] {
		l.whole(s)
		return
	}
	switch s := s.(type) {
	case *ast.ExprStmt:
		l.suspend(ast.Unparen(s.X).(*ast.CallExpr))
	case *ast.BlockStmt:
		l.list(s.List)
	case *ast.LabeledStmt:
		l.label(l.gotos[l.p.info.Defs[s.Label]])
		l.stmt(s.Stmt)
	case *ast.IfStmt:
		l.ifStmt(s)
	case *ast.ForStmt:
		l.forStmt(s)
	case *ast.RangeStmt:
		l.rangeStmt(s)
	case *ast.SwitchStmt:
		l.switchStmt(s)
	case *ast.TypeSwitchStmt:
		l.typeSwitch(s)
	case *ast.SelectStmt:
		l.selectStmt(s)
	default:
		l.p.refuse(s.Pos(), "a yield in a %T", s)
	}
}

// whole lowers a statement that nothing suspends in: it is
// copied, but for what it declares.
func (l *lowering) whole(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.EmptyStmt:
	case *ast.AssignStmt:
		if s.Tok == token.DEFINE {
			l.short(s)
			return
		}
		l.emit("%s", l.text(s))
	case *ast.DeclStmt:
		for _, spec := range s.Decl.(*ast.GenDecl).Specs {
			l.varSpec(spec.(*ast.ValueSpec))
		}
	case *ast.BranchStmt:
		if s.Tok != token.FALLTHROUGH { // see clauses
			l.text(s)
			l.add(op{text: "goto " + l.to[0], ends: true})
		}
	default:
		text := l.text(s)
		l.add(op{text: text, ends: terminates(l.c, s)})
	}
}

// ifStmt: if not, jump.
func (l *lowering) ifStmt(s *ast.IfStmt) {
	if s.Init != nil {
		l.stmt(s.Init)
	}
	after := l.names.numbered("endif")
	if s.Else == nil {
		l.unless(s.Cond, after)
		l.list(s.Body.List)
		l.label(after)
		return
	}
	other := l.names.numbered("else")
	l.unless(s.Cond, other)
	l.list(s.Body.List)
	l.add(jump(after))
	l.label(other)
	l.stmt(s.Else)
	l.label(after)
}

// unless jumps if cond does not hold.
func (l *lowering) unless(cond ast.Expr, to string) {
	l.add(op{text: "if " + l.not(cond) + " {\ngoto " + to + "\n}",
		to: []string{to}})
}

// opposite is the comparisons that can be turned around. Others
// cannot, for NaN is not less, nor greater or equal.
var opposite = map[token.Token]token.Token{
	token.EQL: token.NEQ, token.NEQ: token.EQL,
	token.LSS: token.GEQ, token.GEQ: token.LSS,
	token.GTR: token.LEQ, token.LEQ: token.GTR,
}

// not is the text of the opposite of a condition.
func (l *lowering) not(cond ast.Expr) string {
	switch x := cond.(type) {
	case *ast.UnaryExpr:
		if x.Op == token.NOT {
			return l.text(x.X)
		}
	case *ast.BinaryExpr:
		op, ok := opposite[x.Op]
		t, _ := under(l.p.info.TypeOf(x.X)).(*types.Basic)
		ordered := t != nil && t.Info()&types.IsInteger != 0
		equal := op == token.EQL || op == token.NEQ
		if ok && (ordered || equal) {
			return l.text(x.X) + " " + op.String() + " " +
				l.text(x.Y)
		}
	}
	return "!(" + l.text(cond) + ")"
}

// forStmt: each iteration has variables of its own, copies of the
// last one's. Only somebody who can see them needs to notice.
func (l *lowering) forStmt(s *ast.ForStmt) {
	first := len(l.order)
	if s.Init != nil {
		l.stmt(s.Init)
	}
	loop := l.order[first:len(l.order):len(l.order)]
	head := l.names.numbered("for")
	again := l.names.numbered("next")
	after := l.names.numbered("endfor")
	l.exits[s] = exit{after, again}
	l.label(head)
	if s.Cond != nil {
		l.unless(s.Cond, after)
	}
	l.list(s.Body.List)
	l.label(again)
	for _, v := range loop {
		l.fork(v)
	}
	if s.Post != nil {
		l.stmt(s.Post)
	}
	l.add(jump(head))
	l.label(after)
}

// fork gives the next iteration a variable of its own.
func (l *lowering) fork(v *variable) {
	l.mention(v)
	if v.boxed {
		name := l.names.numbered(v.obj.Name())
		l.declare("%s := *%s.%s\n%[2]s.%[3]s = &%[1]s",
			name, l.self, v.name)
	}
}
