// Package sys is the floor the book stands on: the system calls
// it uses, as plain functions with the kernel's names.
//
// Contract. A function does what the call of its name does in
// section 2 of the Unix manual, and returns its errno unchanged:
// EINTR and EAGAIN reach the caller, and are compared with ==. A
// descriptor is a small int. The calls are safe from any thread;
// what two threads may do to one descriptor is for the floors
// above to say. Sockets are TCP over IPv4 or IPv6, closed on
// exec.
//
// No other package of the book calls the kernel, so this is the
// one place to count its calls, to make them fail, or to put
// another kernel underneath.
package sys

import "time"

// Now is a reading of the monotonic clock, in nanoseconds since
// the program began. It never goes back, whatever is done to the
// date.
func Now() int64 {
	return int64(time.Since(began))
}

var began = time.Now()
