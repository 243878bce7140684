package highlight

import (
	"go/ast"
	"go/doc"
	"go/token"
)

// A declaration is a name with what it declares.
type declaration struct {
	ident *ast.Ident
	path  string // such as "Conn.fd"
	kind  string
	doc   string
}

// A collector gathers the declarations of a file that can be looked
// up from elsewhere: nothing inside functions.
type collector struct{ found []declaration }

func declared(f *ast.File) []declaration {
	var c collector
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			c.function(d)
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				c.spec(d, spec)
			}
		}
	}
	return c.found
}

// add leaves out the blank identifier: nobody can mean it.
func (c *collector) add(id *ast.Ident, path, kind string,
	docs ...*ast.CommentGroup) {
	if id == nil || id.Name == "_" {
		return
	}
	c.found = append(c.found, declaration{id, path, kind, sentence(docs)})
}

// function leaves out init, which nobody can call.
func (c *collector) function(d *ast.FuncDecl) {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		if d.Name.Name != "init" {
			c.add(d.Name, d.Name.Name, "func", d.Doc)
		}
		return
	}
	if t := typeName(d.Recv.List[0].Type); t != nil {
		c.add(d.Name, t.Name+"."+d.Name.Name, "method", d.Doc)
	}
}

func (c *collector) spec(d *ast.GenDecl, spec ast.Spec) {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		c.add(spec.Name, spec.Name.Name, "type", spec.Doc, spec.Comment, d.Doc)
		c.members(spec.Name.Name, spec.Type)
	case *ast.ValueSpec:
		kind := "var"
		if d.Tok == token.CONST {
			kind = "const"
		}
		for i, id := range spec.Names {
			c.add(id, id.Name, kind, spec.Doc, spec.Comment, d.Doc)
			if spec.Type != nil {
				c.members(id.Name, spec.Type)
			} else if i < len(spec.Values) {
				c.members(id.Name, spec.Values[i])
			}
		}
	}
}

// members adds the fields and methods that a type expression holds.
func (c *collector) members(path string, e ast.Expr) {
	switch e := e.(type) {
	case *ast.StructType:
		c.fields(path, e.Fields, "field")
	case *ast.InterfaceType:
		c.fields(path, e.Methods, "method")
	case *ast.StarExpr:
		c.members(path, e.X)
	case *ast.ParenExpr:
		c.members(path, e.X)
	case *ast.ArrayType:
		c.members(path, e.Elt)
	case *ast.MapType:
		c.members(path, e.Value)
	case *ast.ChanType:
		c.members(path, e.Value)
	case *ast.CompositeLit:
		c.members(path, e.Type)
	case *ast.UnaryExpr: // &T{}
		c.members(path, e.X)
	}
}

func (c *collector) fields(path string, list *ast.FieldList, kind string) {
	for _, f := range list.List {
		for _, id := range f.Names {
			name := path + "." + id.Name
			c.add(id, name, kind, f.Doc, f.Comment)
			c.members(name, f.Type)
		}
		if id := typeName(f.Type); f.Names == nil && id != nil && kind == "field" {
			c.add(id, path+"."+id.Name, kind, f.Doc, f.Comment)
		}
	}
}

// typeName is the name in a receiver's or an embedded field's type:
// T of *pkg.T[P].
func typeName(e ast.Expr) *ast.Ident {
	switch e := e.(type) {
	case *ast.Ident:
		return e
	case *ast.StarExpr:
		return typeName(e.X)
	case *ast.ParenExpr:
		return typeName(e.X)
	case *ast.IndexExpr:
		return typeName(e.X)
	case *ast.IndexListExpr:
		return typeName(e.X)
	case *ast.SelectorExpr:
		return e.Sel
	}
	return nil
}

// sentence is the first sentence of the first comment there is.
func sentence(docs []*ast.CommentGroup) string {
	for _, d := range docs {
		if text := d.Text(); text != "" {
			return new(doc.Package).Synopsis(text)
		}
	}
	return ""
}
