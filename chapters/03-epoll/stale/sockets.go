//go:build linux || sim || wasip1 || windows

package main

import (
	"errors"
	"fmt"

	"artofwaiting/code/sys"
)

// twoReady makes two sockets that have something to read. Their
// other ends stay open for as long as the program runs.
func twoReady() (ready [2]int, err error) {
	for i := range ready {
		us, them, err := pair()
		if err != nil {
			return ready, err
		}
		_, err = sys.Write(them, []byte("hello"))
		if err != nil {
			return ready, fmt.Errorf("write: %w", err)
		}
		ready[i] = us
	}
	return ready, nil
}

// replace closes a socket and opens one that has nothing to do
// with it. The kernel hands out the lowest number that is free,
// so the new one gets the number of the old.
func replace(fd int) error {
	if err := sys.Close(fd); err != nil {
		return fmt.Errorf("close: %w", err)
	}
	us, _, err := pair()
	if err == nil && us != fd {
		err = errors.New("the number was not handed out again")
	}
	return err
}

// pair makes two sockets, the first of which never waits.
func pair() (us, them int, err error) {
	us, them, err = sys.Socketpair()
	if err == nil {
		err = sys.SetNonblock(us, true)
	}
	if err != nil {
		return -1, -1, fmt.Errorf("pair of sockets: %w", err)
	}
	return us, them, nil
}
