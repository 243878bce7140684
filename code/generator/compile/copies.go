package main

import (
	"go/ast"
	"go/types"
	"slices"
)

// boxes notes which parts of x become interfaces. When what does
// is copied, the language does not say, if a call further to the
// right changes it. Go's compiler copies at once what has no
// address, and a small variable that is nowhere but in registers,
// unless all of it fits into the interface's word.
func (l *lowering) boxes(x ast.Expr) {
	switch x := x.(type) {
	case *ast.CallExpr:
		if tv := l.p.info.Types[x.Fun]; tv.IsType() {
			l.becomes(tv.Type, x.Args...)
			return
		}
		fun := under(l.p.info.TypeOf(x.Fun))
		sig, ok := fun.(*types.Signature)
		for i, arg := range x.Args {
			if ok && !x.Ellipsis.IsValid() {
				l.becomes(paramAt(sig, i), arg)
			}
		}
	case *ast.CompositeLit:
		l.elements(x)
	}
}

// elements is boxes for the elements of a literal.
func (l *lowering) elements(x *ast.CompositeLit) {
	t := under(l.p.info.TypeOf(x))
	for i, part := range x.Elts {
		kv, _ := part.(*ast.KeyValueExpr)
		if kv != nil {
			part = kv.Value
		}
		switch t := t.(type) {
		case *types.Struct:
			field := t.Field(i)
			if kv != nil {
				name := kv.Key.(*ast.Ident)
				field = l.p.info.Uses[name].(*types.Var)
			}
			l.becomes(field.Type(), part)
		case interface{ Elem() types.Type }:
			l.becomes(t.Elem(), part)
		}
	}
}

// paramAt is the type of parameter i, of which the last may be
// many.
func paramAt(sig *types.Signature, i int) types.Type {
	n := sig.Params().Len()
	if !sig.Variadic() || i < n-1 {
		return sig.Params().At(min(i, n-1)).Type()
	}
	many, ok := sig.Params().At(n - 1).Type().(*types.Slice)
	if !ok {
		return types.Typ[types.Byte] // of a string
	}
	return many.Elem()
}

// becomes notes what becomes a t, if that is an interface.
func (l *lowering) becomes(t types.Type, parts ...ast.Expr) {
	if isParam(t) || !types.IsInterface(t) {
		return
	}
	for _, x := range parts {
		tv := l.p.info.Types[x]
		if tv.Value == nil && tv.IsValue() &&
			!types.IsInterface(tv.Type) {
			l.c.copies[x] = byAddress(tv.Type)
		}
	}
}

// isParam says whether t is a type parameter.
func isParam(t types.Type) bool {
	_, is := types.Unalias(t).(*types.TypeParam)
	return is
}

// byAddress says whether a value is put into an interface by way
// of its address. Others are handed over as they are.
func byAddress(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Slice, *types.Interface:
		return false
	case *types.Basic:
		switch u.Kind() {
		case types.Bool, types.UntypedBool, types.Int8,
			types.Uint8, types.UnsafePointer:
			return true
		}
		return u.Info()&types.IsComplex != 0
	case *types.Struct:
		if u.NumFields() == 1 {
			return byAddress(u.Field(0).Type())
		}
	case *types.Array:
		if u.Len() == 1 {
			return byAddress(u.Elem())
		}
	}
	return true
}

// copiedAtOnce says whether the copy of x for its interface is
// taken at once.
func (l *lowering) copiedAtOnce(x ast.Expr) bool {
	if !l.c.copies[x] {
		return false
	}
	x = ast.Unparen(x)
	if v := l.p.root(x); v != nil {
		return words(v.Type()) <= 4 && l.onlyCalled(v)
	}
	switch x := x.(type) {
	case *ast.FuncLit, *ast.StarExpr:
		return false
	case *ast.SelectorExpr:
		sel := l.p.info.Selections[x]
		return sel != nil && sel.Kind() != types.FieldVal
	case *ast.IndexExpr:
		switch under(l.p.info.TypeOf(x.X)).(type) {
		case *types.Slice, *types.Pointer, *types.Array:
			return false
		}
	}
	return true
}

// words is how many registers a variable takes, or many more than
// the four that Go has for one.
func words(t types.Type) (n int64) {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		if u.Info()&types.IsString != 0 ||
			u.Kind() == types.Complex128 {
			return 2
		}
	case *types.Slice:
		return 3
	case *types.Interface:
		if isParam(t) {
			return 100
		}
		return 2
	case *types.Array:
		if u.Len() > 1 {
			return 100
		}
		return u.Len() * words(u.Elem())
	case *types.Struct:
		for f := range u.Fields() {
			n += words(f.Type())
		}
		return n
	}
	return 1
}

// onlyCalled says whether v is shared with literals that are
// called and no more: these are copied to where they are called,
// and then v is shared with nobody.
func (l *lowering) onlyCalled(v *types.Var) (yes bool) {
	if !within(l.c.lit.Body, v.Pos()) || l.c.addressed[v] {
		return false
	}
	yes = true
	walk(l.c.lit.Body, func(n ast.Node, path []ast.Node) bool {
		lit, ok := n.(*ast.FuncLit)
		if ok && !within(lit, v.Pos()) && l.p.used(lit, v) {
			yes = yes && l.isCalled(lit, path)
		}
		return yes
	})
	return yes
}

// isCalled says whether a literal is called where it is, or by a
// name that is good for nothing else; and more than once only if
// it is small.
func (l *lowering) isCalled(lit *ast.FuncLit,
	path []ast.Node) bool {
	if called(lit, path) {
		return true
	}
	a, ok := last(path).(*ast.AssignStmt)
	if !ok || len(a.Lhs) != 1 {
		return false
	}
	f := l.defined(a.Lhs[0])
	if f == nil || l.c.assigned[f] {
		return false
	}
	uses, calls := 0, 0
	walk(l.c.lit.Body, func(n ast.Node, path []ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if ok && l.p.info.Uses[id] == f {
			uses++
			inside := slices.ContainsFunc(path, isLit)
			if called(id, path) && !inside {
				calls++
			}
		}
		return true
	})
	return uses == calls && (calls == 1 || l.p.calledIn(lit) < 2)
}

// called says whether x, at the end of a path, is what is called
// there and then.
func called(x ast.Expr, path []ast.Node) bool {
	call, ok := last(path).(*ast.CallExpr)
	if !ok || call.Fun != x {
		return false
	}
	switch last(path[:len(path)-1]).(type) {
	case *ast.GoStmt, *ast.DeferStmt:
		return false
	}
	return true
}

// calledIn is how many calls there are in x.
func (p *program) calledIn(x ast.Node) (n int) {
	ast.Inspect(x, func(part ast.Node) bool {
		call, ok := part.(*ast.CallExpr)
		if ok && !p.info.Types[call.Fun].IsType() {
			n++
		}
		return true
	})
	return n
}
