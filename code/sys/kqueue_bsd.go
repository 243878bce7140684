//go:build unix && !linux && !solaris && !aix && !sim

package sys

import (
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// What kqueue can be asked to watch, and how, under their names
// in C.
const (
	EVFILT_READ  = unix.EVFILT_READ
	EVFILT_WRITE = unix.EVFILT_WRITE

	EV_ADD    = unix.EV_ADD
	EV_CLEAR  = unix.EV_CLEAR
	EV_DELETE = unix.EV_DELETE
	EV_ENABLE = unix.EV_ENABLE
	EV_EOF    = unix.EV_EOF
	EV_ERROR  = unix.EV_ERROR
)

const word = unsafe.Sizeof(uintptr(0))

// A KeventT is C's struct kevent: what to watch, or what has
// happened. In C it holds a pointer of the user's. Ours is a
// number, and the garbage collector, which would choke on a
// pointer to nowhere, must not learn of it: so here the struct is
// so many words, and the methods know where things are.
type KeventT [unsafe.Sizeof(unix.Kevent_t{}) / word]uintptr

// SetKevent is EV_SET: filter of ident, what to do about it, and
// the user's number.
func SetKevent(
	ident, filter, flags int, fflags, udata uint32) (k KeventT) {
	unix.SetKevent(k.c(), ident, filter, flags)
	k.c().Fflags = fflags
	*k.udata() = udata
	return k
}

func (k *KeventT) c() *unix.Kevent_t {
	return (*unix.Kevent_t)(unsafe.Pointer(k))
}

// udata is the place of the pointer, of which we use 32 bits.
func (k *KeventT) udata() *uint32 {
	return (*uint32)(unsafe.Pointer(&k.c().Udata))
}

// Ident is the descriptor, for the filters that watch one.
func (k *KeventT) Ident() int { return int(k.c().Ident) }

// Filter says what is watched: EVFILT_READ and so on.
func (k *KeventT) Filter() int { return int(k.c().Filter) }

// Flags says how it went: EV_EOF, EV_ERROR.
func (k *KeventT) Flags() int { return int(k.c().Flags) }

// Fflags is a socket's error when Flags has EV_EOF.
func (k *KeventT) Fflags() uint32 { return k.c().Fflags }

// Udata is the user's number.
func (k *KeventT) Udata() uint32 { return *k.udata() }

// Kqueue makes an empty set of watched things. It is made first
// and marked to be closed on exec after, like a Socket here.
func Kqueue() (int, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	kq, err := unix.Kqueue()
	if err != nil {
		return -1, err
	}
	unix.CloseOnExec(kq)
	return kq, nil
}

// Kevent makes all the changes, and then waits until something
// has happened and fills events with it. When there is no room
// for events it does not wait, and a change that cannot be made
// is its error. Timeouts are as for EpollWait on Linux, but
// counted in nanoseconds.
func Kevent(kq int, changes, events []KeventT,
	timeout time.Duration) (int, error) {
	var ts *unix.Timespec
	if timeout >= 0 {
		// Some kernels refuse what does not fit in 32 bits, and
		// some more than a day.
		d := min(timeout, 24*time.Hour)
		at := unix.NsecToTimespec(int64(d))
		ts = &at
	}
	n, err := unix.Kevent(kq, inC(changes), inC(events), ts)
	return max(n, 0), err
}

func inC(k []KeventT) []unix.Kevent_t {
	first := (*unix.Kevent_t)(unsafe.Pointer(unsafe.SliceData(k)))
	return unsafe.Slice(first, len(k))
}
