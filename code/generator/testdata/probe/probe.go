// Package probe writes down what a generator or an async function
// does, so that two ways to run it can be compared line by line.
package probe

import (
	"fmt"
	"math/rand/v2"

	"artofwaiting/code/generator"
)

// A T is a trace: one line for each thing that happened.
type T struct {
	lines    []string
	schedule *rand.Rand // nil: everything waits once
	placed   bool
}

// Log writes a line.
func (t *T) Log(args ...any) {
	line := fmt.Sprintln(args...)
	line = line[:len(line)-1]
	if t.placed {
		line += place()
	}
	t.lines = append(t.lines, line)
}

// I writes down that v was evaluated, and is v.
func (t *T) I(v int) int { return V(t, v) }

// B is I for a truth value.
func (t *T) B(v bool) bool { return V(t, v) }

// S is I for a string.
func (t *T) S(v string) string { return V(t, v) }

// V is I for every type.
func V[A any](t *T, v A) A {
	t.Log("eval", v)
	return v
}

// A Machine is a generator whose types do not matter.
type Machine interface {
	// Step resumes it, and says what came, and if that was all.
	Step() (state string, complete bool)
	Stop()
}

// Of makes a Machine of a generator.
func Of[A, R any](g generator.Generator[A, R]) Machine {
	return machine[A, R]{g}
}

type machine[A, R any] struct {
	generator.Generator[A, R]
}

// Step is Resume, in words.
func (m machine[A, R]) Step() (string, bool) {
	s := m.Resume()
	return s.String(), s.Complete
}

// limit is the number of steps after which a program is stopped.
const limit = 1000

// run starts a program and resumes it to its end, or stops it
// after so many pauses (never, if stop is negative). Then it
// resumes it once more, which must panic. It returns the trace.
func run(start Program, schedule, stop int) []string {
	t := &T{}
	if schedule > 0 {
		t.schedule = rand.New(rand.NewPCG(uint64(schedule), 0))
	}
	var m Machine
	if !t.try("start", func() { m = start(t) }) {
		return t.lines
	}
	if stop < 0 {
		stop = limit
	}
	t.drive(m, stop)
	t.try("stop", m.Stop)
	t.try("again", func() { t.Log(m.Step()) })
	return t.lines
}

// drive resumes m until it ends, panics, or has yielded n times.
func (t *T) drive(m Machine, n int) {
	for range n {
		complete := false
		ok := t.try("resume", func() {
			state, last := m.Step()
			t.Log(state)
			complete = last
		})
		if complete || !ok {
			return
		}
	}
}

// try calls f. If it panics that is written down, and try false.
func (t *T) try(what string, f func()) (ok bool) {
	defer func() {
		if r := recover(); r != nil {
			t.Log(what, "panics:", r)
		}
	}()
	t.Log(what)
	f()
	return true
}
