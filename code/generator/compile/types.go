package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"strconv"
	"strings"
)

// typ is a type as f would write it. A type that another package
// keeps to itself cannot be written, and at is refused.
func (p *program) typ(f *file, at ast.Node, t types.Type) string {
	t = p.spelt(t)
	p.writable(at, t, map[types.Type]bool{})
	return types.TypeString(t, func(pkg *types.Package) string {
		if pkg == p.pkg {
			return ""
		}
		return p.imported(f, pkg.Path())
	})
}

// spelt is a type without the aliases that other packages have
// for themselves. In structs and functions they stay.
func (p *program) spelt(t types.Type) types.Type {
	switch t := t.(type) {
	case *types.Alias:
		if obj := t.Obj(); obj.Pkg() != nil &&
			obj.Pkg() != p.pkg && !obj.Exported() {
			return p.spelt(t.Rhs())
		}
	case *types.Named:
		var args []types.Type
		for i := range t.TypeArgs().Len() {
			args = append(args, p.spelt(t.TypeArgs().At(i)))
		}
		if args != nil {
			t2, _ := types.Instantiate(nil, t.Origin(), args,
				false)
			return t2
		}
	case *types.Pointer:
		return types.NewPointer(p.spelt(t.Elem()))
	case *types.Slice:
		return types.NewSlice(p.spelt(t.Elem()))
	case *types.Array:
		return types.NewArray(p.spelt(t.Elem()), t.Len())
	case *types.Map:
		return types.NewMap(p.spelt(t.Key()), p.spelt(t.Elem()))
	}
	return t
}

// writable refuses the names that other packages do not export.
func (p *program) writable(at ast.Node, t types.Type,
	seen map[types.Type]bool) {
	if seen[t] {
		return
	}
	seen[t] = true
	switch t := t.(type) {
	case *types.Alias:
		p.exported(at, t.Obj())
	case *types.Named:
		p.exported(at, t.Obj())
		for i := range t.TypeArgs().Len() {
			p.writable(at, t.TypeArgs().At(i), seen)
		}
	case *types.Map:
		p.writable(at, t.Key(), seen)
		p.writable(at, t.Elem(), seen)
	case *types.Signature:
		p.writable(at, t.Params(), seen)
		p.writable(at, t.Results(), seen)
	default:
		p.parts(at, t, seen)
	}
}

// parts is writable for types that are made of one kind of part.
func (p *program) parts(at ast.Node, t types.Type,
	seen map[types.Type]bool) {
	switch t := t.(type) {
	case interface{ Elem() types.Type }:
		p.writable(at, t.Elem(), seen)
	case *types.Tuple:
		for i := range t.Len() {
			p.writable(at, t.At(i).Type(), seen)
		}
	case *types.Struct:
		for f := range t.Fields() {
			if !f.Exported() && f.Pkg() != p.pkg {
				p.foreign(at, t.String())
			}
			p.writable(at, f.Type(), seen)
		}
	}
}

// exported refuses a name that only its package may say, or only
// those near it, and one that is hidden by a type parameter.
func (p *program) exported(at ast.Node, obj *types.TypeName) {
	scope := p.pkg.Scope().Innermost(at.End() - 1)
	_, is := scope.LookupParent(obj.Name(), token.NoPos)
	if obj.Pkg() == p.pkg && is != nil && isParam(is.Type()) {
		p.refuse(is.Pos(), "%s hides a type that a variable has:"+
			" give it another name", obj.Name())
	}
	if obj.Pkg() != nil && obj.Pkg() != p.pkg &&
		(!obj.Exported() || !p.mayImport(obj.Pkg().Path())) {
		p.foreign(at, obj.Pkg().Name()+"."+obj.Name())
	}
}

// foreign refuses a type that cannot be written.
func (p *program) foreign(at ast.Node, name string) {
	p.refuse(at.Pos(), "a variable of type %s, which only its "+
		"package can name, lives across a yield: keep it in an "+
		"interface", name)
}

// mayImport says whether a package is not internal to others.
func (p *program) mayImport(pkg string) bool {
	i := strings.LastIndex("/"+pkg+"/", "/internal/")
	return i < 0 ||
		i > 0 && strings.HasPrefix(p.path+"/", pkg[:i])
}

// imported is f's name for a package. If it has none, it will
// import it.
func (p *program) imported(f *file, pkg string) string {
	if name := f.added[pkg]; name != "" {
		return name
	}
	for _, spec := range f.ast.Imports {
		name := p.importName(spec)
		is, _ := strconv.Unquote(spec.Path.Value)
		if is == pkg && name != "_" && !f.hidden[name] {
			if name == "." {
				return ""
			}
			return name
		}
	}
	f.added[pkg] = p.inFile(f).fresh(path.Base(pkg))
	return f.added[pkg]
}

// importName is what a file calls an import.
func (p *program) importName(spec *ast.ImportSpec) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	if obj := p.info.Implicits[spec]; obj != nil {
		return obj.Name()
	}
	return ""
}
