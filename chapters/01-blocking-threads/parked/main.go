//go:build unix && !sim

// Parked counts the threads of 1,000 goroutines that wait in
// package net, and of 1,000 that wait in system calls of their
// own.
package main

import (
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"runtime"
	"strings"

	"artofwaiting/code/sys"
	"artofwaiting/code/thread"
)

const n = 1000

func main() {
	verbose := flag.Bool("v", false, "print the exact numbers")
	flag.Parse()
	if thread.InKernel() == 0 {
		fmt.Println("this kernel does not count our threads")
		return
	}
	if err := run(*verbose); err != nil {
		fmt.Fprintln(os.Stderr, "parked:", err)
		os.Exit(1)
	}
}

func run(verbose bool) error {
	if err := park("[IO wait", netRead); err != nil {
		return err
	}
	few := thread.InKernel()
	if err := park("[syscall", rawRead); err != nil {
		return err
	}
	many := thread.InKernel()
	if few >= 20 || many <= n {
		return fmt.Errorf("%d threads, then %d", few, many)
	}
	fmt.Println("waiting in package net  ", n)
	fmt.Println("threads for that        ", "fewer than 20")
	fmt.Println("waiting in system calls ", n)
	fmt.Println("threads for those       ", "more than", n)
	if verbose {
		fmt.Println("threads, counted        ", few, "and", many)
	}
	return nil
}

// park starts n readers of connections that stay silent, and
// returns when all of them wait. They do so until the process
// ends.
func park(state string, reader func() (func(), error)) error {
	for range n {
		read, err := reader()
		if err != nil {
			return err
		}
		go read()
	}
	for range 10_000 {
		if waiting(state) >= n {
			return nil
		}
		runtime.Gosched()
	}
	return errors.New("the readers do not come to rest")
}

// waiting asks the runtime what each goroutine does. Its answer
// is what a crash prints: "goroutine 7 [IO wait]:", and the
// calls.
func waiting(state string) int {
	stacks := make([]byte, 4<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	return strings.Count(string(stacks), state)
}

func netRead() (func(), error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	defer l.Close()
	silent, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		return nil, err
	}
	conn, err := l.Accept()
	return func() {
		conn.Read(make([]byte, 1))
		runtime.KeepAlive(silent) // collected, it would be closed
	}, err
}

func rawRead() (func(), error) {
	fd, _, err := sys.Socketpair()
	return func() { sys.Read(fd, make([]byte, 1)) }, err
}
