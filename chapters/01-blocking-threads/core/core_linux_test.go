//go:build !sim

package core_test

import (
	"testing"

	"golang.org/x/sys/unix"

	"artofwaiting/chapters/01-blocking-threads/core"
	"artofwaiting/code/thread"
)

// Two threads share one core, and it is the same.
func TestShare(t *testing.T) {
	var bound [2]unix.CPUSet
	for i := range bound {
		thread.Start(func() {
			if err := core.Share(); err != nil {
				t.Error(err)
			}
			if err := unix.SchedGetaffinity(0, &bound[i]); err != nil {
				t.Error(err)
			}
		}).Join()
	}
	if bound[0] != bound[1] || bound[0].Count() != 1 {
		t.Errorf("bound to %d and %d cores", bound[0].Count(), bound[1].Count())
	}
}
