package main

import (
	"sync/atomic"

	"artofwaiting/code/poller"
	"artofwaiting/code/socket"
	"artofwaiting/code/thread"
)

// A server is a loop on one thread that echoes what it is told,
// and counts how often it wakes up.
type server struct {
	poll    *poller.Poll
	waker   *poller.Waker
	conns   []*socket.Conn // by Token
	returns atomic.Int64
	thread  *thread.Thread
	err     error // why the loop has ended
}

const toStop poller.Token = 1 << 63

func newServer() (*server, error) {
	p, err := poller.New()
	if err != nil {
		return nil, err
	}
	w, err := poller.NewWaker(p.Registry(), toStop)
	return &server{poll: p, waker: w}, err
}

// connect opens n connections, one after the other, and watches
// the near end of each.
func (s *server) connect(n int) (far []*socket.Conn, err error) {
	l, err := socket.Listen("127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	defer l.Close()
	for range n {
		c, err := socket.Dial(l.Addr().String())
		if err != nil {
			return nil, err
		}
		if err := s.accept(l); err != nil {
			return nil, err
		}
		far = append(far, c)
	}
	return far, nil
}

func (s *server) accept(l *socket.Listener) error {
	conn, err := l.Accept()
	if err != nil {
		return err
	}
	if err := conn.SetNonblock(true); err != nil {
		return err
	}
	token := poller.Token(len(s.conns))
	s.conns = append(s.conns, conn)
	fd := conn.Fd()
	return s.poll.Registry().Register(fd, token, poller.Readable)
}

func (s *server) start() {
	s.thread = thread.Start(func() { s.err = s.loop() })
}

// stop ends the loop, and says what it has died of, if it was not
// this.
func (s *server) stop() error {
	s.waker.Wake()
	s.thread.Join()
	return s.err
}

func (s *server) loop() error {
	events := poller.NewEvents(64)
	for {
		if err := s.poll.Wait(events, -1); err != nil {
			return err
		}
		s.returns.Add(1)
		for e := range events.All() {
			if e.Token() == toStop {
				return nil
			}
			if err := echo(s.conns[e.Token()]); err != nil {
				return err
			}
		}
	}
}

// echo reads what fits into its buffer, and it does fit: the
// client waits for the echo before it says more.
func echo(conn *socket.Conn) error {
	var buf [64]byte
	n, err := conn.TryRead(buf[:])
	if err == nil {
		_, err = conn.TryWrite(buf[:n])
	}
	return err
}
