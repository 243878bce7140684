package serve

import (
	"bufio"
	"bytes"
	"context"
	"log"
	"net"
	"net/http"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// A running server, whose ticks and builds the test decides.
type running struct {
	t      *testing.T
	url    string
	root   string
	ticks  chan time.Time
	builds chan error // what the next build returns
	log    *lockedBuffer
	server *server
	stop   func()
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func start(t *testing.T, beat time.Duration) *running {
	t.Helper()
	r := &running{t: t, root: t.TempDir(), ticks: make(chan time.Time),
		builds: make(chan error), log: new(lockedBuffer)}
	write(t, r.root, "book/01-x.md", "one")
	write(t, r.root, "public/index.html", "contents")
	ctx, cancel := context.WithCancel(t.Context())
	build := func() error {
		select {
		case err := <-r.builds:
			return err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r.url = "http://" + ln.Addr().String()
	c := Config{Root: r.root, Public: filepath.Join(r.root, "public"), Build: build}
	r.server = newServer(c, log.New(r.log, "", 0), r.ticks)
	r.server.hub.heartbeat = beat
	done := make(chan error)
	go func() { done <- r.server.run(ctx, ln) }()
	r.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("run: %v", err)
		}
	})
	t.Cleanup(r.stop)
	return r
}

// A page that listens to the events.
type page struct {
	t     *testing.T
	resp  *http.Response
	lines *bufio.Scanner
}

func (r *running) open() *page {
	r.t.Helper()
	client := &http.Client{Transport: new(http.Transport)}
	resp, err := client.Get(r.url + "/-/events")
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { resp.Body.Close(); client.CloseIdleConnections() })
	p := &page{r.t, resp, bufio.NewScanner(resp.Body)}
	if resp.StatusCode == 200 {
		p.expect("retry: 1000")
	}
	return p
}

func (p *page) expect(lines ...string) {
	p.t.Helper()
	for _, want := range lines {
		for p.lines.Scan() && p.lines.Text() == "" {
		}
		if p.lines.Text() != want {
			p.t.Fatalf("the page reads %q, want %q", p.lines.Text(), want)
		}
	}
}

// assertNothingLeft looks for goroutines in our methods. One that has
// just ended may need a moment to be gone.
func assertNothingLeft(t *testing.T) {
	t.Helper()
	stacks := make([]byte, 1<<20)
	limit := time.Now().Add(10 * time.Second)
	for time.Now().Before(limit) {
		left := string(stacks[:runtime.Stack(stacks, true)])
		if !strings.Contains(left, "site/serve.(*") {
			return
		}
		runtime.Gosched()
	}
	t.Errorf("left behind:\n%s", stacks[:runtime.Stack(stacks, true)])
}
