package history

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A repository to test with. Its commits are of an author and a time
// that are always the same.
type repository struct {
	*testing.T
	dir string
}

func newRepository(t *testing.T) repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	r := repository{t, t.TempDir()}
	r.git("init", "-q", "-b", "main")
	return r
}

func (r repository) git(args ...string) string {
	r.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = r.dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull,
		"GIT_CONFIG_SYSTEM="+os.DevNull, "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@x",
		"GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@x",
		"GIT_AUTHOR_DATE=2026-11-29T23:30:00-0800", "GIT_COMMITTER_DATE=2026-12-01T00:00:00Z")
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// commit writes files, which are removed when they are empty.
func (r repository) commit(subject string, files ...string) string {
	r.Helper()
	for i := 0; i < len(files); i += 2 {
		name := filepath.Join(r.dir, files[i])
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
	r.git("add", "-A")
	r.git("commit", "-q", "-m", subject+"\n\nA body.")
	return r.git("rev-parse", "HEAD")
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
	r.git("switch", "-q", "-c", "side", "HEAD^")
	r.commit("On the side", "sub/book/02-ü.md", "c")
	r.git("switch", "-q", "main")
	r.git("merge", "-q", "--no-ff", "-m", "A merge", "side")
	r.commit("Last", "sub/book/01-new.md", "changed")
	h, err := Read(filepath.Join(r.dir, "sub"), "book")
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
		r.git("config", key, value)
	}
	t.Setenv("GIT_DIR", t.TempDir())
	h, err := Read(r.dir, "book")
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
	r.git("clone", "-q", "--depth", "1", "file://"+r.dir, clone)
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
	none("an empty repository", r.dir)
	r.commit("First", "other.md", "a")
	none("another's repository", r.dir)
	none("no repository", t.TempDir())
	t.Setenv("PATH", "")
	none("no git", r.dir)
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
