package main

import (
	"artofwaiting/code/scheduler"
	"artofwaiting/code/trace"
)

// A watch records what the loop tells of its tasks.
type watch struct {
	rec   *trace.Recorder
	next  *lane // of the task that is spawned next
	lanes map[scheduler.Task]*lane
}

// A lane is a task in the drawing, and what it says of itself.
type lane struct{ name, says string }

// acts is what the recorder calls what the loop tells.
var acts = [...]trace.Kind{
	scheduler.Spawned: trace.Spawn,
	scheduler.Polled:  trace.Poll,
	scheduler.Waits:   trace.Pending,
	scheduler.Woken:   trace.Wake,
	scheduler.Ended:   trace.Done,
}

// see is for one thread, on which all happens here.
func (w *watch) see(e scheduler.Event) {
	if e.Kind == scheduler.Spawned {
		w.lanes[e.Task] = w.next
	}
	l, says := w.lanes[e.Task], ""
	switch e.Kind {
	case scheduler.Waits, scheduler.Ended:
		says = l.says
	}
	trace.Mark(w.rec, l.name, acts[e.Kind], 0, says)
}
