package poller

import (
	"fmt"
	"sync"
	"sync/atomic"

	"artofwaiting/code/sys"
)

// A Registry is the list of what a Poll watches. Any thread may
// change it at any time, also while another is in Wait. Nothing
// is said any more of a registration that has been changed or
// removed, not even what the kernel had told Wait already.
type Registry struct {
	// Held while the kernel is asked, so that the list and the
	// kernel's are changed in the same order.
	mu     sync.Mutex
	kernel kernel
	slots  []*slot // by descriptor; nil where none was yet
}

// A slot is for one descriptor number, and for all that have that
// number, one after the other. It is never freed: events point to
// it.
type slot struct {
	// Every registration and every change of one has a number of
	// its own, which is odd, and the kernel gives it back with
	// each event; even means that nobody is registered. It takes
	// two billion changes to meet a number again.
	generation atomic.Uint32
	interest   Interest
	token      Token
	waker      *Waker // whose descriptor this is, if one's
}

// Register begins to watch fd, and reports what is ready already.
// A descriptor that is watched is sys.EEXIST, and is watched as
// before. One that never blocks, such as a file's, is sys.EPERM
// on Linux. A socket should have been told to connect or listen.
func (r *Registry) Register(fd int, t Token, i Interest) error {
	err := i.check()
	if err == nil {
		err = r.add(fd, t, i, nil)
	}
	return fail("register", fd, err)
}

// add asks the kernel and not the list whether fd is new: if it
// was closed without Deregister, the list does not know it.
func (r *Registry) add(
	fd int, t Token, i Interest, w *Waker) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.kernel.fd < 0 {
		return ErrClosed
	}
	generation := uint32(1)
	if s := r.slot(fd); s != nil {
		g := s.generation.Load()
		if g%2 == 1 && r.kernel.watches(fd, g, s.interest) {
			return sys.EEXIST
		}
		generation = (g + 1) | 1
	}
	if err := r.kernel.add(fd, generation, i); err != nil {
		return err
	}
	s := r.grow(fd)
	s.token, s.interest, s.waker = t, i, w
	s.generation.Store(generation)
	return nil
}

// Reregister watches fd under another Token or for something
// else, and reports what is ready already. A descriptor that is
// not watched is sys.ENOENT.
func (r *Registry) Reregister(fd int, t Token, i Interest) error {
	err := i.check()
	if err == nil {
		err = r.change(fd, t, i)
	}
	return fail("reregister", fd, err)
}

func (r *Registry) change(fd int, t Token, i Interest) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	s, err := r.watched(fd)
	if err != nil {
		return err
	}
	generation := s.generation.Load() + 2
	err = r.kernel.modify(fd, generation, s.interest, i)
	if err != nil {
		return err
	}
	s.token, s.interest = t, i
	s.generation.Store(generation)
	return nil
}

// Deregister watches fd no more. A descriptor that is not watched
// is sys.ENOENT. Call it before fd is closed: after, the kernel
// does not know which one was meant.
func (r *Registry) Deregister(fd int) error {
	return fail("deregister", fd, r.remove(fd))
}

func (r *Registry) remove(fd int) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	s, err := r.watched(fd)
	if err != nil {
		return err
	}
	s.generation.Add(1)
	s.waker = nil
	return r.kernel.remove(fd, s.interest)
}

// slot is that of fd, or nil when it never had one.
func (r *Registry) slot(fd int) *slot {
	if fd < 0 || fd >= len(r.slots) {
		return nil
	}
	return r.slots[fd]
}

// watched is slot, for one that is to be there.
func (r *Registry) watched(fd int) (*slot, error) {
	if r.kernel.fd < 0 {
		return nil, ErrClosed
	}
	s := r.slot(fd)
	if s == nil || s.generation.Load()%2 == 0 {
		return nil, sys.ENOENT
	}
	return s, nil
}

// grow is slot, for one that is needed. The kernel has accepted
// fd, so it is not absurd.
func (r *Registry) grow(fd int) *slot {
	for len(r.slots) <= fd {
		r.slots = append(r.slots, nil)
	}
	if r.slots[fd] == nil {
		r.slots[fd] = new(slot)
	}
	return r.slots[fd]
}

// collect makes events of the first n that the kernel has told.
// Those of an old generation it drops: the descriptor they speak
// of is gone, and its number may be another's.
func (r *Registry) collect(events *Events, n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range events.raw[:n] {
		fd, generation, ready := decode(&events.raw[i])
		s := r.slot(fd)
		if s == nil || s.generation.Load() != generation {
			continue
		}
		if s.waker != nil {
			s.waker.heard()
		}
		events.list = append(events.list,
			Event{s.token, ready, generation, s})
	}
}

func fail(op string, fd int, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("poller: %s fd %d: %w", op, fd, err)
}
