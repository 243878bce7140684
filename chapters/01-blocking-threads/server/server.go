// Package server is a greeter with a thread of the operating
// system for each client.
package server

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/code/socket"
	"artofwaiting/code/thread"
)

// A Server accepts clients and gives each to a thread.
type Server struct {
	greeter.Listener
	handler   *greeter.Handler
	accepting *thread.Thread
	clients   sync.WaitGroup
}

// Start listens, and starts the thread that accepts.
func Start(s greeter.Service) (*Server, error) {
	l, err := network{}.Listen(s.Addr)
	if err != nil {
		return nil, err
	}
	handler := &greeter.Handler{Service: s, Network: network{}}
	srv := &Server{Listener: l, handler: handler}
	srv.accepting = thread.Start(srv.accept)
	return srv, nil
}

// accept hands every client to a thread of its own, which ends
// when the client has been served.
func (s *Server) accept() {
	for {
		conn, err := s.Accept()
		if errors.Is(err, socket.ErrClosed) {
			return
		}
		if err != nil {
			pause(err)
			continue
		}
		s.clients.Add(1)
		thread.Start(func() {
			defer s.clients.Done()
			s.handler.Serve(conn)
		})
	}
}

// pause keeps a server alive that cannot accept right now, mostly
// for want of descriptors. They come back when clients go.
func pause(err error) {
	fmt.Fprintln(os.Stderr, err)
	time.Sleep(100 * time.Millisecond)
}

// Stop joins the accepting thread first: after that, no more
// clients are added to those it waits for.
func (s *Server) Stop() {
	s.Close()
	s.accepting.Join()
	s.clients.Wait()
}
