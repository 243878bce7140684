package main

import (
	"go/ast"
	"go/types"
	"slices"
)

// A variable is one of the body's that is declared where the body
// was taken apart. Others are copied with the code around them,
// and nobody needs to know of them.
//
// It stays a variable of Go's if all that mentions it is between
// two labels. Else it is a field of the struct; and if it must
// lie on the heap for itself, the field is a pointer, which every
// execution of the declaration sets to a new one. That is all
// there is to closures, and to the loop variables of Go 1.22.
type variable struct {
	obj   *types.Var
	name  string // of the field, or of the local
	field bool
	boxed bool
	group int  // where it is mentioned first
	wide  bool // and somewhere else too
}

// plan is what the first round says of the second: the variables
// that live longer than from one label to the next.
type plan map[*types.Var]bool

// define makes obj known. From here on, text finds it.
func (l *lowering) define(obj *types.Var) *variable {
	v := &variable{obj: obj, group: l.group}
	v.field = l.plan == nil || l.plan[obj]
	v.boxed = v.field && l.c.boxed(obj)
	v.name = obj.Name()
	switch {
	case v.name == "_": // a result
		v.name = l.fields.numbered("result")
	case v.field:
		v.name = l.fields.fresh(obj.Name())
	case l.objects[obj.Name()] > 1 ||
		l.p.global(l.c.file, obj.Name()):
		v.name = l.names.numbered(obj.Name())
	}
	l.vars[obj] = v
	l.order = append(l.order, v)
	return v
}

// global says whether a name means something in every function of
// a file.
func (p *program) global(f *file, name string) bool {
	return types.Universe.Lookup(name) != nil ||
		p.pkg.Scope().Lookup(name) != nil ||
		slices.ContainsFunc(f.ast.Imports,
			func(spec *ast.ImportSpec) bool {
				return p.importName(spec) == name
			})
}

// mention notes that the text of this group has the variable.
func (l *lowering) mention(v *variable) {
	if v.group != l.group {
		v.wide = true
	}
}

// together keeps the variables of one declaration together: if
// one is a field, all are.
func (l *lowering) together(vars []*variable) {
	if len(vars) > 1 {
		l.sets = append(l.sets, vars)
	}
}

// makePlan ends the first round.
func (l *lowering) makePlan() plan {
	p := plan{}
	for changed := true; changed; {
		changed = false
		for _, v := range l.order {
			if v.wide && !p[v.obj] {
				p[v.obj], changed = true, true
			}
		}
		for _, set := range l.sets {
			wide := false
			for _, v := range set {
				wide = wide || v.wide
			}
			for _, v := range set {
				v.wide = wide
				if wide && !p[v.obj] {
					p[v.obj], changed = true, true
				}
			}
		}
	}
	return p
}

// defined is the variable that an identifier declares, or nil if
// it declares none: it is _, or was there before.
func (l *lowering) defined(x ast.Expr) *types.Var {
	id, ok := x.(*ast.Ident)
	if !ok || id.Name == "_" {
		return nil
	}
	v, _ := l.p.info.Defs[id].(*types.Var)
	return v
}

// renew is the text that gives a boxed variable a new box.
func (l *lowering) renew(v *variable) {
	if v.boxed {
		line := l.line
		l.line = 0 // it is for what comes then
		l.emit("%s.%s = new(%s)", l.self, v.name,
			l.typ(v.obj.Type()))
		l.line = line
	}
}

// target is v as the left side of an assignment.
func (l *lowering) target(v *variable) string {
	l.mention(v)
	switch {
	case v.boxed:
		return "*" + l.self + "." + v.name
	case v.field:
		return l.self + "." + v.name
	}
	return v.name
}

// hidden adds a field for a value that the author has no name
// for, and is how to say it.
func (l *lowering) hidden(name string, t types.Type) string {
	return l.field(name, l.typ(t))
}

// field is hidden for a type that is a text.
func (l *lowering) field(name, typ string) string {
	name = l.fields.numbered(name)
	l.extra = append(l.extra, field{name, typ})
	return l.self + "." + name
}

// A field of the struct.
type field struct{ name, typ string }

// typ is a type as this file would write it.
func (l *lowering) typ(t types.Type) string {
	return l.p.typ(l.c.file, l.c.lit, t)
}
