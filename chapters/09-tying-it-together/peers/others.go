//go:build linux

package main

import (
	"context"

	"github.com/cloudwego/netpoll"
	"github.com/lesismal/nbio"
	"github.com/panjf2000/gnet/v2"
	"github.com/panjf2000/gnet/v2/pkg/logging"
	"github.com/tidwall/evio"
)

type gnetEcho struct{ gnet.BuiltinEventEngine }

// OnTraffic says what has come.
func (*gnetEcho) OnTraffic(c gnet.Conn) gnet.Action {
	p, err := c.Next(-1)
	if err != nil {
		return gnet.Close
	}
	if _, err := c.Write(p); err != nil {
		return gnet.Close
	}
	return gnet.None
}

func onGnet(addr string) error {
	return gnet.Run(&gnetEcho{}, "tcp://"+addr,
		gnet.WithNumEventLoop(1),
		gnet.WithReusePort(true),
		gnet.WithLogLevel(logging.ErrorLevel))
}

func onNbio(addr string) error {
	g := nbio.NewEngine(nbio.Config{
		Network:            "tcp",
		Addrs:              []string{addr},
		NPoller:            1,
		ReadBufferSize:     64 << 10,
		MaxWriteBufferSize: 64 << 20,
	})
	g.OnData(func(c *nbio.Conn, p []byte) { c.Write(p) })
	if err := g.Start(); err != nil {
		return err
	}
	g.Wait()
	return nil
}

func onEvio(addr string) error {
	return evio.Serve(evio.Events{
		NumLoops: 1,
		Data: func(_ evio.Conn, in []byte) ([]byte, evio.Action) {
			return in, evio.None
		},
	}, "tcp://"+addr+"?reuseport=true")
}

func onNetpoll(addr string) error {
	l, err := netpoll.CreateListener("tcp", addr)
	if err != nil {
		return err
	}
	err = netpoll.Configure(netpoll.Config{PollerNum: 1})
	if err != nil {
		return err
	}
	loop, err := netpoll.NewEventLoop(netpollEcho)
	if err != nil {
		return err
	}
	return loop.Serve(l)
}

func netpollEcho(_ context.Context, c netpoll.Connection) error {
	in, out := c.Reader(), c.Writer()
	n := in.Len()
	p, err := in.Next(n)
	if err != nil {
		return err
	}
	if _, err := out.WriteBinary(p); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return in.Release()
}
