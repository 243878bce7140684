package greeter

import (
	"bufio"
	"cmp"
	"errors"
	"io"
	"sync"
	"time"
)

// MaxLine is how long a line of an upstream service may be.
const MaxLine = 256

// An Upstream is a slow service: it reads a line, thinks, and
// writes a line back.
type Upstream struct {
	Answer func(line string) string // nil: it never answers
	Delay  time.Duration            // how long it thinks
	HangUp bool                     // close instead of reading
	Down   bool                     // be nowhere at all

	Addr string // where it listens; if empty, on a free port

	Hold int // answer nobody until so many are waiting

	mu            sync.Mutex
	waiting, most int
	full          chan struct{} // closed when Hold are waiting
	release       chan struct{} // closed when they may go on
	filled, freed sync.Once
	listener      Listener
}

// Start listens on the loopback and serves.
func (u *Upstream) Start(n Network) (addr string, err error) {
	u.full = make(chan struct{})
	u.release = make(chan struct{})
	if u.Down {
		return nobody, nil
	}
	u.listener, err = n.Listen(cmp.Or(u.Addr, "127.0.0.1:0"))
	if err != nil {
		return "", err
	}
	go u.accept()
	return u.listener.Address(), nil
}

// nobody is a port that nothing listens on. One that was free a
// moment ago would not do: the kernel may hand it to the next who
// asks for any.
const nobody = "127.0.0.1:1"

// Stop stops listening. Questions under way are still answered.
func (u *Upstream) Stop() {
	u.Release()
	if u.listener != nil {
		u.listener.Close()
	}
}

// Release lets everyone go who is held.
func (u *Upstream) Release() {
	u.freed.Do(func() { close(u.release) })
}

// Full is closed when Hold questions are waiting at the same
// time.
func (u *Upstream) Full() <-chan struct{} { return u.full }

// Released is closed when nobody is held any more.
func (u *Upstream) Released() <-chan struct{} { return u.release }

// Most is how many questions have been waiting at the same time.
func (u *Upstream) Most() int {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.most
}

func (u *Upstream) accept() {
	for {
		conn, err := u.listener.Accept()
		switch {
		case err == nil:
			go u.serve(conn)
		case errors.Is(err, ErrClosed):
			return
		default: // no descriptor left: they come back
			time.Sleep(10 * time.Millisecond)
		}
	}
}

func (u *Upstream) serve(conn Conn) {
	defer conn.Close()
	if u.HangUp {
		return
	}
	in := bufio.NewScanner(conn)
	in.Buffer(nil, MaxLine)
	for in.Scan() {
		u.think()
		if u.Answer == nil {
			continue
		}
		answer := u.Answer(in.Text()) + "\n"
		if _, err := io.WriteString(conn, answer); err != nil {
			return
		}
	}
}

// think waits as long as the service is slow, and counts who
// waits with it.
func (u *Upstream) think() {
	u.mu.Lock()
	u.waiting++
	u.most = max(u.most, u.waiting)
	if u.waiting == u.Hold {
		u.filled.Do(func() { close(u.full) })
	}
	u.mu.Unlock()
	if u.Hold > 0 {
		<-u.release
	}
	time.Sleep(u.Delay)
	u.mu.Lock()
	u.waiting--
	u.mu.Unlock()
}
