package render

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tree is every file below a directory.
func tree(t *testing.T, dir string) Site {
	t.Helper()
	site := make(Site)
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			site[name], err = os.ReadFile(filepath.Join(dir, name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

func same(a, b Site) bool { return maps.EqualFunc(a, b, bytes.Equal) }

func site(files ...string) Site {
	s := Site{".nojekyll": nil}
	for _, f := range files {
		name, text, _ := strings.Cut(f, "=")
		s[name] = []byte(text)
	}
	return s
}

// alone says whether nothing lies beside the site.
func alone(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil || len(entries) != 1 {
		t.Errorf("left beside the site: %v, %v", entries, err)
	}
}

func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	for _, want := range []Site{
		site("a=1", "source/b=2", "source/deep/c=3"),
		site("a=4", "source=5", "new/d=6"), // a file is a directory now, and the reverse
		site(),
		site("a=7"),
	} {
		if err := Write(dir+"/", want); err != nil {
			t.Fatal(err)
		}
		if got := tree(t, dir); !same(got, want) {
			t.Errorf("wrote %q, want %q", got, want)
		}
		alone(t, dir)
	}
	for name, want := range map[string]fs.FileMode{".": 0o755, "a": 0o644} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v; want %v", name, info.Mode(), err, want)
		}
	}
}

func TestWriteHere(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := Write("public", site("a=1")); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, "public"); !same(got, site("a=1")) {
		t.Errorf("%q", got)
	}
}

// A site that cannot be written leaves the old one, and nothing else.
func TestWriteFails(t *testing.T) {
	for name, bad := range map[string]Site{
		"a name with a zero":    site("a=2", "b\x00=2"),
		"a file is a directory": site("a=2", "a/b=2"),
	} {
		dir := filepath.Join(t.TempDir(), "public")
		old := site("a=1", "source/b=1")
		if err := Write(dir, old); err != nil {
			t.Fatal(err)
		}
		if err := Write(dir, bad); err == nil {
			t.Errorf("%s: no error", name)
		}
		if got := tree(t, dir); !same(got, old) {
			t.Errorf("%s: the old site is now %q", name, got)
		}
		alone(t, dir)
	}
	if err := Write(filepath.Join(t.TempDir(), "no", "public"), site()); err == nil {
		t.Error("no error without a directory to write in")
	}
}

func TestWriteRefuses(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(dir, "thesis.txt")
	if err := os.WriteFile(foreign, []byte("years of work"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := Write(dir, site("a=1"))
	if err == nil || !strings.Contains(err.Error(), "move it away first") {
		t.Errorf("%v", err)
	}
	if got := tree(t, dir); !same(got, Site{"thesis.txt": []byte("years of work")}) {
		t.Errorf("now it is %q", got)
	}
	alone(t, dir)
	if err := Write(foreign, site("a=1")); err == nil {
		t.Error("a file was replaced")
	}
	if err := os.Remove(foreign); err != nil {
		t.Fatal(err)
	}
	if err := Write(dir, site("a=1")); err != nil {
		t.Errorf("an empty directory: %v", err)
	}
}

// Whoever has opened the directory that has the name finds one whole
// site in it, as long as it has the name.
func TestReadersSeeOneSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	const files = 20
	version := func(n int) Site {
		s := site()
		for i := range files {
			s[fmt.Sprint(i)] = fmt.Append(nil, n)
		}
		return s
	}
	if err := Write(dir, version(0)); err != nil {
		t.Fatal(err)
	}
	written := make(chan error)
	go func() {
		for n := range 50 {
			if err := Write(dir, version(n+1)); err != nil {
				written <- err
				return
			}
		}
		written <- nil
	}()
	for {
		select {
		case err := <-written:
			if err != nil {
				t.Error(err)
			}
			return
		default:
			read(t, dir, files)
		}
	}
}

func read(t *testing.T, dir string, files int) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return // just now it is replaced
	}
	defer root.Close()
	var first []byte
	for i := range files {
		data, err := root.ReadFile(fmt.Sprint(i))
		if i == 0 {
			first = data
		}
		if err == nil && bytes.Equal(data, first) {
			continue
		}
		opened, err1 := root.Stat(".")
		named, err2 := os.Stat(dir)
		if err1 == nil && err2 == nil && os.SameFile(opened, named) {
			t.Errorf("file %d holds %q, %v, and the first one %q", i, data, err, first)
		}
		return // it was replaced
	}
}

func TestAssets(t *testing.T) {
	s := standard(t)
	weight := map[string]int{}
	for name, data := range s {
		var out bytes.Buffer
		w := gzip.NewWriter(&out)
		w.Write(data)
		w.Close()
		weight[filepath.Ext(name)] += out.Len()
	}
	if n := weight[".css"]; n == 0 || n > 8<<10 {
		t.Errorf("the style weighs %d bytes after gzip", n)
	}
	if n := weight[".js"]; n == 0 || n > 12<<10 {
		t.Errorf("the scripts weigh %d bytes after gzip", n)
	}
	for _, name := range []string{"book.css", "book.js", "theme.js"} {
		for _, foreign := range []string{"://", "url(", "@import", "import("} {
			if bytes.Contains(s[name], []byte(foreign)) {
				t.Errorf("%s has %q", name, foreign)
			}
		}
	}
	if data, ok := s[".nojekyll"]; !ok || len(data) > 0 || s["icon.svg"] == nil {
		t.Error("files are missing")
	}
	for name := range s {
		if name == "page.html" || name == "front.html" {
			t.Errorf("the template %s is on the site", name)
		}
	}
}
