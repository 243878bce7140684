package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// A loop is a range, taken apart.
type loop struct {
	begin []string // before the first iteration
	until string   // when it is over
	each  string   // declares what an iteration has
	over  string   // when it is over, told by each
	skip  string   // when there is none, told by each
	key   string
	value string
	next  string // after an iteration
}

// rangeStmt lowers a range. The operand is evaluated once, into a
// field: the body may change the variable it came from.
func (l *lowering) rangeStmt(s *ast.RangeStmt) {
	if call := l.p.each(s); call != nil {
		l.overStream(s, call)
		return
	}
	l.spill(s.X)
	if l.p.isRangeFunc(s) && !l.c.flat[s.Body] {
		l.emit("%s%s", l.labelOf(s), l.text(s))
		return
	}
	if r, ok := l.over(s); ok {
		l.iterate(s, r)
		return
	}
	l.p.refuse(s.X.Pos(), "a range over %v with a yield or a "+
		"label in it: write the loop out", l.p.info.TypeOf(s.X))
}

// over is the loop for the type of what is ranged over.
func (l *lowering) over(s *ast.RangeStmt) (r loop, ok bool) {
	switch t := under(l.p.info.TypeOf(s.X)).(type) {
	case *types.Basic:
		if t.Info()&types.IsString != 0 {
			return l.overString(s), true
		}
		return l.overInt(s), true
	case *types.Slice:
		return l.overSlice(s), true
	case *types.Array:
		return l.overArray(s, t.Len()), true
	case *types.Pointer:
		n := under(t.Elem()).(*types.Array).Len()
		return l.overArray(s, n), true
	case *types.Map:
		return l.overMap(s, t), true
	case *types.Chan:
		return l.overChan(s), true
	}
	return r, false
}

// labelOf is the label of a loop that is copied without what is
// around it, if something in there needs it.
func (l *lowering) labelOf(s *ast.RangeStmt) string {
	for b, to := range l.c.targets {
		if to == s && b.Label != nil {
			return b.Label.Name + ":\n" + l.p.lineOf(s.Pos())
		}
	}
	return ""
}

// iterate writes the loop.
func (l *lowering) iterate(s *ast.RangeStmt, r loop) {
	head := l.names.numbered("for")
	again := l.names.numbered("next")
	after := l.names.numbered("endfor")
	l.exits[s] = l.exit(after, again)
	for _, text := range r.begin {
		l.emit("%s", text)
	}
	l.label(head)
	l.jumpIf(r.until, after)
	if r.each != "" {
		l.declare("%s", r.each)
	}
	l.jumpIf(r.over, after)
	l.jumpIf(r.skip, again)
	l.bind(s, r)
	l.list(s.Body.List)
	l.label(again)
	if r.next != "" {
		l.emit("%s", r.next)
	}
	l.add(jump(head))
	l.label(after)
}

// jumpIf jumps if a condition holds.
func (l *lowering) jumpIf(cond, to string) {
	if cond != "" {
		l.add(op{text: "if " + cond + " {\ngoto " + to + "\n}",
			to: []string{to}})
	}
}

// bind gives the iteration its key and value.
func (l *lowering) bind(s *ast.RangeStmt, r loop) {
	switch {
	case s.Tok == token.DEFINE:
		if obj := l.defined(s.Key); l.vars[obj] == nil {
			l.assign(s.Key, r.key)
		}
		l.assign(s.Value, r.value)
	case blank(s.Key) && blank(s.Value):
	case blank(s.Value):
		l.emit("%s = %s", l.text(s.Key), r.key)
	case blank(s.Key):
		l.emit("%s = %s", l.text(s.Value), r.value)
	default:
		l.emit("%s, %s = %s, %s",
			l.text(s.Key), l.text(s.Value), r.key, r.value)
	}
}

// blank says whether x is not there, or is _.
func blank(x ast.Expr) bool {
	id, ok := x.(*ast.Ident)
	return x == nil || ok && id.Name == "_"
}

// counter is what counts the iterations: the key itself, if
// nobody else sets it, or can see that it moves on.
func (l *lowering) counter(s *ast.RangeStmt,
	t types.Type) string {
	obj := l.defined(s.Key)
	if s.Tok != token.DEFINE || obj == nil ||
		l.c.assigned[obj] || l.c.boxed(obj) {
		return l.hidden("i", t)
	}
	v := l.define(obj)
	v.wide = true
	return l.target(v)
}

// overInt counts to a limit. It may be constant and yet mention a
// variable: len(array).
func (l *lowering) overInt(s *ast.RangeStmt) loop {
	limit := l.text(s.X)
	t := l.p.info.TypeOf(s.X)
	if b, ok := t.(*types.Basic); ok &&
		b.Info()&types.IsUntyped != 0 {
		t = types.Typ[types.Int]
		if !blank(s.Key) {
			t = l.p.info.TypeOf(s.Key)
		}
	}
	var begin []string
	if l.p.info.Types[s.X].Value == nil ||
		strings.Contains(limit, "(") {
		n := l.hidden("n", t)
		begin = append(begin, n+" = "+limit)
		limit = n
	}
	i := l.counter(s, t)
	return loop{begin: append(begin, i+" = 0"),
		until: i + " >= " + limit, key: i, next: i + "++"}
}

// overSlice reads the elements as they are when it comes to them,
// but as many as there were at the beginning: the slice in the
// field does not grow.
func (l *lowering) overSlice(s *ast.RangeStmt) loop {
	x := l.text(s.X)
	list := l.hidden("list", l.p.info.TypeOf(s.X))
	i := l.counter(s, types.Typ[types.Int])
	return loop{begin: []string{list + " = " + x, i + " = 0"},
		until: i + " >= len(" + list + ")",
		key:   i, value: list + "[" + i + "]", next: i + "++"}
}

// overArray copies an array of which it needs the elements. Of
// one of which it does not, it asks the length, for so Go does:
// it evaluates nothing, unless there are calls in it.
func (l *lowering) overArray(s *ast.RangeStmt, n int64) loop {
	var begin []string
	x, list := l.text(s.X), ""
	if blank(s.Value) {
		begin = append(begin, "_ = len("+x+")")
	} else {
		list = l.hidden("list", l.p.info.TypeOf(s.X))
		begin = append(begin, list+" = "+x)
	}
	i := l.counter(s, types.Typ[types.Int])
	return loop{begin: append(begin, i+" = 0"),
		until: fmt.Sprintf("%s >= %d", i, n),
		key:   i, value: list + "[" + i + "]", next: i + "++"}
}
