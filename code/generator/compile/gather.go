package main

import (
	"fmt"
	"go/ast"
	"go/types"
)

// overString decodes a rune at a time.
func (l *lowering) overString(s *ast.RangeStmt) loop {
	x, t := l.text(s.X), l.p.info.TypeOf(s.X)
	b, ok := t.(*types.Basic)
	if ok && b.Info()&types.IsUntyped != 0 {
		t = types.Typ[types.String]
	}
	list := l.hidden("list", t)
	end := l.hidden("n", types.Typ[types.Int])
	i := l.counter(s, types.Typ[types.Int])
	r, n := l.names.fresh("r"), l.names.fresh("n")
	key, rest := r, list+"["+i+":]"
	if blank(s.Value) {
		key = "_"
	}
	if !types.Identical(t, types.Typ[types.String]) {
		rest = "string(" + rest + ")"
	}
	utf8 := l.p.imported(l.c.file, "unicode/utf8")
	return loop{
		begin: []string{list + " = " + x, i + " = 0"},
		until: i + " >= len(" + list + ")",
		each: fmt.Sprintf("%s, %s := %s.DecodeRuneInString(%s)\n"+
			"%s = %s + %[2]s", key, n, utf8, rest, end, i),
		key: i, value: r, next: i + " = " + end}
}

// overMap goes through the keys that there were at the beginning,
// and skips those that are gone. What is added meanwhile it does
// not see, which Go allows.
func (l *lowering) overMap(s *ast.RangeStmt, t *types.Map) loop {
	x := l.text(s.X)
	m := l.hidden("list", l.p.info.TypeOf(s.X))
	keys := l.hidden("keys", types.NewSlice(t.Key()))
	i := l.hidden("i", types.Typ[types.Int])
	k, v := l.names.fresh("k"), l.names.fresh("v")
	ok, value := l.names.fresh("ok"), v
	if blank(s.Value) {
		value = "_"
	}
	r := loop{
		begin: []string{m + " = " + x, keys + " = nil",
			fmt.Sprintf("for %s := range %s {\n"+
				"%s = append(%[3]s, %[1]s)\n}", k, m, keys),
			i + " = 0"},
		until: i + " >= len(" + keys + ")",
		each: fmt.Sprintf("%s := %s[%s]\n%s, %s := %s[%[1]s]",
			k, keys, i, value, ok, m),
		skip: "!" + ok, key: k, value: v, next: i + "++"}
	if mayBeNaN(t.Key()) {
		values := l.hidden("values", types.NewSlice(t.Elem()))
		r.begin[2], r.each = lookup(
			k, v, value, ok, m, keys, values, i)
	}
	return r
}

// lookup is the texts that gather and look for keys which may not
// be equal to themselves. Such a one is not found again, and so
// its value is kept, too. It is there until the map is cleared.
func lookup(k, v, value, ok, m, keys, values, i string) (
	gather, each string) {
	gather = fmt.Sprintf("%s = nil\nfor %s, %s := range %s {\n"+
		"%s = append(%[5]s, %[2]s)\n"+
		"%[1]s = append(%[1]s, %[3]s)\n}", values, k, v, m, keys)
	each = fmt.Sprintf("%s, %s := %s[%s], %s[%[4]s]\n"+
		"%[6]s := len(%[7]s) > 0\nif %[1]s == %[1]s {\n"+
		"%[2]s, %[6]s = %[7]s[%[1]s]\n}",
		k, value, keys, i, values, ok, m)
	return gather, each
}

// mayBeNaN says whether a value of the type can differ from
// itself.
func mayBeNaN(t types.Type) bool {
	switch u := under(t).(type) {
	case *types.Basic:
		return u.Info()&(types.IsFloat|types.IsComplex) != 0
	case *types.Array:
		return mayBeNaN(u.Elem())
	case *types.Struct:
		for i := range u.NumFields() {
			if mayBeNaN(u.Field(i).Type()) {
				return true
			}
		}
	case *types.Interface:
		return true
	}
	return false
}

// overChan receives until the channel is closed.
func (l *lowering) overChan(s *ast.RangeStmt) loop {
	x := l.text(s.X)
	c := l.hidden("list", l.p.info.TypeOf(s.X))
	v, ok := l.names.fresh("v"), l.names.fresh("ok")
	value := v
	if blank(s.Key) {
		value = "_"
	}
	return loop{begin: []string{c + " = " + x},
		each: fmt.Sprintf("%s, %s := <-%s", value, ok, c),
		over: "!" + ok, key: v}
}
