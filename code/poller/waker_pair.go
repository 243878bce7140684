//go:build (netbsd || openbsd) && !sim

package poller

import "artofwaiting/code/sys"

const wakeFilter = sys.EVFILT_READ

// A bell is what a Waker rings: here two sockets, a byte into the
// one being an edge at the other. These kernels have no event of
// the user's own, or had none until lately.
type bell struct{ fd, far int }

func openBell(w *Waker, t Token) (bell, error) {
	fd, far, err := sys.Socketpair()
	if err != nil {
		return bell{}, err
	}
	b := bell{fd, far}
	err = sys.SetNonblock(fd, true)
	if err == nil {
		err = sys.SetNonblock(far, true)
	}
	if err == nil {
		err = w.registry.add(fd, t, waking, w)
	}
	if err != nil {
		b.close()
		return bell{}, err
	}
	return b, nil
}

// ring makes room when thousands of rings have filled the socket.
// All of them were heard, or this one would not be needed, and so
// no edge is lost.
func (b bell) ring() error {
	p := make([]byte, 1)
	for {
		_, err := sys.Write(b.far, p)
		switch err {
		case sys.EINTR:
		case sys.EAGAIN:
			b.drain()
		default:
			return err
		}
	}
}

func (b bell) drain() {
	p := make([]byte, 4096)
	for {
		n, err := sys.Read(b.fd, p)
		if n <= 0 && err != sys.EINTR {
			return
		}
	}
}

func (b bell) close() error {
	err := sys.Close(b.fd)
	if e := sys.Close(b.far); err == nil {
		err = e
	}
	return err
}
