package echo_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"sync"
	"testing"

	"artofwaiting/chapters/09-tying-it-together/echo"
	"artofwaiting/chapters/09-tying-it-together/echo/compiled"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
	"artofwaiting/code/socket"
	"artofwaiting/code/tcp"
	"artofwaiting/code/thread"
)

type none = struct{}

var kinds = map[string]func(e *scheduler.Executor,
	l *tcp.Listener) future.Boxed[none]{
	"by hand": func(e *scheduler.Executor,
		l *tcp.Listener) future.Boxed[none] {
		return echo.Serve(e, l, echo.NewByHand)
	},
	"combinators": func(e *scheduler.Executor,
		l *tcp.Listener) future.Boxed[none] {
		return echo.Serve(e, l, echo.Chain)
	},
	"compiled": func(e *scheduler.Executor,
		l *tcp.Listener) future.Boxed[none] {
		return compiled.Serve(e, l, compiled.Echo)
	},
	"stackful": func(e *scheduler.Executor,
		l *tcp.Listener) future.Boxed[none] {
		return echo.Serve(e, l, echo.Echo)
	},
}

// Clients say more than the kernel has room for, all at the same
// time, and hear just that: what one had to wait with is not
// written over by another, who reads into the same scratch.
func TestEcho(t *testing.T) {
	for name, serve := range kinds {
		t.Run(name, func(t *testing.T) {
			addr, stop := start(t, serve)
			var clients sync.WaitGroup
			for i := range 10 {
				clients.Go(func() {
					if err := talk(addr, byte(i)); err != nil {
						t.Errorf("client %d: %v", i, err)
					}
				})
			}
			clients.Wait()
			if left := stop(); left != 0 {
				t.Errorf("%d tasks are left", left)
			}
		})
	}
}

// start serves on a thread. stop waits until the clients' tasks
// have ended, and says how many had to be cancelled.
func start(t *testing.T, serve func(*scheduler.Executor,
	*tcp.Listener) future.Boxed[none]) (
	addr string, stop func() int) {
	t.Helper()
	var left int
	e, err := scheduler.New()
	if err != nil {
		t.Fatal(err)
	}
	l, err := tcp.Listen(e.Reactor(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	say, stopped := future.Oneshot[none]()
	loop := thread.Start(func() {
		door := scheduler.Spawn(e, serve(e, l))
		if _, err := scheduler.Run(e, stopped); err != nil {
			t.Error(err)
		}
		door.Abort()
		e.Drain()
		l.Close()
		if left, err = e.Shutdown(0); err != nil {
			t.Error(err)
		}
	})
	return l.Addr().String(), func() int {
		say.Send(none{})
		loop.Join()
		return left
	}
}

// talk says a megabyte while it listens.
func talk(addr string, seed byte) error {
	c, err := socket.Dial(addr)
	if err != nil {
		return err
	}
	defer c.Close()
	said := make([]byte, 1<<20)
	rand.NewChaCha8([32]byte{seed}).Read(said)
	sent := make(chan error, 1)
	go func() {
		_, err := c.Write(said)
		c.CloseWrite()
		sent <- err
	}()
	heard, err := io.ReadAll(c)
	if err == nil {
		err = <-sent
	}
	if err == nil && !bytes.Equal(heard, said) {
		err = fmt.Errorf("heard %d bytes, and not what was said",
			len(heard))
	}
	return err
}
