//go:build unix && !solaris && !aix && !sim

package sys

import "syscall"

// Errno is the kernel's word for what went wrong.
type Errno = syscall.Errno

// The answers that the book has something to say about.
const (
	EADDRINUSE    = syscall.EADDRINUSE
	EADDRNOTAVAIL = syscall.EADDRNOTAVAIL
	EAGAIN        = syscall.EAGAIN
	EALREADY      = syscall.EALREADY
	EBADF         = syscall.EBADF
	ECONNABORTED  = syscall.ECONNABORTED
	ECONNREFUSED  = syscall.ECONNREFUSED
	ECONNRESET    = syscall.ECONNRESET
	EEXIST        = syscall.EEXIST
	EINPROGRESS   = syscall.EINPROGRESS
	EINTR         = syscall.EINTR
	EINVAL        = syscall.EINVAL
	EISCONN       = syscall.EISCONN
	EMFILE        = syscall.EMFILE
	ENFILE        = syscall.ENFILE
	ENOENT        = syscall.ENOENT
	ENOTCONN      = syscall.ENOTCONN
	ENOTSOCK      = syscall.ENOTSOCK
	EPERM         = syscall.EPERM
	EPIPE         = syscall.EPIPE
	ETIMEDOUT     = syscall.ETIMEDOUT
)
