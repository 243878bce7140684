package outputs

import (
	"errors"
	"fmt"
	"slices"
)

const mostBytes = 1 << 30 // of one arrival

func (p *player) arrive(lane, n int) error {
	l := &p.lanes[lane]
	if n < 0 || n > mostBytes {
		return fmt.Errorf("%d bytes", n)
	}
	l.Unread += n
	if l.State == Absent {
		l.State = Waiting
	}
	return nil
}

// act is an event of what threads work on.
func (p *player) act(lane int, e Event) error {
	l := &p.lanes[lane]
	switch e.Kind {
	case "register":
		return p.register(lane)
	case "ready":
		return p.ready(lane)
	case "wake", "spawn":
		p.enqueue(lane)
	case "poll":
		if l.State != Queued {
			return fmt.Errorf("%s is not in the queue", e.Lane)
		}
		return p.run(lane)
	case "make":
		if l.State != Absent {
			return fmt.Errorf("%s is made already", e.Lane)
		}
		l.State = Waiting
	case "resume":
		if l.State != Waiting {
			return fmt.Errorf("%s does not stand still", e.Lane)
		}
		return p.run(lane)
	case "call":
		return p.call(lane, e)
	case "pending", "yield":
		l.State = Waiting
	case "done":
		p.leave(lane)
	default:
		return fmt.Errorf("nothing is called %q", e.Kind)
	}
	return nil
}

func (p *player) register(lane int) error {
	l := &p.lanes[lane]
	if l.Watched {
		return errors.New("it is watched already")
	}
	l.Watched = true
	if l.State == Absent {
		l.State = Waiting
	}
	return nil
}

func (p *player) ready(lane int) error {
	l := &p.lanes[lane]
	switch {
	case !l.Watched:
		return errors.New("an edge, and nobody watches")
	case l.Edge:
		return errors.New("a second edge without a would-block")
	case p.due == 0:
		return errors.New("more edges than the wait has reported")
	}
	p.due--
	l.Edge = true
	p.enqueue(lane)
	return nil
}

func (p *player) call(lane int, e Event) error {
	if err := p.run(lane); err != nil {
		return err
	}
	l := &p.lanes[lane]
	switch {
	case e.Err == "EAGAIN":
		l.Edge = false
		p.block = lane
	case e.Call == "close":
		p.leave(lane)
	case e.Err == "" && (e.Call == "read" || e.Call == "recv"):
		if e.N < 0 || e.N > l.Unread {
			return fmt.Errorf("it reads %d of %d bytes", e.N, l.Unread)
		}
		l.Unread -= e.N
	}
	return nil
}

func (p *player) enqueue(lane int) {
	if p.lanes[lane].State != Queued {
		p.queue = append(p.queue, lane)
		p.lanes[lane].State = Queued
	}
}

// run makes a lane the one whose turn it is. From the queue it must
// be the first.
func (p *player) run(lane int) error {
	if p.lanes[lane].State == Queued {
		if first := p.queue[0]; first != lane {
			return fmt.Errorf("it is the turn of %s",
				p.trace.Lanes[first].ID)
		}
		p.queue = p.queue[1:]
	}
	p.lanes[lane].State = Running
	return nil
}

func (p *player) leave(lane int) {
	p.queue = slices.DeleteFunc(p.queue, func(i int) bool {
		return i == lane
	})
	p.lanes[lane] = LaneState{State: Gone}
}
