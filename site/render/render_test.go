package render

import (
	"regexp"
	"strings"
	"testing"

	"artofwaiting/site/book"
	"artofwaiting/site/highlight"
)

// rendered is the pages of a book.
func rendered(t testing.TB, b *book.Book, o Options) Site {
	t.Helper()
	site, err := Render(b, program(t, b), o)
	if err != nil {
		t.Fatal(err)
	}
	return site
}

var standardSite Site

// standard is the pages of the book without changes.
func standard(t testing.TB) Site {
	t.Helper()
	if standardSite == nil {
		standardSite = rendered(t, mini(t, nil), Options{})
	}
	return standardSite
}

func program(t testing.TB, b *book.Book) *highlight.Program {
	t.Helper()
	p, err := highlight.Load(b.Root, b.Sources)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// holds says which of some texts a page does not have, in their
// order.
func (s Site) holds(t *testing.T, page string, texts ...string) {
	t.Helper()
	rest := string(s[page])
	for _, text := range texts {
		_, after, ok := strings.Cut(rest, text)
		switch {
		case ok:
			rest = after
		case strings.Contains(string(s[page]), text):
			t.Errorf("%s has too early:\n%s", page, text)
		default:
			t.Errorf("%s does not have:\n%s", page, text)
		}
	}
}

// part is what stands on a page from one text to another.
func (s Site) part(t *testing.T, page, from, to string) string {
	t.Helper()
	m := regexp.MustCompile("(?s)" + regexp.QuoteMeta(from) + ".*?" +
		regexp.QuoteMeta(to)).FindString(string(s[page]))
	if m == "" {
		t.Fatalf("%s has nothing from %q to %q", page, from, to)
	}
	return m
}
