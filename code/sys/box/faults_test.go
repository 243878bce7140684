package box

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

var troubles = Faults{
	EINTR: 0.3, ShortRead: 0.3, ShortWrite: 0.3, EMFILE: 0.3,
	ECONNRESET: 0.02, Delay: 0.3,
}

// misadventures is a program and all that happens to it.
func misadventures(seed uint64, f Faults) (log []string) {
	k := New(Config{Seed: seed, Faults: f})
	saw := func(args ...any) {
		log = append(log, fmt.Sprintln(args...))
	}
	began := time.Now()
	for range 50 {
		a, b, err := k.Socketpair()
		saw(a, b, err)
		k.SetsockoptTimeout(b, SO_RCVTIMEO, time.Second)
		saw(k.Write(a, make([]byte, 100)))
		saw(k.Read(b, make([]byte, 100)))
		saw(k.Read(b, make([]byte, 100)))
		saw(k.Close(a))
		saw(k.Close(b))
	}
	saw(time.Since(began))
	return log
}

// TestSameSeedSameFaults compares two runs with each other, and
// looks for every fault, and none when there should be none.
func TestSameSeedSameFaults(t *testing.T) {
	run := func(seed uint64, f Faults) (log string) {
		synctest.Test(t, func(*testing.T) {
			log = strings.Join(misadventures(seed, f), "")
		})
		return log
	}
	once, again := run(1, troubles), run(1, troubles)
	if once != again {
		t.Errorf("%s\nand now\n%s", once, again)
	}
	if once == run(2, troubles) {
		t.Error("another seed, and the same faults")
	}
	for _, e := range []Errno{EINTR, EMFILE, EAGAIN} {
		if !strings.Contains(once, e.Error()) {
			t.Errorf("no %v", e)
		}
	}
	none := strings.Repeat(fmt.Sprintf(
		"3 4 <nil>\n100 <nil>\n100 <nil>\n-1 %v\n<nil>\n<nil>\n",
		EAGAIN), 50) + "50s\n"
	if got := run(1, Faults{}); got != none {
		t.Errorf("no faults, and yet\n%s", got)
	}
}

// TestReset: both ends of a connection learn that it broke.
func TestReset(t *testing.T) {
	k := New(Config{})
	a, b := connect(t, k)
	k.SetFaults(Faults{ECONNRESET: 1})
	for _, fd := range []int{a, b} {
		_, err := k.Read(fd, make([]byte, 1))
		want(t, "read", err, ECONNRESET)
		_, err = k.Write(fd, make([]byte, 1))
		want(t, "write", err, EPIPE)
	}
}

// TestShort: faults cut data into smaller parts, and lose none.
func TestShort(t *testing.T) {
	k := New(Config{Faults: Faults{ShortRead: 1, ShortWrite: 1}})
	a, b, err := k.Socketpair()
	must(t, err)
	n, err := k.Write(a, []byte("in many parts"))
	if n < 1 || n >= 13 || err != nil {
		t.Fatalf("write: %d, %v", n, err)
	}
	buf := make([]byte, 13)
	m, err := k.Read(b, buf[:n])
	if m < 1 || n > 1 && m >= n || err != nil {
		t.Fatalf("read: %d of %d, %v", m, n, err)
	}
	k.SetFaults(Faults{})
	rest, err := k.Read(b, buf[m:])
	if n > m && (rest != n-m || err != nil) {
		t.Fatalf("the rest: %d, %v", rest, err)
	}
	if got := string(buf[:n]); got != "in many parts"[:n] {
		t.Errorf("read %q", got)
	}
}

// TestRace has everybody do everything at once; the race detector
// watches, and every call has to return.
func TestRace(t *testing.T) {
	k := New(Config{Faults: troubles})
	l, addr := listen(t, k, 100)
	must(t, k.SetNonblock(l, true))
	e, err := k.EpollCreate()
	for err != nil {
		e, err = k.EpollCreate()
	}
	var everybody sync.WaitGroup
	for range 4 {
		everybody.Go(func() {
			buf := make([]byte, 100)
			for i := range 200 {
				c, _ := k.Socket(AF_INET)
				k.SetNonblock(c, true)
				k.Connect(c, addr)
				ev := EpollEvent{Events: EPOLLIN, Data: uint64(i)}
				k.EpollCtl(e, EPOLL_CTL_ADD, c, &ev)
				s, _, _ := k.Accept(l)
				k.SetNonblock(s, true)
				k.Write(s, buf)
				k.EpollWait(e, make([]EpollEvent, 8), 0)
				k.Read(c, buf)
				k.Shutdown(s, i%3)
				k.Close(c)
				k.Close(s)
			}
		})
	}
	everybody.Wait()
}
