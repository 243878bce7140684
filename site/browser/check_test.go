package browser

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

const frame = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<title>T</title><style>:root { color-scheme: light dark } %s</style></head>
<body>%s</body></html>`

const long = "0123456789012345678901234567890123456789" +
	"0123456789012345678901234567890123456789"

const (
	phone   = 0 // of views
	dark    = 1
	desktop = 2
)

// cases are small pages. Each has the one thing wrong that want says,
// or nothing.
var cases = []struct {
	name        string
	view        int
	style, body string
	want        string
}{
	{"good", phone, "", `<p>Text</p><pre style="overflow-x: auto">` + long + `</pre>`, ""},
	{"good in the dark", dark, "", "<p>Text <a href=/>link</a></p>", ""},

	{"low contrast", desktop, "p { color: #999 }", "<p>Text</p>",
		`contrast: p: 2.85:1, needs 4.5:1: #999999 on #ffffff: "Text"`},
	{"dark text in the dark", dark, "p { color: #555 }", "<p>Text</p>",
		"#555555 on #121212"},
	{"ground of an ancestor", desktop, "div { background: #555; color: #000 }",
		"<div><p>Text</p></div>", "#000000 on #555555"},
	{"translucent ground", desktop, "p { background: rgb(0 0 0 / 80%); color: #000 }",
		"<p>Text</p>", "#000000 on #333333"},
	{"translucent text", desktop, "p { color: rgb(0 0 0 / 40%) }", "<p>Text</p>",
		"#999999 on #ffffff"},
	{"opacity", desktop, "div { opacity: 0.4; background: #fff }", "<div><p>Text</p></div>",
		"#999999 on #ffffff"},
	{"oklch", desktop, "p { color: oklch(0.8 0.1 200) }", "<p>Text</p>", "needs 4.5:1"},
	{"gradient", desktop,
		"p { color: #000; background: linear-gradient(#fff, #222) }", "<p>Text</p>",
		"#000000 on #222222"},
	{"image", desktop, "p { background: url(data:image/gif;base64,R0lGODlhAQABAIAAAAUEBA" +
		"AAACwAAAAAAQABAAACAkQBADs=) }", "<p>Text</p>", "stands on an image of p"},
	{"large text needs less", desktop, "p { color: #888; font-size: 24px }",
		"<p>Text</p>", ""},
	{"bold text needs less", desktop, "p { color: #888; font: bold 19px serif }",
		"<p>Text</p>", ""},
	{"large is not enough", desktop, "p { color: #999; font-size: 24px }",
		"<p>Text</p>", "needs 3:1"},
	{"hidden text", desktop, "p { color: #999; visibility: hidden }", "<p>Text</p>", ""},
	{"folded text", desktop, "p { color: #999 }",
		"<details><summary>S</summary><p>Text</p></details>", "contrast: details > p:"},
	{"drawn text", desktop, "text { fill: #999 }",
		`<svg viewBox="0 0 90 20" width="90"><text y="15">Text</text></svg>`,
		"contrast: svg > text:"},
	{"drawn on a shape", desktop, "rect { fill: #222 } .on-fill { fill: #fff }",
		`<svg viewBox="0 0 90 20" width="90"><rect width="90" height="20"/>` +
			`<text y="15" class="on-fill">Text</text></svg>`, ""},
	{"drawn badly on a shape", desktop, "rect { fill: #aaa } .on-fill { fill: #fff }",
		`<svg viewBox="0 0 90 20" width="90"><rect width="90" height="20"/>` +
			`<text y="15" class="on-fill">Text</text></svg>`, "#ffffff on #aaaaaa"},
	{"drawn beside a shape", desktop, "rect { fill: #222 } .on-fill { fill: #fff }",
		`<svg viewBox="0 0 90 20" width="90"><rect width="2" height="20"/>` +
			`<text y="15" class="on-fill">Text</text></svg>`, "no filled shape"},

	{"notes over each other", desktop, ".note { position: absolute; left: 300px; top: 0 }",
		"<aside class=note>one</aside><aside class=note>two</aside>",
		"note: aside.note: lies over aside.note"},
	{"a note over code", desktop, ".note { position: absolute; left: 60px; top: 20px }",
		"<figure class=code><pre>text</pre></figure><aside class=note>one</aside>",
		"note: aside.note: lies over figure.code"},
	{"notes apart", desktop, ".note { position: absolute; left: 300px } .two { top: 99px }",
		"<aside class=note>one</aside><aside class=\"note two\">two</aside>", ""},

	{"too wide", phone, "p { width: 500px }", "<main><p>Text</p></main>",
		"scroll: main > p: the page is 508 px wide"},
	{"wide in a box that scrolls", phone, "p { width: 500px } div { overflow: auto }",
		"<div><p>Text</p></div>", ""},
	{"clipped code", desktop, "pre { width: 300px; overflow: hidden }",
		"<pre>" + long + "</pre>", "code: pre: needs"},
	{"clipped code on a phone", phone, "pre { overflow: hidden }",
		"<pre>" + long + "</pre>", "code: pre: needs"},
	{"scrolled code", desktop, "pre { width: 300px; overflow: auto }",
		"<pre>" + long + "</pre>", "code: pre: needs"},
	{"code in a box that scrolls", phone, "div { overflow: auto }",
		"<div><pre>" + long + "</pre></div>", ""},
	{"code in a box that scrolls, on a desktop", desktop,
		"div { width: 300px; overflow: auto } pre { width: max-content }",
		"<div><pre>" + long + "</pre></div>", "code: div > pre: needs"},
	{"spilling code", desktop, "pre { width: 300px }", "<pre>" + long + "</pre>",
		"does not scroll"},
	{"wide picture", phone, "div { overflow: auto }",
		`<div><svg width="400" height="9"></svg></div>`, "picture: div > svg: 400 px"},

	{"console", desktop, "", `<script>console.error("bad", 7, {})</script>`,
		"console: console.error: bad 7 Object"},
	{"exception", desktop, "", `<script>throw new Error("oops")</script>`, "Error: oops"},
	{"rejection", desktop, "", `<script>Promise.reject(new Error("oops"))</script>`,
		"Error: oops"},
	{"missing file", desktop, "", `<script src="/none.js"></script>`,
		"/none.js: Failed to load"},
	{"another host", desktop, "", `<img alt="" src="http://book.example/x.png">`,
		"ERR_NAME_NOT_RESOLVED"},
	{"policy", desktop, `</style><meta http-equiv="Content-Security-Policy"
content="script-src 'none'"><style>`, "<script>document.title = 1</script>",
		"violates the following Content Security Policy"},
	{"dialog", desktop, "", "<script>alert('Hello')</script>", "dialog: alert: Hello"},
	{"events", desktop, "", `<script>new EventSource("/-/events")</script>`, ""},
}

func TestCheck(t *testing.T) {
	files := make(fstest.MapFS)
	for i, c := range cases {
		files[fmt.Sprintf("%d.html", i)] = &fstest.MapFile{
			Data: fmt.Appendf(nil, frame, c.style, c.body)}
	}
	files["narrow.html"] = &fstest.MapFile{Data: []byte("<!DOCTYPE html><p>Text")}
	url := serve(t, files)
	b := newTab(t, startBrowser(t))
	for i, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			found := b.visit(t, fmt.Sprintf("%s/%d.html", url, i), views[c.view])
			expect(t, found, c.want)
		})
	}
	t.Run("no viewport", func(t *testing.T) {
		expect(t, b.visit(t, url+"/narrow.html", views[phone]), "viewport: html:")
	})
	t.Run("not there", func(t *testing.T) {
		expect(t, b.visit(t, "http://book.example/", views[phone]), "load:")
	})
}

func expect(t *testing.T, found []finding, want string) {
	t.Helper()
	if want == "" && len(found) > 0 {
		t.Errorf("found %v, want nothing", found)
	}
	all := fmt.Sprint(found)
	if !strings.Contains(all, want) {
		t.Errorf("found %s, want %q", all, want)
	}
}
