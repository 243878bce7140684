package render

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestFrame(t *testing.T) {
	site := standard(t)
	for page, texts := range map[string][]string{
		"01-one.html": {
			"<title>1 One &amp; &lt;two&gt; – The Art of Waiting</title>",
			`<meta name="description" content="About &#34;x&#34; &amp; &lt;y&gt;.">`,
			`<nav class="toc" aria-label="On this page">`, `<li><a href="#begin">The beginning</a>`,
			`<li><a href="#pictures">Pictures</a>`, `<li><a href="#exercises">Exercises</a></ol>`,
			`<h1><span class="number">1</span> One &amp; &lt;two&gt;</h1>`,
			`<a rel="prev" href="00-zero.html">← 0 Zero</a>`,
			`<a rel="next" href="02-two.html">2 Two →</a>`},
		"00-zero.html":    {`<h1><span class="number">0</span> Zero</h1>`, `>1 One &amp; &lt;two&gt; →</a>`},
		"02-two.html":     {`<a rel="next" href="appendix-a.html">A Last →</a>`},
		"appendix-a.html": {"<title>A Last – ", `<a rel="prev" href="02-two.html">← 2 Two</a>`},
		"index.html": {"<title>The Art of Waiting</title>", `<body class="front">`,
			"<h1>The Art of Waiting</h1>", `<svg role="group"`,
			`<span class="number">A</span> <a href="appendix-a.html">Last</a>`},
		"contents.html": {"<title>Contents – The Art of Waiting</title>",
			`<h2 id="chapter-1"><span class=number>1</span> <a href="01-one.html">One`,
			`<li><a href="01-one.html#begin">The beginning</a>`, `<h2 id="chapter-A">`},
	} {
		site.holds(t, page, texts...)
	}
	for page, texts := range map[string][]string{
		"00-zero.html":    {"rel=\"prev\""},
		"appendix-a.html": {"rel=\"next\""},
		"01-one.html":     {`"#part">A`, "data-live"}, // on this page: level 2 only
		"contents.html":   {`class="toc"`, "source/"},
	} {
		for _, text := range texts {
			if bytes.Contains(site[page], []byte(text)) {
				t.Errorf("%s has %s", page, text)
			}
		}
	}
}

func TestEditLinks(t *testing.T) {
	b := mini(t, nil)
	site := rendered(t, b, Options{})
	site.holds(t, "01-one.html", `<a href="source/01-one.md">The source of this page</a></p>`)
	site.holds(t, "01-one.html", `<a href="01-one.zip">Its code</a>`)
	// A chapter without a program has no code to take away.
	if bytes.Contains(site["00-zero.html"], []byte("Its code")) {
		t.Error("a chapter without a program has code")
	}
	if got := site["source/01-one.md"]; !bytes.Equal(got, b.Chapters[1].Source) {
		t.Errorf("the source is %q", got)
	}
	for _, repo := range []string{"https://x.example/a/b", "https://x.example/a/b/"} {
		site = rendered(t, b, Options{Repo: repo})
		site.holds(t, "01-one.html", `<a href="https://x.example/a/b/edit/main/book/`+
			`01-one.md">Edit this page</a></p>`)
		if bytes.Contains(site["01-one.html"], []byte(`"source/`)) {
			t.Error("the source is linked, too")
		}
	}
}

func TestLive(t *testing.T) {
	site := rendered(t, mini(t, nil), Options{Live: true})
	for _, name := range append(otherPages, "01-one.html") {
		site.holds(t, name, `<html lang="en" data-live>`)
	}
}

func TestNotFoundPage(t *testing.T) {
	site := standard(t)
	site.holds(t, "404.html", `href="/book.css"`, `href="/icon.svg"`, `src="/theme.js"`,
		`src="/book.js"`, `href="/"`, `href="/contents.html"`, `href="/identifiers.html"`)
	for _, m := range tags.FindAllString(string(site["404.html"]), -1) {
		for _, key := range []string{` href="`, ` src="`} {
			_, to, ok := strings.Cut(m, key)
			if ok && !strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "#") {
				t.Errorf("404.html has %s, which only leads somewhere from the root", m)
			}
		}
	}
}

func TestNotFoundBelow(t *testing.T) {
	site := rendered(t, mini(t, nil), Options{URL: "https://x.example/book"})
	site.holds(t, "404.html", `href="/book/book.css"`, `href="/book/contents.html"`)
}

func TestTwiceTheSame(t *testing.T) {
	b := mini(t, nil)
	first, second := rendered(t, b, Options{}), rendered(t, b, Options{})
	if !maps.EqualFunc(first, second, bytes.Equal) {
		for name := range first {
			if !bytes.Equal(first[name], second[name]) {
				t.Errorf("%s differs", name)
			}
		}
		t.Error("two renderings differ")
	}
	if names := slices.Sorted(maps.Keys(first)); len(names) < 20 {
		t.Errorf("only %v", names)
	}
}

func TestRenderErrors(t *testing.T) {
	b := mini(t, map[string]string{"book/02-two.md": "---\ntitle: Two\n" +
		"summary: S.\nlayers: code/none\n---\n\n{{outline}}\n"})
	wants := func(want string) {
		t.Helper()
		_, err := Render(b, program(t, b), Options{})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	wants("book/02-two.md:1: layer code/none: ")
	c := b.Chapter(1)
	c.Exercises[1].Solution[0].Excerpts[0].End = 99
	wants("book/01-one.md:1: chapters/01-one/exercises/2/solution/other.go has no excerpt")
	c.Figures[0].SVG = []byte("<x/>")
	wants("book/01-one.md:1: book/figures/01-a.svg: no <svg>")
}
