// Package server is the greeter made of futures. The server is
// one, and so is each client, each question to a service, and
// each read and write. Nobody but the reactor waits.
package server

import (
	"fmt"
	"os"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/04-futures/crowd"
	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/tcp"
	"artofwaiting/code/thread"
)

// A Server is the future of having served everybody, and the
// thread that polls it.
type Server struct {
	service  greeter.Service
	reactor  *reactor.Reactor
	listener *tcp.Listener // nil once it is closed
	incoming tcp.Incoming
	clients  crowd.Crowd
	address  string
	stop     future.Sender[struct{}]
	stopped  future.Receiver[struct{}]
	thread   *thread.Thread
}

// Start listens and starts the thread.
func Start(service greeter.Service) (*Server, error) {
	r, err := reactor.New()
	if err != nil {
		return nil, err
	}
	l, err := tcp.Listen(r, service.Addr)
	if err != nil {
		r.Close()
		return nil, err
	}
	s := &Server{service: service, reactor: r, listener: l,
		incoming: l.Incoming(), address: l.Addr().String()}
	s.stop, s.stopped = future.Oneshot[struct{}]()
	s.thread = thread.Start(s.run)
	return s, nil
}

// run polls the server whenever it is woken.
func (s *Server) run() {
	defer s.reactor.Close()
	if _, err := reactor.Run(s.reactor, s); err != nil {
		fmt.Fprintln(os.Stderr, err) // of the reactor
	}
}

// Poll lets clients in until it is told to stop, and is done when
// the last one has left.
func (s *Server) Poll(w future.Waker) (none struct{}, err error) {
	if s.listener != nil {
		s.welcome(w)
	}
	_, err = s.clients.Poll(w)
	if s.listener != nil {
		return none, future.Pending // more may come
	}
	return none, err
}

// welcome takes everybody who is at the door, or closes it.
func (s *Server) welcome(w future.Waker) {
	if _, err := s.stopped.Poll(w); err != future.Pending {
		s.listener.Close()
		s.listener = nil
		return
	}
	for {
		conn, err := s.incoming.Next(w)
		if err != nil {
			return // Pending: the stream has no other end yet
		}
		s.clients.Add(newClient(s, conn))
	}
}

// Address is where clients are welcome.
func (s *Server) Address() string { return s.address }

// Stop closes the door, and returns when the last client has
// left. It is for any thread.
func (s *Server) Stop() {
	s.stop.Send(struct{}{})
	s.thread.Join()
}
