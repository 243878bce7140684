package main

import (
	"go/ast"
	"strings"
)

// overStream lowers a range over await.Each: a loop that asks the
// stream for the next item, and waits while there is none. How
// ever it is left, the stream is cancelled.
func (l *lowering) overStream(s *ast.RangeStmt,
	call *ast.CallExpr) {
	l.spill(call.Args[1])
	field, args := l.streamLoop(call)
	l.emit("%s = %s%s(%s)", field, l.name(awaits, "Over"), args,
		l.text(call.Args[1]))
	head := l.resume()
	after := l.names.numbered("endfor")
	l.exits[s] = exit{after, head, len(l.open), len(l.open) + 1}
	l.label(head)
	l.nextItem(s, field, head, after)
	l.open = append(l.open, field)
	l.list(s.Body.List)
	l.open = l.open[:len(l.open)-1]
	l.add(jump(head))
	l.label(after)
}

// streamLoop is a field for a loop over a stream, and the type
// arguments to begin one with, if Go cannot infer them.
func (l *lowering) streamLoop(
	call *ast.CallExpr) (field, args string) {
	list := l.p.instance(call)
	var b []string
	for t := range list.Types() {
		b = append(b, l.typ(t))
	}
	all := "[" + strings.Join(b, ", ") + "]"
	field = l.field("each", l.name(awaits, "Loop")+all)
	l.loops = append(l.loops, field)
	if isParam(list.At(1)) {
		args = all
	}
	return field, args
}

// nextItem waits for an item.
func (l *lowering) nextItem(s *ast.RangeStmt,
	field, head, after string) {
	v, err := l.got, l.fail
	item := v
	if blank(s.Key) {
		item = "_"
	}
	l.declare("%s, %s := %s.Next(%s)", item, err, field, l.waker)
	l.waitWhile(err+" == "+l.name(futures, "Pending"), head)
	l.jumpIf(err+" == "+l.name("io", "EOF"), after)
	l.bind(s, loop{key: v, value: err})
}
