package main

import (
	"fmt"
	"go/ast"
)

// suspend lowers y.Yield(v) and y.From(g).
func (l *lowering) suspend(call *ast.CallExpr) {
	sel := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if sel.Sel.Name == "Yield" {
		l.emit("%s.Yielded = %s", l.out, l.text(call.Args[0]))
		l.pause()
		return
	}
	if l.child == "" {
		l.child = l.fields.fresh("child")
	}
	l.emit("%s.%s = %s", l.self, l.child, l.text(call.Args[0]))
	l.from()
}

// pause returns from Resume, which will come back to here.
func (l *lowering) pause() {
	l.states++
	resume := fmt.Sprintf("resume%d", l.states)
	l.add(op{text: fmt.Sprintf("%s.state = %d\nreturn %s",
		l.self, l.states, l.out),
		to: []string{resume}, ends: true})
	l.label(resume)
}

// from yields all of the child. Resumed, it asks for the next.
func (l *lowering) from() {
	l.states++
	resume := fmt.Sprintf("resume%d", l.states)
	l.label(resume)
	child := l.self + "." + l.child
	l.add(op{text: fmt.Sprintf(`if c := %s.Resume(); !c.Complete {
		%s.Yielded, %s.state = c.Yielded, %d
		return %[2]s
	}`, child, l.out, l.self, l.states), to: []string{resume}})
	l.emit("%s = nil", child)
}
