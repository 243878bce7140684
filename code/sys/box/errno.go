package box

import (
	"errors"
	"fmt"
	"io/fs"
)

// An Errno is what a call failed with, in the numbers and the
// words of Linux. Other systems have an errno too, but another
// one: a program must not say something else because of where its
// box stands.
type Errno int

// The answers of this kernel, and some that only real ones give.
const (
	EPERM         Errno = 1
	ENOENT        Errno = 2
	EINTR         Errno = 4
	EBADF         Errno = 9
	EAGAIN        Errno = 11
	EFAULT        Errno = 14
	EEXIST        Errno = 17
	EINVAL        Errno = 22
	ENFILE        Errno = 23
	EMFILE        Errno = 24
	EPIPE         Errno = 32
	ENOTSOCK      Errno = 88
	ENOPROTOOPT   Errno = 92
	EOPNOTSUPP    Errno = 95
	EAFNOSUPPORT  Errno = 97
	EADDRINUSE    Errno = 98
	EADDRNOTAVAIL Errno = 99
	ENETUNREACH   Errno = 101
	ECONNABORTED  Errno = 103
	ECONNRESET    Errno = 104
	EISCONN       Errno = 106
	ENOTCONN      Errno = 107
	ETIMEDOUT     Errno = 110
	ECONNREFUSED  Errno = 111
	EALREADY      Errno = 114
	EINPROGRESS   Errno = 115
)

var words = map[Errno]string{
	EPERM:         "operation not permitted",
	ENOENT:        "no such file or directory",
	EINTR:         "interrupted system call",
	EBADF:         "bad file descriptor",
	EAGAIN:        "resource temporarily unavailable",
	EFAULT:        "bad address",
	EEXIST:        "file exists",
	EINVAL:        "invalid argument",
	ENFILE:        "too many open files in system",
	EMFILE:        "too many open files",
	EPIPE:         "broken pipe",
	ENOTSOCK:      "socket operation on non-socket",
	ENOPROTOOPT:   "protocol not available",
	EOPNOTSUPP:    "operation not supported",
	EAFNOSUPPORT:  "address family not supported by protocol",
	EADDRINUSE:    "address already in use",
	EADDRNOTAVAIL: "cannot assign requested address",
	ENETUNREACH:   "network is unreachable",
	ECONNABORTED:  "software caused connection abort",
	ECONNRESET:    "connection reset by peer",
	EISCONN:       "transport endpoint is already connected",
	ENOTCONN:      "transport endpoint is not connected",
	ETIMEDOUT:     "connection timed out",
	ECONNREFUSED:  "connection refused",
	EALREADY:      "operation already in progress",
	EINPROGRESS:   "operation now in progress",
}

func (e Errno) Error() string {
	if text, ok := words[e]; ok {
		return text
	}
	return fmt.Sprintf("errno %d", int(e))
}

// Is makes the errors of package os find those that they stand
// for, as Errno does.
func (e Errno) Is(target error) bool {
	switch target {
	case fs.ErrPermission:
		return e == EPERM
	case fs.ErrExist:
		return e == EEXIST
	case fs.ErrNotExist:
		return e == ENOENT
	case errors.ErrUnsupported:
		return e == EOPNOTSUPP
	}
	return false
}

// Timeout is how an error says that it took too long.
func (e Errno) Timeout() bool {
	return e == EAGAIN || e == ETIMEDOUT
}
