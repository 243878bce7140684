//go:build unix && !solaris && !aix && !sim

package tcp

import (
	"os"
	"os/exec"
	"testing"

	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/sys"

	"golang.org/x/sys/unix"
)

const hungry = "TCP_TEST_WITHOUT_DESCRIPTORS"

// TestStarve runs in a process of its own, which may have only a
// few descriptors and uses them up.
func TestStarve(t *testing.T) {
	if os.Getenv(hungry) != "" {
		starve(t)
		return
	}
	self, err := os.Executable()
	must(t, err)
	child := exec.Command(self,
		"-test.run=^TestStarve$", "-test.timeout=60s")
	child.Env = append(os.Environ(), hungry+"=1",
		"GORACE=atexit_sleep_ms=0") // it would sleep for a second
	if out, err := child.CombinedOutput(); err != nil {
		t.Errorf("%v:\n%s", err, out)
	}
}

// starve: without a descriptor, the stream waits, and accepts
// when there is one again. Whoever is connected is served
// meanwhile.
func starve(t *testing.T) {
	r := setup(t)
	l := r.listen()
	first := r.dial(l)
	server := r.accept(l)
	second := r.dial(l)
	few := unix.Rlimit{Cur: 40, Max: 40}
	must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &few))
	eaten := eat(t)
	d := Dial(r.Reactor, l.Addr().String())
	_, err := d.Poll(future.Waker{})
	is(t, "dial", err, sys.EMFILE)
	a := l.Accept()
	_, err = a.Poll(future.Waker{})
	is(t, "accept", err, sys.EMFILE)
	_, err = reactor.New()
	is(t, "a new reactor", err, sys.EMFILE)
	in := l.Incoming()
	var c future.Counter
	_, err = in.Next(c.Waker())
	r.pend(err)
	r.write(first, "hello")
	if s, err := r.read(server); s != "hello" || err != nil {
		t.Errorf("read %q, %v", s, err)
	}
	r.until(func() bool { return c.Woken() > 0 })
	_, err = in.Next(c.Waker()) // tried again, in vain
	r.pend(err)
	for _, fd := range eaten {
		must(t, sys.Close(fd))
	}
	s, err := reactor.Run(r.Reactor, nexts(&in))
	must(t, err)
	closing(t, s)
	r.write(second, "world")
	if s, err := r.read(s); s != "world" || err != nil {
		t.Errorf("read %q, %v", s, err)
	}
}

// eat opens sockets until there is no descriptor left.
func eat(t *testing.T) (eaten []int) {
	for {
		fd, err := sys.Socket(sys.AF_INET)
		if err == sys.EMFILE {
			return eaten
		}
		must(t, err)
		eaten = append(eaten, fd)
	}
}
