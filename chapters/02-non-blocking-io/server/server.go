// Package server is a greeter on one thread that asks everybody
// in turn, and never sleeps.
package server

import (
	"runtime"
	"slices"
	"sync/atomic"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/02-non-blocking-io/machine"
	"artofwaiting/code/socket"
	"artofwaiting/code/thread"
)

// A Server is one thread and a list of everybody who waits.
type Server struct {
	service  greeter.Service
	listener *socket.Listener
	clients  []*machine.Client
	stopping atomic.Bool
	thread   *thread.Thread
}

// Start listens, and starts the thread that asks.
func Start(s greeter.Service) (*Server, error) {
	l, err := socket.Listen(s.Addr)
	if err != nil {
		return nil, err
	}
	if err := l.SetNonblock(true); err != nil {
		l.Close()
		return nil, err
	}
	srv := &Server{service: s, listener: l}
	srv.thread = thread.Start(srv.loop)
	return srv, nil
}

// loop asks everybody, in turn, for as long as there is anybody.
func (s *Server) loop() {
	for !s.stopping.Load() || len(s.clients) > 0 {
		s.accept()
		s.clients = slices.DeleteFunc(s.clients, step)
		// manners: clients and services of the demonstration live
		// in this process too, and may have but one core.
		runtime.Gosched()
	}
	s.listener.Close()
}

func step(c *machine.Client) (done bool) { return c.Step() }

// accept takes every client that is at the door. When there is no
// descriptor left for one, it stays there until the next round.
func (s *Server) accept() {
	for !s.stopping.Load() {
		conn, err := s.listener.TryAccept()
		if err != nil {
			return
		}
		c := machine.New(s.service, conn)
		s.clients = append(s.clients, c)
	}
}

func (s *Server) Address() string {
	return s.listener.Addr().String()
}

func (s *Server) Stop() {
	s.stopping.Store(true)
	s.thread.Join()
}
