package main

import (
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"

	"artofwaiting/site/audit"
	"artofwaiting/site/book"
	"artofwaiting/site/keep"
	"artofwaiting/site/press"
	"artofwaiting/site/render"
)

// auditCommand has the book judged by tools that are not ours.
func auditCommand(ctx context.Context, root string, args []string,
	out io.Writer) error {
	f := flag.NewFlagSet("audit", flag.ContinueOnError)
	sample := f.Bool("sample", false, "the heaviest page of each kind")
	steady := f.Bool("steady", false, "all but the speed of pages")
	fetch := f.Bool("fetch", false, "the tools, and judge nothing")
	if err := flags(f, args, 0, 0); err != nil {
		return err
	}
	b, err := book.Load(root)
	if err != nil {
		return err
	}
	site, err := press.Draw(b, render.Options{Runs: all}, nil)
	if err != nil {
		return err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return err
	}
	return audit.Run(ctx, audit.Config{Site: site, EPUB: keep.EPUB,
		Cache:  filepath.Join(cache, "artofwaiting-audit"),
		Sample: *sample, Steady: *steady, Fetch: *fetch,
		Required: os.Getenv("AUDIT") == "required", Out: out})
}
