//go:build !sim

// Package core binds threads to a core.
package core

import "golang.org/x/sys/unix"

// Share binds the calling thread to the first core that it may
// use. The thread must be one that ends soon, as those of package
// thread do.
func Share() error {
	var allowed, one unix.CPUSet
	if err := unix.SchedGetaffinity(0, &allowed); err != nil {
		return err
	}
	core := 0
	for !allowed.IsSet(core) {
		core++
	}
	one.Set(core)
	return unix.SchedSetaffinity(0, &one)
}
