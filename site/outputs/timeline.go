package outputs

import (
	"errors"
	"fmt"
)

// A Timeline is the system calls of several programs on the same
// errand, recorded by package code/trace: each lane is a program.
// "wait" stands before a call that had to wait, and "pending" after
// one that was made again and again, with how often as its text.
type Timeline struct {
	*Trace
	Lanes []TimelineLane
}

// A TimelineLane is what one program did: calls with waits between
// them. There is one run of calls more than there are waits.
type TimelineLane struct {
	Lane
	Runs  [][]Event
	Waits []Event // the call that ended it: or, if Busy, began it
	Busy  []bool  // the program asked all the time
}

// More than this no drawing has room for.
const (
	mostPrograms = 10
	mostWaits    = 4
)

// LoadTimeline reads a recording of system calls. An error says
// "file:line: what".
func (s *Store) LoadTimeline(name string) (*Timeline, error) {
	read, file, src, err := s.recording("timelines", name)
	if err != nil {
		return nil, err
	}
	t := &Timeline{Trace: read}
	if err := t.header(); err != nil {
		return nil, fmt.Errorf("%s:1: %w", file, err)
	}
	if i, err := t.divide(); err != nil {
		return nil, fmt.Errorf("%s:%d: event %d: %w", file,
			eventLine(src, i), i+1, err)
	}
	for _, l := range t.Lanes {
		if len(l.Waits) == 0 || len(l.Waits) > mostWaits {
			return nil, fmt.Errorf("%s:1: %s has %d waits; a timeline "+
				"has 1 to %d", file, l.ID, len(l.Waits), mostWaits)
		}
	}
	return t, nil
}

func (t *Timeline) header() error {
	if n := len(t.Trace.Lanes); n == 0 || n > mostPrograms {
		return fmt.Errorf("%d lanes; a timeline has 1 to %d", n,
			mostPrograms)
	}
	if len(t.Events) == 0 {
		return errors.New("no events")
	}
	return t.sound()
}

// divide deals the events out to their lanes. An error is about the
// event i.
func (t *Timeline) divide() (i int, err error) {
	index := make(map[string]int)
	for i, l := range t.Trace.Lanes {
		index[l.ID] = i
		t.Lanes = append(t.Lanes,
			TimelineLane{Lane: l, Runs: make([][]Event, 1)})
	}
	for i, e := range t.Events {
		k, ok := index[e.Lane]
		if !ok {
			return i, fmt.Errorf("there is no lane %q", e.Lane)
		}
		if err := t.Lanes[k].add(e); err != nil {
			return i, err
		}
	}
	return 0, nil
}

// add puts e at the end of the lane. Calls in vain that stand beside
// each other are one wait.
func (l *TimelineLane) add(e Event) error {
	run := &l.Runs[len(l.Runs)-1]
	switch e.Kind {
	case "call":
		*run = append(*run, e)
	case "wait":
		l.wait(e, false)
	case "pending":
		n := len(*run)
		if n == 0 || (*run)[n-1].Err == "" {
			return errors.New("no call before it was made in vain")
		}
		call := (*run)[n-1]
		call.Text = e.Text
		*run = (*run)[:n-1]
		if w := len(l.Waits); n > 1 || w == 0 || !l.Busy[w-1] {
			l.wait(call, true)
		}
	default:
		return fmt.Errorf("a timeline has no %q", e.Kind)
	}
	return nil
}

func (l *TimelineLane) wait(e Event, busy bool) {
	l.Waits = append(l.Waits, e)
	l.Busy = append(l.Busy, busy)
	l.Runs = append(l.Runs, nil)
}
