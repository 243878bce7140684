//go:build sim || !unix || solaris || aix

package scheduler

import (
	"testing"
	"testing/synctest"
	"time"

	"artofwaiting/code/sys"
	"artofwaiting/code/sys/box"
)

func descriptors() int { return sys.Box.Open() }

// bubble runs f where time is virtual, on a kernel that was made
// there.
func bubble(t *testing.T, f func(t *testing.T)) {
	t.Helper()
	outside := sys.Box
	defer func() { sys.Box = outside }()
	synctest.Test(t, func(t *testing.T) {
		sys.Box = box.New(box.Config{})
		// A bubble begins in the year 2000, long before this
		// program has, and sys.Now is never below zero.
		time.Sleep(time.Duration(-sys.Now()))
		f(t)
	})
}
