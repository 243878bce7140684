// Asks counts how often a thread that may not wait has to ask
// until its data is there.
package main

import (
	"fmt"
	"os"

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
	turn := make(chan error)
	go send(them, turn)
	data, asked, err := ask(us, turn)
	if err != nil {
		return err
	}
	fmt.Printf("asked  %d\n", asked)
	fmt.Printf("told EAGAIN  %d\n", asked-1)
	fmt.Printf("told at last  %q\n", data)
	return nil
}

// send lets the other side ask in vain until it is its turn.
func send(fd int, turn chan error) {
	<-turn
	_, err := sys.Write(fd, []byte("now"))
	turn <- err
}

// ask asks until there is an answer. Its thousandth question is
// the sender's cue, and it stops for the sender to act: without
// that, the count would be another one in each run.
func ask(fd int, turn chan error) (string, int, error) {
	var buf [16]byte
	for asked := 1; ; asked++ {
		n, err := sys.Read(fd, buf[:])
		if err != sys.EAGAIN {
			return string(buf[:n]), asked, err
		}
		if asked == 1000 {
			turn <- nil
			if err := <-turn; err != nil {
				return "", asked, fmt.Errorf("write: %w", err)
			}
		}
	}
}
