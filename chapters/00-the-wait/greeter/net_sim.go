//go:build sim || !unix || solaris || aix

package greeter

import (
	"time"

	"artofwaiting/code/socket"
)

// inBox is whether the kernel is one in a box.
const inBox = true

// Net is, where the kernel is one in a box, what chapter 1 makes
// of it: the clients must knock at the kernel that the server
// listens to, and package net knows only the real one.
type Net struct{}

// ErrClosed is what Accept says once its Listener is closed.
var ErrClosed = socket.ErrClosed

// Listen listens for TCP connections.
func (Net) Listen(addr string) (Listener, error) {
	l, err := socket.Listen(addr)
	if err != nil {
		return nil, err
	}
	return boxed{l}, nil
}

// Dial connects, and leaves the deadline on the connection.
func (Net) Dial(addr string, deadline time.Time) (Conn, error) {
	conn, err := socket.DialBefore(addr, deadline)
	if err != nil {
		return nil, err
	}
	return conn, nil
}

type boxed struct{ *socket.Listener }

func (l boxed) Address() string { return l.Addr().String() }

func (l boxed) Accept() (Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return conn, nil
}
