package poller

import (
	"iter"
	"strings"
)

// Events is the room for what one Wait reports. It is for the
// thread that waits, and is used again and again.
type Events struct {
	raw  []rawEvent // as the kernel wrote them
	list []Event    // as many, or fewer; its room never grows
}

// maxEvents are more than anybody handles between two waits.
const maxEvents = 1 << 16

// NewEvents makes room for capacity events. What does not fit is
// kept by the kernel for the next Wait. There is always room for
// one, and never for more than 65,536.
func NewEvents(capacity int) *Events {
	n := min(max(capacity, 1), maxEvents)
	return &Events{make([]rawEvent, n), make([]Event, 0, n)}
}

// All is the events of the last Wait, in no particular order. It
// looks at each only when its turn comes, and passes over those
// whose registration the caller, or anybody, has ended or changed
// since: handling one event may close the descriptor of another,
// and open a new one that gets its number.
func (e *Events) All() iter.Seq[Event] {
	return func(yield func(Event) bool) {
		for i := range e.list {
			event := &e.list[i]
			now := event.slot.generation.Load()
			if now == event.generation && !yield(*event) {
				return
			}
		}
	}
}

// An Event says what has happened to the descriptor of a Token.
// More than one thing may have; and on kqueue, reading and
// writing are reported by two events.
type Event struct {
	token      Token
	ready      readiness
	generation uint32
	slot       *slot
}

// Token is the one given to Register or Reregister.
func (e Event) Token() Token { return e.token }

// String lists what is true of e: "readable read-closed".
func (e Event) String() string {
	var words []string
	for _, predicate := range [...]struct {
		holds bool
		word  string
	}{
		{e.Readable(), "readable"},
		{e.Writable(), "writable"},
		{e.Error(), "error"},
		{e.ReadClosed(), "read-closed"},
		{e.WriteClosed(), "write-closed"},
	} {
		if predicate.holds {
			words = append(words, predicate.word)
		}
	}
	return strings.Join(words, " ")
}
