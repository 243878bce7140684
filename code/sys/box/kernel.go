// Package box is a kernel in a box: descriptors, stream sockets,
// readiness and epoll in plain Go, for systems that have none of
// their own and for tests that want a kernel to misbehave.
//
// Contract. A method of Kernel does what Linux does in the system
// call of its name, and returns the same errno. What it models:
// TCP on the loopback addresses, socket pairs, pipes, epoll in
// both its modes, eventfd. The conformance test of package sys
// puts the same questions to both kernels and compares the
// answers.
//
// States. One lock guards everything, and everything that
// happens, happens inside a call: bytes, farewells and resets
// arrive at the other end before the call that sent them returns,
// as they do on the loopback of Linux. A call that has to wait
// parks its goroutine, never the thread, so it works where there
// is only one. Time is the time package's, virtual where that is.
package box

import (
	"math/rand/v2"
	"net/netip"
	"slices"
	"sync"
)

// A Config says what kind of kernel to make. Its zero value is an
// ordinary one.
type Config struct {
	Descriptors int    // no number reaches this; 0 means 1024
	Seed        uint64 // of the faults: same seed, same faults
	Faults      Faults
}

// A Kernel is everything that processes share. Its methods are
// safe from any goroutine.
type Kernel struct {
	mu     sync.Mutex // guards all below, and all that they hold
	files  []*file    // by descriptor; nil is free
	free   int        // no number below it is free
	limit  int
	ports  map[uint16][]*tcp // who holds a port
	last   uint16            // ephemeral port given out
	faults Faults
	random *rand.Rand
}

// New makes a kernel in which nothing has happened yet.
func New(c Config) *Kernel {
	k := &Kernel{
		limit:  c.Descriptors,
		ports:  map[uint16][]*tcp{},
		last:   lastEphemeral,
		faults: c.Faults,
		random: rand.New(rand.NewPCG(c.Seed, 0)),
	}
	if k.limit == 0 {
		k.limit = 1024
	}
	// Every program is born with three descriptors.
	k.files = []*file{taken, taken, taken}
	return k
}

// A file is what a descriptor stands for: an object, and how it
// is used. Duplicates of a descriptor stand for the same file.
type file struct {
	object
	nonblock bool
	// refs counts the descriptors and every call that waits. The
	// object goes with the last one: closing a descriptor does
	// not wake who waits on it, and does not hang up on the other
	// end before they are done.
	refs int
}

// An object is what can be read, written and waited for. Its
// methods never wait, and run with the kernel's lock held.
type object interface {
	read(p []byte) (int, error)  // EAGAIN: nothing yet
	write(p []byte) (int, error) // EAGAIN: no room at all
	poll() uint32                // what it is ready for now
	release()                    // nobody can reach it any more
	waiters() *waiters
}

// taken marks a number that is not free, and means nothing.
var taken = &file{}

// file is what fd stands for.
func (k *Kernel) file(fd int) (*file, error) {
	if fd < 0 || fd >= len(k.files) ||
		k.files[fd] == nil || k.files[fd] == taken {
		return nil, EBADF
	}
	return k.files[fd], nil
}

// reserve takes the lowest number that is free.
func (k *Kernel) reserve() (int, error) {
	if k.happens(k.faults.EMFILE) {
		return -1, EMFILE
	}
	for fd := k.free; fd < k.limit; fd++ {
		if fd == len(k.files) {
			k.files = append(k.files, nil)
		}
		if k.files[fd] == nil {
			k.files[fd], k.free = taken, fd+1
			return fd, nil
		}
	}
	return -1, EMFILE
}

func (k *Kernel) unreserve(fd int) {
	k.files[fd], k.free = nil, min(k.free, fd)
}

// install gives o a descriptor. Without one, o never existed.
func (k *Kernel) install(o object) (int, error) {
	fd, err := k.reserve()
	if err == nil {
		k.files[fd] = &file{object: o, refs: 1}
	}
	return fd, err
}

// installBoth gives descriptors to two, or to neither.
func (k *Kernel) installBoth(x, y object) (a, b int, err error) {
	a, err = k.install(x)
	if err != nil {
		return -1, -1, err
	}
	b, err = k.install(y)
	if err != nil {
		k.unreserve(a)
		return -1, -1, err
	}
	return a, b, nil
}

// put gives a reference back.
func (k *Kernel) put(f *file) {
	if f.refs--; f.refs > 0 {
		return
	}
	w := f.waiters()
	for _, it := range slices.Clone(w.items) {
		it.epoll.remove(it)
	}
	f.release()
}

// Open is how many descriptors are open: for tests of what leaks.
func (k *Kernel) Open() (n int) {
	defer k.enter()()
	for fd := range k.files {
		if _, err := k.file(fd); err == nil {
			n++
		}
	}
	return n
}

// Close gives the number back. Who waits on it goes on waiting.
func (k *Kernel) Close(fd int) error {
	defer k.enter()()
	f, err := k.file(fd)
	if err != nil {
		return err
	}
	k.unreserve(fd)
	k.put(f)
	return nil
}

// Dup makes another descriptor for what fd stands for.
func (k *Kernel) Dup(fd int) (int, error) {
	defer k.enter()()
	f, err := k.file(fd)
	if err != nil {
		return -1, err
	}
	dup, err := k.reserve()
	if err != nil {
		return -1, err
	}
	k.files[dup] = f
	f.refs++
	return dup, nil
}

// SetNonblock chooses what a call does that would have to wait.
func (k *Kernel) SetNonblock(fd int, nonblocking bool) error {
	defer k.enter()()
	f, err := k.file(fd)
	if err != nil {
		return err
	}
	f.nonblock = nonblocking
	return nil
}

// addrPort is an address as the kernel stores it.
func addrPort(a netip.AddrPort) netip.AddrPort {
	return netip.AddrPortFrom(a.Addr().Unmap(), a.Port())
}
