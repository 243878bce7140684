//go:build linux || sim || wasip1 || windows

package poller

import "artofwaiting/code/sys"

// readiness is the bits of epoll. An edge in one of them reports
// all that hold at that moment, old ones as well. ERR and HUP are
// reported whether asked for or not.
type readiness uint32

func (r readiness) any(bits readiness) bool {
	return r&bits != 0
}

func (r readiness) all(bits readiness) bool {
	return r&bits == bits
}

// Readable says that there is something to read or to accept. The
// end of a pipe is not: that is HUP alone (TestEP29).
func (e Event) Readable() bool {
	return e.ready.any(sys.EPOLLIN)
}

// Writable says that there is room to write, or that a connect
// has ended, well or badly (TestConnectRefused).
func (e Event) Writable() bool {
	return e.ready.any(sys.EPOLLOUT)
}

// Error says that the next call will tell what went wrong. A peer
// that went away in peace is no error (TestEP21).
func (e Event) Error() bool {
	return e.ready.any(sys.EPOLLERR)
}

// ReadClosed says that what is there to read is the last. RDHUP
// is a socket's end of input, by the peer (TestEP21) or by our
// own shutdown (TestEP22); HUP alone is a pipe's (TestEP29).
func (e Event) ReadClosed() bool {
	return e.ready.any(sys.EPOLLHUP) ||
		e.ready.all(sys.EPOLLIN|sys.EPOLLRDHUP)
}

// WriteClosed says that nothing can be written any more. HUP is a
// socket of which both directions have ended; of its own shutdown
// of writing alone, epoll says nothing (TestEP22). A pipe nobody
// reads is in error, also when it is full and so not writable
// (TestEP29).
func (e Event) WriteClosed() bool {
	return e.ready.any(sys.EPOLLHUP) ||
		e.ready.all(sys.EPOLLOUT|sys.EPOLLERR) ||
		e.ready == sys.EPOLLERR
}
