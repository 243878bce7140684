package render

import (
	"bytes"
	"strings"
	"testing"

	"artofwaiting/site/listings"
)

func TestSections(t *testing.T) {
	site := rendered(t, mini(t, map[string]string{"book/02-two.md": "---\ntitle: Two\n" +
		"summary: S.\nlayers:\n---\n\n## Ada's `x < y` {#ada}\n"}), Options{})
	site.holds(t, "01-one.html",
		`<h2 id="begin">The beginning <a class=anchor href="#begin" aria-label="`,
		`<p class=claims>The essay, claims <a href="claims.html#claim-1">1</a>, `+
			`<a href="claims.html#claim-3">3</a></p>`,
		`<p class=claims>The essay, claim <a href="claims.html#claim-2">2</a></p>`)
	for _, name := range []string{"02-two.html", "contents.html"} {
		site.holds(t, name, "Ada’s x &lt; y</a>")
	}
	site.holds(t, "02-two.html", `<h2 id="ada">Ada&rsquo;s <code>x &lt; y</code> <a`)
}

func TestExercise(t *testing.T) {
	site := standard(t)
	site.holds(t, "01-one.html",
		`<h3 id="ex-answer"><span class=number>1.1</span> The answer <a`,
		`<p class=place>Work in <code>chapters/01-one/exercises/1</code>. Then: `+
			`<kbd>make exercise E=1.1</kbd></p>`,
		`<details><summary>What you are given</summary>`,
		`<figcaption title="chapters/01-one/exercises/1/answer.go">1/answer.go</figcaption>`,
		`<b>return</b> <s>0</s>`, "</details>\n<p>Find it.</p>\n",
		"<details class=hint><summary>A hint</summary>\n<p>It is <em>even</em>.</p>\n</details>\n"+
			`<p class=place><a href="01-one-solutions.html#ex-answer">A solution</a></p>`+
			"\n<p>Good luck.</p>",
		`<span class=number>1.2</span> Another`, "make exercise E=1.2", "other.go", "<s>1</s>",
		"It is odd.", "A solution")
	site.holds(t, "01-one-solutions.html", "<h1>Solutions to chapter 1</h1>",
		`<h2 id="ex-answer"><span class=number>1.1</span> `+
			`<a href="01-one.html#ex-answer">The answer</a></h2>`,
		`exercises/1/solution/answer.go">solution/answer.go`, `<b>return</b> <s>42</s>`,
		`<span class=number>1.2</span>`, "other.go", "<s>3</s>")
	for _, name := range []string{"00-zero", "02-two"} {
		if site[name+"-solutions.html"] != nil {
			t.Errorf("%s has no exercises, but solutions", name)
		}
	}
}

func TestNoSolutionBesideExercise(t *testing.T) {
	site := standard(t)
	if bytes.Contains(site["01-one.html"], []byte("<s>42</s>")) {
		t.Error("the page of the exercise shows the solution")
	}
}

func TestNote(t *testing.T) {
	site := standard(t)
	site.holds(t, "01-one.html", "<aside class=note role=note>\n"+
		"<p>A remark about <em>margins</em>.</p>\n</aside>\n")
}

func TestListings(t *testing.T) {
	site := standard(t)
	const page = "01-one.html"
	whole := site.part(t, page, ">socket/socket.go</figcaption>", "</figure>")
	for _, text := range []string{
		"<pre class=h24 tabindex=0><code><i>// A Socket", `<dfn id="socket.Socket">Socket</dfn>`,
		`<dfn id="socket.Socket.Read">Read</dfn>`, `<a href="#socket.Socket" title="struct">`,
		"if</b> d &lt; <s>7</s>"} {
		if !strings.Contains(whole, text) {
			t.Errorf("the listing\n%s\ndoes not have %s", whole, text)
		}
	}
	region := site.part(t, page, ">socket/socket.go, in Socket.Read</figcaption>", "</figure>")
	for _, text := range []string{">socket/socket.go, in Socket.Read<",
		"<code><span class=ctx><b>func</b> (s *", "\t⋮\n", "</span>\t<i>// wait: until",
		"\t}\n<span class=ctx>\te := n", "⋮\n}\n</span></code>"} {
		if !strings.Contains(region, text) {
			t.Errorf("the region\n%s\ndoes not have %s", region, text)
		}
	}
	if n := strings.Count(string(site[page]), `id="socket.Socket.Read"`); n != 1 {
		t.Errorf("%d definitions of Socket.Read have their id", n)
	}
}

// Code from files of one name, and from several functions, says so.
func TestPlaces(t *testing.T) {
	const ref = "code/socket/socket.go#Socket.Read/wait+Dial+Count"
	site := rendered(t, mini(t, map[string]string{"book/02-two.md": "---\ntitle: Two\n" +
		"summary: S.\nlayers:\n---\n\n```go " + ref + "\n```\n"}), Options{})
	site.holds(t, "02-two.html", `<figcaption title="code/socket/socket.go">socket/socket.go, `+
		`in Socket.Read · socket/socket.go</figcaption>`)
	// A chapter links to where another one has defined a name.
	site.holds(t, "02-two.html", `<a href="01-one.html#socket.Socket" title="struct">`)
}

func TestLeaves(t *testing.T) {
	site := standard(t)
	site.holds(t, "01-one.html",
		`<span class=value title="from testscripts/01-one.txtar">10,000</span> of them, `,
		`<span class=value title="from book/data/01-values.json">212.3</span> on`,
		`<figure class="code out"><pre tabindex=0><kbd>go run ./chapters/01-one -n 3 &lt;x</kbd>`+
			"\n<samp>&lt;b&gt;waiting&lt;/b&gt; &amp; so on\nwaiting: 10000</samp></pre>",
		`<figure class="code out"><pre tabindex=0><kbd>make all</kbd>`+"\n"+
			"<kbd>go run ./chapters/01-one</kbd></pre>",
		`<figure class="code loose"><figcaption>rust, an illustration</figcaption>`,
		"&amp;T&lt;&#39;_&gt; = 1 &lt; 2;</code></pre>",
		`<figcaption>illustration</figcaption><pre tabindex=0><code>a -&gt; b</code></pre>`,
		`<figure class=drawing><svg role="img" aria-label="What  shows &amp; “says”." `+
			`viewBox="0 0 360 9"><path class="run" d="M0 0"/></svg>`+
			`<figcaption>The <code>a &lt; b</code> &amp; more.</figcaption></figure>`)
	if strings.Contains(string(site["01-one.html"]), "<?xml") {
		t.Error("a figure kept its declaration")
	}
}

// A page has a button where it can run the program, and the box
// prints what the book does.
func TestRunButton(t *testing.T) {
	const button = "</samp></pre><button class=go>Run</button>"
	const policy = "script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; style"
	real := files()["testscripts/01-one.txtar"]
	for _, test := range []struct {
		script, program string
		want            bool
	}{
		{real, "chapters/01-one", true},
		{real, "chapters/01-one/other", false},
		{"[real] " + real, "chapters/01-one", false},
	} {
		b := mini(t, map[string]string{"testscripts/01-one.txtar": test.script})
		site := rendered(t, b, Options{Runs: func(program string) bool {
			return program == test.program
		}})
		page := string(site["01-one.html"])
		if got := strings.Contains(page, button); got != test.want ||
			strings.Contains(page, policy) != test.want {
			t.Errorf("%q, can run %s: a button is %v", test.script,
				test.program, got)
		}
	}
	const fence = "```output testscripts/01-one.txtar#one.golden"
	b := mini(t, map[string]string{"book/01-one.md": strings.Replace(one, fence,
		fence+` vary="whom -n 1..3..9"`, 1)})
	any := func(string) bool { return true }
	rendered(t, b, Options{Runs: any}).holds(t, "01-one.html",
		"<div class=args><div><label>whom <input type=range name=-n min=1 "+
			"max=9 value=3></label><output>3</output></div></div></figure>")
	page := string(rendered(t, b, Options{})["01-one.html"])
	if strings.Contains(page, "class=go") || strings.Contains(page, "args") || strings.Contains(page, "wasm") {
		t.Error("a button, and nothing can run")
	}
}

func TestSpans(t *testing.T) {
	for caption, want := range map[string]string{
		"plain":      "plain",
		"a `b` c":    "a <code>b</code> c",
		"`b``<d>`":   "<code>b</code><code>&lt;d&gt;</code>",
		"one ` mark": "one ` mark",
		"":           "",
	} {
		if got := spans(caption); got != want {
			t.Errorf("%q: %q, want %q", caption, got, want)
		}
	}
}

// A listing of another chapter says so, on the page of a chapter.
func TestWhere(t *testing.T) {
	for _, test := range []struct{ page, file, want string }{
		{"05-x.html", "chapters/05-x/server/a.go", "server/a.go"},
		{"06-y.html", "chapters/05-x/server/a.go", "chapter 5, server/a.go"},
		{"06-y.html", "chapters/10-x/a.go", "chapter 10, 10-x/a.go"},
		{"06-y.html", "code/sys/a.go", "sys/a.go"},
		{"06-y.html", "chapters/child/a.go", "child/a.go"},
		{"appendix-a-z.html", "chapters/05-x/server/a.go", "server/a.go"},
	} {
		if got := where(test.page, listings.Excerpt{File: test.file}); got != test.want {
			t.Errorf("%s on %s: %s, want %s", test.file, test.page, got, test.want)
		}
	}
}
