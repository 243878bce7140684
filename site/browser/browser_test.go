package browser

import (
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"artofwaiting/site/book"
	"artofwaiting/site/highlight"
	"artofwaiting/site/keep"
	"artofwaiting/site/render"
	"artofwaiting/site/runner"
	"artofwaiting/site/terse"
)

// publicDir is the rendered book with its programs: that of the
// sources, unless BOOK_PUBLIC names another.
func publicDir(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("BOOK_PUBLIC"); dir != "" {
		return dir
	}
	if _, err := runner.Pack(t.Context(), "../.."); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "public")
	publish(t, "../..", dir)
	return dir
}

// publish renders the book below root as the press does.
func publish(t *testing.T, root, dir string) {
	t.Helper()
	b, err := book.Load(root)
	if err != nil {
		t.Fatal(err)
	}
	program, err := highlight.Load(b.Root, b.Sources)
	if err != nil {
		t.Fatal(err)
	}
	programs := runner.Packed(root)
	site, err := render.Render(b, program, render.Options{Runs: programs.Has})
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := programs.Scripts()
	if err != nil {
		t.Fatal(err)
	}
	maps.Copy(site, scripts)
	terse.Site(site)
	if err := keep.Add(b, site, render.Options{}, nil); err != nil {
		t.Fatal(err)
	}
	if err := render.Write(dir, site, programs.Fill); err != nil {
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

// viewsOf is in which views a page is looked at. What is made of the
// same parts as the chapters is seen in two, which have both widths and
// both colours; the parts of the whole book are seen as pages.
func viewsOf(name string) []view {
	part := regexp.MustCompile(`^appendix-|-(code|solutions)\.html$`)
	switch {
	case name == keep.Whole:
		return views[:1]
	case part.MatchString(name):
		return []view{views[0], views[3]}
	}
	return views
}

func TestBook(t *testing.T) {
	find(t) // a browser, before the work of rendering
	files := os.DirFS(publicDir(t))
	names := pages(t, files)
	url := serve(t, files)
	b := newTab(t, startBrowser(t))
	for _, name := range names {
		views := viewsOf(name)
		t.Run(strings.TrimSuffix(name, ".html"), func(t *testing.T) {
			for _, v := range views {
				for _, f := range b.visit(t, url+"/"+name, v) {
					t.Errorf("%s: %v", v.Name, f)
				}
			}
		})
	}
}
