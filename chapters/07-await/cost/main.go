// Cost measures what a wait takes: in futures by hand, in async
// functions that were compiled, and in some that have stacks of
// their own.
package main

import (
	"errors"
	"math"
	"time"

	"artofwaiting/chapters/07-await/essay"
	"artofwaiting/chapters/07-await/essay/compiled"
	"artofwaiting/chapters/measure"
	"artofwaiting/code/future"
)

func main() { measure.Main(run) }

// A form is a way to write four calls and a wait at the bottom.
type form struct {
	name, key string
	wait      future.Boxed[int]
	deep      func(n int) future.Boxed[int]
	poll, run float64 // nanoseconds
	allocs    float64
}

func forms() []*form {
	never := future.Never[int]{}
	return []*form{
		{name: "by hand", key: "hand", wait: byHand(never),
			deep: deep},
		{name: "compiled", key: "compiled",
			wait: compiled.Wait(never), deep: compiled.Deep},
		{name: "on a stack", key: "stack",
			wait: essay.Wait(never), deep: essay.Deep},
	}
}

func run(quick bool) (*measure.Result, error) {
	span := 50 * time.Millisecond
	if quick {
		span = time.Millisecond
	}
	all := forms()
	for _, f := range all {
		f.poll, f.run = math.Inf(1), math.Inf(1)
		defer f.wait.Cancel()
	}
	for range 10 {
		for _, f := range all {
			f.poll = min(f.poll, measure.Each(f.polls, span/10))
			f.run = min(f.run, measure.Each(f.runs, span/10))
		}
	}
	for _, f := range all {
		f.allocs = measure.Allocs(func() { f.runs(1) })
	}
	return report(all), nil
}

// polls polls what is pending.
func (f *form) polls(n int) {
	for range n {
		f.wait.Poll(future.Waker{})
	}
}

// runs calls and waits once, to the end.
func (f *form) runs(n int) {
	for range n {
		d := f.deep(1)
		d.Poll(future.Waker{})
		d.Poll(future.Waker{})
	}
}

func report(all []*form) *measure.Result {
	r := &measure.Result{
		Title: "A poll that waits, and a run: four calls, a wait",
		Columns: []string{
			"", "poll, ns", "run, ns", "allocations"},
		Values: map[string]float64{},
	}
	for _, f := range all {
		poll, run := measure.Round(f.poll), measure.Round(f.run)
		row := []any{f.name, poll, run, f.allocs}
		r.Rows = append(r.Rows, row)
		r.Values[f.key+"_poll"] = poll
		r.Values[f.key+"_run"] = run
		r.Values[f.key+"_allocs"] = f.allocs
	}
	hand, made, stack := all[0], all[1], all[2]
	switch {
	case made.poll > 2*hand.poll:
		r.Shape = errors.New("compiled is not as good as by hand")
	case made.allocs != 1:
		r.Shape = errors.New("four calls are not one allocation")
	case stack.run < 10*made.run:
		r.Shape = errors.New("a stack is not 10 times slower")
	}
	return r
}
