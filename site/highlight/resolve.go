package highlight

import (
	"go/ast"
	"go/types"
	"path"
	"strings"
)

// A place is where something of ours is declared. A package knows
// what it imports by other objects than the one that declares them,
// but both say the same file and line.
type place struct {
	pkg, file string
	line      int
	name      string
	kind      string
}

// A resolver looks names up by where they stand in a file.
type resolver struct {
	*file
	places map[place]*Definition
	idents map[int]*ast.Ident
	owners map[*ast.Ident]types.Type // structs that fields belong to
}

func newResolver(f *file, places map[place]*Definition) *resolver {
	r := &resolver{f, places, make(map[int]*ast.Ident),
		make(map[*ast.Ident]types.Type)}
	ast.Inspect(f.ast, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			r.idents[f.offset(n.Pos())] = n
		case *ast.SelectorExpr:
			if s := f.pkg.info.Selections[n]; s != nil && s.Kind() == types.FieldVal {
				r.owners[n.Sel] = holder(s)
			}
		case *ast.CompositeLit:
			r.keys(n)
		}
		return true
	})
	return r
}

// keys remembers the struct that a literal's field names belong to.
func (r *resolver) keys(lit *ast.CompositeLit) {
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok {
				r.owners[id] = deref(r.pkg.info.TypeOf(lit))
			}
		}
	}
}

// holder is the struct in which a selection ends, embedded ones
// being passed through.
func holder(s *types.Selection) types.Type {
	t := deref(s.Recv())
	path := s.Index()
	for _, i := range path[:len(path)-1] {
		st, ok := t.Underlying().(*types.Struct)
		if !ok {
			return t
		}
		t = deref(st.Field(i).Type())
	}
	return t
}

func deref(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// name is what the identifier at start is.
func (r *resolver) name(start, end int) span {
	sp := span{start: start, end: end, def: r.defs[start]}
	id := r.idents[start]
	obj := r.pkg.info.Uses[id]
	if obj == nil {
		return sp
	}
	if _, ok := obj.(*types.PkgName); ok {
		return sp // the name after it leads there, and further
	}
	switch {
	case obj.Parent() == types.Universe:
		sp.tag = "u"
	case obj.Pkg() == nil: // the Error of error
	case r.ours(obj.Pkg()):
		if sp.use = r.definition(obj); sp.use != nil {
			sp.title = r.title(obj)
		}
	default:
		sp.url = r.documentation(id, obj)
	}
	return sp
}

func (r *resolver) ours(p *types.Package) bool {
	return p.Path() == r.pkg.module ||
		strings.HasPrefix(p.Path(), r.pkg.module+"/")
}

// definition is the definition of ours that an object comes from.
func (r *resolver) definition(obj types.Object) *Definition {
	p := r.pkg.fset.PositionFor(obj.Pos(), false)
	return r.places[place{obj.Pkg().Path(), path.Base(p.Filename), p.Line,
		obj.Name(), kind(obj)}]
}

// kind is as in Definition, and "" for what is local to a function.
func kind(obj types.Object) string {
	if v, ok := obj.(*types.Var); ok && v.IsField() {
		return "field"
	}
	if f, ok := obj.(*types.Func); ok && f.Signature().Recv() != nil {
		return "method"
	}
	if obj.Parent() != obj.Pkg().Scope() {
		return ""
	}
	switch obj.(type) {
	case *types.Func:
		return "func"
	case *types.TypeName:
		return "type"
	case *types.Const:
		return "const"
	case *types.Var:
		return "var"
	}
	return ""
}
