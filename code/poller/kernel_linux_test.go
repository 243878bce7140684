//go:build !sim

package poller

import (
	"encoding/binary"
	"os"
	"testing"

	"artofwaiting/code/sys"

	"golang.org/x/sys/unix"
)

// TestFile: a file never blocks, and epoll will not have it.
func TestFile(t *testing.T) {
	r := setup(t)
	fd, err := unix.Open(os.Args[0], unix.O_RDONLY, 0)
	must(t, err)
	defer unix.Close(fd)
	is(t, "register", r.Register(fd, 1, Readable), sys.EPERM)
	is(t, "deregister", r.Deregister(fd), sys.ENOENT)
}

// TestOneWriteForAll: the kernel is told once, however many wakes
// there are before the wait.
func TestOneWriteForAll(t *testing.T) {
	r := setup(t)
	for range 1000 {
		must(t, r.waker.Wake())
	}
	p := make([]byte, 8)
	_, err := sys.Read(r.waker.bell.fd, p)
	must(t, err)
	if n := binary.NativeEndian.Uint64(p); n != 1 {
		t.Errorf("%d writes", n)
	}
}
