package main

import (
	"fmt"
	"go/types"
)

// The packages of what is compiled, and of what it waits for.
const (
	runtime = "artofwaiting/code/generator"
	awaits  = "artofwaiting/code/await"
	futures = "artofwaiting/code/future"
)

// A kind is something that a function can be.
type kind struct {
	name   string
	suffix string // of the struct's name
	method string // that drives it
	stop   string // that ends it early
	doc    string // of the method
}

var (
	aGenerator = &kind{"generator", "Generator", "Resume", "Stop",
		"goes on from the last yield"}
	aFuture = &kind{"future", "Future", "Poll", "Cancel",
		"goes on from the await that it stands at"}
	aStream = &kind{"stream", "Stream", "Next", "Cancel",
		"goes on from where it stands"}
)

// kinds is the kinds by the functions that make them.
var kinds = map[string]*kind{
	runtime + ".New":       aGenerator,
	runtime + ".Returning": aGenerator,
	awaits + ".Async":      aFuture,
	awaits + ".Stream":     aStream,
}

// way is how a function uses another of its kind.
func (k *kind) way(handle string) string {
	if k == aGenerator {
		return "make it a generator, and say " + handle + ".From"
	}
	return "make it an async function, and await it"
}

// makes is what the function obj makes, or nil.
func makes(obj types.Object) *kind { return kinds[fullName(obj)] }

// fullName is the name of a function with its package, or "".
func fullName(obj types.Object) string {
	fn, ok := obj.(*types.Func)
	if !ok {
		return ""
	}
	return fn.FullName()
}

// A form is how a kind speaks: the texts in which the method that
// drives it says what it has to say.
type form struct {
	takes   string   // its parameter
	outs    string   // its results, with types
	item    string   // what a yield sets
	gives   string   // how it returns after that
	waits   string   // how it returns at an await
	results []string // what a return of the body sets
	ends    string   // what comes at the end
	back    string   // how it returns after that
	over    string   // a state after the end, or ""
	again   string   // what is called if there is none
}

// speaks sets the form. It is the only place where the kinds
// differ.
func (l *lowering) speaks() {
	switch l.c.kind {
	case aGenerator:
		s := l.names.fresh("s")
		l.form = form{outs: s + " " + l.p.state(l.c),
			item: s + ".Yielded", gives: "return " + s,
			results: []string{s + ".Result"},
			ends:    "\n" + s + ".Complete = true",
			back:    "return " + s,
			again:   l.name(runtime, "ResumedAgain") + "()"}
	case aFuture:
		l.futureForm("Async")
		l.form.results = []string{l.value, l.err}
	case aStream:
		l.futureForm("Stream")
		l.form.item = l.value
		l.form.gives = "return " + l.value + ", nil"
		l.form.results = []string{l.err}
	}
}

// futureForm is what futures and streams have in common.
func (l *lowering) futureForm(maker string) {
	l.waker = l.names.fresh("w")
	l.value = l.names.fresh("result")
	l.err = l.names.fresh("failed")
	l.got, l.fail = l.names.fresh("got"), l.names.fresh("e")
	l.form.takes = l.waker + " " + l.name(futures, "Waker")
	l.form.outs = fmt.Sprintf("%s %s, %s error",
		l.value, l.typ(l.c.yields), l.err)
	l.form.waits = "return " + l.value + ", " +
		l.name(futures, "Pending")
	l.form.back = "return " + l.value + ", " + l.err
	l.form.again = fmt.Sprintf("%s(%q)",
		l.name(futures, "PolledAgain"), maker)
}

// streamEnds is the end of a stream: its error, and then io.EOF,
// for which it has a state more.
func (l *lowering) streamEnds() {
	eof := l.name("io", "EOF")
	l.states++
	l.form.over = fmt.Sprintf("case %d: // failed\n"+
		"return %s, %s\n", l.states, l.value, eof)
	l.form.ends = fmt.Sprintf("\nif %[1]s = %[2]s(%[1]s); "+
		"%[1]s != %[3]s {\n%[4]s.state = %[5]d\n}", l.err,
		l.name(awaits, "End"), eof, l.self, l.states)
}

// name is how this file says a name of another package.
func (l *lowering) name(pkg, name string) string {
	return l.p.qualified(l.c, pkg, name)
}
