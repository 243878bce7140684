//go:build unix && !sim

package visit

import (
	"fmt"

	"artofwaiting/chapters/00-the-wait/greeter"
	await "artofwaiting/chapters/07-await/server"
	scheduler "artofwaiting/chapters/08-scheduler/server"
	"artofwaiting/chapters/09-tying-it-together/greeters"
)

// OnNet is chapter 0's: package net, and goroutines.
var OnNet = greeters.Greeter{Name: "net and go",
	Start: onNet}

// Stackful is chapter 8's, with its async functions on stacks.
var Stackful = greeters.Greeter{Name: "stackful",
	Start: onStacks}

func onStacks(s greeter.Service) (greeter.Server, error) {
	server, err := scheduler.Start(s, await.Client)
	if err != nil {
		return nil, err
	}
	return server, nil
}

// Serve starts the one of that name, and prints where it listens.
func Serve(all []greeters.Greeter, name string,
	s greeter.Service) error {
	for _, g := range all {
		if g.Name != name {
			continue
		}
		server, err := g.Start(s)
		if err == nil {
			fmt.Println(server.Address())
		}
		return err
	}
	return fmt.Errorf("no greeter %q", name)
}

// A netServer is chapter 0's.
type netServer struct{ greeter.Listener }

func onNet(s greeter.Service) (greeter.Server, error) {
	l, err := greeter.Net{}.Listen(s.Addr)
	if err != nil {
		return nil, err
	}
	h := &greeter.Handler{Service: s, Network: greeter.Net{}}
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go h.Serve(conn)
		}
	}()
	return netServer{l}, nil
}

// Stop lets nobody in any more.
func (s netServer) Stop() { s.Close() }
