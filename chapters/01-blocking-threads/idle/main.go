// Idle connects 1,000 clients to a server with a thread for each,
// and looks which threads run while only one client has something
// to say.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"artofwaiting/code/socket"
	"artofwaiting/code/thread"
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
	ran := 0
	for i := range n {
		if after[i] != before[i] {
			ran++
		}
	}
	fmt.Println("threads that ran meanwhile    ", ran)
	return nil
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

// A server echoes what it is told, and knows its threads by their
// names in /proc, such as "1234/task/1236".
type server struct {
	mu  sync.Mutex
	ids []string
}

// connect opens n connections, one after the other.
func (s *server) connect() (clients []*socket.Conn, err error) {
	l, err := socket.Listen("127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	defer l.Close()
	for range n {
		client, err := socket.Dial(l.Addr().String())
		if err != nil {
			return nil, err
		}
		conn, err := l.Accept()
		if err != nil {
			return nil, err
		}
		clients = append(clients, client)
		thread.Start(func() { s.echo(conn) })
	}
	return clients, nil
}

func (s *server) echo(conn *socket.Conn) {
	id, _ := os.Readlink("/proc/thread-self")
	s.mu.Lock()
	s.ids = append(s.ids, id)
	s.mu.Unlock()
	io.Copy(conn, conn)
}

// rest waits until all threads sleep and none has run since the
// last look: a thread on its way to sleep may nap once or twice
// before. It returns how often each has been swapped out.
func (s *server) rest() (swaps []string, err error) {
	last := ""
	for range 1000 {
		swaps, asleep := s.look()
		now := strings.Join(swaps, "")
		if asleep == n && now == last {
			return swaps, nil
		}
		last = now
	}
	return nil, errors.New("the threads do not come to rest")
}

// look reads the status of each thread. Its last two lines count
// how often the thread had to wait, and how often the kernel took
// its core away.
func (s *server) look() (swaps []string, asleep int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range s.ids {
		bytes, _ := os.ReadFile("/proc/" + id + "/status")
		status := string(bytes)
		if strings.Contains(status, "State:\tS") {
			asleep++
		}
		at := strings.Index(status, "voluntary_ctxt_switches:")
		swaps = append(swaps, status[max(at, 0):])
	}
	return swaps, asleep
}
