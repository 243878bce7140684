package main

import (
	"errors"

	"artofwaiting/chapters/09-tying-it-together/pool"
	"artofwaiting/code/channel"
	"artofwaiting/code/combinator"
	"artofwaiting/code/combinator/stream"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// alone has all three in one future, and a thread that waits.
func alone() (int, error) {
	l := newLine()
	all := combinator.TryJoin(l.count,
		combinator.TryJoin(l.square, l.sum))
	v, err := future.Wait(&all)
	return v.Right.Right, err
}

// onThreads has four threads, and no event loop.
func onThreads() (sum int, err error) {
	var errs [3]error
	l := newLine()
	p := pool.New(4)
	pool.Spawn(p, l.count, func(_ int, e error) { errs[0] = e })
	pool.Spawn(p, l.square, func(_ int, e error) { errs[1] = e })
	pool.Spawn(p, l.sum, func(v int, e error) {
		sum, errs[2] = v, e
	})
	p.Join()
	return sum, errors.Join(errs[:]...)
}

// onLoop has a task for each.
func onLoop() (int, error) {
	e, err := scheduler.New()
	if err != nil {
		return 0, err
	}
	defer e.Shutdown(0)
	l := newLine()
	scheduler.Spawn(e, l.count)
	scheduler.Spawn(e, l.square)
	return scheduler.Run(e, l.sum)
}

// byHand has tasks that are combinators.
func byHand() (int, error) {
	e, err := scheduler.New()
	if err != nil {
		return 0, err
	}
	defer e.Shutdown(0)
	var all []int
	for i := range numbers {
		all = append(all, i+1)
	}
	out, in := channel.New[int](1)
	scheduler.Spawn(e, combinator.Finally(stream.Collect(
		stream.Then(stream.Of(all...), out.Send)), out.Close))
	squares := stream.Map(in.Box(), func(v int) int {
		return v * v
	})
	return scheduler.Run(e, stream.Fold(squares, 0, add))
}

func add(a, b int) int { return a + b }
