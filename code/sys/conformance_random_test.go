//go:build linux && !sim

package sys_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"artofwaiting/code/sys"
)

var (
	steps = flag.Int("steps", 20_000,
		"steps of TestRandomConformance on each kernel")
	first = flag.Int("seed", 0,
		"of the first program of TestRandomConformance")
)

// TestRandomConformance compares random programs, of 150 steps or
// more. Most of the time Linux works, and now and then it waits
// for a clock of its own, so there are more workers than
// processors. The name of what fails has the seed.
func TestRandomConformance(t *testing.T) {
	var next atomic.Int64
	next.Store(int64(*first))
	last := int64(*first + *steps/150)
	work := func(t *testing.T) {
		t.Parallel()
		for n := next.Add(1) - 1; n < last; n = next.Add(1) - 1 {
			t.Run(fmt.Sprint("seed ", n), func(t *testing.T) {
				conform(t, random(n))
			})
		}
	}
	for i := range 2 * runtime.NumCPU() {
		t.Run(fmt.Sprint("worker ", i), work)
	}
}

func random(seed int64) func(p *probe) {
	source := rand.NewChaCha8([32]byte{
		byte(seed), byte(seed >> 8), byte(seed >> 16)})
	program := make([]byte, 4*150)
	source.Read(program)
	return func(p *probe) { p.interpret(program) }
}

// FuzzConformance lets the fuzzer write the programs.
func FuzzConformance(f *testing.F) {
	f.Add([]byte("a program of many steps is just some bytes"))
	f.Fuzz(func(t *testing.T, program []byte) {
		program = program[:min(len(program), 4*400)]
		conform(t, func(p *probe) { p.interpret(program) })
	})
}

// The steps of a random program keep away from what differs for a
// reason:
//   - from full buffers, whose sizes the box models only roughly
//     (at most 40 writes of at most 100 bytes to a descriptor);
//   - from full listen queues, where Linux tries again after a
//     second (a queue of 64, and fewer connects than that);
//   - from sockets that connect to their own address, which Linux
//     can do and the box cannot;
//   - from sets of epoll that watch sets, which the box refuses.
type walk struct {
	*probe
	program  []byte
	writes   map[int]int
	means    map[int]int // by name of a duplicate
	connects int
	epolls   []int
	bound    []int
}

func (p *probe) interpret(program []byte) {
	w := &walk{probe: p, program: program,
		writes: map[int]int{}, means: map[int]int{}}
	w.epolls = append(w.epolls, p.epoll())
	for len(w.program) >= 4 && len(p.fds) < 200 {
		w.step()
	}
	for _, e := range w.epolls {
		p.wait(e, 100)
	}
}

// choose takes the next byte of the program.
func (w *walk) choose(n int) int {
	if len(w.program) == 0 || n <= 0 {
		return 0
	}
	b := w.program[0]
	w.program = w.program[1:]
	return int(b) % n
}

// pick chooses one of the last few descriptors.
func (w *walk) pick() int {
	open := w.open()
	if len(open) == 0 {
		return -1
	}
	return open[w.choose(len(open))]
}

func (w *walk) open() (names []int) {
	for name, fd := range w.fds {
		if fd >= 0 {
			names = append(names, name)
		}
	}
	return names[max(0, len(names)-16):]
}

var masks = []uint32{
	sys.EPOLLIN | sys.EPOLLOUT | sys.EPOLLRDHUP | sys.EPOLLET,
	sys.EPOLLIN | sys.EPOLLET, sys.EPOLLOUT | sys.EPOLLET,
	sys.EPOLLIN | sys.EPOLLRDHUP, sys.EPOLLIN, sys.EPOLLOUT,
	sys.EPOLLRDHUP | sys.EPOLLET, sys.EPOLLET, 0,
}

func (w *walk) step() {
	switch n := w.choose(64); {
	case n < 7:
		w.make(n)
	case n < 9:
		w.dial(w.socket(w.family()))
	case n < 12:
		w.accept(w.pickBound())
	case n < 19:
		fd := w.pick()
		size := []int{0, 1, 3, 8, 64, 4096}[w.choose(6)]
		if w.choose(2) == 0 {
			w.read(fd, size)
		} else {
			w.recv(fd, size)
		}
	case n < 28:
		w.chat(w.pick())
	case n < 31:
		w.shutdown(w.pick(), w.choose(5)-1)
	case n < 34:
		w.hangUp(w.pick())
	case n < 45:
		w.control()
	case n < 57:
		w.wait(w.pickEpoll(), []int{1, 2, 5, 100}[w.choose(4)])
	case n < 59:
		w.soError(w.pick())
	default:
		w.odd()
	}
}

func (w *walk) make(n int) {
	switch n {
	case 0, 1:
		w.socketpair()
	case 2:
		w.eventfd()
	case 3:
		w.epolls = append(w.epolls, w.epoll())
	case 4:
		w.pipe()
	default:
		w.bound = append(w.bound, w.serve())
	}
}

// odd steps are mostly mistakes.
func (w *walk) odd() {
	switch w.choose(10) {
	case 0:
		w.names(w.pick())
	case 1:
		w.dial(w.pick())
	case 2:
		w.listen(w.pick(), 64)
	case 3:
		w.accept(w.pick())
	case 4:
		w.bind(w.pick(), []string{
			"127.0.0.1:0", "[::1]:0", "0.0.0.0:0"}[w.choose(3)])
	case 5:
		w.wait(w.pick(), 1)
	case 6:
		w.bound = append(w.bound, w.socket(w.family()))
		w.bind(w.bound[len(w.bound)-1], "127.0.0.1:0")
	case 7:
		w.write(w.pick(), nil)
	case 8, 9:
		w.duplicate(w.pick())
	}
}

// duplicate remembers what the new name means.
func (w *walk) duplicate(fd int) {
	dup := w.dup(fd)
	if dup < 0 {
		return
	}
	w.means[dup] = w.meaning(fd)
	if slices.Contains(w.epolls, fd) {
		w.epolls = append(w.epolls, dup)
	}
	if slices.Contains(w.bound, fd) {
		w.bound = append(w.bound, dup)
	}
}

// meaning is the first name of what fd stands for.
func (w *walk) meaning(fd int) int {
	if first, ok := w.means[fd]; ok {
		return first
	}
	return fd
}

func (w *walk) family() int {
	if w.choose(4) == 0 {
		return sys.AF_INET6
	}
	return sys.AF_INET
}

func (w *walk) serve() int {
	return w.server([]string{
		"127.0.0.1:0", "[::1]:0", "0.0.0.0:0", "[::]:0",
	}[w.choose(4)])
}

func (w *walk) dial(fd int) {
	to := w.pickBound()
	w.connects++
	self := w.meaning(to) == w.meaning(fd)
	if to < 0 || self || w.connects > 60 {
		return
	}
	w.connect(fd, to)
	if w.choose(4) != 0 {
		w.accept(to)
	}
}

func (w *walk) chat(fd int) {
	w.writes[w.meaning(fd)]++
	if w.writes[w.meaning(fd)] > 40 {
		return
	}
	data := make([]byte, []int{8, 1, 8, 100}[w.choose(4)])
	data[0] = byte(w.choose(256))
	if w.choose(2) == 0 {
		w.write(fd, data)
	} else {
		w.send(fd, data)
	}
}

// hangUp keeps the first set of epoll, for something to see.
func (w *walk) hangUp(fd int) {
	if fd < 0 || fd == w.epolls[0] {
		return
	}
	if w.choose(3) == 0 {
		w.reset(fd)
	} else {
		w.close(fd)
	}
}

func (w *walk) control() {
	set, fd := w.pickEpoll(), w.pick()
	if slices.Contains(w.epolls, fd) {
		return
	}
	op := []int{1, 1, 1, 2, 3, 3, 4}[w.choose(7)]
	w.ctl(set, op, fd, masks[w.choose(len(masks))])
}

func (w *walk) pickEpoll() int { return w.from(w.epolls) }
func (w *walk) pickBound() int { return w.from(w.bound) }

func (w *walk) from(names []int) int {
	var open []int
	for _, name := range names {
		if name >= 0 && w.fds[name] >= 0 {
			open = append(open, name)
		}
	}
	open = open[max(0, len(open)-4):]
	if len(open) == 0 {
		return -1
	}
	return open[w.choose(len(open))]
}
