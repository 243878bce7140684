package server

import (
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/code/socket"
)

// A network is bare system calls. Whoever calls Accept, Dial,
// Read or Write stays in the kernel until there is an answer, and
// so does the thread.
type network struct{}

// Listen returns before anybody connects: the kernel completes
// connections by itself and queues them.
func (network) Listen(addr string) (greeter.Listener, error) {
	l, err := socket.Listen(addr)
	if err != nil {
		return nil, err
	}
	return listener{l}, nil
}

// Dial waits for the other end, and leaves the deadline on the
// connection.
func (network) Dial(addr string, deadline time.Time) (
	greeter.Conn, error) {
	conn, err := socket.DialBefore(addr, deadline)
	if err != nil {
		return nil, err // a nil *Conn in a Conn would not be nil
	}
	return conn, nil
}

type listener struct{ *socket.Listener }

func (l listener) Accept() (greeter.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return conn, nil
}

func (l listener) Address() string { return l.Addr().String() }
