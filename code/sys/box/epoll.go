package box

import (
	"slices"
	"time"
)

// What epoll can be asked to watch, what it can say, and what
// EpollCtl can do, with the numbers of Linux.
const (
	EPOLLIN    = 0x1
	EPOLLOUT   = 0x4
	EPOLLERR   = 0x8
	EPOLLHUP   = 0x10
	EPOLLRDHUP = 0x2000
	EPOLLET    = 1 << 31

	EPOLL_CTL_ADD = 1
	EPOLL_CTL_DEL = 2
	EPOLL_CTL_MOD = 3
)

// An EpollEvent says what to watch, or what has happened. Data is
// the caller's.
type EpollEvent struct {
	Events uint32
	Data   uint64
}

// An epoll is a set of watched files, and a queue of those about
// which something has happened. Being in the queue is a hint: it
// is when a file is taken out that its readiness is looked up,
// and none is no event. The two modes differ only in what happens
// then: a file that is watched by its level goes back to the end
// of the queue.
type epoll struct {
	readers waiters
	items   map[watched]*item
	ready   []*item
}

// What is watched is a file, under a number. A duplicate of the
// number is another item, and if a number is closed and the file
// is not, for there are duplicates, it goes on to be watched, and
// nobody can say by which number it is to end.
type watched struct {
	file *file
	fd   int
}

// An item is one that is watched.
type item struct {
	epoll *epoll
	watched
	events uint32
	data   uint64
	queued bool // in ready, once
}

// EpollCreate makes an empty set of watched descriptors.
func (k *Kernel) EpollCreate() (int, error) {
	defer k.enter()()
	return k.install(&epoll{
		readers: k.newWaiters(),
		items:   map[watched]*item{},
	})
}

// EpollCtl adds fd to the set, changes what is watched of it, or
// removes it. A set that watches a set is not modelled: EINVAL.
func (k *Kernel) EpollCtl(
	epfd, op, fd int, ev *EpollEvent) error {
	defer k.enter()()
	if ev == nil && op != EPOLL_CTL_DEL {
		return EFAULT
	}
	set, err := k.file(epfd)
	if err != nil {
		return err
	}
	f, err := k.file(fd)
	if err != nil {
		return err
	}
	e, ok := set.object.(*epoll)
	if _, nested := f.object.(*epoll); !ok || nested {
		return EINVAL
	}
	return e.control(op, watched{f, fd}, ev)
}

func (e *epoll) control(
	op int, what watched, ev *EpollEvent) error {
	it, known := e.items[what]
	switch {
	case op == EPOLL_CTL_ADD && known:
		return EEXIST
	case op == EPOLL_CTL_ADD:
		it = &item{epoll: e, watched: what}
		e.items[what] = it
		w := it.file.waiters()
		w.items = slices.Insert(w.items, 0, it)
	case op != EPOLL_CTL_MOD && op != EPOLL_CTL_DEL:
		return EINVAL
	case !known:
		return ENOENT
	}
	if op == EPOLL_CTL_DEL {
		e.remove(it)
		return nil
	}
	// These two are watched whether one asks for them or not.
	it.events = ev.Events | EPOLLERR | EPOLLHUP
	it.data = ev.Data
	if it.file.poll()&it.events != 0 {
		e.queue(it)
	}
	return nil
}

func (e *epoll) queue(it *item) {
	if !it.queued {
		it.queued = true
		e.ready = append(e.ready, it)
	}
	e.readers.wake(EPOLLIN)
}

func (e *epoll) remove(it *item) {
	is := func(o *item) bool { return o == it }
	delete(e.items, it.watched)
	e.ready = slices.DeleteFunc(e.ready, is)
	w := it.file.waiters()
	w.items = slices.DeleteFunc(w.items, is)
}

// EpollWait fills events with what has happened, and says how
// many there are. When there is none it waits: for ever if
// timeout is below zero, not at all if it is zero.
func (k *Kernel) EpollWait(epfd int, events []EpollEvent,
	timeout time.Duration) (n int, err error) {
	defer k.enter()()
	if len(events) == 0 {
		return 0, EINVAL
	}
	f, err := k.file(epfd)
	if err != nil {
		return 0, err
	}
	e, ok := f.object.(*epoll)
	if !ok {
		return 0, EINVAL
	}
	err = k.wait(f, timeout, func() error {
		if n = e.collect(events); n == 0 {
			return EAGAIN
		}
		return nil
	})
	if err == EAGAIN { // the time has passed
		err = nil
	}
	return n, err
}

// collect takes items from the front until events is full.
func (e *epoll) collect(events []EpollEvent) (n int) {
	var again []*item
	for n < len(events) && len(e.ready) > 0 {
		it := e.ready[0]
		e.ready = e.ready[1:]
		it.queued = false
		now := it.file.poll() & it.events
		if now == 0 {
			continue
		}
		events[n] = EpollEvent{Events: now, Data: it.data}
		n++
		if it.events&EPOLLET == 0 {
			it.queued = true
			again = append(again, it)
		}
	}
	e.ready = append(e.ready, again...)
	return n
}

func (e *epoll) waiters() *waiters { return &e.readers }

func (e *epoll) poll() uint32 { return 0 }

func (e *epoll) read([]byte) (int, error) {
	return 0, EINVAL
}

func (e *epoll) write([]byte) (int, error) {
	return 0, EINVAL
}

func (e *epoll) release() {
	for _, it := range e.items {
		e.remove(it)
	}
}
