// Lines has an echo server written twice, with goroutines and on
// a poller, tries both, and counts how long they are.
package main

import (
	_ "embed"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"

	"artofwaiting/code/socket"
	"artofwaiting/code/thread"
)

var (
	//go:embed sequential.go
	sequentialSource string
	//go:embed machine.go
	machineSource string
)

func main() {
	err := errors.Join(trySequential(), tryMachine())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func trySequential() error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	go sequential(l)
	echoed, err := visit(l.Addr().String())
	fmt.Println("clients, sequential ", echoed)
	fmt.Println("lines, sequential ", lines(sequentialSource))
	return err
}

// tryMachine leaves its thread in the loop, as trySequential does
// its goroutine. A server that ends by itself shows as clients
// that hear nothing.
func tryMachine() error {
	l, err := socket.Listen("127.0.0.1:0")
	if err != nil {
		return err
	}
	if err := l.SetNonblock(true); err != nil {
		return err
	}
	thread.Start(func() { onPoller(l) })
	echoed, err := visit(l.Addr().String())
	fmt.Println("clients, on the poller ", echoed)
	fmt.Println("lines, on the poller ", lines(machineSource))
	fmt.Println("states, on the poller ", int(states))
	return err
}

// lines is how many lines of code there are, which blank lines
// and comments are not.
func lines(source string) (n int) {
	for line := range strings.Lines(source) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "//") {
			n++
		}
	}
	return n
}
