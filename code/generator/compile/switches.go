package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// A clause of a switch or select: its head, and the text that
// gets from there to its body.
type clause struct {
	head string
	body []ast.Stmt
}

// choose writes a switch or select, of which only the heads are
// left: each clause jumps to its body, which is taken apart after
// it. So Go chooses, and we need not know how.
func (l *lowering) choose(s ast.Stmt, head string,
	clauses []clause, exhaustive bool) {
	labels := l.caseLabels(s, len(clauses))
	after := last(labels)
	o := op{ends: exhaustive}
	var b strings.Builder
	b.WriteString(head + " {\n")
	for i, c := range clauses {
		fmt.Fprintf(&b, "%s\ngoto %s\n", c.head, labels[i])
		o.to = append(o.to, labels[i])
	}
	o.text = b.String() + "}"
	l.add(o)
	if !exhaustive {
		l.add(jump(after))
	}
	l.bodies(clauses, labels)
}

// caseLabels is labels for n clauses, and for what comes after.
func (l *lowering) caseLabels(s ast.Stmt, n int) []string {
	after := l.names.numbered("end")
	l.exits[s] = l.exit(after, "")
	var labels []string
	for range n {
		labels = append(labels, l.names.numbered("case"))
	}
	return append(labels, after)
}

// bodies lowers the bodies of the clauses, each at its label. The
// last label is that of what comes after them.
func (l *lowering) bodies(clauses []clause, labels []string) {
	after := labels[len(clauses)]
	for i, c := range clauses {
		l.label(labels[i])
		l.list(c.body)
		if fallsThrough(c.body) {
			l.add(jump(labels[i+1]))
		} else {
			l.add(jump(after))
		}
	}
	l.label(after)
}

// fallsThrough says whether a body ends with fallthrough.
func fallsThrough(body []ast.Stmt) bool {
	if len(body) == 0 {
		return false
	}
	end := body[len(body)-1]
	for {
		l, ok := end.(*ast.LabeledStmt)
		if !ok {
			break
		}
		end = l.Stmt
	}
	b, ok := end.(*ast.BranchStmt)
	return ok && b.Tok == token.FALLTHROUGH
}

// switchStmt lowers a switch over values.
func (l *lowering) switchStmt(s *ast.SwitchStmt) {
	if s.Init != nil {
		l.stmt(s.Init)
	}
	if l.suspendsInHeads(s) {
		l.compare(s)
		return
	}
	head, exhaustive := "switch", false
	if s.Tag != nil {
		l.spill(s.Tag)
		head += " " + l.text(s.Tag)
	}
	var clauses []clause
	for _, n := range s.Body.List {
		n := n.(*ast.CaseClause)
		c := clause{l.cases(n), n.Body}
		exhaustive = exhaustive || n.List == nil
		clauses = append(clauses, c)
	}
	l.choose(s, head, clauses, exhaustive)
}

// suspendsInHeads says whether the value of a case is awaited.
func (l *lowering) suspendsInHeads(s *ast.SwitchStmt) bool {
	for _, n := range s.Body.List {
		for _, x := range n.(*ast.CaseClause).List {
			if l.c.flat[x] {
				return true
			}
		}
	}
	return false
}

// compare is a switch without a switch: the cases are compared
// one after the other, up to the first that is equal.
func (l *lowering) compare(s *ast.SwitchStmt) {
	if s.Tag != nil {
		l.spill(s.Tag)
		l.keep(s.Tag)
	}
	labels := l.caseLabels(s, len(s.Body.List))
	other := last(labels)
	var clauses []clause
	for i, n := range s.Body.List {
		n := n.(*ast.CaseClause)
		clauses = append(clauses, clause{body: n.Body})
		if n.List == nil {
			other = labels[i]
		}
		for _, x := range n.List {
			l.spill(x)
			l.jumpIf(l.equals(s.Tag, x), labels[i])
		}
	}
	l.add(jump(other))
	l.bodies(clauses, labels)
}

// equals is the condition under which x is the case. After case,
// an operator or a composite literal needs no parentheses; in an
// if, it may.
func (l *lowering) equals(tag, x ast.Expr) string {
	cond := l.text(x)
	_, op := x.(*ast.BinaryExpr)
	if op && tag != nil || strings.Contains(cond, "{") {
		cond = "(" + cond + ")"
	}
	if tag == nil {
		return cond
	}
	return l.text(tag) + " == " + cond
}

// cases is the head of a clause.
func (l *lowering) cases(n *ast.CaseClause) string {
	if n.List == nil {
		return "default:"
	}
	return l.apart(func() string {
		return "case " + l.texts(n.List) + ":"
	})
}

// typeSwitch lowers a switch over types. What it binds is another
// variable in each clause.
func (l *lowering) typeSwitch(s *ast.TypeSwitchStmt) {
	if s.Init != nil {
		l.stmt(s.Init)
	}
	x, bound := l.subject(s)
	name := l.names.fresh("v")
	used, exhaustive := false, false
	var clauses []clause
	for _, n := range s.Body.List {
		n := n.(*ast.CaseClause)
		c := clause{l.cases(n), n.Body}
		exhaustive = exhaustive || n.List == nil
		obj, _ := l.p.info.Implicits[n].(*types.Var)
		if bound && obj != nil && l.p.used(n, obj) {
			used = true
			c.head += "\n" + l.here(obj, name)
		}
		clauses = append(clauses, c)
	}
	head := "switch " + x
	if used {
		head = "switch " + name + " := " + x
	}
	l.choose(s, head, clauses, exhaustive)
}

// subject is x.(type), and whether it is bound to a name.
func (l *lowering) subject(s *ast.TypeSwitchStmt) (string, bool) {
	switch a := s.Assign.(type) {
	case *ast.AssignStmt:
		l.spill(a.Rhs[0])
		return l.text(a.Rhs[0]), true
	case *ast.ExprStmt:
		l.spill(a.X)
		return l.text(a.X), false
	}
	return "", false
}

// used says whether v is mentioned in n.
func (p *program) used(n ast.Node, v *types.Var) (yes bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		yes = yes || ok && p.info.Uses[id] == v
		return !yes
	})
	return yes
}

// here is the text that sets a variable in the head of a clause.
// It is always a field, for the body is elsewhere.
func (l *lowering) here(obj *types.Var, value string) string {
	v := l.define(obj)
	v.wide = true
	field := l.self + "." + v.name
	if v.boxed {
		value = "&" + value // it is new each time
	}
	return field + " = " + value
}

// selectStmt lowers a select. A clause that declares receives
// into names of our own, and hands over from these.
func (l *lowering) selectStmt(s *ast.SelectStmt) {
	var clauses []clause
	for _, n := range s.Body.List {
		n := n.(*ast.CommClause)
		c := clause{"default:", n.Body}
		if n.Comm != nil {
			c.head = l.apart(func() string {
				return l.comm(n.Comm)
			})
		}
		clauses = append(clauses, c)
	}
	l.choose(s, "select", clauses, true)
}

// comm is the head of a clause of a select.
func (l *lowering) comm(s ast.Stmt) string {
	a, ok := s.(*ast.AssignStmt)
	if !ok || a.Tok != token.DEFINE {
		return "case " + l.text(s) + ":"
	}
	var names, sets []string
	for _, x := range a.Lhs {
		obj := l.defined(x)
		if obj == nil {
			names = append(names, "_")
			continue
		}
		name := l.names.numbered(obj.Name())
		names = append(names, name)
		sets = append(sets, l.here(obj, name))
	}
	tok := " := "
	if len(sets) == 0 {
		tok = " = "
	}
	return "case " + strings.Join(names, ", ") + tok +
		l.text(a.Rhs[0]) + ":\n" + strings.Join(sets, "\n")
}
