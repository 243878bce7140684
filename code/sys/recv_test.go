package sys_test

import (
	"testing"

	"artofwaiting/code/sys"
)

// Recv and Send say EAGAIN, and all that was sent is received.
func TestRecv(t *testing.T) {
	a, b, err := sys.Socketpair()
	if err != nil {
		t.Fatal(err)
	}
	defer sys.Close(a)
	defer sys.Close(b)
	for _, fd := range []int{a, b} {
		if err := sys.SetNonblock(fd, true); err != nil {
			t.Fatal(err)
		}
	}
	buf := make([]byte, 4096)
	if _, err := sys.Recv(a, buf); err != sys.EAGAIN {
		t.Errorf("nothing there: %v, want EAGAIN", err)
	}
	if n, err := sys.Recv(a, nil); n != 0 || err != nil {
		t.Errorf("for no bytes: %d, %v", n, err)
	}
	said := 0
	for err == nil {
		var n int
		if n, err = sys.Send(b, buf); err == nil {
			said += n
		}
	}
	if err != sys.EAGAIN {
		t.Errorf("no room: %v, want EAGAIN", err)
	}
	heard := 0
	for heard < said {
		n, err := sys.Recv(a, buf)
		if err != nil {
			t.Fatalf("after %d of %d: %v", heard, said, err)
		}
		heard += n
	}
	sys.Shutdown(b, sys.SHUT_WR)
	if n, err := sys.Recv(a, buf); n != 0 || err != nil {
		t.Errorf("the end: %d, %v", n, err)
	}
}

// BenchmarkRecv has an empty socket, and both ways to find out.
func BenchmarkRecv(b *testing.B) {
	fd, other, err := sys.Socketpair()
	if err != nil {
		b.Fatal(err)
	}
	defer sys.Close(fd)
	defer sys.Close(other)
	if err := sys.SetNonblock(fd, true); err != nil {
		b.Fatal(err)
	}
	buf := make([]byte, 64)
	b.Run("Recv", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sys.Recv(fd, buf)
		}
	})
	b.Run("Read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sys.Read(fd, buf)
		}
	})
}
