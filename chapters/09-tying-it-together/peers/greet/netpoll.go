//go:build linux

package main

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"

	"github.com/cloudwego/netpoll"
	"golang.org/x/sys/unix"
)

// onNetpoll has chapter 0's Handler: netpoll calls back in a
// goroutine of its pool, which may wait, as its users do. When a
// client has said that it will send no more, netpoll writes
// nothing either.
func onNetpoll(s greeter.Service) (addr string, err error) {
	l, err := netpoll.CreateListener("tcp", s.Addr)
	if err != nil {
		return "", err
	}
	err = netpoll.Configure(netpoll.Config{PollerNum: 1})
	if err != nil {
		return "", err
	}
	h := &netpollGreeter{greeter.Handler{
		Service: s, Network: netpollNet{}}}
	loop, err := netpoll.NewEventLoop(h.onRequest,
		netpoll.WithOnPrepare(h.onPrepare))
	if err != nil {
		return "", err
	}
	go loop.Serve(l)
	return l.Addr().String(), nil
}

type netpollGreeter struct{ greeter.Handler }

// silence is the key of the timer in a connection's context.
type silence struct{}

// onPrepare is called for a new client. Nothing more is, before
// it says something, which it may do never.
func (h *netpollGreeter) onPrepare(
	c netpoll.Connection) context.Context {
	t := time.AfterFunc(h.ClientPatience, func() { c.Close() })
	c.AddCloseCallback(func(netpoll.Connection) error {
		t.Stop()
		return nil
	})
	return context.WithValue(context.Background(), silence{}, t)
}

// onRequest has the client until it leaves.
func (h *netpollGreeter) onRequest(
	ctx context.Context, c netpoll.Connection) error {
	if ctx.Value(silence{}).(*time.Timer).Stop() {
		h.Serve(netpollConn{c})
	}
	return nil
}

// A netpollConn is a connection as chapter 0 has them.
type netpollConn struct{ netpoll.Connection }

// Read has the standard error for a deadline.
func (c netpollConn) Read(p []byte) (int, error) {
	n, err := c.Connection.Read(p)
	if errors.Is(err, netpoll.ErrReadTimeout) {
		err = os.ErrDeadlineExceeded
	}
	return n, err
}

// Write does not answer a client that is too far ahead: netpoll
// reads what it sends, and keeps it, also when nobody here does.
func (c netpollConn) Write(p []byte) (int, error) {
	if c.Reader().Len() > ahead {
		return 0, io.ErrShortBuffer
	}
	return c.Connection.Write(p)
}

// CloseWrite goes behind netpoll's back, which has no such thing.
func (c netpollConn) CloseWrite() error {
	fd := c.Connection.(netpoll.Conn).Fd()
	return unix.Shutdown(fd, unix.SHUT_WR)
}

// A netpollNet is package net, but for how one dials: netpoll
// does not block, and the goroutine waits.
type netpollNet struct{ greeter.Net }

// Dial leaves the deadline on the connection.
func (netpollNet) Dial(addr string, deadline time.Time) (
	greeter.Conn, error) {
	c, err := netpoll.DialConnection("tcp", addr,
		time.Until(deadline))
	if err != nil {
		return nil, err
	}
	return netpollConn{c}, c.SetDeadline(deadline)
}
