//go:build linux

package main

import (
	"time"

	"artofwaiting/chapters/measure"
)

// cpu is how long the server's threads have run.
func (s *server) cpu() (time.Duration, error) {
	ran, _, err := measure.CPU(s.cmd.Process.Pid)
	return ran, err
}

// resident is how much memory the server uses, in bytes.
func (s *server) resident() (int, error) {
	return measure.Resident(s.cmd.Process.Pid)
}
