// Steps is a thread that asks three sockets, round after round,
// and every question of it recorded.
package main

import (
	"flag"
	"fmt"
	"os"

	"artofwaiting/chapters/recording"
	"artofwaiting/code/sys"
	"artofwaiting/code/trace"
)

func main() {
	file := flag.String("trace", "", "write the events to `FILE`")
	flag.Parse()
	a := &asker{rec: trace.New(trace.Run{
		Title: "Three sockets and a thread that asks",
		Command: "go run ./chapters/02-non-blocking-io/steps" +
			" -trace FILE",
		Source: "chapters/02-non-blocking-io/steps/main.go" +
			"#asker.round",
		Lanes: []trace.Lane{{ID: "A"}, {ID: "B"}, {ID: "C"}},
	}, 40)}
	err := a.play()
	if err == nil {
		err = recording.Write(a.rec, *file)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "steps:", err)
		os.Exit(1)
	}
}

// An asker is the thread, and the sockets that it asks.
type asker struct {
	rec  *trace.Recorder
	list []*socket
	buf  [16]byte
}

// A socket is our end of a connection, and the other one.
type socket struct {
	name      string
	us, other int
}

// round asks everybody once.
func (a *asker) round() error {
	for _, s := range a.list {
		// read: whether or not there is anything to read.
		n, err := sys.Read(s.us, a.buf[:])
		trace.Call(a.rec, s.name, "read", s.us, n, err)
		if err != nil && err != sys.EAGAIN {
			return fmt.Errorf("read %s: %w", s.name, err)
		}
	}
	return nil
}

// script says who has something to say before each round.
var script = []string{"", "B", "", "C"}

// play has three sockets, and as many rounds as the script.
func (a *asker) play() error {
	for _, name := range "ABC" {
		s := &socket{name: string(name)}
		var err error
		if s.us, s.other, err = sys.Socketpair(); err != nil {
			return err
		}
		defer sys.Close(s.us)
		defer sys.Close(s.other)
		if err = sys.SetNonblock(s.us, true); err != nil {
			return err
		}
		a.list = append(a.list, s)
	}
	for _, speaker := range script {
		if err := a.say(speaker); err != nil {
			return err
		}
		if err := a.round(); err != nil {
			return err
		}
	}
	return nil
}

// say has the other end of a socket say two bytes.
func (a *asker) say(name string) error {
	for _, s := range a.list {
		if s.name != name {
			continue
		}
		n, err := sys.Write(s.other, []byte("hi"))
		if err != nil {
			return fmt.Errorf("write to %s: %w", name, err)
		}
		trace.Mark(a.rec, name, trace.Arrive, n, "")
	}
	return nil
}
