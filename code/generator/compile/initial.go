package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// initial finds the coroutines that a variable of the package may
// run before the program begins. Go initializes first what a
// function mentions. So a function that does not mention any more
// what its literal did has to mention the method that now does.
func (p *program) initial() {
	var todo []ast.Decl
	for _, f := range p.files {
		for _, decl := range f.ast.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				p.funcs[p.info.Defs[d.Name]] = d
			case *ast.GenDecl:
				if d.Tok == token.VAR {
					todo = append(todo, d)
				}
			}
		}
	}
	reached := p.mentioned(todo)
	for _, c := range p.coroutines {
		c.initial = reached[c.fn]
	}
}

// mentioned is the functions that declarations mention, or those
// that they do, and so on.
func (p *program) mentioned(todo []ast.Decl) map[ast.Decl]bool {
	seen := map[ast.Decl]bool{}
	for len(todo) > 0 {
		decl := last(todo)
		todo = todo[:len(todo)-1]
		ast.Inspect(decl, func(n ast.Node) bool {
			id, _ := n.(*ast.Ident)
			fn, ok := p.info.Uses[id].(*types.Func)
			if !ok {
				return true
			}
			d := p.funcs[fn.Origin()]
			if d != nil && !seen[d] {
				seen[d] = true
				todo = append(todo, d)
			}
			return true
		})
	}
	return seen
}

// mention is the statement before the return of a coroutine that
// is initial.
func (p *program) mention(c *coroutine) edit {
	at, text := c.fn.Body.List[0].Pos(), ""
	if c.initial {
		text = "_ = (*" + c.name + p.args(c.fn) + ")." +
			c.kind.method + "\n"
	}
	return edit{at, at, text}
}
