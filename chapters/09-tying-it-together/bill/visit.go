//go:build unix && !sim

package main

import (
	"errors"
	"fmt"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/child"
)

// A size is how much is asked of a greeter, and for how long it
// is watched while all its clients wait.
type size struct {
	clients, requests int
	pause             time.Duration
}

// used is what a greeter's process has used so far.
type used struct {
	threads, bytes int
	cpu            time.Duration
}

// A process is a greeter's, seen from here.
type process struct {
	*child.Process
	addr string
}

// visit starts a greeter and two services, and measures: first
// while all clients wait for the tongue, then under load.
func visit(name string, s size) (b bill, err error) {
	tongue := &greeter.Upstream{
		Answer: greeter.Tongue, Hold: s.clients}
	fortune := &greeter.Upstream{Answer: greeter.Fortune}
	var n greeter.Net
	tongueAt, err1 := tongue.Start(n)
	fortuneAt, err2 := fortune.Start(n)
	if err := errors.Join(err1, err2); err != nil {
		return b, err
	}
	defer tongue.Stop()
	defer fortune.Stop()
	p, err := start(name, tongueAt, fortuneAt)
	if err != nil {
		return b, err
	}
	defer p.Kill()
	if err := b.waiting(p, tongue, s); err != nil {
		return b, err
	}
	return b, b.working(p, s)
}

func start(args ...string) (*process, error) {
	args = append([]string{"child"}, args...)
	p, addr, err := child.Start(args...)
	if err != nil {
		return nil, err
	}
	return &process{Process: p, addr: addr}, nil
}

// used is told what the process has used. For the memory it first
// gives back what it can.
func (p *process) used(what string) (u used, err error) {
	line, err := p.Ask(what)
	if err != nil {
		return u, err
	}
	_, err = fmt.Sscan(line, &u.threads, &u.bytes, &u.cpu)
	return u, err
}
