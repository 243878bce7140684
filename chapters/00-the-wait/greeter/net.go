//go:build unix && !solaris && !aix && !sim

package greeter

import (
	"net"
	"time"
)

// inBox is whether the kernel is one in a box.
const inBox = false

// Net is package net behind the interface Network.
type Net struct{}

// ErrClosed is what Accept says once its Listener is closed.
var ErrClosed = net.ErrClosed

// Listen listens for TCP connections.
func (Net) Listen(addr string) (Listener, error) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, err
	}
	return netListener{l}, nil
}

// Dial connects, and leaves the deadline on the connection.
func (Net) Dial(addr string, deadline time.Time) (Conn, error) {
	d := net.Dialer{Deadline: deadline}
	conn, err := d.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	return conn.(*net.TCPConn), conn.SetDeadline(deadline)
}

type netListener struct{ net.Listener }

func (l netListener) Address() string { return l.Addr().String() }

func (l netListener) Accept() (Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return conn.(*net.TCPConn), nil
}
