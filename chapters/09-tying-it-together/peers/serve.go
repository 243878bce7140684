//go:build linux

package main

import (
	"fmt"
	"net"

	"artofwaiting/chapters/09-tying-it-together/echo"
	"artofwaiting/chapters/09-tying-it-together/echo/compiled"
	"artofwaiting/code/scheduler"
	"artofwaiting/code/tcp"
)

// serve is an echo server's process, and does not return.
func serve(kind, port string) error {
	s := inGo[kind]
	if s == nil {
		return fmt.Errorf("no server %q", kind)
	}
	return s("127.0.0.1:" + port)
}

// inGo are the servers in Go, each on one loop, if it has any.
var inGo = map[string]func(addr string) error{
	"await":       onLoop(awaiting),
	"stackful":    onLoop(stackful),
	"by hand":     onLoop(byHand),
	"combinators": onLoop(byCombinators),
	"net":         goroutines,
	"gnet":        onGnet,
	"nbio":        onNbio,
	"evio":        onEvio,
	"netpoll":     onNetpoll,
}

func awaiting(e *scheduler.Executor, l *tcp.Listener) error {
	_, err := scheduler.Run(e,
		compiled.Serve(e, l, compiled.Echo))
	return err
}

func stackful(e *scheduler.Executor, l *tcp.Listener) error {
	_, err := scheduler.Run(e, compiled.Serve(e, l, echo.Echo))
	return err
}

func byHand(e *scheduler.Executor, l *tcp.Listener) error {
	_, err := scheduler.Run(e,
		compiled.Serve(e, l, echo.NewByHand))
	return err
}

func byCombinators(
	e *scheduler.Executor, l *tcp.Listener) error {
	_, err := scheduler.Run(e, compiled.Serve(e, l, echo.Chain))
	return err
}

// onLoop does not lock the loop to its thread: a switch would
// take microseconds.
func onLoop(run func(*scheduler.Executor, *tcp.Listener) error) (
	serve func(addr string) error) {
	return func(addr string) error {
		e, err := scheduler.New()
		if err != nil {
			return err
		}
		l, err := tcp.Listen(e.Reactor(), addr)
		if err != nil {
			return err
		}
		return run(e, l)
	}
}

// goroutines is package net's way. The buffer is on the heap: as
// an array it would double the stack.
func goroutines(addr string) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer c.Close()
			buf := make([]byte, 4096)
			for {
				n, err := c.Read(buf)
				if err != nil {
					return
				}
				if _, err := c.Write(buf[:n]); err != nil {
					return
				}
			}
		}()
	}
}
