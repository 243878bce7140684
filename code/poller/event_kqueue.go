//go:build unix && !linux && !solaris && !aix && !sim

package poller

import "artofwaiting/code/sys"

// readiness is which filter speaks, and what it says. A filter
// knows of its own direction only.
type readiness struct {
	filter int16
	flags  uint16
	fflags uint32
}

func (r readiness) eof() bool { return r.flags&sys.EV_EOF != 0 }

// Readable says that there is something to read or to accept, or
// the end of it: kqueue calls the end readable, of a pipe too
// (TestEP29).
func (e Event) Readable() bool {
	return e.ready.filter == sys.EVFILT_READ ||
		int(e.ready.filter) == wakeFilter
}

// Writable says that there is room to write, or that a connect
// has ended, well or badly (TestConnectRefused).
func (e Event) Writable() bool {
	return e.ready.filter == sys.EVFILT_WRITE
}

// Error says that the next call will tell what went wrong. At the
// end of a direction, fflags is the socket's error, or zero for
// an end in peace (TestEP21).
func (e Event) Error() bool {
	return e.ready.flags&sys.EV_ERROR != 0 ||
		e.ready.eof() && e.ready.fflags != 0
}

// ReadClosed says that what is there to read is the last: the
// peer's doing (TestEP21), our own (TestEP22) or a pipe's writer
// gone (TestEP29).
func (e Event) ReadClosed() bool {
	return e.ready.filter == sys.EVFILT_READ && e.ready.eof()
}

// WriteClosed says that nothing can be written any more. Unlike
// epoll, kqueue says it of our own shutdown of writing too
// (TestEP22).
func (e Event) WriteClosed() bool {
	return e.ready.filter == sys.EVFILT_WRITE && e.ready.eof()
}
