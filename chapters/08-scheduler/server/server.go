// Package server is the greeter as tasks: one that listens, and
// one for each client. What a task does with its client is
// chapter 7's.
package server

//go:generate go run artofwaiting/code/generator/compile

import (
	"fmt"
	"io"
	"os"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	chain "artofwaiting/chapters/05-combinators/server"
	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
	"artofwaiting/code/tcp"
	"artofwaiting/code/thread"
)

// none is what a function returns that has nothing to say.
type none = struct{}

// A Server is a thread with an event loop.
type Server struct {
	clients  *chain.Server // what chapter 7's functions know
	client   chain.Handler
	executor *scheduler.Executor
	listener *tcp.Listener
	stop     future.Sender[none]
	thread   *thread.Thread
}

// Start starts a server. Its clients are served by client.
func Start(service greeter.Service, client chain.Handler) (
	*Server, error) {
	e, err := scheduler.New()
	if err != nil {
		return nil, err
	}
	l, err := tcp.Listen(e.Reactor(), service.Addr)
	if err != nil {
		e.Shutdown(0)
		return nil, err
	}
	s := &Server{client: client, executor: e, listener: l}
	s.clients = &chain.Server{
		Service: service, Reactor: e.Reactor()}
	stop, stopped := future.Oneshot[none]()
	s.stop = stop
	s.thread = thread.Start(func() { s.run(stopped) })
	return s, nil
}

// grace is how long clients may take to come to their end, once
// the server is told to stop.
const grace = time.Minute

// run is the whole thread.
func (s *Server) run(stopped future.Receiver[none]) {
	door := scheduler.Spawn(s.executor, s.listen())
	_, err := scheduler.Run(s.executor, stopped)
	door.Abort()
	s.listener.Close()
	_, late := s.executor.Shutdown(grace)
	for _, err := range []error{err, late} {
		if err != nil {
			fmt.Fprintln(os.Stderr, err) // of the reactor
		}
	}
}

// listen makes a task of every client.
func (s *Server) listen() future.Boxed[none] {
	return await.Async(func(a *await.A) (n none, err error) {
		clients := s.listener.Incoming()
		for c, err := range await.Each(a, clients) {
			if err != nil {
				return n, err
			}
			scheduler.Spawn(s.executor, s.client(s.clients, c))
		}
		return n, nil
	})
}

// Address is where clients are welcome.
func (s *Server) Address() string {
	return s.listener.Addr().String()
}

// Dump writes down what the tasks are doing. It is for any
// thread.
func (s *Server) Dump(w io.Writer) error {
	return s.executor.Dump(w)
}

// Stop lets nobody in any more, and returns when the last client
// has left. It is for any thread.
func (s *Server) Stop() {
	s.stop.Send(none{})
	s.thread.Join()
}
