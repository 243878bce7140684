//go:build sim || !unix || solaris || aix

package tcp

import (
	"io"
	"os"
	"testing"
	"testing/synctest"
	"time"

	"artofwaiting/code/future"
	"artofwaiting/code/poller"
	"artofwaiting/code/reactor"
	"artofwaiting/code/sys"
	"artofwaiting/code/sys/box"
)

// in is a rig in a bubble: descriptors are those of its kernel,
// and goroutines are waited for when the bubble ends.
func in(t *testing.T, f func(t *testing.T, r *rig)) {
	t.Helper()
	bubble(t, func(t *testing.T) {
		re, err := reactor.New()
		must(t, err)
		f(t, &rig{t, re})
		must(t, re.Close())
		if n := sys.Box.Open(); n > 0 {
			t.Errorf("%d descriptors are left", n)
		}
	})
}

// elapsed fails unless so much virtual time has passed.
func elapsed(t *testing.T, since time.Time, want time.Duration) {
	t.Helper()
	if d := time.Since(since); d != want {
		t.Errorf("%v have passed, want %v", d, want)
	}
}

// TestVirtualDeadline: a read waits until the deadline, as it was
// moved last.
func TestVirtualDeadline(t *testing.T) {
	in(t, func(t *testing.T, r *rig) {
		client, server := r.connect()
		began := time.Now()
		server.SetDeadline(began.Add(time.Hour))
		server.SetDeadline(began.Add(time.Minute))
		_, err := r.read(server)
		is(t, "read", err, os.ErrDeadlineExceeded)
		elapsed(t, began, time.Minute)
		server.SetDeadline(began.Add(time.Hour))
		time.AfterFunc(time.Minute, func() {
			server.SetDeadline(began.Add(3 * time.Minute))
		})
		_, err = r.line(server, 10)
		is(t, "line", err, os.ErrDeadlineExceeded)
		elapsed(t, began, 3*time.Minute)
		server.SetDeadline(time.Time{})
		time.AfterFunc(24*time.Hour, func() {
			sys.Write(client.socket.Fd(), []byte("late\n"))
		})
		r.reads(server, 10, "late", nil)
		elapsed(t, began, 24*time.Hour+3*time.Minute)
		must(t, client.Close())
		must(t, server.Close())
	})
}

// TestVirtualStarve: without a descriptor, the stream tries again
// ten times a second, and not more often. Close ends it.
func TestVirtualStarve(t *testing.T) {
	in(t, func(t *testing.T, r *rig) {
		l := r.listen()
		client := r.dial(l)
		began := time.Now()
		sys.Box.SetFaults(box.Faults{EMFILE: 1})
		s := l.Incoming()
		polls := 0
		f := future.PollFunc(func(w future.Waker) (*Conn, error) {
			polls++
			return s.Next(w)
		})
		time.AfterFunc(10*time.Second+time.Millisecond, func() {
			sys.Box.SetFaults(box.Faults{})
		})
		server, err := reactor.Run(r.Reactor, &f)
		must(t, err)
		elapsed(t, began, 10*time.Second+again)
		if polls != 102 {
			t.Errorf("%d polls in ten seconds", polls)
		}
		other := r.dial(l)
		sys.Box.SetFaults(box.Faults{EMFILE: 1})
		var c future.Counter
		_, err = s.Next(c.Waker())
		r.pend(err)
		s.Cancel() // while it pauses: its timer is stopped
		r.turn()
		began = time.Now()
		time.AfterFunc(time.Minute, r.Wake)
		must(t, r.Turn(func() bool { return true }))
		elapsed(t, began, time.Minute)
		sys.Box.SetFaults(box.Faults{})
		must(t, r.accept(l).Close())
		for _, c := range []io.Closer{l, client, other, server} {
			must(t, c.Close())
		}
		s = l.Incoming()
		_, err = s.Next(future.Waker{})
		is(t, "closed", err, io.EOF)
	})
}

// TestVirtualClose: another thread closes what a future waits
// for, while the reactor sleeps for ever.
func TestVirtualClose(t *testing.T) {
	in(t, func(t *testing.T, r *rig) {
		client, server := r.connect()
		f := server.Read(make([]byte, 10))
		done := make(chan error)
		go func() {
			_, err := reactor.Run(r.Reactor, &f)
			done <- err
		}()
		synctest.Wait()
		must(t, server.Close())
		is(t, "read", <-done, poller.ErrClosed)
		must(t, client.Close())
	})
}
