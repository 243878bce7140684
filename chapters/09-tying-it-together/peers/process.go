//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"artofwaiting/chapters/measure"
)

// cpu is how long the server's threads have run.
func (s *server) cpu() (sum time.Duration, err error) {
	files, err := filepath.Glob(fmt.Sprintf(
		"/proc/%d/task/*/schedstat", s.cmd.Process.Pid))
	if err != nil || len(files) == 0 {
		return 0, fmt.Errorf("%s: no threads in /proc: %v",
			s.kind, err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			continue // a thread that has just ended
		}
		var ran time.Duration
		if _, err := fmt.Sscan(string(text), &ran); err != nil {
			return 0, fmt.Errorf("%s: %w", name, err)
		}
		sum += ran
	}
	return sum, nil
}

// resident is how much memory the server uses, in bytes.
func (s *server) resident() (int, error) {
	return measure.Resident(s.cmd.Process.Pid)
}
