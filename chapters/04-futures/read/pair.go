//go:build unix && !solaris && !aix && !sim

package main

import (
	"errors"
	"fmt"

	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/socket"
	"artofwaiting/code/sys"
	"artofwaiting/code/tcp"
)

// A pair is two connections, for the two ways to read.
type pair struct {
	reactor *reactor.Reactor
	bare    *bare
	future  *asFuture
}

// bare reads with the system call, and nothing else.
type bare struct {
	in, out *socket.Conn
	buf     [size]byte
}

func (b *bare) fill() error { return fill(b.out) }

func (b *bare) read() error {
	_, err := sys.Recv(b.in.Fd(), b.buf[:])
	return err
}

// asFuture makes a future for each read, and polls it once.
type asFuture struct {
	in  *tcp.Conn
	out *socket.Conn
	buf [size]byte
}

func (f *asFuture) fill() error { return fill(f.out) }

func (f *asFuture) read() error {
	read := f.in.Read(f.buf[:])
	_, err := read.Poll(future.Waker{})
	return err
}

// fill writes what a batch of reads will find. The kernel has
// room for it.
func fill(out *socket.Conn) error {
	_, err := out.Write(make([]byte, size*batch))
	return err
}

func newPair() (*pair, error) {
	r, err := reactor.New()
	if err != nil {
		return nil, err
	}
	p := &pair{r, new(bare), new(asFuture)}
	err = errors.Join(p.dialBare(), p.dialFuture())
	if err != nil {
		p.close()
		return nil, fmt.Errorf("connect: %w", err)
	}
	return p, nil
}

func (p *pair) dialFuture() error {
	l, err := tcp.Listen(p.reactor, "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer l.Close()
	p.future.out, err = socket.Dial(l.Addr().String())
	if err != nil {
		return err
	}
	accept := l.Accept()
	p.future.in, err = reactor.Run(p.reactor, &accept)
	return err
}

func (p *pair) dialBare() error {
	l, err := socket.Listen("127.0.0.1:0")
	if err != nil {
		return err
	}
	defer l.Close()
	p.bare.out, err = socket.Dial(l.Addr().String())
	if err != nil {
		return err
	}
	p.bare.in, err = l.Accept()
	return err
}

func (p *pair) close() {
	for _, c := range []*socket.Conn{
		p.bare.in, p.bare.out, p.future.out,
	} {
		if c != nil {
			c.Close()
		}
	}
	if p.future.in != nil {
		p.future.in.Close()
	}
	p.reactor.Close()
}
