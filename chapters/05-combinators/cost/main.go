// Cost measures what it takes to make a chain and to poll it,
// when its stages lie inside each other and when each is in a
// box.
package main

import (
	"errors"
	"math"
	"time"

	"artofwaiting/chapters/measure"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

func main() { measure.Main(run) }

func run(quick bool) (*measure.Result, error) {
	span := 100 * time.Millisecond
	if quick {
		span = time.Millisecond
	}
	best := [4]float64{}
	for i := range best {
		best[i] = math.Inf(1)
	}
	for range 10 {
		for i, f := range []func(n int){
			makeInline, makeBoxed, pollInline(), pollBoxed(),
		} {
			best[i] = min(best[i], measure.Each(f, span/10))
		}
	}
	for i := range best {
		best[i] = measure.Round(best[i])
	}
	return report(best), nil
}

func report(ns [4]float64) *measure.Result {
	r := &measure.Result{
		Title:   "A chain of five stages",
		Columns: []string{"ns", "inline", "in boxes"},
		Rows: [][]any{
			{"make", ns[0], ns[1]},
			{"poll, pending", ns[2], ns[3]},
		},
		Values: map[string]float64{
			"make_inline_ns": ns[0], "make_boxed_ns": ns[1],
			"poll_inline_ns": ns[2], "poll_boxed_ns": ns[3],
		},
	}
	if ns[0] >= ns[1] {
		r.Shape = errors.New("a chain is not made faster inline")
	}
	return r
}

var kept future.Future[int]

func half(i int) int { return i / 2 }

func makeInline(n int) {
	for range n {
		f := combinator.Map(combinator.Map(combinator.Map(
			combinator.Map(combinator.Map(future.Never[int]{},
				half), half), half), half), half)
		kept = &f
	}
}

func makeBoxed(n int) {
	for range n {
		f := future.Never[int]{}.Box()
		for range 5 {
			f = combinator.Map(f, half).Box()
		}
		kept = f.Future
	}
}

func pollInline() func(n int) {
	makeInline(1)
	return poll(kept)
}

func pollBoxed() func(n int) {
	makeBoxed(1)
	return poll(kept)
}

// poll polls a chain that stays pending.
func poll(f future.Future[int]) func(n int) {
	return func(n int) {
		for range n {
			f.Poll(future.Waker{})
		}
	}
}
