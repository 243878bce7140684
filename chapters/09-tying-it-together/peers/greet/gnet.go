//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"net"

	"artofwaiting/chapters/00-the-wait/greeter"

	"github.com/panjf2000/gnet/v2"
	"github.com/panjf2000/gnet/v2/pkg/logging"
	"golang.org/x/sys/unix"
)

// gnetQuiet is the level of a log that nobody reads.
const gnetQuiet = logging.FatalLevel

// A gnetGreeter is called back on one loop. The Context of a
// connection is a *gnetClient, or the *inquiry it is for. gnet
// closes when a client has said that it will send no more, and so
// does not answer one that has closed its half early.
type gnetGreeter struct {
	gnet.BuiltinEventEngine
	service *greeter.Service
	booted  chan int // a copy of the listener
}

func onGnet(s greeter.Service) (addr string, err error) {
	g := &gnetGreeter{service: &s, booted: make(chan int)}
	failed := make(chan error, 1)
	go func() {
		failed <- gnet.Run(g, "tcp://"+s.Addr,
			gnet.WithNumEventLoop(1),
			gnet.WithReusePort(true))
	}()
	select {
	case fd := <-g.booted:
		return nameOf(fd)
	case err := <-failed:
		return "", err
	}
}

// OnBoot is called before the first connection.
func (g *gnetGreeter) OnBoot(e gnet.Engine) gnet.Action {
	fd, err := e.Dup()
	if err != nil {
		return gnet.Shutdown
	}
	g.booted <- fd
	return gnet.None
}

// nameOf is where a listener listens, which it closes.
func nameOf(fd int) (string, error) {
	defer unix.Close(fd)
	name, err := unix.Getsockname(fd)
	if err != nil {
		return "", err
	}
	a, ok := name.(*unix.SockaddrInet4)
	if !ok {
		return "", errors.New("gnet: not an IPv4 address")
	}
	return fmt.Sprint(net.IP(a.Addr[:]), ":", a.Port), nil
}

// A gnetClient is a visitor, and what gnet knows of it.
type gnetClient struct {
	visitor
	conn gnet.Conn
}

// OnOpen is called for a client, and for a service that has been
// dialed.
func (g *gnetGreeter) OnOpen(conn gnet.Conn) (
	out []byte, action gnet.Action) {
	if q, ok := conn.Context().(*inquiry); ok {
		if !q.wanted() {
			return nil, gnet.Close
		}
		q.hangUp = func() { conn.EventLoop().Close(conn) }
		return []byte(q.line), gnet.None
	}
	c := &gnetClient{conn: conn}
	c.visitor = visitor{Service: g.service, library: c}
	conn.SetContext(c)
	c.next(reading)
	return nil, gnet.None
}

// OnTraffic takes all that has come.
func (g *gnetGreeter) OnTraffic(conn gnet.Conn) gnet.Action {
	p, err := conn.Next(-1)
	if err != nil {
		return gnet.Close
	}
	switch who := conn.Context().(type) {
	case *gnetClient:
		who.heard(p)
	case *inquiry:
		who.of.answered(who, p)
	}
	return gnet.None
}

// OnClose is called whoever has closed, also by us.
func (g *gnetGreeter) OnClose(
	conn gnet.Conn, err error) gnet.Action {
	switch who := conn.Context().(type) {
	case *gnetClient:
		who.leave()
	case *inquiry:
		who.of.failed(who, err)
	}
	return gnet.None
}

// write closes, which calls OnClose, if there is nobody. A client
// that reads nothing for too long is let go: gnet would not say
// when there is room again.
func (c *gnetClient) write(p []byte) {
	_, err := c.conn.Write(p)
	if err == nil && c.conn.OutboundBuffered() > behind {
		c.leave()
	}
}

// closeWrite goes behind gnet's back, which has no such thing.
func (c *gnetClient) closeWrite() {
	unix.Shutdown(c.conn.Fd(), unix.SHUT_WR)
}

func (c *gnetClient) close() {
	c.conn.EventLoop().Close(c.conn)
}

// do has the loop do it.
func (c *gnetClient) do(f func()) {
	c.conn.EventLoop().Execute(context.Background(),
		gnet.RunnableFunc(func(context.Context) error {
			f()
			return nil
		}))
}

// ask has gnet dial. It does so with package net, in a goroutine
// of its pool, and another one must wait for the outcome.
func (c *gnetClient) ask(addr string, q *inquiry) error {
	ctx := gnet.NewContext(context.Background(), q)
	dialed, err := c.conn.EventLoop().Register(ctx, tcp(addr))
	if err != nil {
		return err
	}
	go func() {
		if r := <-dialed; r.Err != nil {
			c.do(func() { c.failed(q, r.Err) })
		}
	}()
	return nil
}

// A tcp is an address as a net.Addr.
type tcp string

// Network is TCP.
func (tcp) Network() string { return "tcp" }

func (a tcp) String() string { return string(a) }
