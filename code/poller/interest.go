package poller

import (
	"fmt"

	"artofwaiting/code/sys"
)

// A Token is the name under which events speak of a descriptor.
// It is the caller's, and the poller does nothing with it.
type Token uint64

// Interest is what to watch a descriptor for: Readable, Writable
// or both.
type Interest uint8

const (
	// Readable is for reading and for accepting.
	Readable Interest = 1 << iota
	// Writable is for writing, and for having connected.
	Writable
	// Level, added to them, reports what is ready each time, and
	// not each time it becomes so.
	Level
	// waking is for the descriptor of a Waker.
	waking
)

// check refuses what asks for nothing, and what is no Interest.
func (i Interest) check() error {
	const both = Readable | Writable
	if i&both == 0 || i&^(both|Level) != 0 {
		return fmt.Errorf("interest %#x: %w", int(i), sys.EINVAL)
	}
	return nil
}
