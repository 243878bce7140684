package greeter

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"
)

// A Server is a running greeter.
type Server interface {
	Address() string
	Stop() // and wait until every client has been let go
}

// A Demo is a chapter's demonstration: a crowd of clients that
// all wait at the same time, then a parade of bad ones.
type Demo struct {
	Network Network
	Clients int
	Delay   time.Duration // how long a service thinks
	Start   func(Service) (Server, error)

	// OneByOne says that the server cannot let clients wait
	// together, so that the demonstration must not insist on it.
	OneByOne bool
	// Together is called when all clients are waiting, and adds
	// to the report.
	Together func() string
}

var names = []string{"ada", "grace", "edsger", "barbara", "tony"}

// Run plays the demonstration and reports on w. What it prints
// does not depend on who comes first.
func (d *Demo) Run(w io.Writer) error {
	if err := d.crowd(w); err != nil {
		return err
	}
	fmt.Fprintln(w)
	return d.parade(w)
}

// crowd lets every client ask at once. The tongue service answers
// nobody before the last one has asked: from then on, everybody
// is known to be waiting at the same moment.
func (d *Demo) crowd(w io.Writer) error {
	tongue := &Upstream{Answer: Tongue, Delay: d.Delay}
	fortune := &Upstream{Answer: Fortune, Delay: d.Delay}
	if !d.OneByOne {
		tongue.Hold = d.Clients
	}
	server, stop, err := d.stage(tongue, fortune, Service{
		ClientPatience:   time.Minute,
		UpstreamPatience: time.Minute,
	})
	if err != nil {
		return err
	}
	defer stop()
	together := make(chan string, 1)
	go func() { together <- d.watch(tongue) }()
	greeted, err := d.ask(w, server.Address(), tongue)
	tongue.Release()
	report := <-together
	fmt.Fprintf(w, "clients  %d\n", d.Clients)
	fmt.Fprintf(w, "greeted  %d\n", greeted)
	fmt.Fprintf(w, "waiting  %d\n%s", tongue.Most(), report)
	return err
}

// watch lets the held questions go when all of them are there.
func (d *Demo) watch(tongue *Upstream) (report string) {
	select {
	case <-tongue.Full():
	case <-tongue.Released():
		return ""
	}
	if d.Together != nil {
		report = d.Together()
	}
	tongue.Release()
	return report
}

// ask runs the clients and counts those that got their greeting.
// One that fails sets the others free, so that the failure shows.
func (d *Demo) ask(w io.Writer, addr string, tongue *Upstream) (
	greeted int, err error) {
	bodies := make([]string, d.Clients)
	errs := make([]error, d.Clients)
	var clients sync.WaitGroup
	for i := range d.Clients {
		clients.Go(func() {
			bodies[i], errs[i] = d.client(addr, nameOf(i))
			if errs[i] != nil {
				tongue.Release()
			}
		})
	}
	clients.Wait()
	for i, body := range bodies {
		if errs[i] == nil {
			greeted++
		}
		if i < len(names) {
			fmt.Fprintf(w, "%-8s %s", nameOf(i), body)
		}
	}
	fmt.Fprintln(w)
	return greeted, few(errs)
}

// few is the first of many errors, and how many there are.
func few(errs []error) error {
	errs = slices.DeleteFunc(errs, func(err error) bool {
		return err == nil
	})
	if len(errs) < 2 {
		return errors.Join(errs...)
	}
	return fmt.Errorf("%w (and %d more)", errs[0], len(errs)-1)
}

func nameOf(i int) string { return names[i%len(names)] }

// client asks once, and knows what to expect.
func (d *Demo) client(addr, name string) (string, error) {
	minute := time.Now().Add(time.Minute)
	conn, err := d.Network.Dial(addr, minute)
	if err != nil {
		return "", err
	}
	defer conn.Close()
	status, body, err := Get(conn, name)
	if err != nil {
		return "", fmt.Errorf("client %s: %w", name, err)
	}
	code := Tongue(name)
	want := Greeting(code, name, Fortune(code))
	if status != OK.Error() || body != want {
		return "", fmt.Errorf("client %s: %s: %q, want %q",
			name, status, body, want)
	}
	return body, nil
}

// stage starts two services and a greeter that asks them.
func (d *Demo) stage(tongue, fortune *Upstream, s Service) (
	server Server, stop func(), err error) {
	if s.Tongue, err = tongue.Start(d.Network); err != nil {
		return nil, nil, err
	}
	if s.Fortune, err = fortune.Start(d.Network); err != nil {
		tongue.Stop()
		return nil, nil, err
	}
	if s.Addr == "" {
		s.Addr = "127.0.0.1:0"
	}
	server, err = d.Start(s)
	if err != nil {
		tongue.Stop()
		fortune.Stop()
		return nil, nil, err
	}
	return server, func() {
		server.Stop()
		tongue.Stop()
		fortune.Stop()
	}, nil
}
