//go:build linux

package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"runtime"
	"time"

	"artofwaiting/peers/foreign"

	"golang.org/x/sys/unix"
)

// kinds are the servers, ours first. The last three are no Go,
// and are absent where nobody can build them.
var kinds = []string{"await", "by hand", "combinators",
	"stackful", "net", "gnet", "nbio", "evio", "netpoll",
	"C", "mio", "Tokio"}

// A server is a process.
type server struct {
	kind string
	port int
	cmd  *exec.Cmd
}

// The processors: one for the server, one for the load.
const (
	forServer = 0
	forLoad   = 1
)

// start starts a server, which gets one processor to itself if
// there are two.
func start(kind string, program []string) (*server, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	args := append(program[1:len(program):len(program)],
		fmt.Sprint(port))
	s := &server{kind: kind, port: port,
		cmd: exec.Command(program[0], args...)}
	s.cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	s.cmd.Stderr = os.Stderr
	// It inherits where this thread may run, and goes when this
	// thread does.
	s.cmd.SysProcAttr = &unix.SysProcAttr{Pdeathsig: unix.SIGKILL}
	pin(forServer)
	err = s.cmd.Start()
	pin(forLoad)
	if err == nil {
		err = s.answers()
	}
	if err != nil {
		s.stop()
		return nil, fmt.Errorf("%s: %w", kind, err)
	}
	return s, nil
}

// pin has this thread, and what it starts, run on one processor.
func pin(cpu int) {
	if runtime.NumCPU() < 2 {
		return
	}
	var set unix.CPUSet
	set.Set(cpu)
	unix.SchedSetaffinity(0, &set)
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// answers waits until somebody listens.
func (s *server) answers() error {
	addr := fmt.Sprint("127.0.0.1:", s.port)
	var err error
	for range 200 {
		var c net.Conn
		if c, err = net.Dial("tcp", addr); err == nil {
			return c.Close()
		}
		time.Sleep(25 * time.Millisecond)
	}
	return err
}

func (s *server) stop() {
	if s.cmd.Process != nil {
		s.cmd.Process.Kill()
		s.cmd.Wait()
	}
}

// build has how each kind is started that can be had.
func build(dir string) (map[string][]string, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	programs := foreign.Build(dir, foreign.Echo)
	for kind := range inGo {
		programs[kind] = []string{self, "serve", kind}
	}
	return programs, nil
}
