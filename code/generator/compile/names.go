package main

import (
	"go/ast"
	"go/types"
	"strconv"
)

// A names gives out identifiers that mean nothing else yet.
type names struct {
	used map[string]int // the number to try next, or 0: free
}

// fresh is name, or name and the first number that is free.
func (n *names) fresh(name string) string {
	try := name
	for n.used[try] > 0 {
		try = name + strconv.Itoa(n.used[name])
		n.used[name]++
	}
	n.used[try] = 1
	return try
}

// numbered is name and a number, from 1.
func (n *names) numbered(name string) string {
	n.add(name)
	return n.fresh(name)
}

// namesIn is Go's own identifiers, and all that a part of the
// source has.
func namesIn(part ast.Node) *names {
	n := &names{used: map[string]int{}}
	n.add(types.Universe.Names()...)
	ast.Inspect(part, func(node ast.Node) bool {
		if id, ok := node.(*ast.Ident); ok {
			n.add(id.Name)
		}
		return true
	})
	return n
}

// add takes names away, so that nobody gets them.
func (n *names) add(list ...string) {
	for _, name := range list {
		n.used[name] = max(n.used[name], 1)
	}
}

// inFile is all identifiers of a file and of the package, and
// Go's own.
func (p *program) inFile(f *file) *names {
	n := namesIn(f.ast)
	n.add(p.pkg.Scope().Names()...)
	for _, name := range f.added {
		n.add(name)
	}
	return n
}

// inside is the identifiers that mean something in a function:
// those in its text, and those of the package.
func (p *program) inside(c *coroutine) *names {
	n := namesIn(c.fn)
	n.add(p.pkg.Scope().Names()...)
	for _, spec := range c.file.ast.Imports {
		n.add(p.importName(spec))
	}
	return n
}

// objects counts, for every identifier in a function, how many
// things it means there.
func (p *program) objects(fn ast.Node) map[string]int {
	seen := map[types.Object]bool{}
	count := map[string]int{}
	ast.Inspect(fn, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		obj := p.info.ObjectOf(id)
		if obj != nil && !seen[obj] {
			seen[obj] = true
			count[id.Name]++
		}
		return true
	})
	return count
}
