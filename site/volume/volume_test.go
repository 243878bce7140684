package volume

import (
	"strings"
	"testing"

	"artofwaiting/site/book"
	"artofwaiting/site/markup"
)

func page(body string) []byte {
	return []byte("<!doctype html><body>\n<main id=\"text\">\n" + body + "\n</main>\n<p>foot")
}

// small is a book of a chapter and an appendix.
func small() (*book.Book, map[string][]byte) {
	b := &book.Book{Chapters: []*book.Chapter{
		{Number: 1, Name: "01-one", Sections: []book.Section{{Level: 2, ID: "a", Title: "A"},
			{Level: 3, ID: "b", Title: "B"}}},
		{Number: 100, Name: "appendix-a-two"},
	}}
	return b, map[string][]byte{
		"01-one.html":           page(`<h1><span class="number">1</span> One</h1>`),
		"01-one-solutions.html": page("<h1>Solutions</h1>"),
		"appendix-a-two.html":   page("<h1>A Two &amp; more</h1>"),
		"claims.html":           []byte("<main id=text><h1>Claims</h1></main>"), // without quotes
		"measurements.html":     page("<h1>Measurements</h1>"),
		"code-not-printed.html": page("<h1>Not</h1>"),
		"identifiers.html":      page(""),
	}
}

func TestNew(t *testing.T) {
	v, err := New(small())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range v.Pages {
		got = append(got, p.Part.String()+" "+p.Name+" "+p.Title)
	}
	want := "Chapters 01-one 1 One; Appendices appendix-a-two A Two & more; " +
		"Solutions 01-one-solutions Solutions; Reference claims Claims; " +
		"Reference measurements Measurements; Reference code-not-printed Not; " +
		"Reference identifiers "
	if strings.Join(got, "; ") != want {
		t.Errorf("%s\nwant %s", strings.Join(got, "; "), want)
	}
	if s := v.Pages[0].Sections; len(s) != 1 || s[0].ID != "a" {
		t.Errorf("sections %v", s)
	}
}

func TestNewFails(t *testing.T) {
	b, site := small()
	site["claims.html"] = []byte("<p>nothing")
	if _, err := New(b, site); err == nil ||
		!strings.Contains(err.Error(), "public/claims.html:1: no <main>") {
		t.Errorf("%v", err)
	}
	site["claims.html"] = page("<p><b>x</p>")
	if _, err := New(b, site); err == nil ||
		!strings.Contains(err.Error(), "public/claims.html:1: </p> ends nothing") {
		t.Errorf("%v", err)
	}
}

func TestFind(t *testing.T) {
	v, err := New(small())
	if err != nil {
		t.Fatal(err)
	}
	for href, want := range map[string]string{
		"#x":                "01-one x",
		"claims.html#c":     "claims c",
		"claims.html":       "claims ",
		"index.html":        "",
		"source/01-one.md":  "",
		"https://go.dev/#a": "",
	} {
		to, id := v.Find(v.Pages[0], href)
		got := ""
		if to != nil {
			got = to.Name + " " + id
		}
		if got != want {
			t.Errorf("%s: %q, want %q", href, got, want)
		}
	}
}

func html(tokens []markup.Token) string {
	var s strings.Builder
	markup.HTML(&s, tokens)
	return s.String()
}

func TestStill(t *testing.T) {
	for in, want := range map[string]string{
		`<p>a</p><button class=copy hidden>Copy<i>x</i></button><p>b</p>`: `<p>a</p><p>b</p>`,
		`<h2>A <a class=anchor href="#a">#</a></h2>`:                      `<h2>A </h2>`,
		`<div class=keys><input type=range><b>x</b></div><div>y</div>`:    `<div>y</div>`,
		`<div class=args><label>n <input type=range></label></div>z`:      `z`,
		`<ol class=frames aria-live=polite><li class="key now" data-lit="1 2">a<ol><li>b</ol>` +
			`<li>c<ol><li>d</ol><li class=key value=3>e</ol><ol><li>f</ol>`: `<ol class="frames">` +
			`<li class="key now">a<ol><li>b</li></ol></li><li class="key" value="3">e</li></ol>` +
			`<ol><li>f</li></ol>`,
		`<details class=hint><summary>A</summary>b</details>`: `<details class="hint" open>` +
			`<summary>A</summary>b</details>`,
		`<svg><rect class=cursor /><rect class=run /></svg>`: `<svg><rect class="run"></rect></svg>`,
	} {
		tokens, err := markup.Parse("x", in)
		if err != nil {
			t.Fatal(err)
		}
		if got := html(still(tokens)); got != want {
			t.Errorf("%s\n is %s\nwant %s", in, got, want)
		}
	}
}

func TestRewrite(t *testing.T) {
	tokens, err := markup.Parse("x", `<a href="#b">c</a><a href=out>d</a><p id=b class=e>f</p>`)
	if err != nil {
		t.Fatal(err)
	}
	p := &Page{Body: tokens}
	before := html(p.Body)
	got := html(p.Rewrite(func(id string) string { return "x-" + id },
		func(href string) string {
			if href == "out" {
				return ""
			}
			return "#x-" + href[1:]
		}))
	if want := `<a href="#x-b">c</a><a>d</a><p id="x-b" class="e">f</p>`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if html(p.Body) != before {
		t.Error("the page itself has changed")
	}
}
