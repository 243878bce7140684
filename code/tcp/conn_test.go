package tcp

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"sync/atomic"
	"testing"
	"time"

	"artofwaiting/code/future"
	"artofwaiting/code/poller"
	"artofwaiting/code/reactor"
	"artofwaiting/code/sys"
)

// TestReadWrite: what is written is read, as much as there is and
// as fits; then one has to wait, and the Waker is woken.
func TestReadWrite(t *testing.T) {
	r := setup(t)
	client, server := r.connect()
	r.write(client, "hello")
	r.arrived(server)
	p := make([]byte, 3)
	f := server.Read(p)
	n, err := reactor.Run(r.Reactor, &f)
	if string(p[:n]) != "hel" || err != nil {
		t.Errorf("read %q, %v", p[:n], err)
	}
	panics(t, "Read", func() { f.Poll(future.Waker{}) })
	if s, err := r.read(server); s != "lo" || err != nil {
		t.Errorf("read %q, %v", s, err)
	}
	var c future.Counter
	_, err = server.source.Ready(reactor.Reading, c.Waker())
	r.pend(err) // after a short read, it need not be tried
	f = server.Read(p)
	_, err = f.Poll(c.Waker())
	r.pend(err)
	r.write(client, "x")
	r.until(func() bool { return c.Woken() > 0 })
	n, err = f.Poll(c.Waker())
	if string(p[:n]) != "x" || err != nil {
		t.Errorf("read %q, %v", p[:n], err)
	}
	out := client.Write(nil)
	n, err = out.Poll(c.Waker())
	if n != 0 || err != nil {
		t.Errorf("nothing written: %d, %v", n, err)
	}
	panics(t, "Write", func() { out.Poll(c.Waker()) })
	if a := client.RemoteAddr(); a.Port() == 0 {
		t.Errorf("the other end is %v", a)
	}
}

// TestBothWays: megabytes, through small buffers, in both
// directions at once, and the end of each.
func TestBothWays(t *testing.T) {
	r := setup(t)
	client, server := r.connect()
	narrow(t, client, server)
	size := many(4 << 20)
	c := newCrew(r, 1)
	for i, ends := range [][2]*Conn{
		{client, server}, {server, client}} {
		sent := noise(size + i)
		from, to := ends[0], ends[1]
		f := from.WriteAll(sent)
		c.join(finish(&f, func(n int, err error) {
			if n != len(sent) || err != nil {
				t.Errorf("wrote %d, %v", n, err)
			}
			must(t, from.CloseWrite())
		}))
		c.join(collect(to, func(got []byte, err error) {
			if err != io.EOF || !bytes.Equal(got, sent) {
				t.Errorf("%d bytes came, %v", len(got), err)
			}
		}))
	}
	c.work()
}

// collect reads to the end.
func collect(c *Conn, end func(p []byte, err error)) func(
	future.Waker) bool {
	var all []byte
	p := make([]byte, 5000)
	f := c.Read(p)
	return func(w future.Waker) bool {
		for {
			n, err := f.Poll(w)
			if err == future.Pending {
				return false
			}
			all = append(all, p[:n]...)
			if err != nil {
				end(all, err)
				return true
			}
			f = c.Read(p)
		}
	}
}

// TestHalfClose: who has finished can still read, and the end is
// said again and again.
func TestHalfClose(t *testing.T) {
	r := setup(t)
	client, server := r.connect()
	r.write(client, "question")
	must(t, client.CloseWrite())
	if s, err := r.read(server); s != "question" || err != nil {
		t.Errorf("read %q, %v", s, err)
	}
	for range 3 {
		_, err := r.read(server)
		is(t, "at the end", err, io.EOF)
		r.turn()
	}
	r.write(server, "answer")
	must(t, server.Close())
	if s, err := r.read(client); s != "answer" || err != nil {
		t.Errorf("read %q, %v", s, err)
	}
	_, err := r.read(client)
	is(t, "at the end", err, io.EOF)
	f := client.Write([]byte("more"))
	_, err = reactor.Run(r.Reactor, &f)
	is(t, "write after CloseWrite", err, sys.EPIPE)
}

// RT-24: to have finished writing is said at once, though a read
// waits, which goes on; and it may be said again.
func TestRT24(t *testing.T) {
	r := setup(t)
	client, server := r.connect()
	var c future.Counter
	buf := make([]byte, 10)
	in := client.Read(buf)
	_, err := in.Poll(c.Waker())
	r.pend(err)
	for range 3 {
		must(t, client.CloseWrite())
	}
	_, err = r.read(server)
	is(t, "at the end", err, io.EOF)
	r.write(server, "answer")
	n, err := reactor.Run(r.Reactor, &in)
	if err != nil || string(buf[:n]) != "answer" {
		t.Errorf("read %q, %v", buf[:n], err)
	}
	must(t, server.Close())
	_, err = r.read(client)
	is(t, "at the end", err, io.EOF)
}

// TestOneEdge: bytes and the end in one edge. The read is short,
// and the writer is out of room; the end comes all the same.
func TestOneEdge(t *testing.T) {
	r := setup(t)
	client, server := r.connect()
	narrow(t, client, server)
	block := make([]byte, 1<<20)
	var c future.Counter
	f := server.WriteAll(block)
	_, err := f.Poll(c.Waker())
	r.pend(err)
	in := server.Read(make([]byte, 10))
	_, err = in.Poll(c.Waker())
	r.pend(err)
	r.turn()
	for {
		// As far as it goes, with no event in between.
		if _, err = f.Poll(c.Waker()); err == future.Pending {
			break
		}
	}
	r.write(client, "last")
	must(t, client.CloseWrite())
	r.until(func() bool {
		_, err := server.source.Ready(reactor.Reading, c.Waker())
		return err == nil
	})
	r.turn()
	_, err = f.Poll(c.Waker()) // no room, which says nothing
	r.pend(err)
	in = server.Read(make([]byte, 10))
	n, err := in.Poll(c.Waker())
	if n != 4 || err != nil {
		t.Errorf("read %d, %v", n, err)
	}
	if _, err := r.read(server); err != io.EOF {
		t.Errorf("read %v, want the end", err)
	}
}

// TestReset: who reads and who writes are both told.
func TestReset(t *testing.T) {
	r := setup(t)
	client, server := r.connect()
	narrow(t, client, server)
	var reader, writer future.Counter
	in := server.Read(make([]byte, 10))
	_, err := in.Poll(reader.Waker())
	r.pend(err)
	out := server.WriteAll(make([]byte, 8<<20))
	_, err = out.Poll(writer.Waker())
	r.pend(err)
	client.source.Close()
	must(t, client.socket.Reset())
	r.until(func() bool {
		return reader.Woken() > 0 && writer.Woken() > 0
	})
	_, err = in.Poll(reader.Waker())
	is(t, "read", err, sys.ECONNRESET)
	n, err := out.Poll(writer.Waker())
	is(t, "write", err, sys.EPIPE) // the reset has been told
	if n <= 0 || n >= 8<<20 {
		t.Errorf("wrote %d, as it says", n)
	}
}

// TestClose: who waits is woken, and is told why.
func TestClose(t *testing.T) {
	r := setup(t)
	client, server := r.connect()
	narrow(t, client, server)
	var c future.Counter
	in := server.Read(make([]byte, 10))
	_, err := in.Poll(c.Waker())
	r.pend(err)
	out := server.WriteAll(make([]byte, 8<<20))
	_, err = out.Poll(c.Waker())
	r.pend(err)
	before := c.Woken()
	must(t, server.Close())
	if c.Woken() != before+2 {
		t.Errorf("woken %d times", c.Woken()-before)
	}
	_, err = in.Poll(c.Waker())
	is(t, "read", err, poller.ErrClosed)
	_, err = out.Poll(c.Waker())
	is(t, "write", err, poller.ErrClosed)
	if server.Close() == nil {
		t.Errorf("Close again is no error")
	}
	server.Cancel()
	server.SetDeadline(time.Now().Add(time.Hour))
}

// TestCloseReactor: what is still open answers ErrClosed, and its
// Close gives the descriptor back, as setup finds out.
func TestCloseReactor(t *testing.T) {
	r := setup(t)
	l := r.listen()
	client, server := r.dial(l), r.accept(l)
	var c future.Counter
	f := server.Read(make([]byte, 10))
	_, err := f.Poll(c.Waker())
	r.pend(err)
	in := l.Incoming()
	_, err = in.Next(c.Waker())
	r.pend(err)
	must(t, r.Close())
	if c.Woken() < 2 {
		t.Errorf("woken %d times", c.Woken())
	}
	_, err = f.Poll(c.Waker())
	is(t, "read", err, poller.ErrClosed)
	_, err = in.Next(c.Waker())
	is(t, "incoming", err, io.EOF)
	d := Dial(r.Reactor, l.Addr().String())
	_, err = d.Poll(c.Waker())
	is(t, "dial", err, poller.ErrClosed)
	_, err = Listen(r.Reactor, "127.0.0.1:0")
	is(t, "listen", err, poller.ErrClosed)
	must(t, client.Close())
	must(t, server.Close())
	must(t, l.Close())
}

// TestDeadline: one in the past is over now, for all that reads
// and writes, what was read before included; and it can be moved.
func TestDeadline(t *testing.T) {
	r := setup(t)
	client, server := r.connect()
	r.write(client, "one\ntwo\nthr")
	r.reads(server, 10, "one", nil)
	server.SetDeadline(time.Now().Add(-time.Hour))
	_, err := r.read(server)
	is(t, "read", err, os.ErrDeadlineExceeded)
	_, err = r.line(server, 10)
	is(t, "line", err, os.ErrDeadlineExceeded)
	f := server.Write([]byte("x"))
	_, err = reactor.Run(r.Reactor, &f)
	is(t, "write", err, os.ErrDeadlineExceeded)
	server.SetDeadline(time.Now().Add(time.Hour))
	r.reads(server, 10, "two", nil)
	line := server.ReadLine(10)
	var c future.Counter
	_, err = line.Poll(c.Waker())
	r.pend(err)
	server.SetDeadline(time.Now())
	if c.Woken() == 0 {
		t.Errorf("nobody is woken")
	}
	_, err = line.Poll(c.Waker())
	is(t, "half a line", err, os.ErrDeadlineExceeded)
	server.SetDeadline(time.Time{})
	r.write(client, "ee\n")
	r.reads(server, 10, "three", nil)
}

// TestOtherThread: one thread turns, and others read and write.
func TestOtherThread(t *testing.T) {
	r := setup(t)
	client, server := r.connect()
	rounds := many(5000)
	var left atomic.Int64
	left.Store(2)
	go func() {
		defer r.Wake()
		defer left.Add(-1)
		for i := range rounds {
			f := client.WriteAll(fmt.Appendf(nil, "%d\n", i))
			if _, err := future.Wait(&f); err != nil {
				t.Error(err)
				return
			}
			line := client.ReadLine(20)
			s, err := future.Wait(&line)
			if s != fmt.Sprint(i) || err != nil {
				t.Errorf("line %q, %v; want %d", s, err, i)
				return
			}
		}
	}()
	go func() {
		defer r.Wake()
		defer left.Add(-1)
		p := make([]byte, 100)
		for got := 0; got < rounds; {
			f := server.Read(p)
			n, err := future.Wait(&f)
			if err != nil {
				t.Error(err)
				return
			}
			got += bytes.Count(p[:n], newline)
			out := server.WriteAll(p[:n])
			if _, err := future.Wait(&out); err != nil {
				t.Error(err)
				return
			}
		}
	}()
	r.until(func() bool { return left.Load() == 0 })
}

// TestBoxes: each future does the same in a box.
func TestBoxes(t *testing.T) {
	r := setup(t)
	l := r.listen()
	d := Dial(r.Reactor, l.Addr().String()).Box()
	c, err := reactor.Run(r.Reactor, d.Future)
	must(t, err)
	closing(t, c)
	in := l.Incoming().Box()
	s, err := reactor.Run(r.Reactor, nexts(in.Stream))
	must(t, err)
	closing(t, s)
	in.Cancel()
	out := c.WriteAll([]byte("line\nx")).Box()
	_, err = reactor.Run(r.Reactor, out.Future)
	must(t, err)
	line := s.ReadLine(math.MaxInt).Box()
	v, err := reactor.Run(r.Reactor, line.Future)
	if v != "line" || err != nil {
		t.Errorf("%q, %v", v, err)
	}
	read := s.Read(make([]byte, 10)).Box()
	n, err := reactor.Run(r.Reactor, read.Future)
	if n != 1 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	a := l.Accept().Box()
	_, err = a.Poll(future.Waker{})
	r.pend(err)
	a.Cancel()
}

// nexts is the future of the next value.
func nexts[T any](s future.Stream[T]) *future.Func[T] {
	f := future.PollFunc(s.Next)
	return &f
}
