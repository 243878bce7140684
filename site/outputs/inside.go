package outputs

import "fmt"

// inside is an event where all lanes are threads. Each has its own
// calls, several may run at once, and:
//
//   - A thread that is in a call does nothing before it returns.
//   - It sleeps there if nothing has arrived, and returns only after
//     something has: bytes, a connection, the end.
//
// At the end of a recording some may still be asleep.
func (p *player) inside(lane int, e Event) error {
	l := &p.lanes[lane]
	switch {
	case e.Kind == "arrive":
		return p.awaken(lane, e.N)
	case e.Kind == "call":
		return l.returns(e)
	case l.In != "":
		return fmt.Errorf("%q of %s, which is in %s", e.Kind, e.Lane,
			l.In)
	case e.Kind == "spawn" && l.State == Absent:
		l.State = Queued
	case e.Kind == "enter" && e.Call != "":
		l.In, l.State = e.Call, Running
		if l.Unread == 0 {
			l.State = Waiting
		}
	case e.Kind == "done":
		p.leave(lane)
	default:
		return fmt.Errorf("%q of a thread among threads", e.Kind)
	}
	return nil
}

// awaken has n of something arrive for a thread.
func (p *player) awaken(lane, n int) error {
	l := &p.lanes[lane]
	state := l.State
	err := p.arrive(lane, n)
	if l.State = state; state == Waiting {
		l.State = Queued
	}
	return err
}

// returns is what a call gave. One that was not entered cannot have
// slept.
func (l *LaneState) returns(e Event) error {
	switch {
	case l.In != "" && l.In != e.Call:
		return fmt.Errorf("%s returns from %s, and is in %s", e.Lane,
			e.Call, l.In)
	case l.State == Waiting:
		return fmt.Errorf("%s returns from %s, and nothing has arrived",
			e.Lane, e.Call)
	case l.In != "" && (e.N < 0 || e.N > l.Unread):
		return fmt.Errorf("%s takes %d of %d", e.Call, e.N, l.Unread)
	}
	if l.In != "" {
		l.Unread -= e.N
	}
	l.In, l.State = "", Running
	return nil
}
