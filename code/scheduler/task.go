package scheduler

import (
	"sync/atomic"

	"artofwaiting/code/future"
)

// A task is a future that has somebody to poll it, as the
// Executor sees it. It is its own Waker, so that to wake one
// allocates nothing.
type task struct {
	body
	executor *Executor
	state    atomic.Uint32
	place    uint32 // among the tasks of the executor
}

// The bits of a state. A task that is not over is in the queue,
// or on its way there, if it is woken and does not run; so it is
// there once, however often it is woken.
//
//	           Wake            begin             rest
//	waiting ---------> woken ---------> running ------> waiting
//	                     ^                |  Wake
//	                     |      rest      v
//	                     +-------- woken, running
//
// The last poll is not followed by a rest, so nothing gets what
// is over into the queue again.
const (
	woken   = 1 << iota // it is to be polled
	running             // it is being polled
	over                // it has an answer
	aborted             // its next poll is to be a Cancel
	unheard             // nobody wants the answer, or has it
	busy                // it has not waited since the last look
	onePoll             // the bits from here on count its polls
)

// A body is the future of a task, and what becomes of the answer.
type body interface {
	poll(future.Waker) (done bool)
	cancel()
	clear() // under the lock, like what
	settle()
	what() string
}

// Wake puts t into the queue, if it is not there. If it is being
// polled, the loop does that afterwards: the poll may have looked
// before there was anything to see. Either way there will be a
// poll that begins after this call has.
func (t *task) Wake() {
	if t.wake() {
		t.tell(Woken)
		t.executor.push(t)
	}
}

// wake reports whether t is to be put into the queue.
func (t *task) wake() bool {
	return t.state.Or(woken)&(woken|running) == 0
}

// abort makes the loop cancel t, unless it is over before.
func (t *task) abort() {
	t.state.Or(aborted)
	t.Wake()
}

// run polls t, or cancels it, and reports whether it wants to run
// again.
func (t *task) run() (again bool) {
	t.executor.spent = 0
	abort := t.begin()
	t.tell(Polled)
	if abort {
		t.cancel()
	} else if !t.poll(future.NewWaker(t)) {
		t.tell(Waits)
		return t.goesOn()
	}
	t.tell(Ended)
	t.executor.forget(t)
	t.settle()
	return false
}

// goesOn puts t aside, or reports that it is to be queued again.
func (t *task) goesOn() bool {
	if t.rest() {
		t.tell(Woken)
		return true
	}
	if t.state.Load()&busy != 0 {
		t.state.And(^uint32(busy))
	}
	return false
}

// Spend makes the poll of t fair; see future.Spender. Each time
// that a share is used up, one of the futures in t is refused. It
// is the one that asked so often. If t is a Join, or a future
// with a Timeout, the next one in it finds a new share, so that a
// greedy neighbour does not starve it.
func (t *task) Spend() bool {
	t.executor.spent++
	return t.executor.spent%share != 0
}

// share is how many answers a task may have in one poll, before
// it is the others' turn. Tokio has the same.
const share = 128

// begin is when t leaves the queue. From now on a wake counts
// again: the poll comes after it.
func (t *task) begin() (abort bool) {
	const took = running - woken + onePoll
	return t.state.Add(took)&aborted != 0
}

// rest is after a poll that was Pending. It reports whether t has
// been woken since it began.
func (t *task) rest() (again bool) {
	return t.state.And(^uint32(running))&woken != 0
}
