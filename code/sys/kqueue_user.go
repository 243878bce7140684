//go:build (darwin || freebsd || dragonfly) && !sim

package sys

import "golang.org/x/sys/unix"

// EVFILT_USER is the filter that watches no descriptor: an event
// that happens when somebody says NOTE_TRIGGER.
const (
	EVFILT_USER  = unix.EVFILT_USER
	NOTE_TRIGGER = unix.NOTE_TRIGGER
)
