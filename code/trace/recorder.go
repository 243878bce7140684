package trace

import (
	"errors"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"artofwaiting/code/sys"
)

// A Run is what is known of a recording before it begins.
type Run struct {
	Title   string
	Command string // that records it again
	Source  string // the code to show: "FILE#NAME+NAME"
	Lanes   []Lane // from top to bottom
}

// A Lane is a row of the drawing. Events have its ID.
type Lane struct{ ID, Name string }

// A Recorder keeps the first events of a run, up to a limit, and
// counts the others: it must not grow while it watches. It is for
// any thread.
type Recorder struct {
	run   Run
	start int64

	mu     sync.Mutex
	events []Event // within the capacity they began with
	lost   int
}

// New begins a recording of at most limit events.
func New(run Run, limit int) *Recorder {
	return &Recorder{run: run, start: sys.Now(),
		events: make([]Event, 0, max(limit, 0))}
}

// Call records a system call on behalf of lane, and what it gave:
// n, or err.
func Call(r *Recorder, lane, name string, fd, n int, err error) {
	if r != nil {
		r.call(lane, name, fd, n, err)
	}
}

// Enter records that lane, a thread, makes a system call in which
// it may sleep. Call is for what the call gave.
func Enter(r *Recorder, lane, name string, fd int) {
	if r != nil {
		r.add(Event{
			Kind: Entered, Lane: lane, Name: name, FD: fd})
	}
}

// Mark records anything else. n and text may be zero.
func Mark(
	r *Recorder, lane string, kind Kind, n int, text string) {
	if r != nil {
		r.add(Event{Kind: kind, Lane: lane, N: n, Text: text})
	}
}

func (r *Recorder) call(
	lane, name string, fd, n int, err error) {
	e := Event{Kind: Syscall, Lane: lane,
		Name: name, FD: fd, N: n}
	if err != nil {
		e.N, e.Err = 0, errno(err)
	}
	e.At = place(4, e.act())
	r.keep(e)
}

func (r *Recorder) add(e Event) {
	e.At = place(4, e.act())
	r.keep(e)
}

// keep reads the clock under the lock: events that overtake each
// other between the two would stand in the wrong order.
func (r *Recorder) keep(e Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.events) == cap(r.events) {
		r.lost++
		return
	}
	e.Time = sys.Now() - r.start
	r.events = append(r.events, e)
}

// Events is a copy of what has been recorded so far.
func (r *Recorder) Events() []Event {
	if r == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.events)
}

// place says where the program spoke to us, as the book names
// places. skip leaves out our own functions; Call, Enter and Mark
// count even where the compiler has put them into their caller.
func place(skip int, act string) string {
	var pc [1]uintptr
	if runtime.Callers(skip, pc[:]) == 0 {
		return ""
	}
	frame, _ := runtime.CallersFrames(pc[:]).Next()
	// "module/package.(*loop[...]).turn.func1" is loop.turn.
	name := frame.Function
	for _, noise := range [...]string{"[...]", "(", "*", ")"} {
		name = strings.ReplaceAll(name, noise, "")
	}
	_, name, _ = strings.Cut(path.Base(name), ".")
	name, _, _ = strings.Cut(name, ".func")
	return path.Base(frame.File) + "#" + name + "/" + act
}

// errno is the name of the commonest reasons, and the words of
// the others.
func errno(err error) string {
	for _, e := range [...]struct {
		is   sys.Errno
		name string
	}{
		{sys.EAGAIN, "EAGAIN"},
		{sys.ECONNREFUSED, "ECONNREFUSED"},
		{sys.ECONNRESET, "ECONNRESET"},
		{sys.EINPROGRESS, "EINPROGRESS"},
		{sys.EINTR, "EINTR"},
		{sys.EMFILE, "EMFILE"},
		{sys.EPIPE, "EPIPE"},
	} {
		if errors.Is(err, e.is) {
			return e.name
		}
	}
	return err.Error()
}
