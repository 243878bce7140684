//go:build unix && !sim

// Idle connects 1,000 clients to a server with a thread for each,
// and looks which threads run while only one client has something
// to say.
package main

import (
	"fmt"
	"io"
	"os"

	"artofwaiting/code/socket"
)

const n = 1000

func main() {
	if _, err := os.Readlink("/proc/thread-self"); err != nil {
		fmt.Println("this kernel does not tell what threads do")
		return
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "idle:", err)
		os.Exit(1)
	}
}

func run() error {
	s := &server{}
	clients, err := s.connect()
	if err != nil {
		return err
	}
	fmt.Println("clients connected             ", n)
	before, err := s.rest()
	if err != nil {
		return err
	}
	fmt.Println("threads asleep                ", n)
	if err := chat(clients[0], 100); err != nil {
		return err
	}
	fmt.Println("echoes to one of the clients  ", 100)
	after, err := s.rest()
	if err != nil {
		return err
	}
	ran := different(before, after)
	fmt.Println("threads that ran meanwhile    ", ran)
	return nil
}

func different(a, b []string) (n int) {
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

// chat says something and waits for the echo, times times.
func chat(conn *socket.Conn, times int) error {
	buf := make([]byte, 5)
	for range times {
		if _, err := conn.Write([]byte("hello")); err != nil {
			return err
		}
		if _, err := io.ReadFull(conn, buf); err != nil {
			return err
		}
	}
	return nil
}
