package main

import "go/ast"

// spillEntries takes the suspensions out of the entries of a map,
// which Go puts in one at a time: each is evaluated before the
// next.
func (l *lowering) spillEntries(entries []ast.Expr) {
	end := len(entries)
	for end > 0 && !l.c.flat[entries[end-1]] {
		end--
	}
	for i, x := range entries[:end] {
		kv := x.(*ast.KeyValueExpr)
		l.spill(kv.Key, kv.Value)
		if i < end-1 {
			l.settle(kv.Key)
			l.settle(kv.Value)
		}
	}
}

// settle evaluates all of x now. What has no type of its own is
// evaluated in parts.
func (l *lowering) settle(x ast.Expr) {
	lit, _ := x.(*ast.CompositeLit)
	tv := l.p.info.Types[x]
	switch {
	case tv.Value != nil || tv.IsNil() || l.instead[x] != nil:
	case !tv.IsValue(): // key: value, or the name of a field
		for _, part := range operands(x) {
			l.settle(part)
		}
	case lit == nil || lit.Type != nil:
		l.keep(x)
	default:
		l.save(x) // calls come first
		for _, part := range operands(x) {
			l.settle(part)
		}
	}
}
