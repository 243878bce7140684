// The greeter in plain Go: a goroutine for each client.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"sync"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
)

func main() {
	demo := &greeter.Demo{Network: greeter.Net{}, Clients: 1000}
	flag.BoolVar(&demo.OneByOne, "one-by-one", false,
		"serve a client only when the last one is done")
	demo.Start = func(s greeter.Service) (greeter.Server, error) {
		return start(s, !demo.OneByOne)
	}
	greeter.Main(demo)
}

// A server accepts clients and gives each to a goroutine.
type server struct {
	listener greeter.Listener
	handler  *greeter.Handler
	clients  sync.WaitGroup
}

func start(s greeter.Service, together bool) (*server, error) {
	l, err := greeter.Net{}.Listen(s.Addr)
	if err != nil {
		return nil, err
	}
	h := &greeter.Handler{Service: s, Network: greeter.Net{}}
	srv := &server{listener: l, handler: h}
	if together {
		srv.clients.Go(srv.accept)
	} else {
		srv.clients.Go(srv.acceptOneByOne)
	}
	return srv, nil
}

// accept hands every client to a goroutine of its own, which ends
// when the client has been served.
func (s *server) accept() {
	for {
		conn, err := s.listener.Accept()
		if errors.Is(err, greeter.ErrClosed) {
			return
		}
		if err != nil {
			pause(err)
			continue
		}
		s.clients.Go(func() { s.handler.Serve(conn) })
	}
}

// acceptOneByOne is accept without the goroutine.
func (s *server) acceptOneByOne() {
	for {
		conn, err := s.listener.Accept()
		if errors.Is(err, greeter.ErrClosed) {
			return
		}
		if err != nil {
			pause(err)
			continue
		}
		s.handler.Serve(conn)
	}
}

// pause keeps a server alive that cannot accept right now, mostly
// for want of descriptors. They come back when clients go.
func pause(err error) {
	fmt.Fprintln(os.Stderr, err)
	time.Sleep(100 * time.Millisecond)
}

func (s *server) Address() string { return s.listener.Address() }

func (s *server) Stop() {
	s.listener.Close()
	s.clients.Wait()
}
