package scheduler

import (
	"os"
	"sync"
	"time"

	"artofwaiting/code/thread"
)

// A Pool is threads of the operating system, for what would hold
// the loop up: a long computation, or a call that blocks. There
// are never more than so many. One is started when there is work
// and none is free, and it stays until Shutdown.
type Pool struct {
	most int

	mu      sync.Mutex
	work    sync.Cond // has come, or the Pool is closed
	queue   []work
	threads int
	idle    int           // of the threads, those that wait
	over    chan struct{} // closed when no thread is left
	closed  bool
}

// A work is a function to call on a thread of a Pool, or, if it
// comes to that, not to call.
type work interface {
	do()
	refuse()
}

// NewPool makes a Pool of at most so many threads.
func NewPool(most int) *Pool {
	if most < 1 {
		panic("scheduler: a Pool without a thread")
	}
	p := &Pool{most: most, over: make(chan struct{})}
	p.work.L = &p.mu
	return p
}

// submit gives w to a thread that is free, to a new one, or to
// the next that has finished. A thread counts as idle until it
// runs again, which is after the Signal. To ask whether one is
// idle would be wrong:
//
//	submits a                 submits b      the only idle one
//	one is idle: Signal
//	                          one is idle: Signal
//	                                         wakes, takes a
//
// With that, b would wait for as long as a takes.
func (p *Pool) submit(w work) {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		w.refuse()
		return
	}
	defer p.mu.Unlock()
	p.queue = append(p.queue, w)
	if len(p.queue) > p.idle && p.threads < p.most {
		p.threads++
		thread.Start(p.serve)
	}
	p.work.Signal()
}

// serve is what a thread does.
func (p *Pool) serve() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for w := p.wait(); w != nil; w = p.wait() {
		p.mu.Unlock()
		w.do()
		p.mu.Lock()
	}
	p.threads--
	p.end()
}

// wait is for work, or nil at the end. The lock is held.
func (p *Pool) wait() work {
	for len(p.queue) == 0 {
		if p.closed {
			return nil
		}
		p.idle++
		p.work.Wait()
		p.idle--
	}
	w := p.queue[0]
	p.queue[0] = nil
	p.queue = p.queue[1:]
	return w
}

// end tells Shutdown if nobody is left. The lock is held.
func (p *Pool) end() {
	if p.closed && p.threads == 0 {
		close(p.over)
	}
}

// Shutdown refuses all work that has not begun, and what comes
// later; the future of it is ErrAborted. It waits for as long as
// patience until the rest has ended: a function that runs cannot
// be stopped. If that is not enough it is os.ErrDeadlineExceeded,
// and the threads end when they can. It is called once.
func (p *Pool) Shutdown(patience time.Duration) error {
	p.mu.Lock()
	left := p.queue
	p.queue, p.closed = nil, true
	p.work.Broadcast()
	p.end()
	p.mu.Unlock()
	for _, w := range left {
		w.refuse()
	}
	select {
	case <-p.over:
		return nil
	case <-time.After(patience):
		return os.ErrDeadlineExceeded
	}
}
