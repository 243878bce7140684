package markup

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

func TestBothWays(t *testing.T) {
	for _, test := range []struct{ name, in, html, xhtml string }{
		{"text", "a &amp; b &ldquo;c&rdquo; &#39;", "a &amp; b “c” '", ""},
		{"attributes", `<p class=a title='"x"' hidden data-k="1 > 0">b</p>`,
			`<p class="a" title="&#34;x&#34;" hidden data-k="1 &gt; 0">b</p>`,
			`<p class="a" title="&#34;x&#34;" hidden="hidden" data-k="1 &gt; 0">b</p>`},
		{"void", `a<br>b<br/>c<input type=range>`, `a<br>b<br>c<input type="range">`,
			`a<br/>b<br/>c<input type="range"/>`},
		{"list", "<ol><li>a<ul><li>b<li>c</ul><li>d</ol>",
			"<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>", ""},
		{"definitions", "<dl><dt>a<dd>b<dt>c<dt>d</dl>",
			"<dl><dt>a</dt><dd>b</dd><dt>c</dt><dt>d</dt></dl>", ""},
		{"table", "<table><thead><tr><th>a<th>b<tbody><tr><td>c<tr><td>d</table>",
			"<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>" +
				"<tr><td>c</td></tr><tr><td>d</td></tr></tbody></table>", ""},
		{"open to the end", "<li>a<li>b", "<li>a</li><li>b</li>", ""},
		{"drawing", `<svg role=img><a href="x"><rect rx="1"/></a></svg><a href=y>z</a>`,
			`<svg role="img"><a href="x"><rect rx="1"></rect></a></svg><a href="y">z</a>`,
			`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"` +
				` role="img"><a xlink:href="x"><rect rx="1"></rect></a></svg><a href="y">z</a>`},
		{"value with a slash", "<a href=b/c>d</a>", `<a href="b/c">d</a>`, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			tokens, err := Parse("a.html", test.in)
			if err != nil {
				t.Fatal(err)
			}
			var h, x strings.Builder
			HTML(&h, tokens)
			XHTML(&x, tokens)
			if test.xhtml == "" {
				test.xhtml = test.html
			}
			if h.String() != test.html || x.String() != test.xhtml {
				t.Errorf("HTML %s\nwant %s\nXHTML %s\nwant %s", h.String(), test.html,
					x.String(), test.xhtml)
			}
			wellFormed(t, x.String())
		})
	}
}

func wellFormed(t *testing.T, s string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader("<x>" + s + "</x>"))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%v: %s", err, s)
		}
	}
}

func TestParseFails(t *testing.T) {
	for in, want := range map[string]string{
		"a\n<p>b":       "a.html:2: <p> is not closed",
		"a\n\n</p>":     "a.html:3: </p> ends nothing",
		"<b><i></b>":    "a.html:1: </b> ends nothing",
		"<ol><p></ol>":  "a.html:1: </ol> ends nothing",
		"1 < 2":         "a.html:1: a < that begins no tag",
		"<a href=x":     "a.html:1: <a> without its end",
		`<a href="x>`:   "a.html:1: <a> without its end",
		"<a":            "a.html:1: <a> without its end",
		"<a \"x\">b</a": "a.html:1: <a> without its end",
		"<b>x</b":       "a.html:1: a tag without its end",
		"<!-- a -->":    "a.html:1: a < that begins no tag",
	} {
		_, err := Parse("a.html", in)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if !strings.HasPrefix(got, want) {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestToken(t *testing.T) {
	tokens, err := Parse("a.html", `<li class="key now" value=3>`)
	if err != nil {
		t.Fatal(err)
	}
	li := tokens[0]
	if !li.Has("key") || !li.Has("now") || li.Has("ke") || li.Attr("value") != "3" ||
		li.Attr("id") != "" || Void("li") || !Void("br") {
		t.Errorf("%+v", li)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("<ol><li>a<li class=b>c</ol>")
	f.Add("<table><tr><td>a<svg><a href='x'/></svg><br></table>")
	f.Fuzz(func(t *testing.T, src string) {
		tokens, err := Parse("a.html", src)
		if err != nil {
			return
		}
		var once, twice strings.Builder
		HTML(&once, tokens)
		again, err := Parse("a.html", once.String())
		if err != nil {
			t.Fatalf("%q became %q: %v", src, once.String(), err)
		}
		HTML(&twice, again)
		if once.String() != twice.String() {
			t.Errorf("%q became %q, then %q", src, once.String(), twice.String())
		}
	})
}
