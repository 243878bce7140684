package tcp

import (
	"sync"

	"artofwaiting/code/future"
)

// Waiters are futures that wait for the same side of a Source,
// which has room for one Waker. So they have one together, and it
// wakes them all: nobody knows how many there is enough for, and
// those who find nothing come back.
type waiters struct {
	mu   sync.Mutex
	line future.Line
}

// Wake wakes everybody, and sends them out.
func (ws *waiters) Wake() {
	ws.mu.Lock()
	all := ws.line.Dismiss()
	ws.mu.Unlock()
	for _, w := range all {
		w.Wake()
	}
}

// enter is before the look at the Source, as Register is.
func (ws *waiters) enter(p *future.Place, w future.Waker) {
	ws.mu.Lock()
	ws.line.Enter(p, w)
	ws.mu.Unlock()
}

func (ws *waiters) leave(p *future.Place) {
	ws.mu.Lock()
	ws.line.Leave(p)
	ws.mu.Unlock()
}
