// Edge reads 2 bytes of 5 and waits again: a poller that reports
// edges then says nothing, and one that reports levels repeats.
package main

import (
	"fmt"
	"os"

	"artofwaiting/code/poller"
	"artofwaiting/code/sys"
)

func main() {
	err := watch("edge", poller.Readable)
	if err == nil {
		err = watch("level", poller.Readable|poller.Level)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// watch plays the same story to both.
func watch(kind string, interest poller.Interest) error {
	us, them, err := sys.Socketpair()
	if err != nil {
		return fmt.Errorf("make a pair of sockets: %w", err)
	}
	defer sys.Close(us)
	defer sys.Close(them)
	p, err := poller.New()
	if err != nil {
		return err
	}
	defer p.Close()
	err = p.Registry().Register(us, 0, interest)
	if err != nil {
		return err
	}
	s := &story{kind, p, us, them}
	return s.play()
}

// A story is two sockets, one of which is watched.
type story struct {
	kind     string
	poll     *poller.Poll
	us, them int
}

func (s *story) play() error {
	for _, scene := range []struct {
		what string
		do   func() error
	}{
		{"5 bytes come", s.write("hello")},
		{"2 of them are read", s.read(2)},
		{"nothing new", func() error { return nil }},
		{"the other 3 are read", s.read(3)},
		{"1 more comes", s.write("!")},
	} {
		if err := scene.do(); err != nil {
			return fmt.Errorf("%s: %w", scene.what, err)
		}
		word, err := s.ask()
		if err != nil {
			return err
		}
		fmt.Printf("%s, %s  %s\n", s.kind, scene.what, word)
	}
	return nil
}

func (s *story) write(data string) func() error {
	return func() error {
		_, err := sys.Write(s.them, []byte(data))
		return err
	}
}

// read reads no more than n bytes, whatever else is there.
func (s *story) read(n int) func() error {
	return func() error {
		_, err := sys.Read(s.us, make([]byte, n))
		return err
	}
}

// ask is what the poller says without waiting.
func (s *story) ask() (string, error) {
	events := poller.NewEvents(1)
	if err := s.poll.Wait(events, 0); err != nil {
		return "", err
	}
	for e := range events.All() {
		return e.String(), nil
	}
	return "nothing", nil
}
