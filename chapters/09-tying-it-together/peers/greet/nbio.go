//go:build linux

package main

import (
	"os"
	"sync"

	"artofwaiting/chapters/00-the-wait/greeter"

	"github.com/lesismal/nbio"
	"github.com/lesismal/nbio/logging"
)

// onNbio is called back on one loop, but for those who come and
// go. The Session of a connection is a *nbioClient, or the
// *inquiry it is for. nbio closes when a client has said that it
// will send no more, and so does not answer one that has closed
// its half early.
func onNbio(s greeter.Service) (addr string, err error) {
	logging.Output = os.Stderr
	logging.SetLevel(logging.LevelError)
	e := nbio.NewEngine(nbio.Config{
		Network:            "tcp",
		Addrs:              []string{s.Addr},
		NPoller:            1,
		MaxWriteBufferSize: behind,
	})
	e.OnOpen(func(conn *nbio.Conn) {
		c := &nbioClient{conn: conn, engine: e}
		c.visitor = visitor{Service: &s, library: c}
		conn.SetSession(c)
		c.do(func() { c.next(reading) })
	})
	e.OnData(nbioHeard)
	e.OnClose(nbioClosed)
	if err := e.Start(); err != nil {
		return "", err
	}
	return e.Addrs[0], nil
}

// A nbioClient is a visitor, and what nbio knows of it. It has a
// lock because goroutines other than the loop's have news too.
type nbioClient struct {
	visitor
	mu     sync.Mutex
	engine *nbio.Engine
	conn   *nbio.Conn
}

func (c *nbioClient) do(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f()
}

// clientOf is whose question it is.
func clientOf(q *inquiry) *nbioClient {
	return q.of.library.(*nbioClient)
}

func nbioHeard(conn *nbio.Conn, p []byte) {
	switch who := conn.Session().(type) {
	case *nbioClient:
		who.do(func() { who.heard(p) })
	case *inquiry:
		c := clientOf(who)
		c.do(func() { c.answered(who, p) })
	}
}

// nbioClosed is called whoever has closed, later and in another
// goroutine.
func nbioClosed(conn *nbio.Conn, err error) {
	switch who := conn.Session().(type) {
	case *nbioClient:
		who.do(who.leave)
	case *inquiry:
		c := clientOf(who)
		c.do(func() { c.failed(who, err) })
	}
}

// write closes the connection if it fails, which is heard of
// later.
func (c *nbioClient) write(p []byte) { c.conn.Write(p) }

// closeWrite does nothing: nbio has no such thing, and by now its
// descriptor may be another's. The client has been told to close.
func (c *nbioClient) closeWrite() {}

func (c *nbioClient) close() { c.conn.Close() }

// ask has nbio dial, which does not block. It says that there is
// a connection also when there is none: to write then fails.
func (c *nbioClient) ask(addr string, q *inquiry) error {
	return c.engine.DialAsyncTimeout("tcp", addr,
		c.UpstreamPatience, func(conn *nbio.Conn, err error) {
			c.do(func() { c.dialed(q, conn, err) })
		})
}

func (c *nbioClient) dialed(
	q *inquiry, conn *nbio.Conn, err error) {
	switch {
	case err != nil:
		c.failed(q, err)
	case !q.wanted():
		conn.Close()
	default:
		conn.SetSession(q)
		q.hangUp = func() { conn.Close() }
		conn.Write([]byte(q.line))
	}
}
