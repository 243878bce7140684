// Package serve shows the rendered book on this machine only, renders
// it again when a source changes, and tells the open pages.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"sync"
	"time"
)

// Config says what to serve and how to render it.
type Config struct {
	Addr   string       // loopback only; DefaultAddr when empty
	Root   string       // of the book; its sources are watched
	Public string       // the directory that is served
	Build  func() error // renders; on error it leaves Public as it was
	Log    io.Writer    // may be nil

	// Later, if not nil, is run after a build for as long as no source
	// changes: it does what a reader need not wait for, and says
	// whether there is reason to build again.
	Later func(context.Context) (again bool, err error)
}

// DefaultAddr is where the book is served unless told otherwise.
const DefaultAddr = "127.0.0.1:8080"

const (
	pollInterval = 250 * time.Millisecond
	graceful     = 5 * time.Second // for answers under way at the end
)

// Run renders the book and serves it until ctx is done, which is no
// error. A build that fails does not end it: the pages are told.
func Run(ctx context.Context, c Config) error {
	if c.Build == nil {
		return errors.New("serve: no Build to render the book with")
	}
	if c.Public == "" {
		return errors.New("serve: no Public directory to serve")
	}
	if c.Log == nil {
		c.Log = io.Discard
	}
	logger := log.New(c.Log, "", 0)
	ln, err := listen(c.Addr, logger)
	if err != nil {
		return err
	}
	poll := time.NewTicker(pollInterval)
	defer poll.Stop()
	return newServer(c, logger, poll.C).run(ctx, ln)
}

type server struct {
	Config
	log   *log.Logger
	watch *watcher
	hub   *hub
}

func newServer(c Config, l *log.Logger, ticks <-chan time.Time) *server {
	s := &server{Config: c, log: l, hub: newHub()}
	s.watch = newWatcher(c.Root, "book", "chapters", "code", "testscripts", "site")
	s.watch.ticks = ticks
	return s
}

// run owns ln. Nothing that it started is left when it returns.
func (s *server) run(ctx context.Context, ln net.Listener) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	web := s.web(ctx)
	var started sync.WaitGroup
	served := make(chan error, 1)
	started.Go(func() { served <- web.Serve(ln) })
	s.log.Printf("http://%s/", ln.Addr())
	started.Go(func() { s.rebuild(ctx) })

	var err error
	select {
	case <-ctx.Done():
	case err = <-served:
	}
	cancel() // ends the event streams, which Shutdown would wait for
	limit, stop := context.WithTimeout(context.WithoutCancel(ctx), graceful)
	defer stop()
	if web.Shutdown(limit) != nil {
		web.Close()
	}
	started.Wait()
	if err != nil {
		return fmt.Errorf("serve on %s: %w", ln.Addr(), err)
	}
	return nil
}

func (s *server) web(ctx context.Context) *http.Server {
	return &http.Server{
		Handler:           guard(http.HandlerFunc(s.route)),
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ErrorLog:          s.log,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
}

func (s *server) route(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/-/events" {
		s.hub.ServeHTTP(w, r)
		return
	}
	// Opened for each request, because a build may put a new directory
	// in the place of the old.
	root, err := os.OpenRoot(s.Public)
	if err != nil {
		http.Error(w, "the book is not rendered yet", http.StatusNotFound)
		return
	}
	defer root.Close()
	static{root}.ServeHTTP(w, r)
}

// rebuild renders once, and again whenever a source has changed.
func (s *server) rebuild(ctx context.Context) {
	for ctx.Err() == nil {
		if err := s.Build(); err != nil {
			s.log.Printf("not rendered:\n%v", err)
			s.hub.problem(err.Error())
		} else {
			s.log.Print("rendered")
			s.hub.reload()
		}
		if !s.wait(ctx) {
			return
		}
	}
}

// wait returns true when there is reason to build again, and false
// when ctx is done. Nothing that it started is left.
func (s *server) wait(ctx context.Context) bool {
	if s.Later == nil {
		return s.watch.wait(ctx)
	}
	either, cancel := context.WithCancel(ctx)
	defer cancel()
	done := make(chan bool, 1)
	go func() {
		again, err := s.Later(either)
		if err != nil && either.Err() == nil {
			s.log.Print(err)
		}
		if again {
			cancel()
		}
		done <- again
	}()
	changed := s.watch.wait(either)
	cancel()
	return <-done || changed
}
