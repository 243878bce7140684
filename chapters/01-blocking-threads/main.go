// The greeter with a thread of the operating system for each
// client.
package main

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

func main() {
	greeter.Main(&greeter.Demo{
		Network: greeter.Net{}, // for the cast, not the server
		Clients: 1000,
		Start:   start,
		Together: func() string {
			return fmt.Sprintf("threads  %d\n", thread.Running())
		},
	})
}

// A server accepts clients and gives each to a thread.
type server struct {
	greeter.Listener
	handler   *greeter.Handler
	accepting *thread.Thread
	clients   sync.WaitGroup
}

func start(s greeter.Service) (greeter.Server, error) {
	l, err := network{}.Listen(s.Addr)
	if err != nil {
		return nil, err
	}
	handler := &greeter.Handler{Service: s, Network: network{}}
	srv := &server{Listener: l, handler: handler}
	srv.accepting = thread.Start(srv.accept)
	return srv, nil
}

// accept hands every client to a thread of its own, which ends
// when the client has been served.
func (s *server) accept() {
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
func (s *server) Stop() {
	s.Close()
	s.accepting.Join()
	s.clients.Wait()
}
