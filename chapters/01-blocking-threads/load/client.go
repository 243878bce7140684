//go:build unix && !sim

package main

import (
	"errors"
	"io"
	"net"
	"sync"
)

// A client owns all connections, in a few parts that work at the
// same time.
type client struct {
	parts [4][]net.Conn
}

// connect opens n connections to addr.
func (c *client) connect(addr string, n int) error {
	for i := range n {
		conn, err := net.Dial("tcp", addr)
		if err != nil {
			return err
		}
		part := &c.parts[i%len(c.parts)]
		*part = append(*part, conn)
	}
	return nil
}

// settle connects, and sends a first message on every connection,
// after which its server is known to be there.
func (c *client) settle(addr string, n int) error {
	if err := c.connect(addr, n); err != nil {
		return err
	}
	return c.talk(1)
}

// talk sends a message on every connection and waits for its
// echo, rounds times.
func (c *client) talk(rounds int) error {
	var errs [len(c.parts)]error
	var parts sync.WaitGroup
	for i, conns := range c.parts {
		parts.Go(func() { errs[i] = talk(conns, rounds) })
	}
	parts.Wait()
	return errors.Join(errs[:]...)
}

// talk says everything before it listens, so that the server
// always has many connections to choose from.
func talk(conns []net.Conn, rounds int) error {
	message := make([]byte, size)
	for range rounds {
		for _, conn := range conns {
			if _, err := conn.Write(message); err != nil {
				return err
			}
		}
		for _, conn := range conns {
			if _, err := io.ReadFull(conn, message); err != nil {
				return err
			}
		}
	}
	return nil
}
