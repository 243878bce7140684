package main

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
)

// A tally counts what has happened. It is for any thread.
type tally struct {
	greeted, excused, bad, restarts atomic.Int64

	lost  atomic.Int64 // connections, or answers
	wrong atomic.Int64 // answers

	mu    sync.Mutex
	first error // that was lost or wrong
}

func (t *tally) fail(n *atomic.Int64, err error) {
	n.Add(1)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.first == nil {
		t.first = err
	}
}

func (t *tally) print(out, log io.Writer) {
	fmt.Fprintln(out, "wrong answers ", t.wrong.Load())
	fmt.Fprintln(out, "lost ", t.lost.Load())
	fmt.Fprintf(log, "%d greeted, %d told 502 while the service "+
		"was away, %d bad clients, %d restarts\n",
		t.greeted.Load(), t.excused.Load(), t.bad.Load(),
		t.restarts.Load())
	if t.first != nil {
		fmt.Fprintln(log, "first:", t.first)
	}
}

// A client keeps its connection.
type client struct {
	conn    greeter.Conn
	name    string
	greeted bool
	lost    bool
}

// ask asks once. A 502 is right while the service is away.
func (c *client) ask(s *stage, t *tally) {
	if c.lost {
		return
	}
	from := time.Now()
	status, body, err := greeter.Get(c.conn, c.name)
	code := greeter.Tongue(c.name)
	want := greeter.Greeting(code, c.name, greeter.Fortune(code))
	switch {
	case err != nil:
		c.lost = true
		t.fail(&t.lost, fmt.Errorf("%s: %w", c.name, err))
	case status == greeter.OK.Error() && body == want:
		c.greeted = true
		t.greeted.Add(1)
	case status == greeter.BadGateway.Error() &&
		s.fortune.wasAway(from, time.Now()):
		t.excused.Add(1)
		c.again(s.addr, t)
	default:
		t.fail(&t.wrong, fmt.Errorf("%s: %s: %q",
			c.name, status, body))
	}
}

// again connects again: with a failure, the greeter hangs up.
func (c *client) again(addr string, t *tally) {
	conn, err := dial(addr)
	if err != nil {
		c.lost = true
		t.fail(&t.lost, fmt.Errorf("%s: %w", c.name, err))
		return
	}
	c.conn.Close()
	c.conn = conn
}
