//go:build linux

package main

import (
	"fmt"
	"io"
	"os"
	"strconv"

	"artofwaiting/chapters/child"
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

// idle gives s so many idle clients, until the process that has
// them is stopped.
func (s *server) idle(n int) (*child.Process, error) {
	h, _, err := child.Start("hold", fmt.Sprint(s.port),
		fmt.Sprint(n))
	if err != nil {
		return nil, fmt.Errorf("the idle clients: %w", err)
	}
	return h, nil
}
