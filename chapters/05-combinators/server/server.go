// Package server is the greeter as a chain: what is done is said
// by combinators, and no future in it has a Poll of its own.
package server

import (
	"fmt"
	"os"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/code/combinator"
	"artofwaiting/code/combinator/stream"
	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/tcp"
	"artofwaiting/code/thread"
)

// A Server is a thread that runs a chain.
type Server struct {
	Service greeter.Service
	Reactor *reactor.Reactor

	handler  Handler
	listener *tcp.Listener
	stop     future.Sender[struct{}]
	thread   *thread.Thread
}

// A Handler makes the future that serves a client. It closes the
// connection, and does not fail: the end of one client is no news
// for the others.
type Handler func(*Server, *tcp.Conn) future.Boxed[none]

// Start listens and starts the thread.
func Start(service greeter.Service) (*Server, error) {
	return StartWith(service, (*Server).client)
}

// StartWith is Start with another way to serve a client.
func StartWith(service greeter.Service, h Handler) (
	*Server, error) {
	r, err := reactor.New()
	if err != nil {
		return nil, err
	}
	l, err := tcp.Listen(r, service.Addr)
	if err != nil {
		r.Close()
		return nil, err
	}
	s := &Server{Service: service, Reactor: r,
		handler: h, listener: l}
	stop, stopped := future.Oneshot[struct{}]()
	s.stop = stop
	s.thread = thread.Start(func() {
		defer r.Close()
		_, err := reactor.Run(r, s.serve(stopped))
		if err != nil {
			fmt.Fprintln(os.Stderr, err) // of the reactor
		}
	})
	return s, nil
}

// most is how many clients are served at a time. Those who come
// later wait in the kernel's queue.
const most = 10_000

// serve is the whole server: clients until it is stopped, each of
// them served, many at a time. When it is stopped it listens no
// more, and those who are inside are still served.
func (s *Server) serve(
	stopped future.Receiver[none]) future.Boxed[none] {
	end := combinator.Finally(stopped, func() {
		s.listener.Close()
	})
	clients := stream.TakeUntil(s.listener.Incoming(), end)
	served := stream.BufferUnordered(stream.Map(clients,
		func(c *tcp.Conn) future.Boxed[none] {
			return s.handler(s, c)
		}), most)
	return stream.ForEach(served, func(none) error {
		return nil
	}).Box()
}

// Address is where clients are welcome.
func (s *Server) Address() string {
	return s.listener.Addr().String()
}

// Stop lets nobody in any more, and returns when the last client
// has left. It is for any thread.
func (s *Server) Stop() {
	s.stop.Send(struct{}{})
	s.thread.Join()
}
