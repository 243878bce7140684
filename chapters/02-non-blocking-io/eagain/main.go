// Eagain shows that a non-blocking read of nothing leaves nothing
// behind in the kernel: one has to ask again.
package main

import (
	"fmt"
	"os"
	"time"

	"artofwaiting/code/sys"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	us, them, err := sys.Socketpair()
	if err != nil {
		return fmt.Errorf("make a pair of sockets: %w", err)
	}
	defer sys.Close(us)
	defer sys.Close(them)
	if err := sys.SetNonblock(us, true); err != nil {
		return fmt.Errorf("set non-blocking: %w", err)
	}
	return ask(us, them)
}

// ask reads four times: before the data, twice after it, and
// after the other end has shut.
func ask(us, them int) error {
	var first, later [16]byte
	fmt.Println("read 1 ", read(us, first[:]))
	if _, err := sys.Write(them, []byte("hello")); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	// If the first read were queued, this is when it would be
	// done.
	time.Sleep(50 * time.Millisecond)
	fmt.Println("buffer of read 1 ", state(first))
	fmt.Println("read 2 ", read(us, later[:]))
	fmt.Println("read 3 ", read(us, later[:]))
	if err := sys.Shutdown(them, sys.SHUT_WR); err != nil {
		return fmt.Errorf("shutdown: %w", err)
	}
	fmt.Println("read 4 ", read(us, later[:]))
	return nil
}

// read asks once, and puts the answer into words.
func read(fd int, p []byte) string {
	n, err := sys.Read(fd, p)
	switch {
	case err != nil:
		return err.Error()
	case n == 0:
		return "end"
	}
	return fmt.Sprintf("%d bytes %q", n, p[:n])
}

func state(buf [16]byte) string {
	if buf == [16]byte{} {
		return "untouched"
	}
	return "written to"
}
