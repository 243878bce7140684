package poller

import (
	"net/netip"
	"runtime"
	"testing"

	"artofwaiting/code/socket"
	"artofwaiting/code/sys"
)

// TestEP19: connecting ends with one writable event.
func TestEP19Connect(t *testing.T) {
	r := setup(t)
	l := listen(t)
	c, err := socket.Connect(l.Addr().String())
	must(t, err)
	closing(t, c)
	r.watch(c.Fd(), 1, Readable|Writable)
	said := r.until(1, "writable")
	must(t, c.Connected())
	if len(said) != 1 {
		t.Errorf("connecting said %v", said)
	}
	server, err := soon(l.TryAccept)
	must(t, err)
	r.quiet("connected already")
	must(t, server.Close())
	r.until(1, "readable read-closed")
}

func TestConnectRefused(t *testing.T) {
	r := setup(t)
	c, err := socket.Connect(nowhere(t))
	if err != nil {
		is(t, "connect", err, sys.ECONNREFUSED)
		return
	}
	closing(t, c)
	r.watch(c.Fd(), 1, Readable|Writable)
	r.until(1, "writable error read-closed write-closed")
	is(t, "connected", c.Connected(), sys.ECONNREFUSED)
}

// nowhere is an address that refuses connections for as long as
// the test runs: it is bound, but nobody listens.
func nowhere(t *testing.T) string {
	t.Helper()
	fd, err := sys.Socket(sys.AF_INET)
	must(t, err)
	t.Cleanup(func() { sys.Close(fd) })
	at := netip.MustParseAddrPort("127.0.0.1:0")
	must(t, sys.Bind(fd, at))
	addr, err := sys.Getsockname(fd)
	must(t, err)
	return addr.String()
}

func TestReset(t *testing.T) {
	r := setup(t)
	client, server := tcp(t)
	r.watch(client.Fd(), 1, Readable|Writable)
	r.until(1, "writable")
	must(t, server.Reset())
	r.until(1, "readable error read-closed write-closed")
	_, err := client.TryRead(make([]byte, 1))
	is(t, "read", err, sys.ECONNRESET)
}

// TestEP21: the peer's last word is not ours.
func TestEP21PeerShutsWrite(t *testing.T) {
	r := setup(t)
	client, server := tcp(t)
	r.watch(client.Fd(), 1, Readable|Writable)
	r.until(1, "writable")
	must(t, server.CloseWrite())
	said := r.until(1, "readable read-closed")
	if said["write-closed"] || said["error"] {
		t.Errorf("it said %v", said)
	}
}

// TestEP22: what our own shutdown says.
func TestEP22OwnShutdown(t *testing.T) {
	for _, test := range []struct {
		what string
		how  int
		want string
	}{
		{"read", sys.SHUT_RD, "read-closed"},
		{"both", sys.SHUT_RDWR, "read-closed write-closed"},
		{"write", sys.SHUT_WR, ""},
	} {
		t.Run(test.what, func(t *testing.T) {
			r := setup(t)
			client, _ := tcp(t)
			r.watch(client.Fd(), 1, Readable|Writable)
			r.until(1, "writable")
			must(t, sys.Shutdown(client.Fd(), test.how))
			if test.want != "" {
				said := r.until(1, test.want)
				if said["error"] {
					t.Errorf("it said %v", said)
				}
				return
			}
			for _, e := range r.wait(0) {
				if e.ReadClosed() {
					t.Errorf("it said %v", e)
				}
				if e.WriteClosed() && epollRules {
					t.Errorf("it said %v", e)
				}
			}
		})
	}
}

// epollRules says that the kernel is Linux, or the one in a box
// that is made like it.
var epollRules = runtime.GOOS == "linux" ||
	runtime.GOOS == "wasip1" || runtime.GOOS == "windows"

// TestEP24: who writes to nobody learns of it, and is never left
// waiting on the way.
func TestEP24WriteError(t *testing.T) {
	for _, full := range []bool{false, true} {
		r := setup(t)
		client, server := tcp(t)
		r.watch(client.Fd(), 1, Writable)
		r.until(1, "writable")
		p := make([]byte, 64<<10)
		var err error
		for full && err == nil {
			_, err = client.TryWrite(p)
		}
		must(t, server.Close())
		for {
			_, err := client.TryWrite(p)
			if err == socket.WouldBlock {
				r.until(1, "writable")
			} else if err != nil {
				break
			}
		}
		must(t, r.Deregister(client.Fd()))
	}
}
