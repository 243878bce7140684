//go:build linux && !sim

package main

import (
	"fmt"
	"syscall"

	"artofwaiting/code/sys"
)

// exhaust lowers the limit of descriptors, and takes all.
func exhaust() (all []int, err error) {
	var limit syscall.Rlimit
	const which = syscall.RLIMIT_NOFILE
	if err := syscall.Getrlimit(which, &limit); err != nil {
		return nil, fmt.Errorf("read the limit: %w", err)
	}
	limit.Cur = min(limit.Cur, 64)
	if err := syscall.Setrlimit(which, &limit); err != nil {
		return nil, fmt.Errorf("lower the limit: %w", err)
	}
	for {
		fd, err := sys.Eventfd()
		if err == sys.EMFILE && len(all) >= 3 {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("take all: %w", err)
		}
		all = append(all, fd)
	}
}
