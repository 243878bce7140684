package render

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	void     = strings.Fields("br hr img input link meta")
	optional = strings.Fields("li dt dd tr td th thead tbody p")
	blocks   = strings.Fields("address aside details div dl figure footer h1 h2 h3 " +
		"header hr main nav ol p pre section table ul")
	tags   = regexp.MustCompile(`<(/?)([a-zA-Z0-9]+)((?:"[^"]*"|[^<>"])*)>|[<>]`)
	attrs  = regexp.MustCompile(`^(?:\s+([a-zA-Z:-]+[0-9]?)(?:=(?:"[^"]*"|[^\s"'=<>` + "`" + `/]+))?)`)
	bareAm = regexp.MustCompile(`&[^#a-zA-Z]|&[a-zA-Z0-9#]*[^a-zA-Z0-9#;]`)
)

// wellFormed is what is wrong with the tags of a page, or nil. It
// knows HTML as far as the press writes it.
func wellFormed(src string) error {
	if s := bareAm.FindString(src); s != "" {
		return fmt.Errorf("the ampersand of %q is not escaped", s)
	}
	src = strings.TrimPrefix(src, "<!doctype html>")
	var open []string
	for _, m := range tags.FindAllStringSubmatch(src, -1) {
		end, name, rest := m[1] != "", m[2], m[3]
		if name == "" {
			return fmt.Errorf("a lone %s within %v", m[0], open)
		}
		if end {
			for len(open) > 0 && open[len(open)-1] != name &&
				slices.Contains(optional, open[len(open)-1]) {
				open = open[:len(open)-1]
			}
			if len(open) == 0 || open[len(open)-1] != name {
				return fmt.Errorf("%s within %v", m[0], open)
			}
			open = open[:len(open)-1]
			continue
		}
		if err := attributes(m[0], rest); err != nil {
			return err
		}
		if name == "a" && slices.Contains(open, "a") {
			return fmt.Errorf("%s within a link: %v", m[0], open)
		}
		if n := len(open); n > 0 && open[n-1] == "p" && slices.Contains(blocks, name) {
			open = open[:n-1]
		}
		if !slices.Contains(void, name) && !strings.HasSuffix(rest, "/") {
			open = append(open, name)
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("%v are not closed", open)
	}
	return nil
}

func attributes(tag, rest string) error {
	seen := make(map[string]bool)
	for {
		m := attrs.FindStringSubmatch(rest)
		if m == nil {
			break
		}
		if seen[m[1]] {
			return fmt.Errorf("%s has %s twice", tag, m[1])
		}
		seen[m[1]] = true
		rest = rest[len(m[0]):]
	}
	if strings.Trim(rest, " /") != "" {
		return fmt.Errorf("%s is no tag, from %q on", tag, rest)
	}
	return nil
}

func TestWellFormed(t *testing.T) {
	for _, test := range []struct{ html, want string }{
		{`<!doctype html><p class=a id="b>">x<br>&lt;&#34;<ul><li>y<li>z</ul>`, ""},
		{`<table><thead><tr><th>a<tbody><tr><td>b</table>`, ""},
		{`<p>x<p>y</p><svg><path d="M0 0"/></svg>`, ""},
		{`<p>a & b</p>`, "is not escaped"},
		{`<p>a &amp b</p>`, "is not escaped"},
		{`<p>1 < 2</p>`, "a lone <"},
		{`<div><b></div></b>`, "</div> within [div b]"},
		{`<div>`, "[div] are not closed"},
		{`<p>x<div></div></p>`, "</p> within []"},
		{`<svg aria-label="a"viewBox="b"></svg>`, "is no tag"},
		{`<p id=a id=b></p>`, "has id twice"},
		{`<a href=x><b><a href=y></a></b></a>`, "within a link"},
	} {
		if got := fmt.Sprint(wellFormed(test.html)); test.want == "" && got != "<nil>" ||
			!strings.Contains(got, test.want) {
			t.Errorf("%s: %s, want %q", test.html, got, test.want)
		}
	}
}

// Every page is well-formed, even with hostile text everywhere, and
// whole without its scripts.
func TestPagesAreWellFormed(t *testing.T) {
	site := rendered(t, mini(t, nil), Options{URL: "https://x.example/?a&b", Repo: "https://y&z"})
	pages := 0
	for name, data := range site {
		if path.Ext(name) != ".html" {
			continue
		}
		pages++
		if err := wellFormed(string(data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, empty := range []string{"<p></p>", "<div></div>", "<main id=\"text\">\n\n</main>"} {
			if strings.Contains(string(data), empty) {
				t.Errorf("%s has an empty %s", name, empty)
			}
		}
		if n := strings.Count(string(data), "<script"); n != 2 {
			t.Errorf("%s has %d scripts", name, n)
		}
	}
	if pages != 5+len(otherPages) {
		t.Errorf("%d pages", pages)
	}
}

// The pages that stand for no chapter.
var otherPages = []string{"index.html", "contents.html", "claims.html", "identifiers.html",
	"measurements.html", "code-not-printed.html", "404.html",
	"changes.html", "01-one-code.html", "02-two-code.html"}

// Nothing in a text becomes an element, or an attribute.
func TestHostileText(t *testing.T) {
	const evil = `x" onload=evil <script>evil</script> &amp; ' x`
	site := rendered(t, mini(t, map[string]string{
		"book/02-two.md": "---\ntitle: " + evil + "\nsummary: " + evil +
			"\nlayers:\n---\n\n## H \\<evil> & \" {#h claims=\"1\"}\n\n" +
			"```text illustration\n" + evil + "\n```\n\n" +
			"```<evil> illustration\n" + evil + "\n```\n\n" +
			"```sh\n$ echo " + evil + "\n```\n\n" +
			"```go code/thread/evil.go\n```\n\n" +
			"```output testscripts/02-two.txtar#o.golden\n```\n\n" +
			"Number {{02-two.key}}.\n\n" +
			"![" + `x" onload=evil` + "](figures/01-b.svg '" + `x" onload=evil ` + "`<evil>`" + "')\n\n" +
			"```unshown code/sys/\n" + evil + "\n```\n",
		"book/figures/01-b.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>`,
		"book/claims.txt":       "1 " + evil + "\n1 B.\n2 C.\n",
		"code/thread/evil.go": "package thread\n\n// Evil is " + evil +
			"\nconst Evil = `" + evil + "`\n",
		"testscripts/02-two.txtar": "run ./x '" + evil + "'\ncmp stdout o.golden\n" +
			"-- o.golden --\n" + evil + "\nkey: <evil>\"onload=evil\n",
	}), Options{})
	for name, data := range site {
		if path.Ext(name) != ".html" {
			continue
		}
		page := string(data)
		if err := wellFormed(page); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, m := range tags.FindAllString(page, -1) {
			bare := regexp.MustCompile(`"[^"]*"`).ReplaceAllString(m, "")
			if strings.Contains(bare, "evil") || strings.Contains(bare, "onload") {
				t.Errorf("%s has %s", name, m)
			}
		}
	}
	if !strings.Contains(string(site["02-two.html"]), "&lt;script&gt;evil") {
		t.Error("the test's text is not on the page")
	}
}
