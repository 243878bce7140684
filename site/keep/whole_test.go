package keep

import (
	"bytes"
	"regexp"
	"testing"

	"artofwaiting/site/check"
)

// Every id is unique and every link leads somewhere, on this page as
// on all others.
func TestPages(t *testing.T) {
	if err := check.Pages(rendered(t)); err != nil {
		t.Error(err)
	}
}

func TestWhole(t *testing.T) {
	page := rendered(t)[Whole]
	if n := bytes.Count(page, []byte("<section class=leaf")); n < 38 {
		t.Errorf("%d pages on one", n)
	}
	elsewhere := regexp.MustCompile(`href="(\d\d|appendix|claims|measure)[^"]*\.html`)
	if m := elsewhere.Find(page); m != nil {
		t.Errorf("%s, which is on this page", m)
	}
	for _, want := range []string{`<meta name="robots" content="noindex">`,
		`<link rel="stylesheet" href="whole.css">`, `<a href="#ch03">3 epoll</a>`,
		`id="ch03.drain"`, `id="sol03.`} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	_, text, _ := bytes.Cut(page, []byte("<main"))
	text, _, found := bytes.Cut(text, []byte("</main>"))
	if n := bytes.Count(text, []byte("<button")); n > 0 || !found {
		t.Errorf("%d buttons in the text", n)
	}
	if bytes.Contains(rendered(t)["03-epoll.html"], []byte("noindex")) {
		t.Error("a chapter hides from search engines")
	}
}
