//go:build linux && !sim

package sys_test

import (
	"fmt"
	"net/netip"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"artofwaiting/code/sys"
	"artofwaiting/code/sys/box"

	"golang.org/x/sys/unix"
)

// A probe runs a program on one kernel and writes down what it
// saw. Descriptors have the names 0, 1, 2, ... in the order in
// which they were made, and so have ports, for the numbers differ
// between the kernels.
type probe struct {
	kernel
	settle func(p *probe) // until nothing is under way
	log    []string
	fds    []int        // by name; -1 is closed
	inet   map[int]bool // by name: may have something under way
	ports  map[netip.AddrPort]int
}

// conform runs the same program on both kernels. It must have
// seen the same. Once in thousands of programs Linux gives out a
// port again that another socket had before, by chance: what is
// different must be so three times.
func conform(t *testing.T, program func(*probe)) {
	t.Helper()
	difference := ""
	for range 3 {
		difference = compare(onLinux(t, program), inBox(program))
		if difference == "" {
			return
		}
	}
	t.Fatal(difference)
}

// compare shows the first line that is not the same in both logs,
// and some lines before it.
func compare(a, b []string) string {
	for i := range max(len(a), len(b)) {
		if i < len(a) && i < len(b) && a[i] == b[i] {
			continue
		}
		before := a[max(0, i-60):min(i, len(a))]
		return fmt.Sprintf(
			"after %d calls:\n%s\nLinux: %s\nbox:   %s",
			i, strings.Join(before, "\n"), at(a, i), at(b, i))
	}
	return ""
}

func at(log []string, i int) string {
	if i < len(log) {
		return log[i]
	}
	return "the end"
}

func inBox(program func(*probe)) []string {
	p := &probe{kernel: box.New(box.Config{})}
	p.settle = func(*probe) {}
	return p.run(program)
}

// onLinux stays on one processor. Packets on the loopback are
// processed in order by the processor that sent them, mostly
// before the call returns; but it may leave some to a thread of
// the kernel's. So each call is followed by a message from one
// socket to another, which cannot overtake them.
func onLinux(t *testing.T, program func(*probe)) []string {
	defer oneProcessor(t)()
	from, to := messengers(t)
	defer sys.Close(from)
	defer sys.Close(to)
	buf := make([]byte, 1)
	p := &probe{kernel: real{}, settle: func(p *probe) {
		for name, fd := range p.fds {
			if p.inet[name] {
				acknowledge(fd)
			}
		}
		for name, fd := range p.fds {
			for p.inet[name] && unacknowledged(fd) {
				unix.Nanosleep(&unix.Timespec{Nsec: 1e6}, nil)
			}
		}
		sys.Write(from, buf)
		for n := 0; n < 1; {
			n, _ = sys.Read(to, buf)
		}
	}}
	return p.run(program)
}

// oneProcessor binds the thread, to each processor in turn; the
// function it returns sets it free.
func oneProcessor(t *testing.T) func() {
	runtime.LockOSThread()
	var all, one unix.CPUSet
	fatal(t, unix.SchedGetaffinity(0, &all))
	skip := int(turn.Add(1)) % all.Count()
	for cpu := 0; one.Count() == 0; cpu++ {
		if all.IsSet(cpu) {
			if skip == 0 {
				one.Set(cpu)
			}
			skip--
		}
	}
	fatal(t, unix.SchedSetaffinity(0, &one))
	return func() {
		unix.SchedSetaffinity(0, &all)
		runtime.UnlockOSThread()
	}
}

var turn atomic.Int64

// acknowledge sends what Linux would otherwise send 40 ms later:
// a farewell need not be acknowledged at once, and when it is,
// the end that said it has an edge, with nothing new to report.
func acknowledge(fd int) {
	const level, option = unix.IPPROTO_TCP, unix.TCP_QUICKACK
	unix.SetsockoptInt(fd, level, option, 1)
}

// unacknowledged is true when the other end of fd has got our
// farewell, but no descriptor through which to acknowledge it:
// for those 40 ms, other programs can run.
func unacknowledged(fd int) bool {
	const level, option = unix.IPPROTO_TCP, unix.TCP_INFO
	info, err := unix.GetsockoptTCPInfo(fd, level, option)
	return err == nil && info.State == unix.BPF_TCP_FIN_WAIT1
}

func messengers(t *testing.T) (from, to int) {
	l, err := sys.Socket(sys.AF_INET)
	fatal(t, err)
	defer sys.Close(l)
	fatal(t, sys.Bind(l, netip.MustParseAddrPort("127.0.0.1:0")))
	fatal(t, sys.Listen(l, 1))
	addr, err := sys.Getsockname(l)
	fatal(t, err)
	from, err = sys.Socket(sys.AF_INET)
	fatal(t, err)
	sys.Setsockopt(from, sys.IPPROTO_TCP, sys.TCP_NODELAY, 1)
	fatal(t, sys.Connect(from, addr))
	to, _, err = sys.Accept(l)
	fatal(t, err)
	return from, to
}

func fatal(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (p *probe) run(program func(*probe)) []string {
	p.ports = map[netip.AddrPort]int{}
	p.inet = map[int]bool{}
	program(p)
	for name := range p.fds {
		p.close(name)
	}
	return p.log
}

// did waits for what a call has brought under way, if fd is a
// socket of TCP's: with nothing else is anything.
func (p *probe) did(fd int) {
	if p.inet[fd] {
		p.settle(p)
	}
}

// saw writes a call down.
func (p *probe) saw(err error, format string, args ...any) {
	line := fmt.Sprintf(format, args...)
	if err != nil {
		line += fmt.Sprintf(": %d, %v", err, err)
	}
	p.log = append(p.log, line)
}

// name gives a new descriptor its name: -1 if there is none.
func (p *probe) name(fd int, err error) int {
	if err != nil {
		return -1
	}
	p.fds = append(p.fds, fd)
	return len(p.fds) - 1
}

// fd is a number that nobody has when the name is -1.
func (p *probe) fd(name int) int {
	if name < 0 || p.fds[name] < 0 {
		return 1 << 20
	}
	return p.fds[name]
}

func (p *probe) addr(a netip.AddrPort) string {
	if a.Port() == 0 {
		return a.String()
	}
	if _, ok := p.ports[a]; !ok {
		p.ports[a] = len(p.ports)
	}
	return fmt.Sprintf("%v port %d", a.Addr(), p.ports[a])
}

func events(mask uint32) string {
	var s strings.Builder
	for _, bit := range []struct {
		mask uint32
		name string
	}{
		{box.EPOLLIN, " IN"}, {box.EPOLLOUT, " OUT"},
		{box.EPOLLRDHUP, " RDHUP"}, {box.EPOLLERR, " ERR"},
		{box.EPOLLHUP, " HUP"}, {box.EPOLLET, " ET"},
	} {
		if mask&bit.mask != 0 {
			s.WriteString(bit.name)
			mask &^= bit.mask
		}
	}
	if mask != 0 {
		fmt.Fprintf(&s, " %#x", mask)
	}
	return s.String()
}
