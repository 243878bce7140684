package crowd

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
)

// A crowd is clients, each of which has a connection.
type crowd struct {
	conns []greeter.Conn // nil: it has none, or has left
}

func newCrowd(n int) *crowd {
	return &crowd{make([]greeter.Conn, n)}
}

// connect lets a few at a time knock. The kernel keeps 1,024 at
// the door, and those beyond knock again a second later.
func (c *crowd) connect(addr string) error {
	return Each(len(c.conns), 64, func(i int) (err error) {
		minute := time.Now().Add(time.Minute)
		c.conns[i], err = greeter.Net{}.Dial(addr, minute)
		return err
	})
}

// ask lets a thousand wait for their greetings at a time. Each of
// those has the greeter open one more connection, to a service.
func (c *crowd) ask() error {
	return Each(len(c.conns), 1000, func(i int) error {
		name := NameOf(i)
		status, body, err := greeter.Get(c.conns[i], name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		code := greeter.Tongue(name)
		saying := greeter.Fortune(code)
		want := greeter.Greeting(code, name, saying)
		if status != greeter.OK.Error() || body != want {
			return fmt.Errorf("%s: %s: %q, want %q",
				name, status, body, want)
		}
		return nil
	})
}

func (c *crowd) leave() {
	for i, conn := range c.conns {
		if conn != nil {
			conn.Close()
			c.conns[i] = nil
		}
	}
}

// NameOf counts in letters: a to z, aa, ab, and so on.
func NameOf(i int) (name string) {
	for ; i >= 0; i = i/26 - 1 {
		name = string(rune('a'+i%26)) + name
	}
	return name
}

// Each calls f for every number below n, at most limit of them at
// a time, until one fails.
func Each(n, limit int, f func(i int) error) (err error) {
	var next atomic.Int64
	var all sync.WaitGroup
	var failed sync.Once
	work := func() {
		for {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			if e := f(i); e != nil {
				failed.Do(func() { err = e })
				next.Store(int64(n))
			}
		}
	}
	for range min(n, limit) {
		all.Go(work)
	}
	all.Wait()
	return err
}
