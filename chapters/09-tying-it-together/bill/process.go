//go:build unix && !sim

package main

import (
	"fmt"

	"artofwaiting/chapters/09-tying-it-together/visit"
	"artofwaiting/chapters/child"
)

// A process is a greeter's, seen from here.
type process struct {
	*child.Process
	addr string
}

// start starts the greeter of that name.
func start(name string) func(string, string) (
	visit.Process, error) {
	return func(tongue, fortune string) (visit.Process, error) {
		p, addr, err := child.Start("child", name, tongue,
			fortune)
		if err != nil {
			return nil, err
		}
		return &process{Process: p, addr: addr}, nil
	}
}

// Address is where it listens.
func (p *process) Address() string { return p.addr }

// Used is told what the process has used.
func (p *process) Used(memory bool) (u visit.Used, err error) {
	question := ""
	if memory {
		question = "memory"
	}
	line, err := p.Ask(question)
	if err != nil {
		return u, err
	}
	_, err = fmt.Sscan(line, &u.Threads, &u.Bytes, &u.CPU)
	return u, err
}
