//go:build linux && !sim

// Emfile has a client wait at the door while no descriptor is
// left for it, and shows that nobody tells when there is one.
package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"artofwaiting/code/poller"
	"artofwaiting/code/socket"
	"artofwaiting/code/sys"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	d, err := newDoor()
	if err != nil {
		return err
	}
	if err := d.knock(); err != nil {
		return err
	}
	all, err := exhaust()
	if err != nil {
		return err
	}
	// One for the client at the door, and then two for another,
	// whose own end needs one as well.
	return errors.Join(
		d.look("with no descriptor", patience),
		sys.Close(all[0]),
		d.look("with one again", 0),
		sys.Close(all[1]), sys.Close(all[2]), d.knock(),
		d.look("for the next one", patience))
}

// patience is for what must come.
const patience = 20 * time.Second

// A door is a listener, watched for edges.
type door struct {
	listener *socket.Listener
	poll     *poller.Poll
}

func newDoor() (*door, error) {
	l, err := socket.Listen("127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	if err := l.SetNonblock(true); err != nil {
		return nil, err
	}
	p, err := poller.New()
	if err != nil {
		return nil, err
	}
	err = p.Registry().Register(l.Fd(), 0, poller.Readable)
	return &door{l, p}, err
}

// knock is a client that connects, and does nothing else.
func (d *door) knock() error {
	_, err := socket.Dial(d.listener.Addr().String())
	return err
}

// look says what the poller reports within a time, and what
// accept does in either case.
func (d *door) look(when string, t time.Duration) error {
	events := poller.NewEvents(8)
	if err := d.poll.Wait(events, t); err != nil {
		return err
	}
	word := "nothing"
	for e := range events.All() {
		word = e.String()
	}
	fmt.Printf("event %s  %s\n", when, word)
	_, err := d.listener.TryAccept()
	word = "a connection"
	if e, ok := errors.AsType[*socket.Error](err); ok {
		word = e.Err.Error()
	}
	fmt.Printf("accept %s  %s\n", when, word)
	return nil
}
