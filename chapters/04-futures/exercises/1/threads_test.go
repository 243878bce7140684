//go:build exercise

package gate

import (
	"runtime"
	"sync/atomic"
	"testing"

	"artofwaiting/code/future"
)

// TestThreads opens the gate while somebody is being polled, who
// must then pass, or be woken.
func TestThreads(t *testing.T) {
	gates := make([]Gate, 50_000)
	var begun, opened atomic.Int64
	defer begun.Store(int64(len(gates)))
	go func() {
		for i := range gates {
			for begun.Load() <= int64(i) {
				runtime.Gosched()
			}
			gates[i].Open()
			opened.Add(1)
		}
	}()
	for i := range gates {
		p, c := gates[i].Wait(), new(future.Counter)
		begun.Store(int64(i) + 1)
		_, err := p.Poll(c.Waker())
		for opened.Load() <= int64(i) {
			runtime.Gosched()
		}
		if err == future.Pending && c.Woken() == 0 {
			t.Fatalf("round %d: it was opened during the poll, "+
				"and the one who waits sleeps for ever", i)
		}
	}
}
