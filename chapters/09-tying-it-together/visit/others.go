//go:build unix && !sim

package visit

import (
	"fmt"
	"slices"

	"artofwaiting/chapters/00-the-wait/greeter"
	await "artofwaiting/chapters/07-await/server"
	scheduler "artofwaiting/chapters/08-scheduler/server"
	"artofwaiting/chapters/09-tying-it-together/greeters"
)

// Greeters are those of all chapters, from 0 on, and the last one
// once more, with its async functions on stacks.
var Greeters = slices.Concat(
	[]greeters.Greeter{{Name: "net and go", Start: onNet}},
	greeters.All,
	[]greeters.Greeter{{Name: "stackful", Start: onStacks}})

// Start starts the greeter of that name.
func Start(name string, s greeter.Service) (
	greeter.Server, error) {
	for _, g := range Greeters {
		if g.Name == name {
			return g.Start(s)
		}
	}
	return nil, fmt.Errorf("no greeter %q", name)
}

func onStacks(s greeter.Service) (greeter.Server, error) {
	server, err := scheduler.Start(s, await.Client)
	if err != nil {
		return nil, err
	}
	return server, nil
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
