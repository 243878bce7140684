package main

import (
	"artofwaiting/code/poller"
	"artofwaiting/code/socket"
)

// A loop is the same echo server on one thread and a poller.
type loop struct {
	listener *socket.Listener
	poll     *poller.Poll
	clients  map[poller.Token]*client
}

// door is the Token of the listener. A client's is its number.
const door poller.Token = 1 << 63

// A state is what a client waits for.
type state int

const (
	reading state = iota
	writing
	gone
	states // how many there are
)

// A client is a connection and how far it has come.
type client struct {
	conn  *socket.Conn
	state state
	buf   [4096]byte
	out   []byte // of buf, what is still to be written
}

func onPoller(l *socket.Listener) error {
	p, err := poller.New()
	if err != nil {
		return err
	}
	s := &loop{l, p, make(map[poller.Token]*client)}
	fd := l.Fd()
	err = p.Registry().Register(fd, door, poller.Readable)
	if err != nil {
		return err
	}
	return s.run()
}

func (s *loop) run() error {
	events := poller.NewEvents(64)
	for {
		if err := s.poll.Wait(events, -1); err != nil {
			return err
		}
		for e := range events.All() {
			if e.Token() != door {
				s.step(e.Token())
			} else if err := s.accept(); err != nil {
				return err
			}
		}
	}
}

func (s *loop) accept() error {
	for {
		conn, err := s.listener.TryAccept()
		if err == socket.WouldBlock {
			return nil
		}
		if err != nil {
			return err
		}
		const both = poller.Readable | poller.Writable
		t := poller.Token(conn.Fd())
		s.clients[t] = &client{conn: conn}
		err = s.poll.Registry().Register(conn.Fd(), t, both)
		if err != nil {
			return err
		}
	}
}

// step lets a client go as far as it can.
func (s *loop) step(t poller.Token) {
	c := s.clients[t]
	for c.state != gone {
		err := c.act()
		if err == socket.WouldBlock {
			return
		}
		if err != nil {
			c.state = gone
		}
	}
	s.poll.Registry().Deregister(c.conn.Fd())
	c.conn.Close()
	delete(s.clients, t)
}

func (c *client) act() error {
	if c.state == reading {
		n, err := c.conn.TryRead(c.buf[:])
		if err == nil {
			c.out, c.state = c.buf[:n], writing
		}
		return err
	}
	n, err := c.conn.TryWrite(c.out)
	if c.out = c.out[n:]; len(c.out) == 0 {
		c.state = reading
	}
	return err
}
