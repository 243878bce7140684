//go:build linux && !sim

package sys_test

import (
	"testing"

	"artofwaiting/code/sys"
)

// On a socket that blocks, too, they come back at once.
func TestRecvNeverWaits(t *testing.T) {
	a, b, err := sys.Socketpair()
	if err != nil {
		t.Fatal(err)
	}
	defer sys.Close(a)
	defer sys.Close(b)
	if _, err := sys.Recv(a, make([]byte, 8)); err != sys.EAGAIN {
		t.Errorf("%v, want EAGAIN", err)
	}
}
