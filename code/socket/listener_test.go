package socket

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"sync"
	"testing"

	"artofwaiting/code/sys"
)

func TestListenErrors(t *testing.T) {
	leakless(t)
	l := listen(t, "127.0.0.1:0")
	if l.Addr().Port() == 0 {
		t.Errorf("listening on %v, want a port", l.Addr())
	}
	_, err := Listen(l.Addr().String())
	is(t, "listen again", err, sys.EADDRINUSE)
	_, err = Listen("192.0.2.1:0") // an address nobody has
	is(t, "listen elsewhere", err, sys.EADDRNOTAVAIL)
}

// TestListenAgain: a server restarts although a connection of its
// last life lingers. The end that closes first is the one to
// linger.
func TestListenAgain(t *testing.T) {
	leakless(t)
	l := listen(t, "127.0.0.1:0")
	client, err := Dial(l.Addr().String())
	must(t, err)
	server, err := l.Accept()
	must(t, err)
	must(t, l.Close())
	must(t, server.Close())
	must(t, client.Close())
	listen(t, l.Addr().String())
}

// TestListenerClosed: like TestClosed, with a Listener.
func TestListenerClosed(t *testing.T) {
	leakless(t)
	l := listen(t, "127.0.0.1:0")
	must(t, l.Close())
	other := listen(t, "127.0.0.1:0")
	if other.fd != l.fd {
		t.Fatalf("the number is %d, not %d again", other.fd, l.fd)
	}
	c, err := Dial(other.Addr().String())
	must(t, err)
	closing(t, c)
	_, err = l.Accept()
	is(t, "accept", err, ErrClosed)
	_, err = l.TryAccept()
	is(t, "tryaccept", err, ErrClosed)
	is(t, "nonblock", l.SetNonblock(true), ErrClosed)
	is(t, "close", l.Close(), ErrClosed)
	server, err := other.Accept()
	must(t, err)
	closing(t, server)
}

// TestCloseWakesAccept has a thread that accepts on its way in,
// or already there, depending on the round.
func TestCloseWakesAccept(t *testing.T) {
	leakless(t)
	for _, at := range []string{"127.0.0.1:0", "0.0.0.0:0"} {
		for round := range 25 {
			l := listen(t, at)
			got := make(chan error, 1)
			go func() {
				_, err := l.Accept()
				got <- err
			}()
			for range 4 * round {
				runtime.Gosched()
			}
			must(t, l.Close())
			is(t, at, <-got, ErrClosed)
		}
	}
}

// TestCloseRaces closes from many threads while clients come and
// go. One Close succeeds, and every client is accepted or let
// down, but none is forgotten.
func TestCloseRaces(t *testing.T) {
	leakless(t)
	for range 15 {
		l := listen(t, "127.0.0.1:0")
		var all sync.WaitGroup
		all.Go(func() { acceptAll(t, l.Accept) })
		for range 3 {
			all.Go(func() { visit(l) })
		}
		closed := make(chan error, 3)
		for range 3 {
			all.Go(func() { closed <- l.Close() })
		}
		all.Wait()
		if n := succeeded(t, closed); n != 1 {
			t.Fatalf("%d of 3 threads closed the Listener", n)
		}
	}
}

// TestCloseRacesTryAccept: the number must not go to another
// socket while TryAccept uses it.
func TestCloseRacesTryAccept(t *testing.T) {
	leakless(t)
	for round := range 20 {
		l := listen(t, "127.0.0.1:0")
		must(t, l.SetNonblock(true))
		var all sync.WaitGroup
		all.Go(func() { acceptAll(t, l.TryAccept) })
		all.Go(func() { visit(l) })
		for range round {
			runtime.Gosched()
		}
		must(t, l.Close())
		all.Wait()
	}
}

func acceptAll(
	t *testing.T, next func() (*Conn, error)) {
	for {
		c, err := next()
		switch {
		case err == WouldBlock:
			runtime.Gosched()
		case err != nil:
			is(t, "accept", err, ErrClosed)
			return
		default:
			c.Close()
		}
	}
}

// visit is a client who does not care how it ends, if it ends. It
// says that it is done, for when nobody listens any more, it
// could in rare cases get connected to itself.
func visit(l *Listener) {
	if c, err := Dial(l.Addr().String()); err == nil {
		c.CloseWrite()
		c.Read(make([]byte, 1))
		c.Close()
	}
}

func succeeded(t *testing.T, closed <-chan error) (n int) {
	for range cap(closed) {
		err := <-closed
		if err == nil {
			n++
			continue
		}
		is(t, "close", err, ErrClosed)
	}
	return n
}

// TestAcceptPassesOver: a client that resets while it queues must
// not disturb the next. Linux hands it out all the same, others
// say ECONNABORTED, and Accept waits for somebody better.
func TestAcceptPassesOver(t *testing.T) {
	leakless(t)
	l := listen(t, "127.0.0.1:0")
	rude, err := Dial(l.Addr().String())
	must(t, err)
	must(t, rude.Reset())
	polite, err := Dial(l.Addr().String())
	must(t, err)
	closing(t, polite)
	want, err := sys.Getsockname(polite.fd)
	must(t, err)
	for {
		c, err := l.Accept()
		must(t, err)
		closing(t, c)
		if c.RemoteAddr() == want {
			return
		}
	}
}

const hungry = "SOCKET_TEST_WITHOUT_DESCRIPTORS"

// TestOutOfDescriptors runs in a process of its own, which may
// have only a few descriptors and uses them up.
func TestOutOfDescriptors(t *testing.T) {
	if os.Getenv(hungry) != "" {
		starve(t)
		return
	}
	if runtime.GOOS == "wasip1" {
		t.Skip("WebAssembly has no processes")
	}
	self, err := os.Executable()
	must(t, err)
	child := exec.Command(self,
		"-test.run=^TestOutOfDescriptors$", "-test.timeout=60s")
	child.Env = append(os.Environ(), hungry+"=1",
		"GORACE=atexit_sleep_ms=0") // it would sleep for a second
	out, err := child.CombinedOutput()
	if err != nil {
		t.Errorf("%v:\n%s", err, out)
	}
}

func starve(t *testing.T) {
	l := listen(t, "127.0.0.1:0")
	c, err := Dial(l.Addr().String())
	must(t, err)
	closing(t, c)
	fewDescriptors(t)
	eaten := eat(t)
	_, err = l.Accept()
	is(t, "accept", err, sys.EMFILE)
	if !errors.Is(err, sys.EMFILE) {
		t.Errorf("errors.Is does not find EMFILE in %v", err)
	}
	_, err = Dial(l.Addr().String())
	is(t, "dial", err, sys.EMFILE)
	must(t, sys.Close(eaten[0]))
	server, err := l.Accept() // the client has kept its place
	must(t, err)
	must(t, server.Close())
	closeWithout(t, l)
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

// closeWithout closes l when there is no descriptor to knock
// with: the last one is with the thread that waits in accept, for
// Linux takes one before it waits.
func closeWithout(t *testing.T, l *Listener) {
	if runtime.GOOS != "linux" {
		return
	}
	got := make(chan error, 1)
	go func() {
		for {
			_, err := l.Accept()
			if !errors.Is(err, sys.EMFILE) {
				got <- err
				return
			}
		}
	}()
	for {
		fd, err := sys.Socket(sys.AF_INET)
		if err == sys.EMFILE { // it is in there
			break
		}
		must(t, err)
		must(t, sys.Close(fd))
		runtime.Gosched()
	}
	must(t, l.Close())
	is(t, "accept", <-got, ErrClosed)
}
