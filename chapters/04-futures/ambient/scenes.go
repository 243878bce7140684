package main

import (
	"fmt"

	"artofwaiting/code/future"
	"artofwaiting/code/sys"
)

// outside polls where no task is.
func outside(a, _ *socket) {
	defer func() { fmt.Println("outside a task ", recover()) }()
	a.Poll()
}

// both waits for the first of two sockets, in one task.
func both(a, b *socket) {
	run(&task{"one"}, func() (int, error) {
		n, err := a.Poll()
		if err == future.Pending {
			n, err = b.Poll()
		}
		return n, err
	})
	fmt.Println("first of two, A would wake ", a.reader.name)
	fmt.Println("first of two, B would wake ", b.reader.name)
}

// twoThreads polls two tasks at the same time. The channels put
// what two threads may do anyway into an order: the second begins
// when the first has begun, and has not come to its read.
func twoThreads(a, _ *socket) {
	begin, begun := make(chan bool), make(chan bool)
	go func() {
		<-begin
		run(&task{"two"}, func() (int, error) {
			close(begun)
			<-begin
			return 0, nil
		})
	}()
	run(&task{"one"}, func() (int, error) {
		begin <- true
		<-begun // now both are being polled
		return a.Poll()
	})
	close(begin)
	fmt.Println("two threads, A is read by  one")
	fmt.Println("two threads, A would wake ", a.reader.name)
}

// with makes two sockets on which nothing has come.
func with(scene func(a, b *socket)) error {
	var s [2]socket
	for i := range s {
		fd, peer, err := sys.Socketpair()
		if err == nil {
			defer sys.Close(fd)
			defer sys.Close(peer)
			err = sys.SetNonblock(fd, true)
		}
		if err != nil {
			return err
		}
		s[i] = socket{fd: fd, peer: peer}
	}
	scene(&s[0], &s[1])
	return nil
}
