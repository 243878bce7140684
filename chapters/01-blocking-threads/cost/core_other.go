//go:build unix && !linux && !sim

package main

// shareCore leaves it to this kernel where the threads run.
func shareCore() error { return nil }
