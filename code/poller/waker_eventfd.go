//go:build linux || sim || wasip1 || windows

package poller

import (
	"encoding/binary"

	"artofwaiting/code/sys"
)

// A bell is what a Waker rings: here an eventfd, a number in the
// kernel to which each ring adds one. That is an edge, whether or
// not the number was zero (TestEP16), so nobody need ever read
// it. It has room for 2^64 rings; at a million a second, they
// take half a million years.
type bell struct{ fd int }

var one = binary.NativeEndian.AppendUint64(nil, 1)

func openBell(w *Waker, t Token) (bell, error) {
	fd, err := sys.Eventfd()
	if err != nil {
		return bell{}, err
	}
	if err := w.registry.add(fd, t, waking, w); err != nil {
		sys.Close(fd)
		return bell{}, err
	}
	return bell{fd}, nil
}

func (b bell) ring() error {
	for {
		_, err := sys.Write(b.fd, one)
		if err != sys.EINTR {
			return err
		}
	}
}

func (b bell) close() error { return sys.Close(b.fd) }
