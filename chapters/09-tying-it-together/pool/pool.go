// Package pool polls futures on a few threads of the operating
// system. It has no event loop and no timers: it is what is left
// of a scheduler when nobody waits for the kernel.
package pool

import (
	"sync"
	"sync/atomic"

	"artofwaiting/code/future"
	"artofwaiting/code/thread"
)

// A Pool is threads, and tasks that can go on.
type Pool struct {
	mu      sync.Mutex
	some    sync.Cond // there is a task, or no more will come
	ready   []*task
	left    int // tasks that have not finished
	threads []*thread.Thread
}

// New starts a Pool of so many threads.
func New(threads int) *Pool {
	p := &Pool{left: 1} // Join
	p.some.L = &p.mu
	for range threads {
		p.threads = append(p.threads, thread.Start(p.work))
	}
	return p
}

// Spawn has f polled until it has finished. It is for any thread.
func Spawn[T any](p *Pool, f future.Boxed[T],
	then func(T, error)) {
	t := &task{pool: p, poll: func(w future.Waker) bool {
		v, err := f.Poll(w)
		if err == future.Pending {
			return false
		}
		then(v, err)
		return true
	}}
	p.mu.Lock()
	p.left++
	p.mu.Unlock()
	t.Wake()
}

// Join returns when all tasks have finished, and ends the
// threads.
func (p *Pool) Join() {
	p.finished()
	for _, t := range p.threads {
		t.Join()
	}
}

func (p *Pool) finished() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.left--; p.left == 0 {
		p.some.Broadcast()
	}
}

// work is what a thread does.
func (p *Pool) work() {
	for t := p.take(); t != nil; t = p.take() {
		t.run()
	}
}

// take waits for a task, and is nil when all have finished.
func (p *Pool) take() *task {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.ready) == 0 {
		if p.left == 0 {
			return nil
		}
		p.some.Wait()
	}
	t := p.ready[0]
	p.ready = p.ready[1:]
	return t
}

func (p *Pool) push(t *task) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ready = append(p.ready, t)
	p.some.Signal()
}

// A task is polled by one thread at a time, and by another one
// the next time. It is its own Waker.
type task struct {
	pool  *Pool
	poll  func(future.Waker) (done bool)
	state atomic.Uint32
}

// The bits of a state, which are those of the scheduler's tasks.
const (
	woken   = 1 << iota // it is to be polled
	running             // it is being polled
)

// Wake is for any thread. While a thread polls t, no other may:
// the one that does sees to it afterwards.
func (t *task) Wake() {
	if t.state.Or(woken)&(woken|running) == 0 {
		t.pool.push(t)
	}
}

func (t *task) run() {
	t.state.Store(running)
	if t.poll(future.NewWaker(t)) {
		t.pool.finished() // still running, for any wake
		return
	}
	if t.state.And(^uint32(running))&woken != 0 {
		t.pool.push(t)
	}
}
