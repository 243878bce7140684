//go:build sim || !unix || solaris || aix

package main

import (
	"runtime"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/09-tying-it-together/greeters"
	"artofwaiting/code/sys"
)

// thinking is how long each of the services takes.
const thinking = 30 * time.Millisecond

// play starts a greeter and two services, lets Ada ask, and has
// what the greeter calls until she has her answer.
func play(g greeters.Greeter) (calls []kept, err error) {
	s := greeter.Service{
		Addr:             "127.0.0.1:0",
		ClientPatience:   time.Minute,
		UpstreamPatience: time.Minute,
	}
	tongue := &greeter.Upstream{
		Answer: greeter.Tongue, Delay: thinking}
	fortune := &greeter.Upstream{
		Answer: greeter.Fortune, Delay: thinking}
	var services emptied
	defer services.open.Wait()
	if s.Tongue, err = tongue.Start(&services); err != nil {
		return nil, err
	}
	defer tongue.Stop()
	if s.Fortune, err = fortune.Start(&services); err != nil {
		return nil, err
	}
	defer fortune.Stop()
	server, err := g.Start(s)
	if err != nil {
		return nil, err
	}
	defer server.Stop()
	return watched(s, server.Address())
}

// watched is the request.
func watched(s greeter.Service, addr string) ([]kept, error) {
	w := &watch{door: port(addr), cast: map[int]bool{},
		made: map[int]sys.Call{}, vain: map[string]int{},
		services: map[uint16]bool{
			port(s.Tongue): true, port(s.Fortune): true}}
	sys.Watch(w.call)
	defer sys.Watch(nil)
	minute := time.Now().Add(time.Minute)
	conn, err := greeter.Net{}.Dial(addr, minute)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	if _, _, err := greeter.Get(conn, "ada"); err != nil {
		return nil, err
	}
	for { // she may have heard it before its call was over
		if calls, over := w.request(); over {
			return calls, nil
		}
		runtime.Gosched()
	}
}
