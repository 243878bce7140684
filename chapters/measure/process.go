package measure

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Resident is how many bytes of memory a process uses, by its
// number. Only Linux says so.
func Resident(pid int) (int, error) {
	name := fmt.Sprintf("/proc/%d/statm", pid)
	statm, err := os.ReadFile(name)
	if err != nil {
		return 0, err
	}
	var all, pages int
	_, err = fmt.Sscan(string(statm), &all, &pages)
	return pages * os.Getpagesize(), err
}

// CPU is for how long the threads of a process have run, and how
// many there are. Only Linux says so.
func CPU(pid int) (ran time.Duration, threads int, err error) {
	files, err := filepath.Glob(fmt.Sprintf(
		"/proc/%d/task/*/schedstat", pid))
	if err != nil || len(files) == 0 {
		return 0, 0, fmt.Errorf("process %d: no threads in /proc",
			pid)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			continue // a thread that has just ended
		}
		var one time.Duration
		if _, err := fmt.Sscan(string(text), &one); err != nil {
			return 0, 0, fmt.Errorf("%s: %w", name, err)
		}
		ran += one
		threads++
	}
	return ran, threads, nil
}
