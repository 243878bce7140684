//go:build unix && !sim

package main

import (
	"errors"
	"io"
	"os"
	"strings"
	"sync"

	"artofwaiting/code/socket"
	"artofwaiting/code/thread"
)

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
