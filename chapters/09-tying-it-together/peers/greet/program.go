//go:build linux

package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/09-tying-it-together/visit"
	"artofwaiting/chapters/child"
	"artofwaiting/chapters/measure"
	"artofwaiting/peers/foreign"
)

// A program is a greeter that is started as a process. It takes
// the addresses of two services, and for how many milliseconds it
// waits for a client, and for a service; and prints its own
// address.
type program struct {
	name    string
	command []string
}

func programs(dir string) (all []program, err error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	for _, g := range inGo {
		all = append(all, program{g.name, []string{self, g.name}})
	}
	others := foreign.Build(dir, foreign.Greet)
	for _, p := range foreign.Greet {
		if command := others[p.Name]; command != nil {
			all = append(all, program{p.Name, command})
		}
	}
	return all, nil
}

// A process is a program that runs.
type process struct {
	*child.Process
	addr string
}

func (p program) run(s greeter.Service) (*process, error) {
	ms := func(d time.Duration) string {
		return fmt.Sprint(d.Milliseconds())
	}
	args := slices.Concat(p.command[1:], []string{s.Tongue,
		s.Fortune, ms(s.ClientPatience), ms(s.UpstreamPatience)})
	c, addr, err := child.StartOther(p.command[0], args...)
	if err != nil {
		return nil, err
	}
	return &process{c, addr}, nil
}

// start is for a measurement, in which nobody is impatient.
func (p program) start(tongue, fortune string) (
	visit.Process, error) {
	return p.run(greeter.Service{Tongue: tongue, Fortune: fortune,
		ClientPatience:   time.Minute,
		UpstreamPatience: time.Minute})
}

// Address is where it listens.
func (p *process) Address() string { return p.addr }

// Stop ends it.
func (p *process) Stop() { p.Kill() }

// Used looks from outside, and so the same way at all of them.
func (p *process) Used(bool) (u visit.Used, err error) {
	if u.Bytes, err = measure.Resident(p.ID()); err != nil {
		return u, err
	}
	u.CPU, u.Threads, err = measure.CPU(p.ID())
	return u, err
}

// compare has all of them play the demonstration of chapter 0.
func compare(all []program) error {
	told := make(map[string]string)
	for _, p := range all {
		var said strings.Builder
		if err := p.demo(&said); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		told[said.String()] = p.name
	}
	if len(told) != 1 {
		return fmt.Errorf("they do not say the same: %q", told)
	}
	return nil
}

func (p program) demo(w io.Writer) error {
	demo := &greeter.Demo{
		Network: greeter.Net{},
		Clients: 10,
		Start: func(s greeter.Service) (greeter.Server, error) {
			return p.run(s)
		},
	}
	return demo.Run(w)
}
