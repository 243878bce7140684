//go:build unix && !solaris && !aix && !sim

package sys

import "golang.org/x/sys/unix"

// InBox is true where the kernel is the one in a box.
const InBox = false

// Read takes up to len(p) bytes from fd. It returns 0 and no
// error when the other end has finished.
func Read(fd int, p []byte) (int, error) {
	return unix.Read(fd, p)
}

// Write gives p to fd, and says how much of it the kernel took.
func Write(fd int, p []byte) (int, error) {
	return unix.Write(fd, p)
}

// Close gives the number fd back to the kernel, which will hand
// out the same number again. Never retry it, not even after
// EINTR: the number may by then be somebody else's.
func Close(fd int) error {
	return unix.Close(fd)
}

// Dup is another number for what fd means, closed on exec. The
// two are one to the kernel: what SetNonblock chooses for one
// holds for both.
func Dup(fd int) (int, error) {
	const command = unix.F_DUPFD_CLOEXEC
	return unix.FcntlInt(uintptr(fd), command, 0)
}

// SetNonblock chooses what Read, Write, Accept and Connect do
// when they would have to wait: wait, or return EAGAIN at once.
func SetNonblock(fd int, nonblocking bool) error {
	return unix.SetNonblock(fd, nonblocking)
}
