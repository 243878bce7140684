package keep

import (
	"bytes"
	"fmt"
	"path"
	"strings"
	"testing"

	"artofwaiting/site/archive/archivetest"
	"artofwaiting/site/book"
	"artofwaiting/site/check"
	"artofwaiting/site/highlight"
	"artofwaiting/site/render"
)

// Unpacked, the site has everything that its pages link.
func TestFromDisk(t *testing.T) {
	site := rendered(t)
	disk := make(map[string][]byte)
	for name, data := range archivetest.Unzip(t, site[Site]) {
		name, in := strings.CutPrefix(name, directory)
		if !in {
			t.Errorf("%s is not in the directory", name)
		}
		disk[name] = data
	}
	if err := check.Pages(disk); err != nil {
		t.Error(err)
	}
	if string(disk["run/run.js"]) != "run()" || site["run/run.js"] != nil {
		t.Error("the programs are not in the archive, or on the site as well")
	}
	for name, data := range site {
		switch name {
		case Site, "404.html", ".nojekyll", "robots.txt", "sitemap.xml":
			if disk[name] != nil {
				t.Errorf("%s is in the archive", name)
			}
		case page:
			if bytes.Contains(disk[name], []byte(Site)) || disk[name] == nil {
				t.Errorf("the archive links itself")
			}
		default:
			if !bytes.Equal(disk[name], data) {
				t.Errorf("%s is not as on the site", name)
			}
		}
		// A disk has no root that is the site's.
		if path.Ext(name) == ".html" && bytes.Contains(disk[name], []byte(`="/`)) {
			t.Errorf("%s has links from the root", name)
		}
	}
}

// The page names every file that can be kept, with its size.
func TestPage(t *testing.T) {
	site := rendered(t)
	for name, data := range site {
		kept := path.Ext(name) == ".zip" || path.Ext(name) == ".epub" || name == Whole
		link := fmt.Sprintf(`<a href="%s">`, name)
		_, rest, found := strings.Cut(string(site[page]), link)
		if !kept {
			continue
		}
		line, _, _ := strings.Cut(rest, "\n")
		if want := ">" + size(len(data)) + "</span>"; !found || !strings.Contains(line, want) {
			t.Errorf("%s: %q, want %s", name, line, want)
		}
	}
	for _, from := range []string{"index.html", "contents.html"} {
		if !bytes.Contains(site[from], []byte(`<a href="keep.html">`)) {
			t.Errorf("%s does not lead to it", from)
		}
	}
}

func TestSize(t *testing.T) {
	for n, want := range map[int]string{0: "0 kB", 1: "1 kB", 1000: "1 kB", 1001: "2 kB",
		999_999: "1000 kB", 1_000_000: "1.0 MB", 3_923_608: "3.9 MB"} {
		if got := size(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

// Rendered again, every file has the same bytes.
func TestSameBytes(t *testing.T) {
	b, err := book.Load("../..")
	if err != nil {
		t.Fatal(err)
	}
	program, err := highlight.Load(b.Root, b.Sources)
	if err != nil {
		t.Fatal(err)
	}
	site, err := render.Render(b, program, render.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := Add(b, site, render.Options{}, programFiles); err != nil {
		t.Fatal(err)
	}
	for name, data := range rendered(t) {
		if !bytes.Equal(site[name], data) {
			t.Errorf("%s is another one", name)
		}
	}
}
