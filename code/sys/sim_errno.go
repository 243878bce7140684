//go:build sim || !unix || solaris || aix

package sys

import "artofwaiting/code/sys/box"

// Errno is the kernel's word for what went wrong.
type Errno = box.Errno

// The answers that the book has something to say about.
const (
	EADDRINUSE    = box.EADDRINUSE
	EADDRNOTAVAIL = box.EADDRNOTAVAIL
	EAGAIN        = box.EAGAIN
	EALREADY      = box.EALREADY
	EBADF         = box.EBADF
	ECONNABORTED  = box.ECONNABORTED
	ECONNREFUSED  = box.ECONNREFUSED
	ECONNRESET    = box.ECONNRESET
	EEXIST        = box.EEXIST
	EINPROGRESS   = box.EINPROGRESS
	EINTR         = box.EINTR
	EINVAL        = box.EINVAL
	EISCONN       = box.EISCONN
	EMFILE        = box.EMFILE
	ENFILE        = box.ENFILE
	ENOENT        = box.ENOENT
	ENOTCONN      = box.ENOTCONN
	ENOTSOCK      = box.ENOTSOCK
	EPERM         = box.EPERM
	EPIPE         = box.EPIPE
	ETIMEDOUT     = box.ETIMEDOUT
)
