package serve

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestRebuild(t *testing.T) {
	r := start(t, time.Hour)
	p := r.open()
	r.builds <- nil
	p.expect("event: reload", `data: ""`)

	write(t, r.root, "book/01-x.md", "two and more")
	r.ticks <- time.Time{}
	r.builds <- errors.New("book/01-x.md:3: \"bad\"\n\tdo better")
	problem := []string{"event: problem",
		`data: "book/01-x.md:3: \"bad\"\n\tdo better"`}
	p.expect(problem...)
	late := r.open()
	late.expect(problem...)
	if !strings.Contains(r.log.String(), "book/01-x.md:3: \"bad\"\n\tdo better\n") {
		t.Errorf("the problem is not in the log: %q", r.log)
	}

	write(t, r.root, "book/01-x.md", "three")
	r.ticks <- time.Time{}
	r.builds <- nil
	p.expect("event: reload")
	late.expect("event: reload")

	r.stop()
	for p.lines.Scan() {
	}
	assertNothingLeft(t)
}

// What is done later is given up when a source changes, and leads to
// another build when it says so.
func TestLater(t *testing.T) {
	root, ticks := t.TempDir(), make(chan time.Time)
	write(t, root, "book/01-x.md", "one")
	builds, later := make(chan int), make(chan bool)
	n := 0
	c := Config{Root: root,
		Build: func() error { n++; builds <- n; return nil },
		Later: func(ctx context.Context) (bool, error) {
			select {
			case again := <-later:
				return again, errors.New("no luck")
			case <-ctx.Done():
				return false, ctx.Err()
			}
		}}
	out := new(lockedBuffer)
	s := newServer(c, log.New(out, "", 0), ticks)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan bool)
	go func() { defer close(ended); s.rebuild(ctx) }()
	<-builds
	later <- true
	<-builds // because of that
	later <- false
	write(t, root, "book/01-x.md", "two and more")
	ticks <- time.Time{}
	<-builds // because of the change
	write(t, root, "book/01-x.md", "three")
	ticks <- time.Time{} // while it is being done
	if got := <-builds; got != 4 {
		t.Errorf("build %d", got)
	}
	stop()
	<-ended
	if !strings.Contains(out.String(), "no luck") {
		t.Errorf("the log is %q", out)
	}
}

func TestHeartbeat(t *testing.T) {
	start(t, time.Millisecond).open().expect(":", ":")
}

func TestListenersAreBounded(t *testing.T) {
	r := start(t, time.Hour)
	for range maxListeners {
		if r.server.hub.join() == nil {
			t.Fatal("refused too early")
		}
	}
	if p := r.open(); p.resp.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("listener %d: %s", maxListeners+1, p.resp.Status)
	}
}

func TestSlowPageGetsTheNewest(t *testing.T) {
	h := newHub()
	c := h.join()
	h.problem("old")
	h.problem("older than the reload")
	h.reload()
	if got := <-c; !strings.HasPrefix(got, "event: reload") || len(c) != 0 {
		t.Errorf("the page reads %q and %d more", got, len(c))
	}
	h.leave(c)
	h.reload()
	if len(c) != 0 {
		t.Error("an event for a page that left")
	}
}

func TestEventsHead(t *testing.T) {
	r := start(t, time.Hour)
	resp, err := http.Head(r.url + "/-/events")
	if err != nil || resp.Header.Get("Content-Type") !=
		"text/event-stream; charset=utf-8" {
		t.Errorf("HEAD: %v, %v", resp, err)
	}
	http.DefaultClient.CloseIdleConnections()
}

func TestRunRefuses(t *testing.T) {
	build := func() error { return nil }
	for _, test := range []struct {
		c    Config
		want string
	}{
		{Config{Public: "p"}, "no Build"},
		{Config{Build: build}, "no Public"},
		{Config{Public: "p", Build: build, Addr: ":8080"}, "open to other machines"},
		{Config{Public: "p", Build: build, Addr: "0.0.0.0:80"}, "open to other machines"},
		{Config{Public: "p", Build: build, Addr: "8080"}, "no address"},
		{Config{Public: "p", Build: build, Addr: "127.0.0.1:http"}, "no number"},
		{Config{Public: "p", Build: build, Addr: "127.0.0.1:65536"}, "no number"},
	} {
		err := Run(t.Context(), test.c)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: %v, want %q", test.c.Addr, err, test.want)
		}
	}
}

func TestRunTakesTheNextPort(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	ctx, cancel := context.WithCancel(t.Context())
	out := new(lockedBuffer)
	c := Config{Addr: taken.Addr().String(), Public: t.TempDir(), Root: t.TempDir(),
		Log: out, Build: func() error { cancel(); return nil }}
	if err := Run(ctx, c); err != nil {
		t.Fatal(err)
	}
	said := fmt.Sprintf("port %d is taken; using ", taken.Addr().(*net.TCPAddr).Port)
	if !strings.HasPrefix(out.String(), said) ||
		!strings.Contains(out.String(), "\nhttp://127.0.0.1:") {
		t.Errorf("said %q", out)
	}
	assertNothingLeft(t)
}

func TestRunReportsALostListener(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ln.Close()
	c := Config{Root: t.TempDir(), Public: "p", Build: func() error { return nil }}
	s := newServer(c, log.New(new(lockedBuffer), "", 0), nil)
	if err := s.run(t.Context(), ln); !errors.Is(err, net.ErrClosed) {
		t.Errorf("a closed listener: %v", err)
	}
}
