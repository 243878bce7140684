//go:build sim || !unix || solaris || aix

package sys

// Read takes up to len(p) bytes from fd. It returns 0 and no
// error when the other end has finished.
func Read(fd int, p []byte) (n int, err error) {
	defer watched("read", fd, none)(&n, &err)
	return Box.Read(fd, p)
}

// Write gives p to fd, and says how much of it the kernel took.
func Write(fd int, p []byte) (n int, err error) {
	defer watched("write", fd, none)(&n, &err)
	return Box.Write(fd, p)
}

// Recv takes up to len(p) bytes from the socket fd, and never
// waits.
func Recv(fd int, p []byte) (n int, err error) {
	defer watched("recv", fd, none)(&n, &err)
	return Box.Recv(fd, p)
}

// Send gives p to the socket fd, and never waits.
func Send(fd int, p []byte) (n int, err error) {
	defer watched("send", fd, none)(&n, &err)
	return Box.Send(fd, p)
}

// Close gives the number fd back.
func Close(fd int) (err error) {
	defer watched("close", fd, none)(nil, &err)
	return Box.Close(fd)
}

// Pipe makes two descriptors: what is written to the second can
// be read from the first.
func Pipe() (reader, writer int, err error) { return Box.Pipe() }

// Dup is another number for what fd means.
func Dup(fd int) (int, error) { return Box.Dup(fd) }

// SetNonblock chooses what Read, Write, Accept and Connect do
// when they would have to wait: wait, or return EAGAIN at once.
func SetNonblock(fd int, nonblocking bool) error {
	return Box.SetNonblock(fd, nonblocking)
}
