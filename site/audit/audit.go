// Package audit has the rendered book judged by tools that are not
// ours: Lighthouse, axe, html-validate and epubcheck. They are fetched
// into a cache, and are no part of the book.
package audit

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// Config is what to judge, and how thoroughly.
type Config struct {
	Site     map[string][]byte // the files of the book
	EPUB     string            // the name of the one to judge
	Cache    string            // where the tools are kept
	Sample   bool              // the heaviest page of each kind only
	Steady   bool              // nothing that depends on how busy the machine is
	Required bool              // a tool that is missing is an error
	Fetch    bool              // the tools, and judge nothing
	Out      io.Writer
}

// Run judges the book. The error has everything that is wrong.
func Run(ctx context.Context, c Config) error {
	t, missing := find()
	if missing != nil {
		fmt.Fprintf(c.Out, "not all of the audit can be done:\n%v\n",
			missing)
		if c.Required {
			return errors.New("AUDIT=required, but tools are missing")
		}
	}
	if t.node == "" || t.npm == "" {
		return nil // all of them come by npm
	}
	dir, err := install(ctx, t, c.Cache, c.Out)
	if err != nil && !c.Required {
		fmt.Fprintf(c.Out, "the audit is skipped: %v\n", err)
		return nil
	}
	if err != nil {
		return err
	}
	if c.Fetch {
		return nil
	}
	work, err := os.MkdirTemp("", "audit-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	a := &auditor{Config: c, tools: t, installed: dir, work: work}
	return a.run(ctx)
}

// An auditor runs the tools on files that it wrote for them.
type auditor struct {
	Config
	tools
	installed string // where the packages are
	work      string
	mu        sync.Mutex
	problems  []error
}

// run lets Lighthouse, which measures, have the machine to itself.
func (a *auditor) run(ctx context.Context) error {
	if err := a.unpack(); err != nil {
		return err
	}
	url, stop, err := host(a.Site)
	if err != nil {
		return err
	}
	defer stop()
	var others sync.WaitGroup
	others.Go(func() { a.validate(ctx) })
	others.Go(func() { a.epub(ctx) })
	others.Go(func() { a.browse(ctx, "axe", url) })
	others.Wait()
	lighthouse := "lighthouse"
	if a.Steady {
		lighthouse = "lighthouse-steady"
	}
	a.browse(ctx, lighthouse, url)
	return errors.Join(a.problems...)
}

// unpack writes the site for the tools that read files.
func (a *auditor) unpack() error {
	for name, data := range a.Site {
		file := filepath.Join(a.work, "public", filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(file), 0o755)
		if err == nil {
			err = os.WriteFile(file, data, 0o644)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (a *auditor) fail(err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.problems = append(a.problems, err)
}

// say prints what a tool has found nothing wrong with.
func (a *auditor) say(format string, args ...any) {
	a.mu.Lock()
	defer a.mu.Unlock()
	fmt.Fprintf(a.Out, format+"\n", args...)
}
