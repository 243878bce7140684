package outputs

// A Scene is how things stand after an event.
type Scene struct {
	Lanes []LaneState // as in the trace
	Queue []int       // lanes that are ready, the oldest first
}

// A LaneState is how a lane stands. Unread, Edge and Watched mean
// something of a connection.
type LaneState struct {
	State   State
	Unread  int  // bytes that the kernel has for it
	Edge    bool // one is told, and no would-block has followed
	Watched bool

	// In is the call that a thread has entered, where all lanes are
	// threads. Asleep or awake, it has not returned from it.
	In string
}

// A State is what a lane is doing.
type State uint8

// A lane is Absent until it is first heard of, and Gone when it is
// closed or done. A thread that is not Waiting is Running; where all
// lanes are threads, it may be Queued, which is woken or begun, and
// not known to have run since.
const (
	Absent State = iota
	Waiting
	Queued
	Running
	Gone
)
