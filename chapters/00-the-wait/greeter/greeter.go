// Package greeter is the small web service that every chapter
// writes again, and the cast that plays with it: two slow
// services to ask, well-behaved clients, and bad ones.
package greeter

import (
	"io"
	"time"
)

// A Service says where a greeter listens, whom it asks, and for
// how long it is willing to wait.
type Service struct {
	Addr             string // where to listen, "127.0.0.1:0"
	Tongue, Fortune  string // addresses of the two services
	ClientPatience   time.Duration
	UpstreamPatience time.Duration
}

// A Network is what a greeter talks through: package net in this
// chapter, bare system calls in the next ones.
type Network interface {
	Listen(addr string) (Listener, error)
	Dial(addr string, deadline time.Time) (Conn, error)
}

// A Listener accepts connections until it is closed.
type Listener interface {
	Accept() (Conn, error)
	Address() string
	Close() error
}

// A Conn is a connection whose calls wait, until the deadline.
type Conn interface {
	io.ReadWriteCloser
	CloseWrite() error
	SetDeadline(time.Time) error
}
