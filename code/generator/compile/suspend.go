package main

import (
	"fmt"
	"go/ast"
	"go/types"
)

// suspend lowers y.Yield(v) and y.From(g), if the call is one of
// these.
func (l *lowering) suspend(call *ast.CallExpr) bool {
	sel := selector(call.Fun)
	if sel == nil || !l.p.isHandleOf(l.c, sel) {
		return false
	}
	l.spill(call.Args[0])
	if sel.Sel.Name == "Yield" {
		l.emit("%s = %s", l.form.item, l.text(call.Args[0]))
		l.pause()
		return true
	}
	if l.child == "" {
		l.child = l.fields.fresh("child")
	}
	l.emit("%s.%s = %s", l.self, l.child, l.text(call.Args[0]))
	l.from(call)
	return true
}

// isHandleOf says whether x in x.f is a handle of c's.
func (p *program) isHandleOf(c *coroutine,
	sel *ast.SelectorExpr) bool {
	id, ok := ast.Unparen(sel.X).(*ast.Ident)
	return ok && p.isHandle(c, id)
}

// resume is the label of a new state. A state whose label may be
// one of the author's is left out.
func (l *lowering) resume() string {
	for {
		l.states++
		name := fmt.Sprintf("resume%d", l.states)
		if l.names.used[name] == 0 {
			return name
		}
	}
}

// pause returns from the method, which will come back to here.
func (l *lowering) pause() {
	resume := l.resume()
	l.add(op{text: fmt.Sprintf("%s.state = %d\n%s",
		l.self, l.states, l.form.gives),
		to: []string{resume}, ends: true})
	l.label(resume)
}

// from yields all of the child. Resumed, it asks for the next.
func (l *lowering) from(call *ast.CallExpr) {
	resume := l.resume()
	l.label(resume)
	child := l.self + "." + l.child
	l.place(call)
	l.add(op{text: fmt.Sprintf(`if c := %s.Resume(); !c.Complete {
		%s, %s.state = c.Yielded, %d
		%s
	}`, child, l.form.item, l.self, l.states, l.form.gives),
		to: []string{resume}})
	l.emit("%s = nil", child)
}

// A slot is the field for what is awaited. There is one for each
// type, for a function waits for one thing at a time.
type slot struct {
	at     string // the field
	typ    types.Type
	text   string // the type, as it is written here
	states []int  // in which it holds a child that waits
}

// await polls what is awaited until it has an answer, which it
// leaves in temporaries. Of a bare one, nobody wants the answer.
func (l *lowering) await(call *ast.CallExpr, bare bool) {
	child := ast.Unparen(call.Args[1])
	s, made := l.slotFor(call, child)
	l.emit("%s = %s", s.at, made)
	resume := l.resume()
	s.states = append(s.states, l.states)
	l.label(resume)
	vars := l.temporaries(call)
	left := l.answer(vars)
	if bare {
		left = "_, " + l.target(vars[1])
	}
	l.place(call)
	l.declareAll(vars, left, fmt.Sprintf("%s.Poll(%s)",
		l.pollable(call, s.at), l.waker))
	l.waitWhile(l.target(vars[1])+" == "+
		l.name(futures, "Pending"), resume)
	if isOf(s.typ, futures, "Boxed") {
		// Others let go of what they hold by themselves.
		l.emit("%s = %s", s.at, l.zero(s.typ))
	}
	l.instead[call] = vars
}

// answer is the left side for what a poll returns. No two awaits
// are between the same labels, so all can have the same names.
func (l *lowering) answer(vars []*variable) string {
	if local(vars) {
		vars[0].name, vars[1].name = l.got, l.fail
	}
	return l.targetsOf(vars)
}

// waitWhile returns as long as a condition holds.
func (l *lowering) waitWhile(cond, resume string) {
	l.add(op{text: fmt.Sprintf("if %s {\n%s.state = %d\n%s\n}",
		cond, l.self, l.states, l.form.waits),
		to: []string{resume}})
}

// slotFor is where the child of an await lies, and the text that
// makes it.
func (l *lowering) slotFor(call *ast.CallExpr,
	child ast.Expr) (*slot, string) {
	if made := l.inlined(child); made != nil {
		return l.slot(nil, made.typ), made.text
	}
	t := l.p.instance(call).At(1)
	return l.slot(t, l.typ(t)), l.text(child)
}

// slot is the slot for a type.
func (l *lowering) slot(t types.Type, text string) *slot {
	for _, s := range l.slots {
		if s.text == text {
			return s
		}
	}
	s := &slot{at: l.field("child", text), typ: t, text: text}
	l.slots = append(l.slots, s)
	return s
}

// pollable is how to call a method of a field. A type parameter
// has none; its pointer has them.
func (l *lowering) pollable(call *ast.CallExpr,
	field string) string {
	args := l.p.instance(call)
	if isParam(args.At(1)) {
		return l.typ(args.At(2)) + "(&" + field + ")"
	}
	return field
}

// instance is the type arguments of a call of a generic function.
func (p *program) instance(call *ast.CallExpr) *types.TypeList {
	return p.info.Instances[callee(call)].TypeArgs
}
