package whole

import (
	"strings"
	"testing"

	"artofwaiting/site/book"
	"artofwaiting/site/volume"
)

func mainOf(body string) []byte {
	return []byte(`<main id="text">` + body + "</main>")
}

func TestBody(t *testing.T) {
	b := &book.Book{Chapters: []*book.Chapter{{Number: 1, Name: "01-one"},
		{Number: 100, Name: "appendix-a-more"}}}
	v, err := volume.New(b, map[string][]byte{
		"01-one.html": mainOf(`<h1>1 One</h1><h2 id=a>A</h2><h3 id=b>B</h3>` +
			`<a href="#a">a</a><a href="appendix-a-more.html#a">b</a>` +
			`<a href="claims.html">c</a><a href="identifiers.html#x">d</a>` +
			`<a href="source/01-one.md">e</a><a href="https://go.dev/#a">f</a>` +
			`<button>Copy</button>`),
		"01-one-solutions.html": mainOf(`<h1>Answers</h1><h2 id=a><a href="01-one.html#a">A</a></h2>`),
		"appendix-a-more.html":  mainOf(`<h1>A More &amp; more</h1><p id=a>x</p>`),
		"claims.html":           mainOf(`<h1>Claims</h1>`),
		"measurements.html":     mainOf(`<h1>Measured</h1>`),
		"code-not-printed.html": mainOf(`<h1>Not printed</h1>`),
		"identifiers.html":      mainOf(`<h1>Identifiers</h1>`),
	})
	if err != nil {
		t.Fatal(err)
	}
	got := Body(v)
	at := 0
	for _, want := range []string{
		"<h2>Chapters</h2>", `<a href="#ch01">1 One</a>`,
		"<h2>Appendices</h2>", `<a href="#app-a">A More &amp; more</a>`,
		"<h2>Solutions</h2>", `<a href="#sol01">Answers</a>`,
		"<h2>Reference</h2>", `<a href="#claims">Claims</a>`,
		`<section class=leaf id="ch01">`, `<h2>1 One</h2><h3 id="ch01.a">A</h3><h4 id="ch01.b">B</h4>`,
		`<a href="#ch01.a">a</a><a href="#app-a.a">b</a><a href="#claims">c</a>` +
			`<a href="identifiers.html#x">d</a><a href="source/01-one.md">e</a>` +
			`<a href="https://go.dev/#a">f</a>` + "\n</section>",
		`<section class=leaf id="app-a">`, `<p id="app-a.a">x</p>`,
		`<section class=leaf id="sol01">`, `<h3 id="sol01.a"><a href="#ch01.a">A</a></h3>`,
	} {
		i := strings.Index(got[at:], want)
		if i < 0 {
			t.Fatalf("no %s after\n%s\nin\n%s", want, got[:at], got)
		}
		at += i + len(want)
	}
	if strings.Contains(got, "Identifiers") {
		t.Error("the index is on the page")
	}
}
