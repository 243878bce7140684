package highlight

import (
	"go/ast"
	"go/types"
	"unicode/utf8"
)

// site documents the packages that are not ours.
const site = "https://pkg.go.dev/"

// documentation is where an exported object of another module is
// explained, and "" for what has no place there.
func (r *resolver) documentation(id *ast.Ident, obj types.Object) string {
	if !obj.Exported() {
		return ""
	}
	page := site + obj.Pkg().Path() + "#"
	var owner types.Type
	switch kind(obj) {
	case "":
		return ""
	case "field":
		owner = r.owners[id]
	case "method":
		owner = deref(obj.(*types.Func).Signature().Recv().Type())
	default:
		return page + obj.Name()
	}
	if owner == nil {
		return ""
	}
	t, ok := types.Unalias(owner).(*types.Named)
	if !ok || !t.Obj().Exported() || t.Obj().Pkg() != obj.Pkg() {
		return ""
	}
	return page + t.Obj().Name() + "." + obj.Name()
}

// title is the short type of an object, as the file would write it.
func (r *resolver) title(obj types.Object) string {
	within := func(p *types.Package) string {
		if p == r.pkg.pkg {
			return ""
		}
		return p.Name()
	}
	var text string
	switch obj := obj.(type) {
	case *types.TypeName:
		text = shape(obj, within)
	case *types.Const:
		text = types.TypeString(obj.Type(), within) + " = " + obj.Val().String()
	default:
		text = types.TypeString(obj.Type(), within)
	}
	return shorten(text, 80)
}

// shape is what kind of type a name stands for, without its members.
func shape(name *types.TypeName, q types.Qualifier) string {
	switch t := name.Type().Underlying().(type) {
	case *types.Struct:
		return "struct"
	case *types.Interface:
		return "interface"
	default:
		return types.TypeString(t, q)
	}
}

func shorten(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}
