//go:build linux && !sim

package sys_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"artofwaiting/code/sys"
	"artofwaiting/code/sys/box"
)

// TestErrno: both kernels number their errors alike, use the same
// words, and mean the same to package errors.
func TestErrno(t *testing.T) {
	known := 0
	for i := range 200 {
		linux, ours := sys.Errno(i), box.Errno(i)
		if strings.HasPrefix(ours.Error(), "errno ") {
			continue // not one of the box's
		}
		known++
		if linux.Error() != ours.Error() {
			t.Errorf("%d: %v, in the box %v", i, linux, ours)
		}
		if linux.Timeout() != ours.Timeout() {
			t.Errorf("%v: a timeout, says one", linux)
		}
		for _, target := range []error{
			fs.ErrExist, fs.ErrNotExist, fs.ErrPermission,
			errors.ErrUnsupported,
		} {
			if linux.Is(target) != ours.Is(target) {
				t.Errorf("%v: %v, says one", linux, target)
			}
		}
	}
	if known != 26 {
		t.Errorf("the box has %d errors of Linux", known)
	}
}
