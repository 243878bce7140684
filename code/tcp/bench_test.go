package tcp

import (
	"testing"

	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/sys"
)

// TestAllocs: to read and to write costs no memory, whether one
// has to wait or not.
func TestAllocs(t *testing.T) {
	if simulated {
		t.Skip("the box allocates what a kernel has in itself")
	}
	r := setup(t)
	client, server := r.connect()
	w := new(future.Counter).Waker()
	allocs := func(what string, f func()) {
		t.Helper()
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s: %v allocations", what, n)
		}
	}
	p := make([]byte, 64)
	allocs("a read that waits", func() {
		f := server.Read(p)
		_, err := f.Poll(w)
		r.pend(err)
	})
	allocs("a write and a read", func() {
		f := client.Write(p)
		n, err := f.Poll(w)
		if n != 64 || err != nil {
			t.Fatal(n, err)
		}
		for err = future.Pending; err == future.Pending; {
			r.turn()
			f := server.Read(p)
			n, err = f.Poll(w)
		}
		if n != 64 || err != nil {
			t.Fatal(n, err)
		}
	})
	narrow(t, client, server)
	big := make([]byte, 1<<20)
	for err := error(nil); err == nil; {
		f := client.Write(big)
		_, err = f.Poll(w)
	}
	allocs("a write that waits", func() {
		f := client.WriteAll(p)
		_, err := f.Poll(w)
		r.pend(err)
	})
}

// BenchmarkRead is a read of 64 bytes that are there: by the bare
// call of the kernel, by a socket, and by a future.
func BenchmarkRead(b *testing.B) {
	r := setup(b)
	client, server := r.connect()
	w := new(future.Counter).Waker()
	p, block := make([]byte, 64), make([]byte, 64<<10)
	read := func(read func() (int, error)) func(*testing.B) {
		return func(b *testing.B) {
			b.ReportAllocs()
			left := 0
			for b.Loop() {
				if left == 0 {
					left = fill(b, client, block)
				}
				n, err := read()
				if n != len(p) || err != nil {
					b.Fatal(n, err)
				}
				left -= n
			}
			for left > 0 {
				n, _ := sys.Read(server.socket.Fd(), p)
				left -= n
			}
		}
	}
	b.Run("bare", read(func() (int, error) {
		return sys.Read(server.socket.Fd(), p)
	}))
	b.Run("socket", read(func() (int, error) {
		return server.socket.TryRead(p)
	}))
	b.Run("future", read(func() (int, error) {
		f := server.Read(p)
		return f.Poll(w)
	}))
}

// fill writes block, and says how much that was.
func fill(b *testing.B, c *Conn, block []byte) int {
	n, err := sys.Write(c.socket.Fd(), block)
	if n != len(block) || err != nil {
		b.Fatal(n, err)
	}
	return n
}

// BenchmarkEcho is a question of 64 bytes, and its answer: by the
// bare calls of the kernel, and by futures. A poller that sleeps
// tells neither: what is written has arrived.
func BenchmarkEcho(b *testing.B) {
	r := setup(b)
	client, server := r.connect()
	w := new(future.Counter).Waker()
	p := make([]byte, 64)
	ends := []*Conn{client, server, client}
	b.Run("bare", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for i, from := range ends[:2] {
				sys.Write(from.socket.Fd(), p)
				sys.Read(ends[i+1].socket.Fd(), p)
			}
		}
	})
	b.Run("future", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for i, from := range ends[:2] {
				out := from.WriteAll(p)
				out.Poll(w)
				in := ends[i+1].Read(p)
				in.Poll(w)
			}
		}
	})
	b.Run("turning", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for i, from := range ends[:2] {
				out := from.WriteAll(p)
				reactor.Run(r.Reactor, &out)
				in := ends[i+1].Read(p)
				reactor.Run(r.Reactor, &in)
			}
		}
	})
}
