//go:build sim

package sys

import (
	"fmt"
	"net/netip"
	"slices"
	"testing"
)

// Everything that a connection needs is told, errors too, and
// nothing once the watch has ended.
func TestWatch(t *testing.T) {
	var got []string
	Watch(func(c Call) {
		if c.Began.IsZero() || c.Ended.Before(c.Began) {
			t.Errorf("%s began %v, ended %v", c.Name, c.Began, c.Ended)
		}
		err := "-"
		if c.Err != nil {
			err = c.Err.Error()
		}
		got = append(got, fmt.Sprintf("%s %t %d %s",
			c.Name, c.To.IsValid(), c.N, err))
	})
	defer Watch(nil)
	a, b, err := Socketpair()
	if err != nil {
		t.Fatal(err)
	}
	SetNonblock(a, true)
	buf := make([]byte, 8)
	Read(a, buf)
	Write(b, []byte("abc"))
	Read(a, buf)
	Shutdown(a, SHUT_WR)
	s, err := Socket(AF_INET)
	if err != nil {
		t.Fatal(err)
	}
	Connect(s, netip.MustParseAddrPort("127.0.0.1:1"))
	Close(s)
	Close(a)
	Watch(nil)
	Close(b)
	want := []string{
		"read false -1 " + EAGAIN.Error(),
		"write false 3 -", "read false 3 -", "shutdown false 0 -",
		fmt.Sprint("socket false ", s, " -"),
		"connect true 0 " + ECONNREFUSED.Error(),
		"close false 0 -", "close false 0 -",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
