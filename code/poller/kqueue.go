//go:build unix && !linux && !solaris && !aix && !sim

package poller

import (
	"time"

	"artofwaiting/code/sys"
)

// A kernel is a kqueue; fd is -1 once it is closed. See epoll.go
// for what its methods have to do.
type kernel struct{ fd int }

type rawEvent = sys.KeventT

func openKernel() (kernel, error) {
	fd, err := sys.Kqueue()
	return kernel{fd}, err
}

// A kqueue watches a descriptor once for each of these.
var filters = [...]struct {
	of     Interest
	filter int
}{
	{Readable, sys.EVFILT_READ},
	{Writable, sys.EVFILT_WRITE},
	{waking, wakeFilter},
}

// watches must ask, for kqueue takes a second add as a change of
// the first. Enabling what was never disabled changes nothing,
// except that ENOENT says who is not there.
func (k kernel) watches(
	fd int, generation uint32, i Interest) bool {
	for _, f := range filters {
		if i&f.of != 0 {
			const enable = sys.EV_ENABLE
			if k.change(fd, f.filter, enable, generation) == nil {
				return true
			}
		}
	}
	return false
}

// add takes EPIPE for a yes: some kernels say so of a pipe that
// nobody reads any more, but its writer should learn that when it
// writes.
func (k kernel) add(fd int, generation uint32, i Interest) error {
	flags := sys.EV_ADD
	if i&Level == 0 {
		flags |= sys.EV_CLEAR
	}
	for _, f := range filters {
		if i&f.of == 0 {
			continue
		}
		err := k.change(fd, f.filter, flags, generation)
		if err != nil && err != sys.EPIPE {
			k.remove(fd, i) // of two, the first had gone in
			return err
		}
	}
	return nil
}

// modify starts again, because the flag EV_CLEAR cannot be taken
// back.
func (k kernel) modify(
	fd int, generation uint32, last, i Interest) error {
	if err := k.remove(fd, last); err != nil {
		return err
	}
	return k.add(fd, generation, i)
}

// remove fails when there was nothing to remove.
func (k kernel) remove(fd int, i Interest) (err error) {
	removed := false
	for _, f := range filters {
		if i&f.of == 0 {
			continue
		}
		e := k.change(fd, f.filter, sys.EV_DELETE, 0)
		if e == nil {
			removed = true
		} else {
			err = e
		}
	}
	if removed {
		return nil
	}
	return err
}

// change makes one change at a time: only so does every kernel
// say which of them failed.
func (k kernel) change(
	fd, filter, flags int, generation uint32) error {
	changes := []sys.KeventT{
		sys.SetKevent(fd, filter, flags, 0, generation),
	}
	for {
		_, err := sys.Kevent(k.fd, changes, nil, 0)
		if err != sys.EINTR {
			return err
		}
	}
}

func (k kernel) wait(
	events []rawEvent, timeout time.Duration) (int, error) {
	return sys.Kevent(k.fd, nil, events, timeout)
}

func decode(e *rawEvent) (
	fd int, generation uint32, ready readiness) {
	ready = readiness{
		int16(e.Filter()), uint16(e.Flags()), e.Fflags(),
	}
	return e.Ident(), e.Udata(), ready
}
