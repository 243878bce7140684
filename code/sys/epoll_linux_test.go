//go:build !sim

package sys

import (
	"math"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func epoll(t testing.TB) int {
	t.Helper()
	epfd, err := EpollCreate()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { Close(epfd) })
	return epfd
}

// ready is an eventfd that is watched, and readable for ever.
func ready(t testing.TB, epfd int, data uint64) int {
	t.Helper()
	fd, err := Eventfd()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { Close(fd) })
	ev := EpollEvent{Events: EPOLLIN, Data: data}
	if err := EpollCtl(epfd, EPOLL_CTL_ADD, fd, &ev); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(fd, []byte("12345678")); err != nil {
		t.Fatal(err)
	}
	return fd
}

// TestEpollData: the kernel's events are moved to where ours are,
// and all bits of Data come back, for any number of events.
func TestEpollData(t *testing.T) {
	for n := range 20 {
		epfd := epoll(t)
		want := map[uint64]bool{}
		for i := range n {
			data := math.MaxUint64 - uint64(i)*0x1234_5678_9abc
			want[data] = true
			ready(t, epfd, data)
		}
		for _, d := range []time.Duration{0, 1, -1, time.Hour} {
			if n == 0 && (d < 0 || d == time.Hour) {
				continue
			}
			events := make([]EpollEvent, 20)
			got, err := EpollWait(epfd, events, d)
			must(t, err)
			seen := map[uint64]bool{}
			for _, e := range events[:got] {
				if !want[e.Data] || e.Events != EPOLLIN {
					t.Errorf("event %#x", e)
				}
				seen[e.Data] = true
			}
			if len(seen) != n {
				t.Errorf("%d events of %d", len(seen), n)
			}
			for _, e := range events[got:] {
				if e != (EpollEvent{}) && n == 0 {
					t.Errorf("an event of nothing: %#x", e)
				}
			}
		}
	}
}

func TestEpollErrors(t *testing.T) {
	epfd := epoll(t)
	fd := ready(t, epfd, 1)
	ev := EpollEvent{Events: EPOLLIN}
	events := make([]EpollEvent, 1)
	wait := func(epfd int, d time.Duration) error {
		n, err := EpollWait(epfd, events, d)
		if n != 0 {
			t.Errorf("%d events", n)
		}
		return err
	}
	const add, del = EPOLL_CTL_ADD, EPOLL_CTL_DEL
	_, empty := EpollWait(epfd, nil, 0)
	for _, test := range []struct {
		what string
		err  error
		want error
	}{
		{"add twice", EpollCtl(epfd, add, fd, &ev), EEXIST},
		{"delete", EpollCtl(epfd, del, fd, nil), nil},
		{"delete twice", EpollCtl(epfd, del, fd, nil), ENOENT},
		{"nobody's", EpollCtl(epfd, add, nowhere, &ev), EBADF},
		{"no set", wait(nowhere, 0), EBADF},
		{"no set", wait(nowhere, 1), EBADF},
		{"not a set", wait(fd, 0), EINVAL},
		{"no room", empty, EINVAL},
	} {
		if test.err != test.want {
			t.Errorf("%s: %v, want %v",
				test.what, test.err, test.want)
		}
	}
}

// TestMillis: rounded up, never to none, and no further than the
// kernel can count.
func TestMillis(t *testing.T) {
	for d, want := range map[time.Duration]int{
		math.MinInt64:                      -1,
		-1:                                 -1,
		0:                                  0,
		1:                                  1,
		time.Millisecond:                   1,
		time.Millisecond + 1:               2,
		time.Second:                        1000,
		math.MaxInt32 * time.Millisecond:   math.MaxInt32,
		math.MaxInt32*time.Millisecond + 1: math.MaxInt32,
		math.MaxInt64:                      math.MaxInt32,
	} {
		if got := millis(d); got != want {
			t.Errorf("%v is %d ms, want %d", d, got, want)
		}
	}
}

// TestEventfd: it does not block, and counts.
func TestEventfd(t *testing.T) {
	fd, err := Eventfd()
	must(t, err)
	closeLater(t, fd)
	p := make([]byte, 8)
	if _, err := Read(fd, p); err != EAGAIN {
		t.Errorf("read: %v, want EAGAIN", err)
	}
	flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
	if err != nil || flags&unix.FD_CLOEXEC == 0 {
		t.Errorf("an eventfd survives exec (%v)", err)
	}
}

// BenchmarkEpollWait compares a look with and without Go's
// preparations for a call that may wait.
func BenchmarkEpollWait(b *testing.B) {
	epfd := epoll(b)
	ready(b, epfd, 1)
	events := make([]EpollEvent, 64)
	raw := make([]unix.EpollEvent, 64)
	b.Run("sys", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			EpollWait(epfd, events, 0)
		}
	})
	b.Run("unix", func(b *testing.B) {
		for b.Loop() {
			unix.EpollWait(epfd, raw, 0)
		}
	})
}
