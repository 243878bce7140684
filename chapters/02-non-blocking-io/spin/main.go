// Spin asks 1,000 sockets round after round when one of them has
// something to say, and counts what the questions were good for.
package main

import (
	"fmt"
	"os"

	"artofwaiting/code/sys"
)

const (
	sockets = 1000
	rounds  = 100
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var us, them [sockets]int
	for i := range sockets {
		var err error
		if us[i], them[i], err = pair(); err != nil {
			return fmt.Errorf("pair %d of sockets: %w", i, err)
		}
	}
	var t tally
	for r := range rounds {
		speaker := r * 7 % sockets
		_, err := sys.Write(them[speaker], []byte{'!'})
		if err != nil {
			return fmt.Errorf("write to %d: %w", speaker, err)
		}
		if err := t.ask(us[:]); err != nil {
			return err
		}
	}
	fmt.Printf("sockets  %d\n", sockets)
	fmt.Printf("rounds  %d\n", rounds)
	fmt.Printf("questions  %d\n", t.notYet+t.data)
	fmt.Printf("not yet  %d\n", t.notYet)
	fmt.Printf("data  %d\n", t.data)
	return nil
}

// pair makes two sockets, the first of which never waits.
func pair() (us, them int, err error) {
	if us, them, err = sys.Socketpair(); err != nil {
		return -1, -1, err
	}
	return us, them, sys.SetNonblock(us, true)
}

// A tally is what the sockets said.
type tally struct {
	notYet, data int
}

// ask is one round: a system call for each socket, whether or not
// it has anything to say. There is no other way to find out.
func (t *tally) ask(fds []int) error {
	var buf [16]byte
	for i, fd := range fds {
		_, err := sys.Read(fd, buf[:])
		switch err {
		case nil:
			t.data++
		case sys.EAGAIN:
			t.notYet++
		default:
			return fmt.Errorf("read %d: %w", i, err)
		}
	}
	return nil
}
