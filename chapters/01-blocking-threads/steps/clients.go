package main

import (
	"runtime"

	"artofwaiting/code/socket"
	"artofwaiting/code/thread"
	"artofwaiting/code/trace"
)

// play has two clients connect; both say something, and one
// leaves. Before each act, all threads are at rest.
func play(rec *trace.Recorder) error {
	s, err := listen(rec)
	if err != nil {
		return err
	}
	thread.Start(s.accept)
	b := &client{server: s, id: "B"}
	c := &client{server: s, id: "C"}
	for _, act := range [][]func() error{
		{b.connect}, {c.connect}, {b.say, c.say}, {b.leave},
	} {
		s.rest()
		for _, do := range act {
			if err := do(); err != nil {
				return err
			}
		}
	}
	s.rest()
	return nil
}

// rest returns when each thread is in a call, or at its end.
func (s *server) rest() {
	for !s.rests() {
		runtime.Gosched()
	}
}

// rests says whether the last that is known of each thread is a
// call that it has entered: nothing has come for it since.
func (s *server) rests() bool {
	last := make(map[string]trace.Kind)
	for _, e := range s.rec.Events() {
		last[e.Lane] = e.Kind
	}
	for _, kind := range last {
		if kind != trace.Entered && kind != trace.Done {
			return false
		}
	}
	return len(last) > 0
}

// A client is the other end of a thread's connection. What it
// does is recorded first: then the thread may be quicker.
type client struct {
	server *server
	id     string // of the thread that will serve it
	conn   *socket.Conn
}

func (c *client) connect() (err error) {
	trace.Mark(c.server.rec, "A", trace.Arrive, 1, "")
	c.conn, err = socket.Dial(c.server.addr.String())
	return err
}

func (c *client) say() error {
	message := []byte("hello")
	trace.Mark(c.server.rec, c.id, trace.Arrive, len(message), "")
	_, err := c.conn.Write(message)
	return err
}

func (c *client) leave() error {
	trace.Mark(c.server.rec, c.id, trace.Arrive, 0, "")
	return c.conn.CloseWrite()
}
