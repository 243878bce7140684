// Package reactor turns readiness into wakes. A poller knows that
// a descriptor is ready; a future knows who wants to hear it; the
// reactor stands between them, so that neither knows the other.
//
// Contract. One thread turns the reactor. Each turn sleeps until
// something is ready or a timer has run out, and wakes the Wakers
// of those who wait for that. It polls no futures: who does that,
// and when, is for whoever was woken. Sources and Sleeps may be
// polled by any thread, each by one at a time, while the reactor
// turns or not. It is what tokio-core calls its Core, without the
// tasks.
//
// States. A side of a Source, its reading or its writing, is
// ready or blocked. It begins ready: to try is the way to find
// out. It becomes blocked when a call has said so, and only if no
// event came in between; and ready when an event says so. Who
// finds it blocked leaves a Waker. Two may wait for one Source,
// one on each side; a second one on the same side takes the
// first's place.
package reactor

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"artofwaiting/code/poller"
	"artofwaiting/code/sys"
)

// A Reactor waits on behalf of those who left a Waker with it.
// Turn and Close are for the one thread that owns it, everything
// else is for any.
type Reactor struct {
	poll   *poller.Poll
	bell   *poller.Waker
	events *poller.Events
	asleep atomic.Bool // the thread is in Wait, or about to be

	mu      sync.Mutex // guards sources
	sources slab[*Source]
	timers  timers
}

// bellToken is the Token of the bell. Those of sources have an
// index and a generation, and do not get there.
const bellToken poller.Token = 1<<64 - 1

// New makes a Reactor that waits for nothing.
func New() (*Reactor, error) {
	p, err := poller.New()
	if err != nil {
		return nil, fmt.Errorf("reactor: %w", err)
	}
	bell, err := poller.NewWaker(p.Registry(), bellToken)
	if err != nil {
		p.Close()
		return nil, fmt.Errorf("reactor: %w", err)
	}
	const batch = 256 // events that one turn takes at most
	return &Reactor{poll: p, bell: bell,
		events: poller.NewEvents(batch)}, nil
}

// Turn sleeps until something has happened, and wakes whoever
// waits for it. It does not sleep if idle says that there is
// other work, and never if idle is nil.
//
// The question comes when the reactor is already known to be
// asleep, and so a Wake from now on rings. Asked any earlier, the
// news could come in between:
//
//	turns                     brings news
//	is idle: yes
//	                          leaves it; Wake: nobody sleeps
//	falls asleep              for ever
func (r *Reactor) Turn(idle func() bool) error {
	patience := time.Duration(0)
	r.asleep.Store(true)
	if idle != nil && idle() {
		patience = r.timers.patience(sys.Now())
	}
	err := r.poll.Wait(r.events, patience)
	r.asleep.Store(false)
	if err != nil {
		return fmt.Errorf("reactor: %w", err)
	}
	for e := range r.events.All() {
		r.deliver(e)
	}
	r.timers.fire(sys.Now())
	return nil
}

// deliver tells a Source of its event. One that has closed since,
// in this same turn, is not in the slab any more.
func (r *Reactor) deliver(e poller.Event) {
	if e.Token() == bellToken {
		return // to have been woken was all
	}
	r.mu.Lock()
	s, ok := r.sources.get(uint64(e.Token()))
	r.mu.Unlock()
	if ok {
		s.deliver(e)
	}
}

// Wake ends a Turn that sleeps. Leave the news first, where idle
// will find it. While nobody sleeps it costs one look.
func (r *Reactor) Wake() {
	if r.asleep.Load() {
		r.bell.Wake() // fails if closed, and then nobody sleeps
	}
}

// Close gives back what the reactor holds of the kernel. Sources
// that are still open are woken, and from now on answer
// poller.ErrClosed; so do Sleeps, and Turn.
//
// The poll is closed first. So a Source that another thread opens
// meanwhile is among those that are left, or is refused.
func (r *Reactor) Close() error {
	err := r.poll.Close()
	if e := r.bell.Close(); err == nil {
		err = e
	}
	r.mu.Lock()
	left := r.sources.all()
	r.mu.Unlock()
	for _, s := range left {
		s.shut()
	}
	r.timers.close()
	if err != nil {
		return fmt.Errorf("reactor: %w", err)
	}
	return nil
}
