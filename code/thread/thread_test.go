package thread

import (
	"runtime"
	"testing"
)

// TestOneThreadEach holds many threads inside their functions and
// asks the kernel to count them: fewer would mean that two share
// one.
func TestOneThreadEach(t *testing.T) {
	const n = 50
	release := make(chan struct{})
	before := Running()
	inside := make(chan struct{})
	var threads []*Thread
	for range n {
		threads = append(threads, Start(func() {
			inside <- struct{}{}
			<-release
		}))
	}
	for range n {
		<-inside
	}
	if got := Running() - before; got != n {
		t.Errorf("Running grew by %d, want %d", got, n)
	}
	if k := InKernel(); k != 0 && k < n {
		t.Errorf("the kernel counts %d threads, want %d", k, n)
	}
	if runtime.GOOS == "linux" && InKernel() == 0 {
		t.Error("InKernel cannot read /proc/self/task")
	}
	close(release)
	for _, th := range threads {
		th.Join()
	}
	if got := Running(); got != before {
		t.Errorf("Running is %d after Join, want %d", got, before)
	}
}

func TestJoinAfterTheEnd(t *testing.T) {
	ran := false
	th := Start(func() { ran = true })
	th.Join()
	th.Join() // a second Join returns at once
	if !ran {
		t.Error("Join returned before the function did")
	}
}
