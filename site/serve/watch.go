package serve

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"path"
	"strings"
	"time"
)

// A watcher notices changes below some directories by looking. A book
// has a few hundred files: looking is cheap, and is the same on every
// system.
type watcher struct {
	tree  fs.FS
	dirs  []string
	ticks <-chan time.Time // when to look
	last  map[string]stamp
}

// A stamp differs when a file may have changed.
type stamp struct {
	modified int64
	size     int64
}

func newWatcher(root string, dirs ...string) *watcher {
	if root == "" {
		root = "."
	}
	w := &watcher{tree: os.DirFS(root), dirs: dirs}
	w.last = w.scan()
	return w
}

// changed says whether anything differs from the last time.
func (w *watcher) changed() bool {
	now := w.scan()
	if maps.Equal(now, w.last) {
		return false
	}
	w.last = now
	return true
}

// wait returns true at a change, and false when ctx is done.
func (w *watcher) wait(ctx context.Context) bool {
	for {
		select {
		case <-ctx.Done():
			return false
		case <-w.ticks:
			if w.changed() {
				return true
			}
		}
	}
}

// scan passes over what it cannot read: a file may vanish while it
// looks, and not every book has every directory.
func (w *watcher) scan() map[string]stamp {
	found := make(map[string]stamp)
	for _, dir := range w.dirs {
		fs.WalkDir(w.tree, dir, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case d.IsDir() && strings.HasPrefix(d.Name(), "."):
				return fs.SkipDir
			case d.IsDir() || scratch(path.Base(name)):
				return nil
			}
			if info, err := d.Info(); err == nil {
				found[name] = stamp{info.ModTime().UnixNano(), info.Size()}
			}
			return nil
		})
	}
	return found
}

// scratch files come and go while an editor or make sync saves.
func scratch(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~")
}
