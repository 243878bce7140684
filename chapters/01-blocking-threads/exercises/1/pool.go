// Package pool runs functions on a fixed number of threads.
package pool

// A Pool is threads that wait for work. Any goroutine may call
// Do.
type Pool struct {
}

// New starts n threads, no more and no fewer, with thread.Start.
func New(n int) *Pool {
	return &Pool{}
}

// Do has f run on one of the threads, and returns as soon as that
// thread has taken it. While all threads are busy, Do waits:
// there is no queue.
func (p *Pool) Do(f func()) {
}

// Close waits until everything that Do has handed over is done,
// and all threads have ended. There must be no Do after it.
func (p *Pool) Close() {
}
