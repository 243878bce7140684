package box

import (
	"runtime"
	"sync"
	"time"
)

// forever is no bound on a wait, as for EpollWait.
const forever = time.Duration(-1)

// waiters are those who want to know when something changes about
// an object: calls that wait, and sets of epoll that watch it.
type waiters struct {
	*sync.Cond
	items []*item // the latest first, which is told first
}

func (k *Kernel) newWaiters() waiters {
	return waiters{Cond: sync.NewCond(&k.mu)}
}

// wake says that something of key has happened: EPOLLIN, say, or
// 0 for a change of state, which concerns everybody. What has
// become of the object, they look up themselves.
func (w *waiters) wake(key uint32) {
	w.Broadcast()
	for _, it := range w.items {
		if key == 0 || key&it.events != 0 {
			it.epoll.queue(it)
		}
	}
}

// enter begins a system call, and returns what ends it.
func (k *Kernel) enter() func() {
	k.mu.Lock()
	if d := k.delay(); d > 0 {
		k.mu.Unlock()
		time.Sleep(d)
		k.mu.Lock()
	}
	return k.mu.Unlock
}

// wait is a blocking call: a call that does not block, repeated
// until it says something else than EAGAIN. It tries again when
// something happens to f; in between it does not hold the lock.
// EAGAIN is the answer when there is no time left to wait.
func (k *Kernel) wait(
	f *file, timeout time.Duration, try func() error) error {
	err := try()
	if err != EAGAIN {
		return err
	}
	if timeout == 0 {
		k.giveWay()
		return err
	}
	if k.happens(k.faults.EINTR) {
		return EINTR
	}
	f.refs++
	defer k.put(f)
	return k.park(f.waiters(), timeout, try)
}

// park is the part of wait that waits.
func (k *Kernel) park(w *waiters, timeout time.Duration,
	try func() error) (err error) {
	expired := false
	if timeout > 0 {
		timer := time.AfterFunc(timeout, func() {
			k.mu.Lock()
			defer k.mu.Unlock()
			expired = true
			w.Broadcast()
		})
		defer timer.Stop()
	}
	for err = EAGAIN; err == EAGAIN && !expired; {
		w.Wait()
		err = try()
	}
	return err
}

// giveWay lets others run before a call says "not yet". Where
// there is only one thread, nothing stops who asks again and
// again, and nobody else could make it true.
func (k *Kernel) giveWay() {
	k.mu.Unlock()
	runtime.Gosched()
	k.mu.Lock()
}

// patience is how long a call may wait: not at all if it is for
// now, and else as long as its socket says.
func patience(now bool, d time.Duration) time.Duration {
	if now {
		return 0
	}
	return d
}
