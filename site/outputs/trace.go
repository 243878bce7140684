package outputs

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// A Trace is a committed recording of a program's run:
// book/data/traces/NAME.json. Package code/trace writes it, and
// documents the format.
type Trace struct {
	Name    string `json:"-"`
	Title   string `json:"title"`
	Command string `json:"command"`
	Source  string `json:"source"` // "chapters/…/main.go#loop.run"
	Date    string `json:"date"`
	Machine string `json:"machine"`

	Lanes  []Lane  `json:"lanes"`
	Lost   int     `json:"lost,omitempty"`
	Events []Event `json:"events"`

	Scenes []Scene `json:"-"` // what each event led to

	// Kernel is whether it has a part in the run, and Queued whether
	// somebody has to wait for a turn.
	Kernel, Queued bool `json:"-"`

	// Threads is whether all lanes are threads, which sleep inside
	// the calls that they enter.
	Threads bool `json:"-"`
}

// A Lane is a thread, a connection or a task.
type Lane struct {
	ID   string `json:"id"`
	Name string `json:"name"`

	Thread bool `json:"-"` // it waits or parks
}

// An Event is one thing that happened in a lane.
type Event struct {
	Time int64  `json:"t"` // nanoseconds
	Kind string `json:"kind"`
	Lane string `json:"lane"`
	Call string `json:"name,omitempty"`
	FD   int    `json:"fd,omitempty"`
	N    int    `json:"n,omitempty"`
	Err  string `json:"err,omitempty"`
	Text string `json:"text,omitempty"`
	At   string `json:"at,omitempty"` // "main.go#loop.run/read"
}

// A drawing of more events, or more lanes, nobody would read.
const (
	mostEvents = 40
	mostLanes  = 7
)

var traceNames = regexp.MustCompile(`^[A-Za-z0-9-]+$`)

// LoadTrace reads a recording, and plays it. An error says
// "file:line: what".
func (s *Store) LoadTrace(name string) (*Trace, error) {
	t, file, src, err := s.recording("traces", name)
	if err != nil {
		return nil, err
	}
	if err := t.complete(); err != nil {
		return nil, fmt.Errorf("%s:1: %w", file, err)
	}
	if i, err := t.play(); err != nil {
		return nil, fmt.Errorf("%s:%d: event %d: %w", file,
			eventLine(src, i), i+1, err)
	}
	return t, nil
}

// recording reads one of book/data/KIND. An error says "file:line:
// what".
func (s *Store) recording(kind, name string) (
	t *Trace, file string, src []byte, err error) {
	file = "book/data/" + kind + "/" + name + ".json"
	if !traceNames.MatchString(name) {
		return nil, file, nil, fmt.Errorf(
			"%s:1: %q is no name of a recording", file, name)
	}
	src, err = os.ReadFile(filepath.Join(s.root, file))
	if err != nil {
		return nil, file, nil, fmt.Errorf(
			"%s:1: there is no such recording", file)
	}
	t = &Trace{Name: name}
	if err := decode(src, t); err != nil {
		return nil, file, nil, fmt.Errorf("%s:%w", file, err)
	}
	return t, file, src, nil
}

// eventLine is the line of an event, if each has its own, as
// code/trace writes them.
func eventLine(src []byte, event int) int {
	line := 0
	for text := range strings.Lines(string(src)) {
		line++
		if strings.HasPrefix(strings.TrimSpace(text), `{"t":`) {
			if event == 0 {
				return line
			}
			event--
		}
	}
	return 1
}

// complete refuses what could not be recorded again, or drawn.
func (t *Trace) complete() error {
	switch {
	case len(t.Events) == 0 || len(t.Events) > mostEvents:
		return fmt.Errorf("%d events; a drawing has 1 to %d",
			len(t.Events), mostEvents)
	case len(t.Lanes) == 0 || len(t.Lanes) > mostLanes:
		return fmt.Errorf("%d lanes; a drawing has 1 to %d",
			len(t.Lanes), mostLanes)
	}
	return t.sound()
}

// sound refuses what could not be recorded again.
func (t *Trace) sound() error {
	switch {
	case t.Title == "" || t.Command == "" || t.Source == "" ||
		t.Date == "" || t.Machine == "":
		return errors.New("a recording must have title, command, " +
			"source, date and machine")
	case t.Lost > 0:
		return fmt.Errorf("%d events are lost; record with more room",
			t.Lost)
	}
	seen := make(map[string]bool)
	for _, l := range t.Lanes {
		if l.ID == "" || seen[l.ID] {
			return fmt.Errorf("two lanes are called %q, or one is "+
				"nameless", l.ID)
		}
		seen[l.ID] = true
	}
	return nil
}
