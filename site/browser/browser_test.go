package browser

import (
	"context"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"artofwaiting/site/keep"
	"artofwaiting/site/press"
	"artofwaiting/site/render"
	"artofwaiting/site/runner"
)

// rendered is the book with its programs, rendered once, in a directory
// that TestMain removes.
var rendered = sync.OnceValues(func() (dir string, err error) {
	if _, err := runner.Pack(context.Background(), "../.."); err != nil {
		return "", err
	}
	if work, err = os.MkdirTemp("", "book-*"); err != nil {
		return "", err
	}
	dir = filepath.Join(work, "public")
	_, err = press.Build("../..", dir, render.Options{})
	return dir, err
})

var work string // "" until there is one

func TestMain(m *testing.M) {
	code := m.Run()
	if work != "" {
		os.RemoveAll(work)
	}
	os.Exit(code)
}

// publicDir is the rendered book: that of the sources, unless
// BOOK_PUBLIC names another.
func publicDir(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("BOOK_PUBLIC"); dir != "" {
		return dir
	}
	dir, err := rendered()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// openBook is a tab, and where the rendered book is served and stands.
func openBook(t *testing.T) (b *tab, url, dir string) {
	t.Helper()
	find(t) // a browser, before the work of rendering
	dir, err := filepath.Abs(publicDir(t))
	if err != nil {
		t.Fatal(err)
	}
	url = serve(t, os.DirFS(dir))
	return newTab(t, startBrowser(t)), url, dir
}

// publish renders the book below root as the press does.
func publish(t *testing.T, root, dir string) {
	t.Helper()
	if _, err := press.Build(root, dir, render.Options{}); err != nil {
		t.Fatal(err)
	}
}

// serve shows files as site/serve does, as far as a page notices: the
// stream of events is there, and silent.
func serve(t *testing.T, files fs.FS) string {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServerFS(files))
	mux.HandleFunc("/-/events", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		http.NewResponseController(w).Flush()
		<-r.Context().Done()
	})
	s := httptest.NewServer(mux)
	t.Cleanup(func() {
		s.CloseClientConnections()
		s.Close()
	})
	return s.URL
}

func pages(t *testing.T, files fs.FS) (names []string) {
	t.Helper()
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path.Ext(name) == ".html" {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(names) == 0 {
		t.Fatal("no page to look at")
	}
	return names
}

// viewsOf is in which views a page is looked at. The parts of the
// whole book are seen as pages.
func viewsOf(name string) []view {
	if name == keep.Whole {
		return views[:1]
	}
	return views
}

// tabs is how many pages are looked at at the same time. The browser
// has processes of its own for each, and this one does little.
const tabs = 2

func TestBook(t *testing.T) {
	first, url, dir := openBook(t)
	free := make(chan *tab, tabs)
	free <- first
	for range tabs - 1 {
		free <- newTab(t, first.d)
	}
	for _, name := range pages(t, os.DirFS(dir)) {
		t.Run(strings.TrimSuffix(name, ".html"), func(t *testing.T) {
			t.Parallel()
			b := <-free
			defer func() { free <- b }()
			for _, v := range viewsOf(name) {
				for _, f := range b.visit(t, url+"/"+name, v) {
					t.Errorf("%s: %v", v.Name, f)
				}
			}
		})
	}
}
