package check

import (
	"maps"
	"math/rand/v2"
	"path"
	"sort"
	"testing"
)

// heavy is as much text as weighs n bytes after gzip, which can do
// little about it.
func heavy(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	text := make([]byte, 2*n)
	for i := range text {
		text[i] = "0123456789abcdef"[r.IntN(16)]
	}
	return text[:sort.Search(len(text), func(i int) bool {
		return zipped(text[:i+1]) > n
	})]
}

func TestPages(t *testing.T) {
	for _, test := range []struct {
		name, html string
		want       []string // "%d" is the line of the third line
	}{
		{"text", `<p>1 &lt; 2 and a > b "quoted" on=1 href=x</p>`, nil},

		{"link", `<a href="b.html">b</a>`, nil},
		{"link without quotes", `<a class=x href=b.html>b</a>`, nil},
		{"link in apostrophes", `<a href='b.html'>b</a>`, nil},
		{"link to a file", `<a href="source/b.md">b</a>`, nil},
		{"link from the root", `<a href="/b.html#two">b</a>`, nil},
		{"link to the front page", `<a href="/">b</a>`, nil},
		{"link to somebody else", `<a href="https://go.dev/x#y">b</a>`, nil},
		{"fragment", `<p id=one><a href="#one">b</a> <a href="b.html#two">b</a>`, nil},
		{"fragment with an escape", `<p id="für"><a href="#f%C3%BCr">b</a>`, nil},
		{"fragment with an entity", `<p id="a&amp;b"><a href="#a&amp;b">b</a>`, nil},
		{"link in a drawing", `<svg><a href="b.html"><rect x1="0" y="on"/></a></svg>`, nil},

		{"dead link", `<a href="c.html">c</a>`,
			[]string{`public/a.html:3: a link to "c.html", which does not exist`}},
		{"dead link without quotes", `<a href=c.html>c</a>`,
			[]string{`public/a.html:3: a link to "c.html", which`}},
		{"dead link in apostrophes", `<a href='c.html'>c</a>`,
			[]string{`public/a.html:3: a link to "c.html", which`}},
		{"dead link with an entity", `<a href="c&#46;html?a&amp;b">c</a>`,
			[]string{`public/a.html:3: a link to "c.html?a&b", which`}},
		{"dead link in a drawing", `<svg viewBox="0 0 1 1">` + "\n" +
			`<a href="c.html"><rect width="1"/></a></svg>`,
			[]string{`public/a.html:4: a link to "c.html", which`}},
		{"dead link of old", `<svg><a xlink:href="c.html"></a></svg>`,
			[]string{`public/a.html:3: a link to "c.html", which`}},
		{"dead link on two lines", "<a title=\"1 > 0\"\nhref=\"c.html\">c</a>",
			[]string{`public/a.html:3: a link to "c.html", which`}},
		{"dead link to a script", `<A HREF="javascript:alert(1)">c</A>`,
			[]string{`public/a.html:3: a link to "javascript:alert(1)", which`}},
		{"dead image", `<img src="c.png" alt="">`,
			[]string{`public/a.html:3: a link to "c.png", which`}},
		{"dead fragment", `<a href="#one">c</a>`,
			[]string{`public/a.html:3: a link to "#one": there is no such id in a.html`}},
		{"dead fragment elsewhere", `<a href="b.html#one">c</a>`,
			[]string{`public/a.html:3: a link to "b.html#one": there is no such id in b.html`}},
		{"fragment of no page", `<a href="source/b.md#one">c</a>`,
			[]string{`public/a.html:3: a link to "source/b.md#one": there is no`}},

		{"nameless column", "<table><tr><th></th><th>a</th>",
			[]string{"public/a.html:3: a column without a heading"}},
		{"nameless column, no end tags", "<table><tr>\n<th scope=col><th>a<tr><td>",
			[]string{"public/a.html:4: a column without a heading"}},
		{"columns with headings", "<table><thead><tr><th>a<th>b</thead>", nil},
		{"id twice", "<p id=one></p>\n<p id='one'></p>",
			[]string{`public/a.html:4: the id "one" stands twice`}},
		{"inline style", `<p style="color: red">`,
			[]string{"public/a.html:3: <p style>"}},
		{"handler", `<svg><rect onclick="alert(1)"/></svg>`,
			[]string{"public/a.html:3: <rect onclick>"}},
		{"handler in capitals", `<P CLASS=x ONLOAD=x>`,
			[]string{"public/a.html:3: <p onload>"}},
		{"foreign script", `<script src="https://x.example/x.js"></script>`,
			[]string{"public/a.html:3: <script> asks https://x.example/x.js for something"}},
		{"foreign image", `<img alt="" src="//x.example/x.png">`,
			[]string{"public/a.html:3: <img> asks //x.example/x.png for something"}},
		{"foreign style", `<link rel=stylesheet href=https://x.example/x.css>`,
			[]string{"public/a.html:3: <link> asks https://x.example/x.css for something"}},
		{"foreign drawing", `<svg><use href="http://x.example/x.svg#a"/></svg>`,
			[]string{"public/a.html:3: <use> asks http://x.example/x.svg#a for something"}},
		{"all at once", `<p style=x onfocus=y id=q><a href=c id=q>`,
			[]string{"public/a.html:3: <p style>", "public/a.html:3: <p onfocus>",
				`public/a.html:3: the id "q" stands twice`,
				`public/a.html:3: a link to "c", which does not exist`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			site := map[string][]byte{
				"index.html":  []byte("<p>The front page."),
				"b.html":      []byte(`<h2 id="two">Two</h2>`),
				"source/b.md": []byte(`[dead](dead.html)`),
				"a.html":      []byte("<!doctype html>\n<p>\n" + test.html),
			}
			expect(t, Pages(site), test.want...)
		})
	}
}

func TestWeights(t *testing.T) {
	page, style, script := heavy(heaviestPage), heavy(heaviestStyle), heavy(heaviestScript)
	heavier := heavy(heaviestPage + 512)
	base := map[string][]byte{"a.html": page, "source/a.md": nil, "b.html": heavier,
		"s.css": style, "s.js": script, "i.svg": heavier}
	for _, test := range []struct {
		name string
		add  map[string][]byte
		want []string
	}{
		{"all light enough", nil, nil},
		{"a chapter", map[string][]byte{"a.html": heavier},
			[]string{"public/a.html:1: 30.5 kB gzipped; at most 30.0 kB"}},
		{"no other page", map[string][]byte{"source/b.md": nil},
			[]string{"public/b.html:1: 30.5 kB gzipped; at most 30.0 kB"}},
		{"a style", map[string][]byte{"s.css": heavy(heaviestStyle + 512)},
			[]string{"public/s.css:1: 8.5 kB gzipped; at most 8.0 kB"}},
		{"two styles", map[string][]byte{"t.css": style},
			[]string{"public/t.css:1: 16.0 kB gzipped; at most 8.0 kB"}},
		{"a script", map[string][]byte{"s.js": heavy(heaviestScript + 512)},
			[]string{"public/s.js:1: 12.5 kB gzipped; at most 12.0 kB"}},
		{"two scripts", map[string][]byte{"t.js": script},
			[]string{"public/t.js:1: 24.0 kB gzipped; at most 12.0 kB"}},
		{"one that is empty", map[string][]byte{"t.js": nil},
			[]string{"public/t.js:1: 12.0 kB gzipped; at most 12.0 kB"}},
		{"many scripts", map[string][]byte{"t.js": script, "u.js": script},
			[]string{"public/t.js:1: 24.0 kB", "public/u.js:1: 36.0 kB"}},
		{"a script for later", map[string][]byte{"later.js": script}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			site := maps.Clone(base)
			maps.Copy(site, test.add)
			for name := range site {
				if path.Ext(name) == ".js" && name != "later.js" {
					site["c.html"] = append(site["c.html"],
						"<script src="+name+"></script>"...)
				}
			}
			expect(t, Pages(site), test.want...)
		})
	}
}
