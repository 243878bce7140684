package box

import (
	"net/netip"
	"testing"
	"testing/synctest"
	"time"
)

var anywhere = netip.MustParseAddrPort("127.0.0.1:0")

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func want(t *testing.T, what string, got, want error) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func listen(t *testing.T, k *Kernel, backlog int) (
	int, netip.AddrPort) {
	t.Helper()
	l, err := k.Socket(AF_INET)
	must(t, err)
	must(t, k.Bind(l, anywhere))
	must(t, k.Listen(l, backlog))
	addr, err := k.Getsockname(l)
	must(t, err)
	return l, addr
}

func connect(t *testing.T, k *Kernel) (client, server int) {
	t.Helper()
	l, addr := listen(t, k, 1)
	client, err := k.Socket(AF_INET)
	must(t, err)
	must(t, k.Connect(client, addr))
	server, _, err = k.Accept(l)
	must(t, err)
	must(t, k.Close(l))
	return client, server
}

// parked runs call and returns when it waits. The test must run
// in a bubble.
func parked(t *testing.T, call func() error) <-chan error {
	t.Helper()
	got := make(chan error, 1)
	go func() { got <- call() }()
	synctest.Wait()
	select {
	case err := <-got:
		t.Fatalf("the call did not wait: %v", err)
	default:
	}
	return got
}

func bubble(t *testing.T, f func(*testing.T, *Kernel)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { f(t, New(Config{})) })
}

// TestBlockingCalls: each waits until what it waits for happens.
func TestBlockingCalls(t *testing.T) {
	bubble(t, func(t *testing.T, k *Kernel) {
		l, addr := listen(t, k, 1)
		client, err := k.Socket(AF_INET)
		must(t, err)
		server := -1
		accepted := parked(t, func() (err error) {
			server, _, err = k.Accept(l)
			return err
		})
		must(t, k.Connect(client, addr))
		must(t, <-accepted)
		buf := make([]byte, 10)
		read := parked(t, func() error {
			_, err := k.Read(server, buf)
			return err
		})
		_, err = k.Write(client, []byte("x"))
		must(t, err)
		must(t, <-read)
		const size = 1 << 20
		wrote := parked(t, func() error {
			n, err := k.Write(client, make([]byte, size))
			if n != size {
				t.Errorf("wrote %d", n)
			}
			return err
		})
		for got := 0; got < size; {
			n, err := k.Read(server, make([]byte, 10_000))
			must(t, err)
			got += n
			synctest.Wait()
		}
		must(t, <-wrote)
	})
}

// TestPipeWaits: a reader waits for the first byte or the end, a
// writer for room or for the end of reading. What it had written
// by then is what it says.
func TestPipeWaits(t *testing.T) {
	bubble(t, func(t *testing.T, k *Kernel) {
		r, w, err := k.Pipe()
		must(t, err)
		const size = 3 * pages * page
		got := 0
		wrote := parked(t, func() (err error) {
			got, err = k.Write(w, make([]byte, size))
			return err
		})
		n, err := k.Read(r, make([]byte, size))
		must(t, err)
		synctest.Wait()
		must(t, k.Close(r))
		must(t, <-wrote)
		if n != size/3 || got != 2*size/3 {
			t.Errorf("read %d, wrote %d of %d", n, got, size)
		}
		_, err = k.Write(w, make([]byte, 1))
		want(t, "write to nobody", err, EPIPE)
		r, w, err = k.Pipe()
		must(t, err)
		end := parked(t, func() error {
			n, err := k.Read(r, make([]byte, 1))
			if n != 0 {
				t.Errorf("read %d at the end", n)
			}
			return err
		})
		must(t, k.Close(w))
		must(t, <-end)
	})
}

// TestDup: a number closed is not a file closed while there is
// another, and what does not block does not under either.
func TestDup(t *testing.T) {
	k := New(Config{Descriptors: 6})
	a, b, err := k.Socketpair()
	must(t, err)
	dup, err := k.Dup(a)
	must(t, err)
	_, err = k.Dup(a)
	want(t, "one too many", err, EMFILE)
	must(t, k.Close(a))
	must(t, k.SetNonblock(b, true))
	_, err = k.Read(b, make([]byte, 1))
	want(t, "read, the other end open", err, EAGAIN)
	a, err = k.Dup(dup)
	must(t, err)
	must(t, k.SetNonblock(a, true))
	_, err = k.Read(dup, make([]byte, 1))
	want(t, "read under the other number", err, EAGAIN)
	must(t, k.Close(a))
	must(t, k.Close(dup))
	n, err := k.Read(b, make([]byte, 1))
	if n != 0 || err != nil {
		t.Errorf("read at the end: %d, %v", n, err)
	}
	if n := k.Open(); n != 1 {
		t.Errorf("%d are open", n)
	}
}

// TestShutdownWakes: Shutdown ends waiting, and Close does not,
// nor does it hang up before the last call has returned.
func TestShutdownWakes(t *testing.T) {
	bubble(t, func(t *testing.T, k *Kernel) {
		a, b := connect(t, k)
		read := func(fd int) func() error {
			return func() error {
				n, err := k.Read(fd, make([]byte, 1))
				if n > 0 {
					t.Errorf("read %d bytes", n)
				}
				return err
			}
		}
		here, there := parked(t, read(a)), parked(t, read(b))
		must(t, k.Close(a))
		synctest.Wait()
		if len(here)+len(there) > 0 {
			t.Error("Close woke somebody")
		}
		want(t, "read closed", read(a)(), EBADF)
		must(t, k.Shutdown(b, SHUT_WR))
		must(t, <-here)
		must(t, <-there) // and that was the farewell of a
		l, _ := listen(t, k, 1)
		accepted := parked(t, func() error {
			_, _, err := k.Accept(l)
			return err
		})
		must(t, k.Shutdown(l, SHUT_RD))
		want(t, "accept", <-accepted, EINVAL)
	})
}

// TestTimeouts measures in virtual time.
func TestTimeouts(t *testing.T) {
	bubble(t, func(t *testing.T, k *Kernel) {
		a, _ := connect(t, k)
		l, addr := listen(t, k, 0)
		late, err := k.Socket(AF_INET)
		must(t, err)
		for range 1 { // the queue is full
			c, err := k.Socket(AF_INET)
			must(t, err)
			must(t, k.Connect(c, addr))
		}
		const d = 700 * time.Millisecond
		for _, fd := range []int{a, l, late} {
			must(t, k.SetsockoptTimeout(fd, SO_RCVTIMEO, d))
			must(t, k.SetsockoptTimeout(fd, SO_SNDTIMEO, d))
		}
		e, err := k.EpollCreate()
		must(t, err)
		calls := map[string]func() error{
			"read": func() error {
				_, err := k.Read(a, make([]byte, 1))
				return err
			},
			"write": func() error {
				n, err := k.Write(a, make([]byte, 1<<20))
				if n <= 0 || n >= 1<<20 {
					t.Errorf("wrote %d: %v", n, err)
				}
				return EAGAIN
			},
			"connect": func() error {
				err := k.Connect(late, addr)
				want(t, "connect", err, EINPROGRESS)
				return EAGAIN
			},
			"wait": func() error {
				n, err := k.EpollWait(e, make([]EpollEvent, 1), d)
				want(t, "wait", err, nil)
				if n != 0 {
					t.Errorf("%d events", n)
				}
				return EAGAIN
			},
		}
		for what, call := range calls {
			began := time.Now()
			want(t, what, call(), EAGAIN)
			if took := time.Since(began); took != d {
				t.Errorf("%s took %v, want %v", what, took, d)
			}
		}
	})
}

// TestFullQueue: who finds the queue full tries again each
// second, and gives up after two minutes.
func TestFullQueue(t *testing.T) {
	bubble(t, func(t *testing.T, k *Kernel) {
		l, addr := listen(t, k, 0)
		dial := func() error {
			c, err := k.Socket(AF_INET)
			must(t, err)
			return k.Connect(c, addr)
		}
		must(t, dial())
		second, third := parked(t, dial), parked(t, dial)
		_, _, err := k.Accept(l)
		must(t, err)
		synctest.Wait()
		if len(second)+len(third) > 0 {
			t.Error("Linux would not have noticed so soon")
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if len(second)+len(third) != 1 {
			t.Error("not one of two got in")
		}
		time.Sleep(patienceOfSYN * time.Second)
		for range 2 {
			select {
			case err = <-second:
			case err = <-third:
			}
			if err != nil {
				want(t, "connect", err, ETIMEDOUT)
				return
			}
		}
		t.Error("both got in")
	})
}

// TestEpollWakes: a wait ends when something happens to what it
// watches.
func TestEpollWakes(t *testing.T) {
	bubble(t, func(t *testing.T, k *Kernel) {
		e, err := k.EpollCreate()
		must(t, err)
		v, err := k.Eventfd()
		must(t, err)
		ev := EpollEvent{Events: EPOLLIN | EPOLLET, Data: 1 << 63}
		must(t, k.EpollCtl(e, EPOLL_CTL_ADD, v, &ev))
		events := make([]EpollEvent, 2)
		got := parked(t, func() error {
			n, err := k.EpollWait(e, events, -1)
			if n != 1 || events[0].Data != 1<<63 {
				t.Errorf("%d events, %v", n, events)
			}
			return err
		})
		_, err = k.Write(v, []byte{1, 0, 0, 0, 0, 0, 0, 0})
		must(t, err)
		must(t, <-got)
	})
}

// TestDescriptors: the lowest number first, and not too many.
func TestDescriptors(t *testing.T) {
	k := New(Config{Descriptors: 8})
	l, addr := listen(t, k, 1) // 3
	c, err := k.Socket(AF_INET)
	must(t, err)
	must(t, k.Connect(c, addr))
	for want := 5; want < 8; want++ {
		fd, err := k.Eventfd()
		if fd != want || err != nil {
			t.Errorf("%d, %v, want %d", fd, err, want)
		}
	}
	_, _, err = k.Accept(l)
	want(t, "accept", err, EMFILE)
	_, err = k.Socket(AF_INET)
	want(t, "socket", err, EMFILE)
	must(t, k.Close(6))
	_, _, err = k.Socketpair() // needs two
	want(t, "socketpair", err, EMFILE)
	fd, _, err := k.Accept(l)
	if fd != 6 || err != nil {
		t.Errorf("accept: %d, %v, want 6", fd, err)
	}
	want(t, "close", k.Close(2), EBADF)
}

// TestLingeringPort: a minute later it is free.
func TestLingeringPort(t *testing.T) {
	bubble(t, func(t *testing.T, k *Kernel) {
		client, server := connect(t, k)
		addr, err := k.Getsockname(server)
		must(t, err)
		must(t, k.Close(server))
		must(t, k.Close(client))
		again, err := k.Socket(AF_INET)
		must(t, err)
		err = k.Bind(again, addr)
		want(t, "bind at once", err, EADDRINUSE)
		time.Sleep(time.Minute + 1)
		want(t, "bind later", k.Bind(again, addr), nil)
		must(t, k.Close(again))
		if n := len(k.ports); n > 0 {
			t.Errorf("%d ports are still held", n)
		}
	})
}
