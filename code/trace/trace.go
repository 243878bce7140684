// Package trace records what a program does while it waits and
// works, so that the book can draw it.
//
// Contract. A program that wants to be looked at says Call after
// a system call, Enter before one in which the thread may sleep,
// and Mark when something else has happened or is about to. Any
// thread may. With a nil Recorder all three do nothing, and cost
// a comparison (BenchmarkOff).
//
// Format. A recording is JSON, one event a line:
//
//	{"title": "…", "command": "go run …",
//	"source": "FILE#NAME", "date": "2026-11-24",
//	"machine": "…",
//	"lanes": [{"id": "A", "name": "connection A"}],
//	"events": [
//	{"t":9104,"kind":"call","lane":"A","name":"read","fd":7,"n":5,
//	"at":"main.go#loop.turn/read"}
//	]}
//
// An event may also have "err", the errno's name, and then no
// "n"; and "text", a remark. "t" is nanoseconds since the
// beginning, and never less than that of the event before. "at"
// is the place: the file, the function that spoke, and in it the
// region of the act's name, which is that of the call or else
// the kind. "source" names the code to show beside the drawing.
// "lost" is how many events the Recorder had no room for.
//
// A lane is a thread, or what a thread works on: a connection, a
// task. One that waits or parks is a thread. Where one enters a
// call, all lanes are threads.
package trace

import "strconv"

// A Kind is what happened. A number that comes with it is n.
type Kind string

const (
	Register Kind = "register" // from now on its edges are told
	Arrive   Kind = "arrive"   // n bytes have come for the lane
	Ready    Kind = "ready"    // an edge puts it into the queue
	Syscall  Kind = "call"     // a system call gave n or errno
	Entered  Kind = "enter"    // a thread is in it until then

	Make   Kind = "make"   // a generator; nothing of it has run
	Resume Kind = "resume" // it runs, on its caller's time
	Yield  Kind = "yield"  // it stands still

	Spawn   Kind = "spawn"   // a task begins, in the queue
	Poll    Kind = "poll"    // it leaves the queue and runs
	Pending Kind = "pending" // it cannot get on for now
	Done    Kind = "done"    // it will not run again

	// Wait and Park are of threads, and stand before the fact. n
	// is for how many nanoseconds at most; -1 is for ever.
	Wait Kind = "wait"
	Park Kind = "park"
	// Wake ends a thread's wait, and n edges follow. What is no
	// thread goes into the queue, without an edge.
	Wake Kind = "wake"
)

// An Event is one thing that happened in a lane.
type Event struct {
	Time int64 // nanoseconds since the recording began
	Kind Kind
	Lane string
	Name string // of the call
	FD   int    // of the call
	N    int
	Err  string // "EAGAIN"; then N means nothing
	Text string
	At   string // "main.go#loop.turn/read"
}

// act is what the event is called, and the region of its place.
func (e Event) act() string {
	if e.Name != "" {
		return e.Name
	}
	return string(e.Kind)
}

// String is e without what is another in every run: the times and
// the descriptors.
func (e Event) String() string {
	words := e.Lane + " " + e.act()
	switch e.Kind {
	case Entered:
		return e.Lane + " enters " + e.Name
	case Syscall:
		if e.Err != "" {
			return words + " " + e.Err
		}
		return words + " " + strconv.Itoa(e.N)
	case Arrive:
		words += " " + strconv.Itoa(e.N)
	case Wait, Park:
		if e.N < 0 {
			words += " for ever"
		} else {
			words += " " + strconv.Itoa(e.N)
		}
	case Wake:
		if e.Text == "" {
			words += " " + strconv.Itoa(e.N)
		}
	}
	if e.Text != "" {
		words += " " + e.Text
	}
	return words
}
