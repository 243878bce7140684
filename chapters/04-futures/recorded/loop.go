// Package recorded is tasks and a reactor made for looking at:
// every act of them is recorded.
package recorded

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"artofwaiting/chapters/recording"
	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/trace"
)

// A Loop polls a few tasks on one thread, each when it was woken.
type Loop struct {
	reactor *reactor.Reactor
	rec     *trace.Recorder
	lines   []*Line
	woken   []*task // whose turn it is, the oldest first
}

// A task is a future, and what its Waker wakes.
type task struct {
	loop   *Loop
	name   string
	future future.Future[string]
}

// Wake gives the task a turn. Here it is the loop's own thread
// that wakes, inside Turn, and nobody else.
func (t *task) Wake() { t.loop.woken = append(t.loop.woken, t) }

// New makes a Loop. Its lane is called loop.
func New(run trace.Run) (*Loop, error) {
	r, err := reactor.New()
	if err != nil {
		return nil, err
	}
	return &Loop{reactor: r, rec: trace.New(run, 100)}, nil
}

// Spawn makes f a task, whose turn is the next.
func (l *Loop) Spawn(lane string, f future.Future[string]) {
	trace.Mark(l.rec, lane, trace.Spawn, 0, "")
	(&task{l, lane, f}).Wake()
}

// Play polls who was woken, and sleeps, until the last of the
// sends has been seen.
func (l *Loop) Play(sends ...Send) error {
	// All sockets are writable, and there are edges to say so.
	// Nobody waits for them.
	if err := l.reactor.Turn(nil); err != nil {
		return err
	}
	for _, s := range sends {
		if err := l.step(s); err != nil {
			return err
		}
	}
	return l.turns()
}

// step gives those who were woken their turns, and then sleeps.
func (l *Loop) step(s Send) error {
	if err := l.turns(); err != nil {
		return err
	}
	// wait: until the kernel has something for one of them.
	trace.Mark(l.rec, "loop", trace.Wait, -1, "")
	go s.later(l.rec)
	err := l.reactor.Turn(l.idle)
	// wake: the reactor has woken whom it concerns.
	trace.Mark(l.rec, "loop", trace.Wake, len(l.woken), "")
	for _, t := range l.woken {
		// ready: its Waker has put it into the queue.
		trace.Mark(l.rec, t.name, trace.Ready, 0, "")
	}
	return err
}

func (l *Loop) idle() bool { return len(l.woken) == 0 }

func (l *Loop) turns() error {
	woken := l.woken
	l.woken = nil
	for _, t := range woken {
		// poll: this task, and no other.
		trace.Mark(l.rec, t.name, trace.Poll, 0, "")
		v, err := t.future.Poll(future.NewWaker(t))
		switch err {
		case nil:
			// done: it is not polled any more.
			trace.Mark(l.rec, t.name, trace.Done, 0, v)
		case future.Pending:
			// pending: somebody has its Waker, and will wake it.
			trace.Mark(l.rec, t.name, trace.Pending, 0, "")
		default:
			return fmt.Errorf("task %s: %w", t.name, err)
		}
	}
	return nil
}

// Main plays, and prints the events, or with -trace FILE writes
// the recording.
func Main(play func() (*Loop, error)) {
	file := flag.String("trace", "", "write the events to `FILE`")
	flag.Parse()
	l, err := play()
	if l != nil {
		if err == nil {
			err = recording.Write(l.rec, *file)
		}
		err = errors.Join(err, l.close())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (l *Loop) close() (err error) {
	for _, line := range l.lines {
		err = errors.Join(err, line.close())
	}
	return errors.Join(err, l.reactor.Close())
}
