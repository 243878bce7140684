package serve

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestWatcher(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "book/a.md", "a")
	write(t, dir, "other/b.md", "b")
	w := newWatcher(dir, "book", "not-there")
	a := filepath.Join(dir, "book/a.md")
	for _, step := range []struct {
		what string
		do   func() error
		want bool
	}{
		{"nothing", func() error { return nil }, false},
		{"longer", func() error { return os.WriteFile(a, []byte("aa"), 0o666) }, true},
		{"nothing again", func() error { return nil }, false},
		{"later", func() error {
			return os.Chtimes(a, time.Time{}, time.Unix(1, 0))
		}, true},
		{"renamed", func() error {
			return os.Rename(a, filepath.Join(dir, "book/c.md"))
		}, true},
		{"a directory", func() error {
			return os.Mkdir(filepath.Join(dir, "book/figures"), 0o777)
		}, false},
		{"a file in it", func() error {
			write(t, dir, "book/figures/f.svg", "<svg/>")
			return nil
		}, true},
		{"not watched", func() error {
			write(t, dir, "other/b.md", "longer")
			return nil
		}, false},
		{"scratch files", func() error {
			write(t, dir, "book/.sync-1", "x")
			write(t, dir, "book/a.md~", "x")
			write(t, dir, "book/.git/x", "x")
			return nil
		}, false},
		{"a directory that was missing", func() error {
			write(t, dir, "not-there/x.go", "x")
			return nil
		}, true},
		{"all gone", func() error {
			return os.RemoveAll(filepath.Join(dir, "book"))
		}, true},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		if got := w.changed(); got != step.want {
			t.Errorf("%s: changed is %v", step.what, got)
		}
	}
}
