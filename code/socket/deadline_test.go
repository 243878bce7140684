package socket

import (
	"io"
	"os"
	"testing"
	"time"

	"artofwaiting/code/sys"
)

// TestPastDeadline: the deadline wins even when there is
// something to read, so it is seen before anybody waits.
func TestPastDeadline(t *testing.T) {
	leakless(t)
	c, far := connect(t)
	_, err := far.Write([]byte("late"))
	must(t, err)
	must(t, c.SetDeadline(time.Now()))
	buf := make([]byte, 4)
	n, err := c.Read(buf)
	is(t, "read", err, os.ErrDeadlineExceeded)
	m, err := c.Write(buf)
	is(t, "write", err, os.ErrDeadlineExceeded)
	if n != 0 || m != 0 {
		t.Errorf("read %d and wrote %d, want 0", n, m)
	}
	must(t, c.SetDeadline(time.Time{}))
	_, err = io.ReadFull(c, buf)
	must(t, err)
	same(t, "after removal", buf, []byte("late"))
}

func TestReadDeadlinePasses(t *testing.T) {
	leakless(t)
	c, far := connect(t)
	for _, d := range []time.Duration{
		time.Nanosecond, time.Microsecond, 5 * time.Millisecond,
	} {
		must(t, c.SetDeadline(time.Now().Add(d)))
		_, err := c.Read(make([]byte, 1))
		is(t, d.String(), err, os.ErrDeadlineExceeded)
	}
	// The timeouts that those calls left in the kernel must not
	// bound calls that have no deadline any more.
	must(t, c.SetDeadline(time.Time{}))
	options := []int{sys.SO_RCVTIMEO, sys.SO_SNDTIMEO}
	for _, option := range options {
		if tv := timeout(t, c, option); tv != 0 {
			t.Errorf("timeout %d is still %v", option, tv)
		}
	}
	pingPong(t, c, far)
}

// TestWriteDeadlinePasses: Write says how much it got rid of, and
// exactly that arrives.
func TestWriteDeadlinePasses(t *testing.T) {
	leakless(t)
	c, far := connect(t)
	narrow(t, c, far)
	p := noise(1 << 20)
	n, err := 0, error(nil)
	// On a busy machine a deadline may pass before anything
	// begins.
	for d := 5 * time.Millisecond; n == 0; d *= 2 {
		must(t, c.SetDeadline(time.Now().Add(d)))
		n, err = c.Write(p)
		is(t, "write", err, os.ErrDeadlineExceeded)
	}
	if n == len(p) {
		t.Fatal("wrote everything, want a part")
	}
	must(t, c.Close())
	got, err := io.ReadAll(far)
	must(t, err)
	same(t, "what was written", got, p[:n])
}

// TestFarDeadline: no deadline is so far away that it comes round
// the other side.
func TestFarDeadline(t *testing.T) {
	const year = 365 * 24 * time.Hour
	for _, deadline := range []time.Time{
		time.Now().Add(year),
		time.Now().Add(100 * year),
		time.Now().Add(250 * year).Add(250 * year),
		time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC),
		time.Unix(1<<60, 0),
	} {
		t.Run(deadline.Format("2006"), func(t *testing.T) {
			leakless(t)
			c, far := connect(t)
			must(t, c.SetDeadline(deadline))
			pingPong(t, c, far)
			tv := timeout(t, c, sys.SO_RCVTIMEO)
			if tv != 0 && tv < year/2 {
				t.Errorf("the kernel was told to wait %v", tv)
			}
		})
	}
}

// pingPong lets c wait for far often: often enough to be sure
// that it had to wait at least once.
func pingPong(t *testing.T, c, far *Conn) {
	t.Helper()
	done := make(chan error, 1)
	go func() {
		_, err := io.Copy(far, far)
		done <- err
	}()
	defer func() {
		must(t, c.CloseWrite())
		must(t, <-done)
	}()
	buf := make([]byte, 1)
	for i := range 100 {
		if _, err := c.Write(buf); err != nil {
			t.Errorf("write %d: %v", i, err)
			return
		}
		if _, err := c.Read(buf); err != nil {
			t.Errorf("read %d: %v", i, err)
			return
		}
	}
}

// full is a Listener whose queue has no more room, so that
// whoever connects to it has to wait, and the address to connect
// to.
func full(t *testing.T) string {
	t.Helper()
	l := listen(t, "127.0.0.1:0")
	must(t, sys.Listen(l.fd, 0))
	for range 4 {
		c, err := Connect(l.Addr().String())
		must(t, err)
		closing(t, c)
	}
	return l.Addr().String()
}

func TestDialDeadline(t *testing.T) {
	leakless(t)
	l := listen(t, "127.0.0.1:0")
	_, err := DialBefore(l.Addr().String(), time.Unix(1, 0))
	is(t, "dial, too late", err, os.ErrDeadlineExceeded)
	if !boundsDial {
		t.Skip("only Linux bounds the connecting")
	}
	soon := time.Now().Add(20 * time.Millisecond)
	_, err = DialBefore(full(t), soon)
	is(t, "dial a full queue", err, os.ErrDeadlineExceeded)
}

// TestDialDeadlineInStorm: the signals make the kernel give up
// waiting long before the deadline.
func TestDialDeadlineInStorm(t *testing.T) {
	if !boundsDial {
		t.Skip("only Linux bounds the connecting")
	}
	leakless(t)
	addr := full(t)
	var err error
	storm(t, func() {
		soon := time.Now().Add(20 * time.Millisecond)
		_, err = DialBefore(addr, soon)
	}, func() {})
	is(t, "dial a full queue", err, os.ErrDeadlineExceeded)
}

// TestDialKeepsDeadline: the connection that DialBefore makes is
// bounded as well.
func TestDialKeepsDeadline(t *testing.T) {
	leakless(t)
	l := listen(t, "127.0.0.1:0")
	soon := time.Now().Add(50 * time.Millisecond)
	c, err := DialBefore(l.Addr().String(), soon)
	if err != nil { // a slow machine: nothing to be learned
		is(t, "dial", err, os.ErrDeadlineExceeded)
		return
	}
	closing(t, c)
	_, err = c.Read(make([]byte, 1))
	is(t, "read", err, os.ErrDeadlineExceeded)
}

// TestInterruptedConnect goes where a signal sends a Dial.
func TestInterruptedConnect(t *testing.T) {
	leakless(t)
	l := listen(t, "127.0.0.1:0")
	for addr, want := range map[string]error{
		l.Addr().String(): nil,
		nowhere(t):        sys.ECONNREFUSED,
	} {
		c, err := Connect(addr)
		must(t, err)
		closing(t, c)
		if err := c.interrupted(); err != want {
			t.Errorf("%s: %v, want %v", addr, err, want)
		}
	}
}
