//go:build unix && !linux && !solaris && !aix && !sim

package sys

// Recv takes up to len(p) bytes from the socket fd, which does
// not block.
func Recv(fd int, p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	return Read(fd, p)
}

// Send gives p to the socket fd, which does not block.
func Send(fd int, p []byte) (int, error) { return Write(fd, p) }
