//go:build (darwin || freebsd || dragonfly) && !sim

package poller

import "artofwaiting/code/sys"

const wakeFilter = sys.EVFILT_USER

// A bell is what a Waker rings: here an event of kqueue's that
// happens when somebody says so. fd is a duplicate of the kqueue,
// as in mio: with its own, the bell can be rung when the Poll is
// closed; and the event goes by that number, which no watched
// descriptor can have.
type bell struct {
	fd         int
	generation uint32
}

func openBell(w *Waker, t Token) (bell, error) {
	r := w.registry
	fd, err := duplicate(r)
	if err != nil {
		return bell{}, err
	}
	if err := r.add(fd, t, waking, w); err != nil {
		sys.Close(fd)
		return bell{}, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return bell{fd, r.slot(fd).generation.Load()}, nil
}

// duplicate holds the lock, so that the Poll is not closed just
// then.
func duplicate(r *Registry) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.kernel.fd < 0 {
		return -1, ErrClosed
	}
	return sys.Dup(r.kernel.fd)
}

// ring repeats the generation, which the kernel would otherwise
// replace by what it finds in the change.
func (b bell) ring() error {
	const note = sys.NOTE_TRIGGER
	changes := []sys.KeventT{
		sys.SetKevent(b.fd, wakeFilter, 0, note, b.generation),
	}
	for {
		_, err := sys.Kevent(b.fd, changes, nil, 0)
		if err != sys.EINTR {
			return err
		}
	}
}

func (b bell) close() error { return sys.Close(b.fd) }
