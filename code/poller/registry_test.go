package poller

import (
	"math"
	"sync"
	"testing"

	"artofwaiting/code/socket"
	"artofwaiting/code/sys"
)

// TestEP06: a descriptor is watched no more, whatever waits
// there, and works as before.
func TestEP06Deregistered(t *testing.T) {
	r := setup(t)
	client, server := tcp(t)
	l := listen(t)
	r.watch(server.Fd(), 1, Readable|Writable)
	r.until(1, "writable")
	r.watch(l.Fd(), 2, Readable)
	must(t, r.Deregister(server.Fd()))
	must(t, r.Deregister(l.Fd()))
	_, err := client.TryWrite([]byte("data"))
	must(t, err)
	c, err := socket.Dial(l.Addr().String())
	must(t, err)
	closing(t, c)
	r.quiet("deregistered")
	p := make([]byte, 8)
	n, err := soon(func() (int, error) {
		return server.TryRead(p)
	})
	if string(p[:n]) != "data" || err != nil {
		t.Errorf("read: %q, %v", p[:n], err)
	}
	n, err = server.TryWrite(p)
	if n != len(p) || err != nil {
		t.Errorf("write: %d, %v", n, err)
	}
	accepted, err := soon(l.TryAccept)
	must(t, err)
	closing(t, accepted)
}

// TestEP07: what had happened but was not yet collected goes with
// the registration.
func TestEP07NotYetCollected(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	for _, fd := range []int{a, b} {
		r.watch(fd, Token(fd), Readable|Writable)
	}
	say(t, a)
	say(t, b)
	must(t, r.waker.Wake())
	must(t, r.Deregister(a))
	must(t, r.Deregister(b))
	r.until(bellToken, "readable")
	r.quiet("deregistered")
}

// TestEP09: nor does an interest outlive its replacement.
func TestEP09OtherInterest(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	r.watch(a, 1, Readable)
	say(t, b)
	must(t, r.Reregister(a, 2, Writable))
	said := r.until(2, "writable")
	if said["readable"] {
		t.Errorf("it said %v", said)
	}
	r.quiet("nothing else")
	must(t, r.Reregister(a, 3, Readable))
	said = r.until(3, "readable")
	if said["writable"] && !epollRules {
		t.Errorf("it said %v", said)
	}
}

// TestReregisterReports: Reregister, too, reports what is ready
// already, and even what was reported before.
func TestReregisterReports(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	r.watch(a, 1, Readable)
	say(t, b)
	for token := range Token(10) {
		r.until(1+token, "readable")
		r.quiet("reported already")
		must(t, r.Reregister(a, 2+token, Readable))
	}
}

// TestEP11: a registration can be had again.
func TestEP11Again(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	for token := range Token(1000) {
		r.watch(a, token, Readable)
		say(t, b)
		r.until(token, "readable")
		drain(t, a)
		must(t, r.Deregister(a))
	}
}

// TestEP12: what cannot be done is said, and changes nothing.
func TestEP12Misuse(t *testing.T) {
	r := setup(t)
	a, b := pair(t)
	r.watch(a, 1, Readable)
	absurd := math.MaxInt
	for _, test := range []struct {
		what string
		err  error
		want error
	}{
		{"twice", r.Register(a, 2, Writable), sys.EEXIST},
		{"unknown", r.Reregister(b, 2, Readable), sys.ENOENT},
		{"unknown", r.Deregister(b), sys.ENOENT},
		{"negative", r.Register(-1, 2, Readable), sys.EBADF},
		{"negative", r.Reregister(-1, 2, Readable), sys.ENOENT},
		{"negative", r.Deregister(-1), sys.ENOENT},
		{"nobody's", r.Register(1<<20, 2, Readable), sys.EBADF},
		{"nobody's", r.Deregister(1 << 20), sys.ENOENT},
		{"absurd", r.Deregister(absurd), sys.ENOENT},
		{"nothing", r.Register(b, 2, 0), sys.EINVAL},
		{"nothing", r.Register(b, 2, Level), sys.EINVAL},
		{"unheard of", r.Register(b, 2, 1<<7), sys.EINVAL},
		{"private", r.Register(b, 2, waking), sys.EINVAL},
		{"private", r.Register(b, 2, 11), sys.EINVAL},
		{"nothing", r.Reregister(a, 2, 0), sys.EINVAL},
	} {
		is(t, test.what, test.err, test.want)
	}
	say(t, b)
	r.until(1, "readable")
	must(t, r.Deregister(a))
	is(t, "deregister again", r.Deregister(a), sys.ENOENT)
	is(t, "reregister", r.Reregister(a, 1, Readable), sys.ENOENT)
}

func TestErrorText(t *testing.T) {
	r := setup(t)
	want := "poller: deregister fd 1048576: " + sys.ENOENT.Error()
	if err := r.Deregister(1 << 20); err.Error() != want {
		t.Errorf("%q, want %q", err, want)
	}
}

// TestEP14: three threads change the list, and a fourth waits.
func TestEP14ThreeThreads(t *testing.T) {
	r := setup(t)
	const n = 16
	var near, far [3 * n]int
	for i := range near {
		near[i], far[i] = pair(t)
		if i >= n {
			r.watch(near[i], Token(i), Readable)
		}
	}
	var all sync.WaitGroup
	for i, change := range []func(fd int, t Token) error{
		func(fd int, t Token) error {
			return r.Register(fd, t, Readable)
		},
		func(fd int, t Token) error {
			return r.Reregister(fd, t+100, Readable)
		},
		func(fd int, _ Token) error { return r.Deregister(fd) },
	} {
		all.Go(func() {
			for j := i * n; j < (i+1)*n; j++ {
				if err := change(near[j], Token(j)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Go(func() { r.waker.Wake() })
	r.until(bellToken, "readable")
	all.Wait()
	for i := range near {
		say(t, far[i])
	}
	heard := r.hear(2 * n)
	for i := range Token(n) {
		if !heard[i] || !heard[100+n+i] {
			t.Fatalf("heard of %v", heard)
		}
	}
	r.quiet("the rest are deregistered")
}

// hear waits until n Tokens have been heard of.
func (r *rig) hear(n int) map[Token]bool {
	heard := map[Token]bool{}
	for len(heard) < n {
		events := r.wait(patience)
		if len(events) == 0 {
			r.Fatalf("heard only of %v", heard)
		}
		for _, e := range events {
			heard[e.Token()] = true
		}
	}
	return heard
}
