// Package timers remembers who is to be woken when.
package timers

import "time"

// Timers is any number of timers, each of which has an id of its
// own. Times are in nanoseconds, as sys.Now tells them, which are
// not negative. The zero Timers has none.
type Timers struct {
}

// Add has the timer id expire at a time. A timer that is there
// already gets the new time, as if it had been removed first.
func (t *Timers) Add(at int64, id int) {
}

// Remove takes a timer away, and says whether it was there. What
// was removed takes no memory any more.
func (t *Timers) Remove(id int) bool {
	return false
}

// Next is the timeout for a Wait at the time now: until the first
// timer expires, 0 when one has expired, and -1 when there is
// none.
func (t *Timers) Next(now int64) time.Duration {
	return -1
}

// Expired takes those timers away whose time is now or before,
// and returns them: the earliest first, and of those with the
// same time, the one that was added first.
func (t *Timers) Expired(now int64) (ids []int) {
	return nil
}
