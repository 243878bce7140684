// Idle counts how often an event loop with 1,000 connections
// wakes up: not at all for silence, and once for each message.
package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"artofwaiting/code/socket"
)

const (
	connections = 1000
	messages    = 100
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	s, err := newServer()
	if err != nil {
		return err
	}
	clients, err := s.connect(connections)
	if err != nil {
		return err
	}
	fmt.Println("connections ", len(clients))
	s.start()
	// Long enough for a loop that is not asleep to go round tens
	// of thousands of times.
	time.Sleep(50 * time.Millisecond)
	silent := s.returns.Load()
	fmt.Println("returns while nothing happens ", silent)
	if err := chat(clients[connections/2]); err != nil {
		return err
	}
	fmt.Println("messages ", messages)
	fmt.Println("returns for them ", s.returns.Load()-silent)
	return s.stop()
}

// chat says something and waits for the echo, each time.
func chat(conn *socket.Conn) error {
	buf := make([]byte, 5)
	for range messages {
		if _, err := conn.Write([]byte("hello")); err != nil {
			return err
		}
		if _, err := io.ReadFull(conn, buf); err != nil {
			return err
		}
	}
	return nil
}
