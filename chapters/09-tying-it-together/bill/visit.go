//go:build unix && !sim

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
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
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
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
	defer p.kill()
	if err := b.waiting(p, tongue, s); err != nil {
		return b, err
	}
	return b, b.working(p, s)
}

func start(args ...string) (*process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	p := &process{cmd: exec.Command(self,
		append([]string{"child"}, args...)...)}
	p.cmd.Stderr = os.Stderr
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.out = bufio.NewReader(out)
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	line, err := p.out.ReadString('\n')
	if err != nil {
		p.kill()
		return nil, fmt.Errorf("it did not start: %w", err)
	}
	p.addr = strings.TrimSpace(line)
	return p, nil
}

// kill ends the process, however busy it is.
func (p *process) kill() {
	p.cmd.Process.Kill()
	p.cmd.Wait()
}

// ask is told what the process has used. For the memory it first
// gives back what it can.
func (p *process) ask(what string) (u used, err error) {
	if _, err := fmt.Fprintln(p.in, what); err != nil {
		return u, err
	}
	line, err := p.out.ReadString('\n')
	if err != nil {
		return u, err
	}
	_, err = fmt.Sscan(line, &u.threads, &u.bytes, &u.cpu)
	return u, err
}
