package main

import (
	"fmt"
	"os"
	"time"

	"artofwaiting/code/poller"
	"artofwaiting/code/sys"
	"artofwaiting/code/trace"
)

// The script says, for each step of the loop, whose clients send
// while it is busy, and whose while it is asleep. So the edges
// come in the same order in every run.
var script = []struct{ busy, asleep string }{
	{asleep: "B"}, {busy: "AC"}, {},
}

// newLoop connects A, B and C, and registers them.
func newLoop() (*loop, error) {
	p, err := poller.New()
	if err != nil {
		return nil, err
	}
	l := &loop{poll: p, rec: trace.New(trace.Run{
		Title:   "Three connections and one loop",
		Command: "go run ./chapters/03-epoll/steps -trace FILE",
		Source: "chapters/03-epoll/steps/loop.go" +
			"#loop.step+loop.turn",
		Lanes: []trace.Lane{{ID: "loop", Name: "the loop"},
			{ID: "A", Name: "connection A"},
			{ID: "B", Name: "connection B"},
			{ID: "C", Name: "connection C"}},
	}, 100)}
	for _, m := range []string{"hello", "salve", "god morgen!"} {
		if err := l.connect(m); err != nil {
			l.close()
			return nil, err
		}
	}
	return l, nil
}

func (l *loop) connect(message string) error {
	ours, theirs, err := sys.Socketpair()
	if err != nil {
		return fmt.Errorf("make a pair of sockets: %w", err)
	}
	token := poller.Token(len(l.conns))
	c := &conn{string(rune('A' + token)), ours, theirs, message}
	l.conns = append(l.conns, c)
	if err := sys.SetNonblock(ours, true); err != nil {
		return fmt.Errorf("set non-blocking: %w", err)
	}
	err = l.poll.Registry().Register(ours, token, poller.Readable)
	trace.Mark(l.rec, c.name, trace.Register, 0, "")
	return err
}

// play goes through the script, and hangs up on everybody.
func (l *loop) play() error {
	events := poller.NewEvents(len(l.conns))
	for _, s := range script {
		l.send(s.busy)
		if err := l.step(events, s.asleep); err != nil {
			return err
		}
	}
	for _, c := range l.conns {
		l.poll.Registry().Deregister(c.fd)
		err := sys.Close(c.fd)
		trace.Call(l.rec, c.name, "close", c.fd, 0, err)
		c.fd = -1
	}
	return nil
}

// later sends when the loop is likely to sleep.
func (l *loop) later(names string) {
	if names != "" {
		time.Sleep(time.Millisecond)
		l.send(names)
	}
}

// send writes what the clients of these names have to say. It is
// recorded first: once it is written, the loop may be quicker.
func (l *loop) send(names string) {
	for _, name := range names {
		c := l.conns[name-'A']
		n := len(c.message)
		trace.Mark(l.rec, c.name, trace.Arrive, n, "")
		_, err := sys.Write(c.client, []byte(c.message))
		if err != nil { // and the loop would wait for ever
			fmt.Fprintln(os.Stderr, "steps: write:", err)
			os.Exit(1)
		}
	}
}

func (l *loop) close() {
	for _, c := range l.conns {
		sys.Close(c.client)
		if c.fd >= 0 {
			sys.Close(c.fd)
		}
	}
	l.poll.Close()
}
