package outputs

import (
	"fmt"
	"slices"
)

// A player goes through a trace, and holds it to the rules that
// every run must keep:
//
//   - Times ascend.
//   - A thread's wait returns before the thread does anything else,
//     and so many edges follow as the wait has reported.
//   - Only a lane that is watched has edges, and it has no second
//     one before a call said EAGAIN.
//   - The queue is first in, first out.
//
// Where all lanes are threads, the rules are those of inside.
type player struct {
	trace *Trace
	index map[string]int // of lanes
	lanes []LaneState
	queue []int
	last  int64 // the time
	block int   // the lane that was just told EAGAIN, or -1
	due   int   // edges that a wait has reported
}

// play fills in the scenes; at a broken rule it stops, and says at
// which event.
func (t *Trace) play() (int, error) {
	p := &player{trace: t, index: make(map[string]int),
		lanes: make([]LaneState, len(t.Lanes)), block: -1}
	for i, l := range t.Lanes {
		p.index[l.ID] = i
	}
	p.findThreads()
	for i, e := range t.Events {
		if err := p.event(e); err != nil {
			return i, err
		}
		t.Kernel = t.Kernel || e.Kind == "call" || e.Kind == "register" ||
			e.Kind == "arrive"
		t.Queued = t.Queued || len(p.queue) > 0
		t.Scenes = append(t.Scenes, Scene{slices.Clone(p.lanes),
			slices.Clone(p.queue)})
	}
	return len(t.Events) - 1, p.end()
}

// findThreads marks the lanes that are threads: those that sleep, or
// all, if one enters a call.
func (p *player) findThreads() {
	p.trace.Threads = slices.ContainsFunc(p.trace.Events,
		func(e Event) bool { return e.Kind == "enter" })
	if p.trace.Threads {
		return
	}
	for _, e := range p.trace.Events {
		i, ok := p.index[e.Lane]
		if ok && (e.Kind == "wait" || e.Kind == "park") {
			p.trace.Lanes[i].Thread = true
			p.lanes[i].State = Running
		}
	}
}

func (p *player) event(e Event) error {
	lane, ok := p.index[e.Lane]
	switch {
	case !ok:
		return fmt.Errorf("there is no lane %q", e.Lane)
	case e.Time < p.last:
		return fmt.Errorf("%d ns stand after %d ns", e.Time, p.last)
	case p.due > 0 && e.Kind != "ready" && e.Kind != "arrive":
		return fmt.Errorf("%q, and %d edges are to come", e.Kind, p.due)
	case p.lanes[lane].State == Gone:
		return fmt.Errorf("%s is gone", e.Lane)
	}
	p.last = e.Time
	if p.block >= 0 { // its turn was over with that event
		p.lanes[p.block].State = Waiting
		p.block = -1
	}
	if p.trace.Threads {
		return p.inside(lane, e)
	}
	if p.trace.Lanes[lane].Thread {
		return p.thread(lane, e)
	}
	if e.Kind == "arrive" {
		return p.arrive(lane, e.N)
	}
	if p.asleep() {
		return fmt.Errorf("%s acts while every thread waits", e.Lane)
	}
	p.over(lane)
	return p.act(lane, e)
}

// asleep says whether there are threads, and all of them wait.
func (p *player) asleep() bool {
	threads := false
	for i, l := range p.trace.Lanes {
		threads = threads || l.Thread
		if l.Thread && p.lanes[i].State == Running {
			return false
		}
	}
	return threads
}

// over ends the turn of whatever runs, unless it is lane. So far a
// drawing is of one thread.
func (p *player) over(lane int) {
	for i, l := range p.trace.Lanes {
		if !l.Thread && i != lane && p.lanes[i].State == Running {
			p.lanes[i].State = Waiting
		}
	}
}

// thread is an event of a thread: it goes to sleep, or on.
func (p *player) thread(lane int, e Event) error {
	asleep := p.lanes[lane].State == Waiting
	switch e.Kind {
	case "wait", "park":
		if asleep {
			return fmt.Errorf("%s waits already", e.Lane)
		}
		p.over(lane)
		p.lanes[lane].State = Waiting
		return nil
	case "wake":
		if !asleep {
			return fmt.Errorf("%s was not waiting", e.Lane)
		}
		p.lanes[lane].State = Running
		p.due = max(e.N, 0)
		return nil
	case "call":
		if !asleep {
			return nil
		}
	}
	return fmt.Errorf("%q of a thread that is running or not", e.Kind)
}

// end is an error when something is still to come.
func (p *player) end() error {
	if p.due > 0 {
		return fmt.Errorf("the end, and %d edges are to come", p.due)
	}
	for i, l := range p.trace.Lanes {
		if l.Thread && p.lanes[i].State == Waiting {
			return fmt.Errorf("the last wait of %s does not return", l.ID)
		}
	}
	return nil
}
