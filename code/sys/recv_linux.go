//go:build linux && !sim

package sys

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// Recv takes up to len(p) bytes from the socket fd, which does
// not block: EAGAIN says that there are none. So Go's scheduler
// need not be told that it might wait (BenchmarkRecv has both),
// and for as long as the bytes are copied it cannot stop this
// thread. Whoever has megabytes asks for them in parts. For no
// bytes nobody is asked.
func Recv(fd int, p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	n, err := now(unix.SYS_RECVFROM, fd, p)
	if racing && n > 0 {
		copy(p[:n], p[:n]) // the race detector sees a write
	}
	return n, err
}

// Send gives p to the socket fd, and says how much of it the
// kernel took. It never waits either.
func Send(fd int, p []byte) (int, error) {
	return now(unix.SYS_SENDTO, fd, p)
}

// now does not wait even if fd does block: nobody could stop the
// thread then, and the next collection would wait for it.
func now(call uintptr, fd int, p []byte) (int, error) {
	n, _, errno := unix.RawSyscall6(call, uintptr(fd),
		uintptr(unsafe.Pointer(unsafe.SliceData(p))),
		uintptr(len(p)),
		unix.MSG_DONTWAIT|unix.MSG_NOSIGNAL, 0, 0)
	if errno != 0 {
		return -1, errno
	}
	return int(n), nil
}
