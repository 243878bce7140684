package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

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
	l.spill(cond)
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
	l.exits[s] = l.exit(after, again)
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

// exit is an exit of a statement that is lowered now.
func (l *lowering) exit(after, again string) exit {
	return exit{after, again, len(l.open), len(l.open)}
}
