//go:build sim || !unix || solaris || aix

package main

import (
	"net/netip"
	"sync"

	"artofwaiting/code/sys"
)

// A watch keeps a greeter's calls. The client and the services
// are in the same process and call the same kernel, so it learns
// which descriptors are theirs.
type watch struct {
	door     uint16          // where the greeter listens
	services map[uint16]bool // where they do

	mu    sync.Mutex
	cast  map[int]bool     // descriptors of clients and services
	made  map[int]sys.Call // sockets that are nobody's yet
	vain  map[string]int   // in calls, who has said EAGAIN
	calls []kept
}

// A kept call is one that did something, or the first of many
// that did not.
type kept struct {
	sys.Call
	times int // it was made in vain
}

// call is told of every call, by whoever has made it.
func (w *watch) call(c sys.Call) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch c.Name {
	case "socket":
		w.made[c.N] = c
		return
	case "connect":
		w.belongs(c)
	case "accept":
		if w.services[local(c.N)] {
			w.cast[c.N] = true
			return
		}
	}
	if !w.cast[c.FD] {
		w.keep(c)
	} else if c.Name == "close" {
		delete(w.cast, c.FD)
	}
}

// belongs says whose the socket is that connects.
func (w *watch) belongs(c sys.Call) {
	socket := w.made[c.FD]
	delete(w.made, c.FD)
	if c.To.Port() == w.door {
		w.cast[c.FD] = true
		return
	}
	w.keep(socket)
}

// keep counts what was in vain since something last was not.
func (w *watch) keep(c sys.Call) {
	if c.Err != sys.EAGAIN {
		clear(w.vain)
	} else if i, ok := w.vain[c.Name]; ok {
		w.calls[i].times++
		return
	} else {
		w.vain[c.Name] = len(w.calls)
	}
	w.calls = append(w.calls, kept{c, 1})
}

// request is the calls from the one that let the client in, and
// whether she has been answered.
func (w *watch) request() (calls []kept, over bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range w.calls {
		accepts := c.Name == "accept" && c.Err == nil
		if len(calls) == 0 && !accepts {
			continue
		}
		calls = append(calls, c)
		answers := c.Name == "send" || c.Name == "write"
		over = over || answers && c.FD == calls[0].N
	}
	return calls, over
}

func local(fd int) uint16 {
	addr, err := sys.Getsockname(fd)
	if err != nil {
		return 0
	}
	return addr.Port()
}

func port(addr string) uint16 {
	return netip.MustParseAddrPort(addr).Port()
}
