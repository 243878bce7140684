//go:build linux

package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

// hold is a process that has idle connections: a process may have
// so many descriptors, and ten servers have ten times as many
// clients. Each has been answered once. It goes when its input
// ends.
func hold(port, count string) error {
	p, err := strconv.Atoi(port)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(count)
	if err != nil {
		return err
	}
	raise()
	l, err := newLoad(p, n, 64)
	if err != nil {
		return err
	}
	defer l.close()
	if _, err := l.run(n, 64, 0); err != nil {
		return err
	}
	fmt.Println("ready")
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}

// A holder is that process.
type holder struct {
	cmd *exec.Cmd
	in  io.WriteCloser
}

// idle gives s so many idle clients.
func (s *server) idle(n int) (*holder, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	h := &holder{cmd: exec.Command(self, "hold",
		fmt.Sprint(s.port), fmt.Sprint(n))}
	h.cmd.Stderr = os.Stderr
	h.cmd.SysProcAttr = &syscall.SysProcAttr{
		Pdeathsig: syscall.SIGKILL}
	if h.in, err = h.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := h.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := h.cmd.Start(); err != nil {
		return nil, err
	}
	_, err = bufio.NewReader(out).ReadString('\n')
	if err != nil {
		h.leave()
		return nil, fmt.Errorf("the idle clients: %w", err)
	}
	return h, nil
}

func (h *holder) leave() {
	h.in.Close()
	h.cmd.Wait()
}
