package render

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestClaimsPage(t *testing.T) {
	site := standard(t)
	site.holds(t, "claims.html",
		`<li id="claim-1">Waiting is &lt; work.<br><a href="01-one.html#begin">1, The beginning</a>`,
		`<li id="claim-2">B.<br><a href="01-one.html#part">1, A part</a>`,
		`<li id="claim-3">C.<br><a href="01-one.html#begin">`,
		`<li id="claim-4">To come.<br><span class=dim>in a chapter to come</span>`)
}

func TestIdentifiers(t *testing.T) {
	site := rendered(t, mini(t, map[string]string{"book/02-two.md": "---\ntitle: Two\n" +
		"summary: S.\nlayers:\n---\n\n```go code/socket/socket.go\n```\n"}), Options{})
	site.holds(t, "identifiers.html",
		`<dt><a href="02-two.html#socket.Box"><code>socket.Box</code></a> `+
			`<span class=dim>type, 2</span><dd>A Box holds one.`+"\n",
		`<dt><a href="01-one.html#socket.Socket"><code>socket.Socket</code></a> `+
			`<span class=dim>type, 1</span><dd>A Socket is a connection. Used in <a href="02-two.html">2</a>.`+"\n",
		`<a href="01-one.html#socket.Socket.Read">`, `<span class=dim>method, 1</span>`+
			`<dd>Read waits &amp; reads.`)
	site.holds(t, "identifiers.html",
		`<a href="#letter-S">S</a>`,
		`<dt><a href="01-one.html#ex-other">Another</a> <span class=dim>exercise, 1</span>`,
		`<h2 id="letter-S">S</h2>`,
		`<h2 id="letter-T">T</h2>`,
		`<dt><a href="01-one.html#begin">The beginning</a> <span class=dim>section, 1</span>`)
	var names []string
	for _, m := range regexp.MustCompile(`<dt><a href="[^"]*"><code>([^<]*)`).
		FindAllSubmatch(site["identifiers.html"], -1) {
		names = append(names, strings.ToLower(string(m[1])))
	}
	index := site["identifiers.html"]
	if terms := bytes.Count(index, []byte("<dt>")); bytes.Count(index, []byte("<dd>")) != terms {
		t.Errorf("%d terms, and not as many descriptions", terms)
	}
	if len(names) < 12 || !slices.IsSorted(names) {
		t.Errorf("not sorted, or not all: %v", names)
	}
	if bytes.Contains(site["identifiers.html"], []byte("Socket.FD<")) {
		t.Error("a field is in the index")
	}
}

// A name says which chapters use it besides the one that defines it.
func TestUsedIn(t *testing.T) {
	site := rendered(t, mini(t, map[string]string{
		"book/00-zero.md": "---\ntitle: Zero\nsummary: S.\nlayers:\n---\n\n" +
			"```go code/socket/socket.go#Socket.Read/wait\n```\n\n" +
			"```go code/socket/socket.go#Socket.Read/wait\n```\n",
		"book/01-one.md": one + "\n```go code/sys/sys.go#Wait\n```\n",
		"book/02-two.md": "---\ntitle: Two\nsummary: S.\nlayers:\n---\n\n" +
			"```go code/socket/socket.go#Socket.Read\n```\n\n" +
			"```go code/socket/socket.go#Dial\n```\n",
	}), Options{})
	site.holds(t, "identifiers.html",
		`<code>socket.Dial</code></a> <span class=dim>func, 2</span><dd>Dial makes a Socket.`+"\n",
		`<code>socket.Socket</code></a> <span class=dim>type, 1</span>`+
			`<dd>A Socket is a connection. Used in <a href="02-two.html">2</a>.`+"\n",
		`<code>sys.Wait</code></a> <span class=dim>func, 1</span><dd>Wait waits. `+
			`Used in <a href="00-zero.html">0</a>, <a href="02-two.html">2</a>.`+"\n")
}

func TestMeasurementsPage(t *testing.T) {
	site := standard(t)
	site.holds(t, "measurements.html",
		`<h2 id="01-plot">Load &amp; &lt;speed&gt;</h2><figure class=drawing><svg`, "</svg></figure>",
		"<p class=source>Measured on a &lt;machine&gt;, 2026-11-23, by <code>go run ./load -json</code>.",
		`<h2 id="01-table">`, "<table>", "</table>",
		`<h2 id="01-values">`, "<dt><code>n</code><dd>123,456<dt><code>us</code><dd>212.34</dl>")
}

func TestTable(t *testing.T) {
	site := standard(t)
	site.holds(t, "01-one.html", "<table>\n<caption>A measure</caption>\n"+
		"<thead><tr><td><th scope=col>a&lt;b<tbody>\n"+
		"<tr><th scope=row>x &amp; y<td>12,345\n<tr><th scope=row>z<td>\n</table></div>\n"+
		"<p class=source>Measured on a machine, 2026-11-23, by <code>go run ./cost -json</code>.</p>")
}

func TestCodeNotPrinted(t *testing.T) {
	site := standard(t)
	site.holds(t, "code-not-printed.html",
		"<dt><code>code/sys/</code><dd>It is &lt; dull &amp; long.\n</dl>")
}

func TestOutline(t *testing.T) {
	site := standard(t)
	got := site.part(t, "01-one.html", `<figure class="code api" id=api>`, "<h2 ")
	const head = "<figcaption>%</figcaption><pre tabindex=0><code>"
	want := `<figure class="code api" id=api>` + strings.ReplaceAll(head, "%", "code/socket") +
		`<span>type <a href="01-one.html#socket.Socket">Socket</a> struct
</span><span>func (s *Socket) <a href="01-one.html#socket.Socket.Read">Read</a>(p []byte) (n int, err error)
</span><span>func Dial(name string) *Socket
</span><span>type Box[T any] interface
</span><span>type Number = int
</span><span>type Count int
</span><span>const Most
</span><span>var None
</span></code></pre></figure>
<figure class="code api">` + strings.ReplaceAll(head, "%", "code/thread") +
		"<span>func Run(f func())\n</span></code></pre></figure>\n<h2 "
	if got != want {
		t.Errorf("the outline is\n%s\nwant\n%s", got, want)
	}
}

// Long lists of type parameters are left out.
func TestBrief(t *testing.T) {
	for line, want := range map[string]string{
		"func Map[T, U any, F future.Inline[T], P future.Pointer[F, T],](f F, fn func(T) U) " +
			"Mapped[T, U, F, P]": "func Map(f F, fn func(T) U) Mapped",
		"type Box[T any, R any] interface":                                 "type Box[T any, R any] interface",
		"func F(m map[string][]byte, a [4]int)":                            "func F(m map[string][]byte, a [4]int)",
		"type Set[T any] = Unordered[ T, JoinHandle[T], *JoinHandle[T], ]": "type Set[T any] = Unordered",
		"func G(f func(a, b, c int) [2]string) Pair[A, B]":                 "func G(f func(a, b, c int) [2]string) Pair[A, B]",
		"odd [": "odd [",
	} {
		if got := brief(line); got != want {
			t.Errorf("%s\nis %s\nwant %s", line, got, want)
		}
	}
}

// What a later chapter shows is not yet there; what nobody shows is.
func TestOutlineOfLater(t *testing.T) {
	site := rendered(t, mini(t, map[string]string{
		"book/00-zero.md": "---\ntitle: X\nsummary: S.\nlayers: code/socket code/thread\n" +
			"---\n\n{{outline}}\n"}), Options{})
	api := site.part(t, "00-zero.html", `id=api>`, "</main>")
	for name, want := range map[string]bool{"Socket": false, "Dial": false, "Run": true} {
		if strings.Contains(api, name) != want {
			t.Errorf("%s: %v in %s", name, !want, api)
		}
	}
}

// A chapter's outline has its own packages, and links to those before
// it, each once.
func TestOutlineSoFar(t *testing.T) {
	chapter := func(layers string) string {
		return "---\ntitle: X\nsummary: S.\nlayers: " + layers + "\n---\n\n{{outline}}\n"
	}
	site := rendered(t, mini(t, map[string]string{
		"book/00-zero.md": chapter(""),
		"book/02-two.md":  chapter("code/thread code/sys"),
		"book/03-more.md": chapter("code/socket"),
		"book/04-none.md": chapter(""),
	}), Options{})
	site.holds(t, "00-zero.html", "<p>No packages yet.</p>")
	site.holds(t, "04-none.html", `<p class=source>Below: `+
		`<a href="01-one.html#api">code/socket</a>, `+
		`<a href="01-one.html#api">code/thread</a>, `+
		`<a href="02-two.html#api">code/sys</a>.</p>`)
	for name, want := range map[string]int{"01-one.html": 2, "02-two.html": 2, "03-more.html": 1} {
		api := site.part(t, name, `<figure class="code api" id=api>`, "</main>")
		if n := strings.Count(api, "<figcaption>"); n != want {
			t.Errorf("%s: %d packages, want %d:\n%s", name, n, want, api)
		}
	}
}

func TestSitemap(t *testing.T) {
	b := mini(t, nil)
	for _, test := range []struct{ url, base string }{
		{"", "http://127.0.0.1:8080/"},
		{"https://x.example/a&b/", "https://x.example/a&b/"},
		{"https://x.example", "https://x.example/"},
	} {
		site := rendered(t, b, Options{URL: test.url})
		var list struct {
			XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
			Loc     []string `xml:"url>loc"`
		}
		if err := xml.Unmarshal(site["sitemap.xml"], &list); err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, name := range []string{"00-zero.html", "01-one-code.html",
			"01-one-solutions.html", "01-one.html", "02-two-code.html", "02-two.html", "appendix-a.html", "changes.html", "claims.html", "code-not-printed.html", "contents.html",
			"identifiers.html", "", "keep.html", "measurements.html"} {
			want = append(want, test.base+name)
		}
		if !slices.Equal(list.Loc, want) {
			t.Errorf("%q: the sitemap has\n%v\nwant\n%v", test.url, list.Loc, want)
		}
		site.holds(t, "robots.txt", "\nSitemap: "+test.base+"sitemap.xml\n")
	}
}
