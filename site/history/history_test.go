package history

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"artofwaiting/site/history/historytest"
)

type repository struct{ historytest.Repository }

func newRepository(t *testing.T) repository {
	t.Helper()
	return repository{historytest.New(t, t.TempDir())}
}

// commit writes files, which are removed when they are empty.
func (r repository) commit(subject string, files ...string) string {
	r.Helper()
	for i := 0; i < len(files); i += 2 {
		name := filepath.Join(r.Dir, files[i])
		if files[i+1] == "" {
			os.Remove(name)
			continue
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			r.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(files[i+1]), 0o666); err != nil {
			r.Fatal(err)
		}
	}
	r.Git("add", "-A")
	r.Git("commit", "-q", "-m", subject+"\n\nA body.")
	return r.Git("rev-parse", "HEAD")
}

// subjects is what became of a file, in short.
func (h *History) subjects(name string) string {
	var list []string
	for _, c := range h.Files[name] {
		list = append(list, c.Subject)
	}
	return strings.Join(list, "; ")
}

var long = strings.Repeat("A line of the chapter.\n", 20)

func TestRead(t *testing.T) {
	r := newRepository(t)
	r.commit("First", "sub/book/01-a.md", long, "sub/book/02-ü.md", "b", "other.md", "x")
	r.commit("Elsewhere", "other.md", "y", "book/01-a.md", "no")
	moved := r.commit("Moved: with \"quotes\"", "sub/book/01-a.md", "",
		"sub/book/01-new.md", long+"And more.\n")
	r.Git("switch", "-q", "-c", "side", "HEAD^")
	r.commit("On the side", "sub/book/02-ü.md", "c")
	r.Git("switch", "-q", "main")
	r.Git("merge", "-q", "--no-ff", "-m", "A merge", "side")
	r.commit("Last", "sub/book/01-new.md", "changed")
	h, err := Read(filepath.Join(r.Dir, "sub"), "book")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"book/01-new.md": `Last; Moved: with "quotes"; First`,
		"book/02-ü.md":   "On the side; First",
	} {
		if got := h.subjects(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if len(h.Files) != 2 || h.Cut {
		t.Errorf("%d files, cut: %v", len(h.Files), h.Cut)
	}
	want := Change{moved, "2026-11-29", `Moved: with "quotes"`}
	if got := h.Files["book/01-new.md"][1]; got != want {
		t.Errorf("a change is %q, want %q", got, want)
	}
}

// The reader's settings and a hook's variables change nothing.
func TestReadWhateverTheSettings(t *testing.T) {
	r := newRepository(t)
	r.commit("First", "book/01-a.md", long)
	r.commit("Second", "book/01-a.md", "", "book/01-b.md", long)
	for key, value := range map[string]string{"diff.renames": "false",
		"log.showSignature": "true", "log.follow": "true", "color.ui": "always",
		"log.date": "relative", "core.abbrev": "5", "core.quotePath": "true"} {
		r.Git("config", key, value)
	}
	t.Setenv("GIT_DIR", t.TempDir())
	h, err := Read(r.Dir, "book")
	if err != nil {
		t.Fatal(err)
	}
	if got := h.subjects("book/01-b.md"); got != "Second; First" {
		t.Errorf("with settings: %q", got)
	}
}

func TestReadCut(t *testing.T) {
	r := newRepository(t)
	r.commit("First", "book/01-a.md", "a")
	r.commit("Second", "book/01-a.md", "b")
	clone := filepath.Join(t.TempDir(), "clone")
	r.Git("clone", "-q", "--depth", "1", "file://"+r.Dir, clone)
	h, err := Read(clone, "book")
	if err != nil {
		t.Fatal(err)
	}
	if got := h.subjects("book/01-a.md"); got != "Second" || !h.Cut {
		t.Errorf("%q, cut: %v", got, h.Cut)
	}
}

func TestReadNone(t *testing.T) {
	r := newRepository(t)
	none := func(what, root string) {
		t.Helper()
		if h, err := Read(root, "book"); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v, %v", what, h, err)
		}
	}
	none("an empty repository", r.Dir)
	r.commit("First", "other.md", "a")
	none("another's repository", r.Dir)
	none("no repository", t.TempDir())
	t.Setenv("PATH", "")
	none("no git", r.Dir)
}

// FuzzParse asserts that no log, however broken, is more than an odd
// history.
func FuzzParse(f *testing.F) {
	f.Add("\x01h\x00d\x00s\x00\nM\x00a\x00R100\x00b\x00a\x00\x01i\x00d\x00t\x00\nA\x00b\x00")
	f.Add("\x01h\x00d")
	f.Fuzz(func(t *testing.T, log string) {
		for name, changes := range parse(log) {
			if len(changes) == 0 {
				t.Errorf("%q without changes", name)
			}
		}
	})
}
