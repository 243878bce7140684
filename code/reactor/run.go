package reactor

import (
	"sync/atomic"

	"artofwaiting/code/future"
)

// Run polls f until it has finished, on the calling thread, and
// turns the reactor in between: the future.Wait of a thread that
// has a reactor to look after. An error of the reactor ends it as
// one of f does; then f has not finished, and is cancelled.
func Run[T any](r *Reactor, f future.Future[T]) (T, error) {
	n := &note{reactor: r}
	w := future.NewWaker(n)
	for {
		v, err := f.Poll(w)
		if err != future.Pending {
			return v, err
		}
		if err := n.wait(); err != nil {
			future.Cancel(f)
			return v, err
		}
	}
}

// A note says that f wants to be polled again.
type note struct {
	reactor *Reactor
	left    atomic.Bool
}

// Wake leaves the note where idle finds it, and then rings.
func (n *note) Wake() {
	n.left.Store(true)
	n.reactor.Wake()
}

// wait turns until there is a note, and takes it. It turns once
// at least: a future that always wakes itself must not keep the
// reactor, and all who wait for it, from their turn.
func (n *note) wait() error {
	for {
		if err := n.reactor.Turn(n.idle); err != nil {
			return err
		}
		if n.left.Swap(false) {
			return nil
		}
	}
}

func (n *note) idle() bool { return !n.left.Load() }
