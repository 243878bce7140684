package machine

import (
	"testing"
	"unsafe"
)

// TestSize holds a waiting client to what the chapter says.
func TestSize(t *testing.T) {
	const most = 300
	n := unsafe.Sizeof(Client{}) + unsafe.Sizeof(question{})
	if n >= most {
		t.Errorf("a client takes %d bytes, not under %d", n, most)
	}
}
