package socket

import (
	"io"
	"runtime"
	"testing"

	"artofwaiting/code/sys"
)

// trying is connect with both ends non-blocking.
func trying(t testing.TB) (client, server *Conn) {
	t.Helper()
	client, server = connect(t)
	must(t, client.SetNonblock(true))
	must(t, server.SetNonblock(true))
	return client, server
}

// soon repeats what would block until it does not.
func soon[T any](try func() (T, error)) (T, error) {
	for {
		v, err := try()
		if err != WouldBlock {
			return v, err
		}
		runtime.Gosched()
	}
}

func soonRead(c *Conn, p []byte) (int, error) {
	return soon(func() (int, error) { return c.TryRead(p) })
}

func TestTryRead(t *testing.T) {
	leakless(t)
	client, server := trying(t)
	buf := make([]byte, 8)
	n, err := client.TryRead(buf)
	if n != 0 || err != WouldBlock {
		t.Errorf("nothing there: %d, %v, want WouldBlock", n, err)
	}
	n, err = server.TryWrite([]byte("now"))
	if n != 3 || err != nil {
		t.Errorf("write: %d, %v", n, err)
	}
	n, err = soonRead(client, buf)
	must(t, err)
	same(t, "read", buf[:n], []byte("now"))
	if n, err := client.TryRead(nil); n != 0 || err != nil {
		t.Errorf("read into no buffer: %d, %v", n, err)
	}
	must(t, server.Close())
	n, err = soonRead(client, buf)
	if n != 0 || err != io.EOF {
		t.Errorf("at the end: %d, %v, want io.EOF", n, err)
	}
}

func TestTryReset(t *testing.T) {
	leakless(t)
	client, server := trying(t)
	must(t, server.Reset())
	p := make([]byte, 1)
	_, err := soonRead(client, p)
	is(t, "read", err, sys.ECONNRESET)
	_, err = client.TryWrite(p)
	is(t, "write", err, sys.EPIPE)
}

func TestTryAccept(t *testing.T) {
	leakless(t)
	l := listen(t, "127.0.0.1:0")
	must(t, l.SetNonblock(true))
	if c, err := l.TryAccept(); c != nil || err != WouldBlock {
		t.Errorf("nobody there: %v, %v, want WouldBlock", c, err)
	}
	client, err := Dial(l.Addr().String())
	must(t, err)
	closing(t, client)
	c, err := soon(l.TryAccept)
	must(t, err)
	closing(t, c)
	_, err = c.TryRead(make([]byte, 1))
	if err != WouldBlock {
		t.Errorf("an accepted Conn: %v, want WouldBlock", err)
	}
	must(t, l.SetNonblock(false))
	done := echo(l)
	client, err = Dial(l.Addr().String())
	must(t, err)
	must(t, client.Close())
	must(t, <-done)
}

// TestAcceptIsBlocking: what Accept returns blocks, even when the
// Listener does not.
func TestAcceptIsBlocking(t *testing.T) {
	leakless(t)
	l := listen(t, "127.0.0.1:0")
	must(t, l.SetNonblock(true))
	client, err := Dial(l.Addr().String())
	must(t, err)
	closing(t, client)
	c, err := l.Accept()
	must(t, err)
	closing(t, c)
	pingPong(t, c, client)
}

// progress says for the Try verbs whether to go on.
func progress(t *testing.T, err error) {
	t.Helper()
	if err != nil && err != WouldBlock {
		t.Fatal(err)
	}
}

// TestPartialWrites pushes data through buffers that are much too
// small for it. One thread does both ends: nobody may ever wait.
func TestPartialWrites(t *testing.T) {
	for _, test := range []struct {
		what      string
		buf, size int
	}{
		{"usual buffers", 0, 4 << 20},
		{"tiny buffers", 1, 64 << 10},
	} {
		t.Run(test.what, func(t *testing.T) {
			leakless(t)
			client, server := trying(t)
			if test.buf > 0 {
				shrink(t, client.fd, sys.SO_SNDBUF, test.buf)
				shrink(t, server.fd, sys.SO_RCVBUF, test.buf)
			}
			data := noise(test.size)
			got, parts := pump(t, client, server, data)
			same(t, test.what, got, data)
			if parts == 0 {
				t.Error("no write was ever cut short")
			}
		})
	}
}

func shrink(t *testing.T, fd, option, size int) {
	t.Helper()
	must(t, sys.Setsockopt(fd, sys.SOL_SOCKET, option, size))
}

// pump counts the writes that did not take all.
func pump(t *testing.T, from, to *Conn, data []byte) (
	got []byte, parts int) {
	buf := make([]byte, 64<<10)
	for sent := 0; len(got) < len(data); {
		if rest := data[sent:]; len(rest) > 0 {
			n, err := from.TryWrite(rest)
			progress(t, err)
			sent += n
			if n < len(rest) {
				parts++
			}
		}
		n, err := to.TryRead(buf)
		progress(t, err)
		got = append(got, buf[:n]...)
	}
	return got, parts
}

// TestConnect begins connections to somebody and to nobody.
func TestConnect(t *testing.T) {
	leakless(t)
	l := listen(t, "127.0.0.1:0")
	c, err := Connect(l.Addr().String())
	must(t, err)
	closing(t, c)
	must(t, connected(c))
	must(t, c.Connected()) // and still is
	server, err := l.Accept()
	must(t, err)
	closing(t, server)
	_, err = c.TryRead(make([]byte, 1))
	if err != WouldBlock {
		t.Errorf("read: %v, want WouldBlock", err)
	}
	must(t, c.SetNonblock(false))
	pingPong(t, c, server)
}

func connected(c *Conn) error {
	_, err := soon(func() (bool, error) {
		return true, c.Connected()
	})
	return err
}

func TestConnectRefused(t *testing.T) {
	leakless(t)
	c, err := Connect(nowhere(t))
	must(t, err)
	closing(t, c)
	is(t, "connected", connected(c), sys.ECONNREFUSED)
	for range 3 { // it has been told
		if err := c.Connected(); err != WouldBlock {
			t.Errorf("connected again: %v, want WouldBlock", err)
		}
	}
}

func TestConnectUnderWay(t *testing.T) {
	if !boundsDial {
		t.Skip("a full queue makes clients wait on Linux")
	}
	leakless(t)
	c, err := Connect(full(t))
	must(t, err)
	closing(t, c)
	for range 100 {
		if err := c.Connected(); err != WouldBlock {
			t.Fatalf("connected: %v, want WouldBlock", err)
		}
	}
}

// TestAllocations: what happens for each event must not allocate.
func TestAllocations(t *testing.T) {
	if simulated {
		t.Skip("the box stores what is under way on the heap")
	}
	client, server := trying(t)
	p := make([]byte, 64)
	never := testing.AllocsPerRun(100, func() {
		if _, err := client.TryRead(p); err != WouldBlock {
			t.Fatal(err)
		}
	})
	round := testing.AllocsPerRun(100, func() {
		n, err := client.TryWrite(p)
		if n != len(p) || err != nil {
			t.Fatal(n, err)
		}
		for got := 0; got < len(p); {
			n, err := server.TryRead(p[got:])
			progress(t, err)
			got += n
		}
	})
	if never != 0 || round != 0 {
		t.Errorf("a read that would block allocates %v times, "+
			"a round of 64 bytes %v times", never, round)
	}
}
