package main

import (
	"net/netip"

	"artofwaiting/code/sys"
	"artofwaiting/code/thread"
	"artofwaiting/code/trace"
)

// A server echoes what its clients say.
type server struct {
	rec  *trace.Recorder
	fd   int // listens
	addr netip.AddrPort
}

// accept runs on thread A, and gives B, C, … a client each.
func (s *server) accept() {
	for id := 'B'; ; id++ {
		trace.Enter(s.rec, "A", "accept", s.fd)
		// accept: until a client connects.
		fd, _, err := sys.Accept(s.fd)
		trace.Call(s.rec, "A", "accept", s.fd, 1, err)
		if err != nil {
			return
		}
		trace.Mark(s.rec, string(id), trace.Spawn, 0, "")
		// spawn: a thread for this client.
		thread.Start(func() { s.serve(string(id), fd) })
	}
}

// serve runs on B and on C, at the same time.
func (s *server) serve(id string, fd int) {
	var buf [16]byte
	for {
		trace.Enter(s.rec, id, "read", fd)
		// read: until the client says something.
		n, err := sys.Read(fd, buf[:])
		trace.Call(s.rec, id, "read", fd, n, err)
		if err != nil || n == 0 {
			break
		}
		// write: there is room, so it returns at once.
		n, err = sys.Write(fd, buf[:n])
		trace.Call(s.rec, id, "write", fd, n, err)
	}
	// done: the client has left.
	sys.Close(fd)
	trace.Mark(s.rec, id, trace.Done, 0, "")
}

// listen is the part of the server before its threads.
func listen(rec *trace.Recorder) (*server, error) {
	at := netip.MustParseAddrPort("127.0.0.1:0")
	fd, err := sys.Socket(sys.AF_INET)
	if err != nil {
		return nil, err
	}
	if err := sys.Bind(fd, at); err != nil {
		return nil, err
	}
	if err := sys.Listen(fd, 8); err != nil {
		return nil, err
	}
	addr, err := sys.Getsockname(fd)
	return &server{rec, fd, addr}, err
}
