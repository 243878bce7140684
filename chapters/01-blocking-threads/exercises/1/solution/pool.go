// Package pool runs functions on a fixed number of threads.
package pool

import "artofwaiting/code/thread"

// A Pool is threads that wait for work. Any goroutine may call
// Do.
type Pool struct {
	work    chan func() // unbuffered: a send is a handshake
	threads []*thread.Thread
}

// New starts n threads, no more and no fewer, with thread.Start.
func New(n int) *Pool {
	p := &Pool{work: make(chan func())}
	for range n {
		p.threads = append(p.threads, thread.Start(p.run))
	}
	return p
}

func (p *Pool) run() {
	for f := range p.work {
		f()
	}
}

// Do has f run on one of the threads, and returns as soon as that
// thread has taken it. While all threads are busy, Do waits:
// there is no queue.
func (p *Pool) Do(f func()) {
	p.work <- f
}

// Close waits until everything that Do has handed over is done,
// and all threads have ended. There must be no Do after it.
func (p *Pool) Close() {
	close(p.work)
	for _, t := range p.threads {
		t.Join()
	}
}
