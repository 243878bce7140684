//go:build unix && !sim

package main

import (
	"io"
	"net"

	"artofwaiting/code/socket"
	"artofwaiting/code/thread"
)

// size is how long a message is.
const size = 64

// servers start and run until the process ends.
var servers = map[string]func() (addr string, err error){
	"threads":    threads,
	"goroutines": goroutines,
}

func threads() (addr string, err error) {
	l, err := socket.Listen("127.0.0.1:0")
	if err != nil {
		return "", err
	}
	thread.Start(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return // the client will miss the answer
			}
			thread.Start(func() { echo(conn) })
		}
	})
	return l.Addr().String(), nil
}

func goroutines() (addr string, err error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go echo(conn)
		}
	}()
	return l.Addr().String(), nil
}

// echo is the same for both, but waits in another place.
func echo(conn io.ReadWriteCloser) {
	defer conn.Close()
	message := make([]byte, size)
	for {
		if _, err := io.ReadFull(conn, message); err != nil {
			return
		}
		if _, err := conn.Write(message); err != nil {
			return
		}
	}
}
