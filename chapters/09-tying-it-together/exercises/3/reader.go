// Package reader reads without asking in vain.
package reader

import "errors"

// ErrWouldBlock says that there is nothing to read yet.
var ErrWouldBlock = errors.New("reader: would block")

// A Reader reads from a socket that does not block and is
// registered for edges. Whenever the poller has an event for it,
// somebody calls Event.
type Reader struct {
	read func(p []byte) (int, error) // a system call
}

// New makes a Reader that asks the kernel by read. An n of 0
// without an error is the end.
func New(read func(p []byte) (int, error)) *Reader {
	return &Reader{read: read}
}

// Event is told that something has happened. It is closed when
// the other end has finished, or is gone.
func (r *Reader) Event(closed bool) {}

// Read reads, or says ErrWouldBlock. A read that did not fill p
// has taken everything: whoever asks again, before there was an
// event, need not ask the kernel.
func (r *Reader) Read(p []byte) (int, error) {
	return r.read(p)
}
