package generator

// Threaded makes a generator of a function that runs on a
// goroutine, which is all that Go had before iter.Pull. The
// scheduler has a say in each switch, and that is its price.
func Threaded[T, R any](body func(y *Y[T]) R) Generator[T, R] {
	return &threaded[T, R]{body: body}
}

// A threaded generator and its goroutine take turns: each waits
// for the other on a channel, so never do both run.
//
// Fresh, it has a body; suspended, channels; ended or running,
// nothing.
type threaded[T, R any] struct {
	body   func(*Y[T]) R
	resume chan bool // false: stop
	answer chan answer[T, R]
}

// An answer is a state, or a panic on its way to the resumer.
type answer[T, R any] struct {
	state State[T, R]
	panic any
}

// Resume lets the goroutine run, and waits for its answer.
func (g *threaded[T, R]) Resume() State[T, R] {
	live := *g
	*g = threaded[T, R]{}
	switch {
	case live.body != nil:
		live.start()
	case live.resume != nil:
		live.resume <- true
	default:
		ResumedAgain()
	}
	s := live.await()
	if !s.Complete {
		*g = live
	}
	return s
}

// Stop lets the goroutine unwind, and waits for its end.
func (g *threaded[T, R]) Stop() {
	live := *g
	*g = threaded[T, R]{}
	if live.resume != nil {
		live.resume <- false
		live.await()
	}
}

// start starts the goroutine.
func (g *threaded[T, R]) start() {
	g.resume = make(chan bool)
	g.answer = make(chan answer[T, R])
	go serve(g.body, g.resume, g.answer)
	g.body = nil
}

// serve is the goroutine. It holds the channels and not the
// generator, which its resumer reads and writes.
func serve[T, R any](body func(*Y[T]) R,
	resume <-chan bool, out chan<- answer[T, R]) {
	last := answer[T, R]{state: State[T, R]{Complete: true}}
	stop := false
	defer func() {
		last.panic = recover()
		out <- last
	}()
	last.state.Result = run(body, func(v T) bool {
		if stop {
			return false // a deferred call that yields
		}
		out <- answer[T, R]{state: State[T, R]{Yielded: v}}
		stop = !<-resume
		return !stop
	})
}

// await is the goroutine's answer, or its panic, which goes on
// here: who resumed it is its caller.
func (g *threaded[T, R]) await() State[T, R] {
	a := <-g.answer
	if a.panic != nil {
		panic(a.panic)
	}
	return a.state
}
