package sys

import "syscall"

// Errno is the kernel's word for what went wrong.
type Errno = syscall.Errno

// The answers that the book has something to say about.
const (
	EAGAIN       = syscall.EAGAIN
	EBADF        = syscall.EBADF
	ECONNABORTED = syscall.ECONNABORTED
	ECONNREFUSED = syscall.ECONNREFUSED
	ECONNRESET   = syscall.ECONNRESET
	EINPROGRESS  = syscall.EINPROGRESS
	EINTR        = syscall.EINTR
	EINVAL       = syscall.EINVAL
	EMFILE       = syscall.EMFILE
	ENFILE       = syscall.ENFILE
	ENOTCONN     = syscall.ENOTCONN
	EPIPE        = syscall.EPIPE
)
