//go:build sim || !unix || solaris || aix

package main

import (
	"sync"

	"artofwaiting/chapters/00-the-wait/greeter"
)

// emptied is a network for services whose last connection can be
// waited for: to close it is a call, and the next greeter must
// not be taken for who makes it.
type emptied struct {
	greeter.Net
	open sync.WaitGroup
}

func (e *emptied) Listen(addr string) (greeter.Listener, error) {
	l, err := e.Net.Listen(addr)
	return counting{l, e}, err
}

// A counting listener counts connections that are open.
type counting struct {
	greeter.Listener
	network *emptied
}

func (l counting) Accept() (greeter.Conn, error) {
	c, err := l.Listener.Accept()
	if err == nil {
		l.network.open.Add(1)
		c = &counted{Conn: c, network: l.network}
	}
	return c, err
}

// A counted connection is closed once.
type counted struct {
	greeter.Conn
	network *emptied
}

func (c *counted) Close() error {
	defer c.network.open.Done()
	return c.Conn.Close()
}
