package greeters

import (
	"artofwaiting/chapters/00-the-wait/greeter"
	await "artofwaiting/chapters/07-await/server"
	scheduler "artofwaiting/chapters/08-scheduler/server"
)

// OnNet is chapter 0's: package net, and goroutines.
var OnNet = Greeter{"net and go", onNet}

// Stackful is chapter 8's, with its async functions on stacks.
var Stackful = Greeter{"stackful", start(onStacks)}

func onStacks(s greeter.Service) (*scheduler.Server, error) {
	return scheduler.Start(s, await.Client)
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
