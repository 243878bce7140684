// Package loop is a greeter for any number of clients on one
// thread, which sleeps in a Poll until one of them is ready.
package loop

import (
	"sync/atomic"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/code/poller"
	"artofwaiting/code/socket"
	"artofwaiting/code/thread"
)

// A Server is a thread and what it watches. All but stopping and
// waker belongs to that thread.
type Server struct {
	service  greeter.Service
	listener *socket.Listener // nil once it is closed
	address  string
	poll     *poller.Poll
	waker    *poller.Waker
	stopping atomic.Bool
	thread   *thread.Thread

	clients []*client // by Token; nil where nobody is
	free    []poller.Token
	timers  timers
	full    bool // accept has failed, and must be tried again
}

// The Tokens of what is no client. Clients have those from 0 on.
const (
	atDoor poller.Token = 1<<63 + iota
	toStop
)

// Start listens and starts the thread.
func Start(service greeter.Service) (*Server, error) {
	l, err := socket.Listen(service.Addr)
	if err != nil {
		return nil, err
	}
	s := &Server{service: service, listener: l,
		address: l.Addr().String()}
	if err := s.open(); err != nil {
		l.Close()
		return nil, err
	}
	s.thread = thread.Start(s.run)
	return s, nil
}

// open makes the Poll, with the listener and the waker in it.
func (s *Server) open() (err error) {
	if err := s.listener.SetNonblock(true); err != nil {
		return err
	}
	if s.poll, err = poller.New(); err != nil {
		return err
	}
	r := s.poll.Registry()
	s.waker, err = poller.NewWaker(r, toStop)
	if err == nil {
		fd := s.listener.Fd()
		err = r.Register(fd, atDoor, poller.Readable)
	}
	if err != nil {
		s.close()
	}
	return err
}

func (s *Server) close() {
	if s.waker != nil {
		s.waker.Close()
	}
	s.poll.Close()
}

// Address is where clients are welcome.
func (s *Server) Address() string { return s.address }

// Stop closes the door, and returns when the last client has
// left. It is for any thread.
func (s *Server) Stop() {
	s.stopping.Store(true)
	s.waker.Wake()
	s.thread.Join()
}
