package main

import (
	"go/ast"
	"go/types"
	"strings"
)

// short lowers a short variable declaration.
func (l *lowering) short(s *ast.AssignStmt) {
	right := l.texts(s.Rhs)
	set, isNew := l.declared(s.Lhs)
	if local(set) {
		l.declare("%s := %s", l.targets(s.Lhs), right)
		return
	}
	for _, v := range set {
		if isNew[v] {
			l.renew(v)
		}
	}
	l.emit("%s = %s", l.targets(s.Lhs), right)
}

// declared is the variables on the left of a declaration; some
// may have been there before.
func (l *lowering) declared(left []ast.Expr) (
	set []*variable, isNew map[*variable]bool) {
	isNew = map[*variable]bool{}
	for _, x := range left {
		if obj := l.defined(x); obj != nil {
			v := l.define(obj)
			isNew[v] = true
			set = append(set, v)
			continue
		}
		obj, _ := l.p.info.Uses[x.(*ast.Ident)].(*types.Var)
		if v := l.vars[obj]; v != nil {
			l.mention(v)
			set = append(set, v)
		}
	}
	l.together(set)
	return set, isNew
}

// local says whether all of the set are variables of Go's.
func local(set []*variable) bool {
	for _, v := range set {
		if v.field {
			return false
		}
	}
	return len(set) > 0
}

// targets is the left side of a declaration.
func (l *lowering) targets(left []ast.Expr) string {
	var b []string
	for _, x := range left {
		obj, _ := l.p.info.ObjectOf(x.(*ast.Ident)).(*types.Var)
		if v := l.vars[obj]; v != nil {
			b = append(b, l.target(v))
		} else {
			b = append(b, "_")
		}
	}
	return strings.Join(b, ", ")
}

// texts is a list of expressions.
func (l *lowering) texts(list []ast.Expr) string {
	var b []string
	for _, x := range list {
		b = append(b, l.text(x))
	}
	return strings.Join(b, ", ")
}

// varSpec lowers var names = values.
func (l *lowering) varSpec(spec *ast.ValueSpec) {
	var left []ast.Expr
	for _, id := range spec.Names {
		left = append(left, id)
	}
	right := l.texts(spec.Values)
	set, _ := l.declared(left)
	if local(set) || len(set) == 0 {
		l.declare("var %s", l.text(spec))
		return
	}
	for _, v := range set {
		l.renew(v)
	}
	if len(spec.Values) > 0 {
		l.emit("%s = %s", l.targets(left), right)
		return
	}
	for _, v := range set {
		if !v.boxed {
			l.emit("%s = %s", l.target(v), l.zero(v.obj.Type()))
		}
	}
}

// zero is the zero value of a type, as text.
func (l *lowering) zero(t types.Type) string {
	if isParam(t) {
		return "*new(" + l.typ(t) + ")"
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsBoolean != 0:
			return "false"
		case u.Info()&types.IsString != 0:
			return `""`
		case u.Info()&types.IsNumeric != 0:
			return "0"
		}
	case *types.Struct, *types.Array:
		return l.typ(t) + "{}"
	}
	return "nil"
}

// assign is how a loop or a clause sets what it declares.
func (l *lowering) assign(x ast.Expr, value string) {
	obj := l.defined(x)
	if obj == nil {
		return
	}
	l.set(l.define(obj), value)
}

// set gives a variable its first value.
func (l *lowering) set(v *variable, value string) {
	if !v.field {
		l.declare("%s := %s", v.name, value)
		return
	}
	l.renew(v)
	l.emit("%s = %s", l.target(v), value)
}
