package poller

import (
	"errors"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"artofwaiting/code/socket"
	"artofwaiting/code/sys"
)

// patience is how long a test waits for what must come. Nothing
// depends on it but how soon a failure is known.
const patience = 20 * time.Second

// bellToken is the Token of every rig's Waker.
const bellToken Token = 1 << 40

// A rig is a Poll with all that is needed to test it.
type rig struct {
	testing.TB
	*Poll
	*Registry
	events *Events
	waker  *Waker
}

func setup(t testing.TB) *rig {
	t.Helper()
	p, err := New()
	must(t, err)
	r := &rig{t, p, p.Registry(), NewEvents(64), nil}
	r.waker, err = NewWaker(r.Registry, bellToken)
	must(t, err)
	t.Cleanup(func() {
		must(t, r.waker.Close())
		must(t, p.Close())
	})
	return r
}

// watch is Register, which must work.
func (r *rig) watch(fd int, t Token, i Interest) {
	r.Helper()
	must(r, r.Register(fd, t, i))
}

// wait is what one Wait brings.
func (r *rig) wait(timeout time.Duration) []Event {
	r.Helper()
	must(r, r.Wait(r.events, timeout))
	return slices.Collect(r.events.All())
}

// until waits until every word of want has been said of t, and
// nothing of anybody else. It returns all that was said of t.
func (r *rig) until(t Token, want string) map[string]bool {
	r.Helper()
	said := map[string]bool{}
	for !hasAll(said, want) {
		events := r.wait(patience)
		if len(events) == 0 {
			r.Fatalf("no event; token %d was to be %q, and is %q",
				t, want, slices.Sorted(maps.Keys(said)))
		}
		for _, e := range events {
			if e.Token() != t {
				r.Fatalf("an event of token %d (%v), not of %d",
					e.Token(), e, t)
			}
			for _, word := range strings.Fields(e.String()) {
				said[word] = true
			}
		}
	}
	return said
}

func hasAll(said map[string]bool, words string) bool {
	for _, word := range strings.Fields(words) {
		if !said[word] {
			return false
		}
	}
	return true
}

// quiet makes sure that there is no event. What is to come of
// what was done so far has come by the time the Waker's has.
func (r *rig) quiet(what string) {
	r.Helper()
	for _, e := range r.wait(0) {
		r.Errorf("%s: token %d is %v", what, e.Token(), e)
	}
	must(r, r.waker.Wake())
	r.until(bellToken, "readable")
}

// tcp is a connection. Neither end blocks.
func tcp(t testing.TB) (client, server *socket.Conn) {
	t.Helper()
	l := listen(t)
	client, err := socket.Dial(l.Addr().String())
	must(t, err)
	closing(t, client)
	must(t, client.SetNonblock(true))
	server, err = soon(l.TryAccept)
	must(t, err)
	closing(t, server)
	return client, server
}

func listen(t testing.TB) *socket.Listener {
	t.Helper()
	l, err := socket.Listen("127.0.0.1:0")
	must(t, err)
	must(t, l.SetNonblock(true))
	closing(t, l)
	return l
}

// pair is two sockets that do not block. What is written to one
// has arrived at the other when write returns.
func pair(t testing.TB) (a, b int) {
	t.Helper()
	a, b, err := sys.Socketpair()
	must(t, err)
	for _, fd := range []int{a, b} {
		must(t, sys.SetNonblock(fd, true))
		t.Cleanup(func() { sys.Close(fd) })
	}
	return a, b
}

// say writes one byte.
func say(t testing.TB, fd int) {
	t.Helper()
	n, err := sys.Write(fd, []byte("x"))
	if n != 1 || err != nil {
		t.Fatalf("write: %d, %v", n, err)
	}
}

// drain reads until there is no more, and says how much there
// was.
func drain(t testing.TB, fd int) (n int) {
	t.Helper()
	p := make([]byte, 64)
	for {
		m, err := sys.Read(fd, p)
		switch {
		case err == sys.EAGAIN:
			return n
		case err != nil && err != sys.EINTR:
			t.Fatal(err)
		case err == nil && m == 0:
			return n
		}
		n += max(m, 0)
	}
}

// soon repeats what would block until it does not.
func soon[T any](try func() (T, error)) (T, error) {
	for {
		v, err := try()
		if err != socket.WouldBlock {
			return v, err
		}
		runtime.Gosched()
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func is(t testing.TB, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: %v, want %v", what, err, want)
	}
}

func closing(t testing.TB, c io.Closer) {
	t.Cleanup(func() {
		err := c.Close()
		if err != nil && !errors.Is(err, socket.ErrClosed) {
			t.Error(err)
		}
	})
}
