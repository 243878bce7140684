package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// deferred is the text for a defer. Calls are put on a list in
// the struct, and Resume and Stop run them as what they are, as
// deferred calls: so what calls recover must be on the list
// itself, or be deferred by something that is.
func (l *lowering) deferred(d *ast.DeferStmt) string {
	call := d.Call
	l.needs(d, "append")
	lit, _ := ast.Unparen(call.Fun).(*ast.FuncLit)
	if lit != nil && lit.Type.Results == nil {
		return l.push(l.deferLit(call, lit))
	}
	if len(call.Args) == 0 && l.plainFunc(call.Fun) {
		return l.push(l.text(call.Fun))
	}
	return l.bound(call)
}

// needs refuses what hides names that are needed at n, unless it
// has got another name.
func (l *lowering) needs(n ast.Node, names ...string) {
	for _, name := range names {
		obj := l.p.hiding(l.c, name, n.Pos())
		v, ok := obj.(*types.Var)
		if ok && l.vars[v] == nil {
			l.p.refuse(v.Pos(), "%s hides what a deferred call "+
				"needs: give it another name", name)
		}
	}
}

// push puts a function on the list.
func (l *lowering) push(fn string) string {
	list := l.self + "." + l.defers
	return list + " = append(" + list + ", " + fn + ")"
}

// plainFunc says whether x is a func().
func (l *lowering) plainFunc(x ast.Expr) bool {
	sig, ok := under(l.p.info.TypeOf(x)).(*types.Signature)
	return ok && sig.Results().Len() == 0 &&
		l.p.builtin(x) == ""
}

// deferLit is a literal without parameters. One that has some is
// made by another, which has them and is called at once.
func (l *lowering) deferLit(call *ast.CallExpr,
	lit *ast.FuncLit) string {
	text := l.text(lit)
	if len(call.Args) == 0 && len(lit.Type.Params.List) == 0 {
		return text
	}
	from := l.bodyAt(lit)
	return text[:from] + " func() {\n" +
		l.p.lineOf(lit.Body.Pos()) + "return func() " +
		text[from:] + "\n" + l.p.lineOf(lit.End()) + "}(" +
		l.texts(call.Args) + dots(call) + ")"
}

// dots is what stands behind the last argument.
func dots(call *ast.CallExpr) string {
	if call.Ellipsis.IsValid() {
		return "..."
	}
	return ""
}

// bodyAt is where the body begins in the text of a literal. In
// front of it are only types, in which nothing changes its length
// but names that were hoisted.
func (l *lowering) bodyAt(lit *ast.FuncLit) int {
	return len(l.text(lit.Type)) + int(lit.Body.Pos()-
		lit.Type.End())
}

// mayCall says whether x can be called by a deferred function
// instead of being one: it does not recover. Of our own functions
// we can see it, and those of Go's library do not.
func (p *program) mayCall(x ast.Expr) bool {
	if p.builtin(x) != "" {
		return true
	}
	fn, ok := p.info.Uses[name(x)].(*types.Func)
	if !ok {
		return false
	}
	recv := fn.Signature().Recv()
	if recv != nil && types.IsInterface(recv.Type()) {
		return false
	}
	if fn.Pkg() != p.pkg {
		return fn.Pkg() != nil && p.deps[fn.Pkg().Path()].Standard
	}
	return p.cannotRecover(p.funcs[fn.Origin()])
}

// cannotRecover says whether a function of the package does not
// mention recover.
func (p *program) cannotRecover(fn *ast.FuncDecl) bool {
	found := fn == nil || fn.Body == nil
	ast.Inspect(fn, func(n ast.Node) bool {
		x, ok := n.(*ast.Ident)
		found = found || ok && p.builtin(x) == "recover"
		return !found
	})
	return !found
}

// bound is a call with arguments, which are evaluated now.
func (l *lowering) bound(call *ast.CallExpr) string {
	var b strings.Builder
	b.WriteString("{\n")
	fun := l.text(call.Fun)
	if !l.p.declared(call.Fun) {
		name := l.names.numbered("f")
		b.WriteString(l.aligned(call.Fun))
		b.WriteString(name + " := " + fun + "\n")
		fun = name
	}
	var args []string
	for _, x := range call.Args {
		arg, before := l.argument(x)
		if before != "" {
			b.WriteString(l.aligned(x) + before)
		}
		args = append(args, arg)
	}
	text := fun + "(" + strings.Join(args, ", ") +
		dots(call) + ")"
	if l.p.mayCall(call.Fun) {
		text = l.p.dropping(call) + text
	} else {
		l.needs(call, "recover", l.p.imported(l.c.file, runtime))
		text = l.redeferred(text)
	}
	return b.String() + l.push("func() { "+text+" }") + "\n}"
}

// dropping is the left side for the results of a call, which
// nobody wants, as go vet likes to be told.
func (p *program) dropping(call *ast.CallExpr) string {
	n := len(p.valueTypes(call))
	if n == 0 || p.info.Types[call].IsVoid() {
		return ""
	}
	return strings.Repeat("_, ", n-1) + "_ = "
}

// redeferred is a call that may recover: it is deferred, and then
// the panic, if there is one, is begun again.
func (l *lowering) redeferred(call string) string {
	return "\ndefer " + call + "\n" +
		l.name(runtime, "PanicAgain") + "(recover())\n"
}

// declared says whether x is a function that does not depend on
// when it is asked for.
func (p *program) declared(x ast.Expr) bool {
	if p.builtin(x) != "" {
		return true
	}
	sel := selector(x)
	if _, method := p.info.Selections[sel]; method {
		return false
	}
	fn, ok := p.info.Uses[name(x)].(*types.Func)
	return ok && fn != nil
}

// aligned is the comment for x, if x can fail.
func (l *lowering) aligned(x ast.Expr) string {
	if l.fails(x) {
		return l.p.lineOf(x.Pos())
	}
	return ""
}

// argument is what to pass later for x, and what to do for that
// now. A constant is passed as it is, for it may have no type.
func (l *lowering) argument(x ast.Expr) (arg, before string) {
	tv, text := l.p.info.Types[x], l.text(x)
	if tuple, ok := tv.Type.(*types.Tuple); ok {
		var names []string
		for range tuple.Len() {
			names = append(names, l.names.numbered("a"))
		}
		list := strings.Join(names, ", ")
		return list, list + " := " + text + "\n"
	}
	if tv.Value != nil || tv.IsNil() || tv.IsType() {
		return text, ""
	}
	name := l.names.numbered("a")
	if contextual(x) {
		return name, "var " + name + " " + l.typ(tv.Type) +
			" = " + text + "\n"
	}
	return name, name + " := " + text + "\n"
}

// contextual says whether x may get another type by itself than
// where it is: 1 << n, or a == b.
func contextual(x ast.Expr) bool {
	switch x := ast.Unparen(x).(type) {
	case *ast.BinaryExpr:
		return true
	case *ast.UnaryExpr:
		return x.Op != token.AND && x.Op != token.ARROW
	}
	return false
}

// selector is x as a selector, or nil.
func selector(x ast.Expr) *ast.SelectorExpr {
	sel, _ := ast.Unparen(x).(*ast.SelectorExpr)
	return sel
}
