package main

import (
	"go/ast"
	"go/types"
	"unicode"
	"unicode/utf8"
)

// A coroutine is a function that is a generator, a future or a
// stream, and no more.
type coroutine struct {
	kind *kind
	file *file
	fn   *ast.FuncDecl
	lit  *ast.FuncLit
	call *ast.CallExpr

	handles map[*types.Var]bool // y, a
	yields  types.Type          // T of Generator[T, R], Boxed[T]
	results types.Type          // R
	named   []*types.Var        // the results, if they have names

	calls  []*ast.CallExpr // that it awaits
	maker  string          // of the struct, for who has it inline
	temps  map[temporary]*types.Var
	copies map[ast.Expr]bool // that become interfaces

	initial bool // it may run before the program begins

	marks    // pass mark
	captures // pass facts
	machine  // pass lower
}

// find finds the coroutines, and refuses generators that are
// made in another way.
func (p *program) find() {
	calls := map[*ast.Ident]bool{}
	for _, f := range p.files {
		for _, decl := range f.ast.Decls {
			fn, lit := p.sole(decl)
			if lit == nil {
				continue
			}
			p.typeNames(fn)
			c := p.coroutine(f, fn, lit)
			p.hides(c)
			c.name = p.unique(p.typeName(c))
			p.coroutines = append(p.coroutines, c)
			calls[callee(c.call)] = true
		}
	}
	if p.coroutines != nil {
		p.hidesGo()
	}
	for id, obj := range p.info.Uses {
		if k := makes(obj); k != nil && !calls[id] {
			p.refuse(id.Pos(), "a %s that is not the whole of a"+
				" function: put return %s.%s(func…) into a "+
				"function of its own", k.name,
				obj.Pkg().Name(), id.Name)
		}
	}
}

// sole is the declared function and the literal inside it, if
// all that it does is to return generator.New of the literal.
func (p *program) sole(decl ast.Decl) (
	*ast.FuncDecl, *ast.FuncLit) {
	fn, ok := decl.(*ast.FuncDecl)
	if !ok || fn.Body == nil || len(fn.Body.List) != 1 {
		return nil, nil
	}
	ret, ok := fn.Body.List[0].(*ast.ReturnStmt)
	if !ok || len(ret.Results) != 1 {
		return nil, nil
	}
	call, ok := ast.Unparen(ret.Results[0]).(*ast.CallExpr)
	if !ok || len(call.Args) != 1 {
		return nil, nil
	}
	id := callee(call)
	if id == nil || makes(p.info.Uses[id]) == nil {
		return nil, nil
	}
	lit, _ := ast.Unparen(call.Args[0]).(*ast.FuncLit)
	return fn, lit
}

// callee is the name of the function that is called, or nil.
func callee(call *ast.CallExpr) *ast.Ident {
	return name(call.Fun)
}

// name is the name of a function, or nil.
func name(fun ast.Expr) *ast.Ident {
	fun = ast.Unparen(fun)
	switch x := fun.(type) {
	case *ast.IndexExpr:
		fun = x.X
	case *ast.IndexListExpr:
		fun = x.X
	}
	switch x := fun.(type) {
	case *ast.Ident:
		return x
	case *ast.SelectorExpr:
		return x.Sel
	}
	return nil
}

// coroutine collects what the declaration says.
func (p *program) coroutine(f *file, fn *ast.FuncDecl,
	lit *ast.FuncLit) *coroutine {
	ret := fn.Body.List[0].(*ast.ReturnStmt)
	c := &coroutine{file: f, fn: fn, lit: lit,
		temps:  map[temporary]*types.Var{},
		copies: map[ast.Expr]bool{}}
	c.call = ast.Unparen(ret.Results[0]).(*ast.CallExpr)
	c.kind = makes(p.info.Uses[callee(c.call)])
	made := types.Unalias(p.info.TypeOf(c.call)).(*types.Named)
	c.yields = made.TypeArgs().At(0)
	if c.kind == aGenerator {
		c.results = made.TypeArgs().At(1)
	}
	if c.kind == aFuture {
		p.futures[p.info.Defs[fn.Name]] = c
	}
	p.signature(c)
	return c
}

// signature collects the handles, and the results with names.
func (p *program) signature(c *coroutine) {
	sig := p.info.TypeOf(c.lit).(*types.Signature)
	c.handles = map[*types.Var]bool{}
	for v := range sig.Params().Variables() {
		c.handles[v] = true
	}
	for v := range sig.Results().Variables() {
		if v.Name() != "" {
			c.named = append(c.named, v)
		}
	}
}

// hides takes down the names of the signature, for they hide what
// the function is going to name: a package gets another there.
func (p *program) hides(c *coroutine) {
	ast.Inspect(c.fn, func(n ast.Node) bool {
		id, _ := n.(*ast.Ident)
		if id != c.fn.Name && p.info.Defs[id] != nil {
			c.file.hidden[id.Name] = true
		}
		_, body := n.(*ast.BlockStmt)
		return !body
	})
}

// hidesGo refuses to have Go's own identifiers hidden by some of
// the package. Which ones a struct is going to need depends on
// more than its author should have to know.
func (p *program) hidesGo() {
	for _, name := range []string{"append", "error", "false",
		"int", "len", "new", "nil", "recover", "string"} {
		if obj := p.pkg.Scope().Lookup(name); obj != nil {
			p.refuse(obj.Pos(), hidesOwn, name)
		}
	}
}

const hidesOwn = "%s hides Go's own, which what is compiled may" +
	" need: give it another name"

// has says whether the body returns a result.
func (c *coroutine) has() bool {
	return c.lit.Type.Results != nil
}

// typeNames refuses type parameters without a name, or with one
// of Go's own, for the struct has them too.
func (p *program) typeNames(fn *ast.FuncDecl) {
	for _, t := range typeParams(p.info.Defs[fn.Name]) {
		name, at := t.Obj().Name(), t.Obj().Pos()
		if name == "_" {
			p.refuse(at, "a blank type parameter: give it a name")
		} else if types.Universe.Lookup(name) != nil {
			p.refuse(at, hidesOwn, name)
		}
	}
}

// typeName is the name of the struct, before it is made unique.
func (p *program) typeName(c *coroutine) string {
	name := c.fn.Name.Name
	fn := p.info.Defs[c.fn.Name].(*types.Func)
	if recv := fn.Signature().Recv(); recv != nil {
		name = named(recv.Type()).Obj().Name() + name
	}
	return begin(unicode.ToLower, name) + c.kind.suffix
}

// begin is name with another first letter.
func begin(letter func(rune) rune, name string) string {
	first, n := utf8.DecodeRuneInString(name)
	return string(letter(first)) + name[n:]
}

// named is the type with a name that t is, or points to, or nil.
func named(t types.Type) *types.Named {
	t = types.Unalias(t)
	if ptr, ok := t.(*types.Pointer); ok {
		t = types.Unalias(ptr.Elem())
	}
	named, _ := t.(*types.Named)
	return named
}

// isOf says whether t is a package's type of that name, or points
// to it.
func isOf(t types.Type, pkg, name string) bool {
	n := named(t)
	return n != nil && n.Obj().Pkg() != nil &&
		n.Obj().Pkg().Path() == pkg && n.Obj().Name() == name
}
