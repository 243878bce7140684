//go:build unix && !sim

// Swap watches the kernel take a thread that waits off its core,
// run another one, and bring the first one back.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"

	"golang.org/x/sys/unix"

	"artofwaiting/chapters/01-blocking-threads/core"
	"artofwaiting/code/sys"
	"artofwaiting/code/thread"
)

func main() {
	if _, err := os.Readlink("/proc/thread-self"); err != nil {
		fmt.Println("this kernel does not tell what threads do")
		return
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "swap:", err)
		os.Exit(1)
	}
}

func run() error {
	// Go, too, makes threads wait, when they have to share the
	// right to run Go code. Here is enough of it for everybody.
	runtime.GOMAXPROCS(4)
	out, in, err := sys.Socketpair()
	if err != nil {
		return err
	}
	a := &threadA{fd: out, ready: make(chan struct{})}
	b := &threadB{fd: in, a: a}
	runA, runB := thread.Start(a.run), thread.Start(b.run)
	runB.Join()
	if b.err != nil {
		return b.err // A will wait for ever
	}
	runA.Join()
	fmt.Println("A gave its core away, times   ", b.swaps)
	fmt.Println("meanwhile B counted to        ", b.count)
	fmt.Println("B gave A its byte, and A read ", a.n)
	return a.err
}

// rusageThread asks for the calling thread alone. Linux and
// FreeBSD know it by this number.
const rusageThread = 1

// A threadA waits for a byte. Between its look at the count and
// its read there is nothing that could make it wait for anything
// else.
type threadA struct {
	fd      int
	id      string // in /proc, such as "1234/task/1236"
	swaps   int    // how often it had to wait before
	ready   chan struct{}
	unready error
	n       int
	err     error
}

func (a *threadA) run() {
	a.unready = a.prepare()
	close(a.ready)
	if a.unready == nil {
		a.n, a.err = sys.Read(a.fd, make([]byte, 1))
	}
}

func (a *threadA) prepare() (err error) {
	if err := core.Share(); err != nil {
		return err
	}
	a.id, _ = os.Readlink("/proc/thread-self")
	var own unix.Rusage
	err = unix.Getrusage(rusageThread, &own)
	a.swaps = int(own.Nvcsw)
	return err
}

// A threadB works while A sleeps, and then gives it a byte.
type threadB struct {
	fd    int
	a     *threadA
	swaps int // how often A gave its core away
	count int
	err   error
}

func (b *threadB) run() {
	if b.err = core.Share(); b.err != nil {
		return
	}
	if b.err = b.watch(); b.err != nil {
		return
	}
	for range 1_000_000 {
		b.count++
	}
	_, swaps := look(b.a.id)
	b.swaps = swaps - b.a.swaps
	_, b.err = sys.Write(b.fd, []byte{1})
}

// watch returns when A has given its core away and is asleep.
func (b *threadB) watch() error {
	<-b.a.ready
	if b.a.unready != nil {
		return b.a.unready
	}
	for range 100_000 {
		if asleep, swaps := look(b.a.id); asleep &&
			swaps > b.a.swaps {
			return nil
		}
		runtime.Gosched()
	}
	return errors.New("thread A does not fall asleep")
}

// look asks the kernel what a thread does, and how often it has
// given its core away in order to wait.
func look(id string) (asleep bool, swaps int) {
	status, _ := os.ReadFile("/proc/" + id + "/status")
	for line := range strings.Lines(string(status)) {
		asleep = asleep || strings.HasPrefix(line, "State:\tS")
		fmt.Sscanf(line, "voluntary_ctxt_switches: %d", &swaps)
	}
	return asleep, swaps
}
