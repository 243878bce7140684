package main

import (
	"fmt"
	"slices"
	"time"

	"artofwaiting/code/poller"
	"artofwaiting/code/sys"
	"artofwaiting/code/trace"
)

// A loop serves three connections on one thread.
type loop struct {
	poll  *poller.Poll
	rec   *trace.Recorder
	conns []*conn // by Token
	ready []*conn // whose turn it is, the oldest first
	buf   [share]byte
}

// A conn is our end of a connection, and the client's.
type conn struct {
	name       string
	fd, client int
	message    string // that the client will send
}

// share is how many bytes a connection may read in one turn: one
// that never stops sending must not keep the others waiting.
const share = 8

// step waits for edges; then everybody who is ready has a turn.
func (l *loop) step(e *poller.Events, asleep string) error {
	patience := time.Duration(-1) // for ever
	if len(l.ready) > 0 {
		patience = 0 // there is work already: only look
	}
	trace.Mark(l.rec, "loop", trace.Wait, int(patience), "")
	go l.later(asleep)
	// wait: for somebody, if nobody is ready.
	if err := l.poll.Wait(e, patience); err != nil {
		return err
	}
	// wake: the kernel tells all that it has to tell.
	edges := slices.Collect(e.All())
	trace.Mark(l.rec, "loop", trace.Wake, len(edges), "")
	for _, edge := range edges {
		c := l.conns[edge.Token()]
		// ready: who has an edge goes to the end of our list.
		l.ready = append(l.ready, c)
		trace.Mark(l.rec, c.name, trace.Ready, 0, edge.String())
	}
	turns := l.ready
	l.ready = nil
	for _, c := range turns {
		if err := l.turn(c); err != nil {
			return err
		}
	}
	return nil
}

// turn reads until there is nothing left, or the share is used.
func (l *loop) turn(c *conn) error {
	for left := share; left > 0; {
		// read: until the kernel says that it would block.
		n, err := sys.Read(c.fd, l.buf[:left])
		trace.Call(l.rec, c.name, "read", c.fd, n, err)
		if err == sys.EAGAIN || err == nil && n == 0 {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", c.name, err)
		}
		left -= n
	}
	// wake: what is left has no edge. It is for us to remember.
	l.ready = append(l.ready, c)
	trace.Mark(l.rec, c.name, trace.Wake, 0, "put back")
	return nil
}
