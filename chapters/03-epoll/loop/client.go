package loop

import (
	"container/heap"
	"fmt"
	"os"
	"time"

	"artofwaiting/chapters/02-non-blocking-io/machine"
	"artofwaiting/code/poller"
	"artofwaiting/code/socket"
)

// A client is the machine of chapter 2, and what the loop has to
// know of it.
type client struct {
	*machine.Client
	token   poller.Token
	conn    *socket.Conn
	service *socket.Conn // the last one that was registered
	until   time.Time
	timer   int // its place among the timers
}

// welcome gives a client a Token and a timer, and watches its
// connection. To register is to be told of what is there already,
// so that nothing is lost if the request has come first.
func (s *Server) welcome(conn *socket.Conn) {
	c := &client{Client: machine.New(s.service, conn), conn: conn}
	c.Closing = s.forget
	c.until = c.Until()
	c.token = poller.Token(len(s.clients))
	if n := len(s.free); n > 0 {
		c.token, s.free = s.free[n-1], s.free[:n-1]
		s.clients[c.token] = c
	} else {
		s.clients = append(s.clients, c)
	}
	heap.Push(&s.timers, c)
	s.watch(c, conn)
}

// step lets c go as far as it can. What it waits for then may be
// another connection, and it may have another deadline.
func (s *Server) step(c *client) {
	if c.Step() {
		heap.Remove(&s.timers, c.timer)
		s.clients[c.token] = nil
		s.free = append(s.free, c.token)
		return
	}
	if c.until != c.Until() {
		c.until = c.Until()
		heap.Fix(&s.timers, c.timer)
	}
	if w := c.Waits(); w != c.conn && w != c.service {
		c.service = w
		s.watch(c, w)
	}
}

// watch registers a connection, once, for all that may happen to
// it. If the kernel watches as many as it is willing to already,
// the client is left to its deadline.
func (s *Server) watch(c *client, conn *socket.Conn) {
	const both = poller.Readable | poller.Writable
	err := s.poll.Registry().Register(conn.Fd(), c.token, both)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}

// forget is told before a connection is closed.
func (s *Server) forget(conn *socket.Conn) {
	s.poll.Registry().Deregister(conn.Fd())
}

// late lets those go on who have waited for too long: the machine
// knows what that means in its state.
func (s *Server) late() {
	now := time.Now()
	for len(s.timers) > 0 && !s.timers[0].until.After(now) {
		s.step(s.timers[0])
	}
}
