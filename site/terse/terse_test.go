package terse

import (
	"bytes"
	"testing"
)

func TestPage(t *testing.T) {
	for src, want := range map[string]string{
		`<a href="x.html#y" class="b">`: `<a href=x.html#y class=b>`,
		`<a title="two words" id="i">`:  `<a title="two words" id=i>`,
		`<path d="M0"/>`:                `<path d="M0"/>`,
		`<rect x="-1.5" y="2" />`:       `<rect x=-1.5 y=2 />`,
		`<p class="">`:                  `<p class="">`,
		`<p title="a>b" id="c">`:        `<p title="a>b" id=c>`,
		`<p title='="x" y' id="z">`:     `<p title='="x" y' id=z>`,
		`<p>if a="b" then`:              `<p>if a="b" then`,
		`a < b ="c" `:                   `a < b ="c" `,
		`<!doctype x="y"> </p x="y">`:   `<!doctype x="y"> </p x="y">`,
		`<i title="é">`:                 `<i title="é">`,
		`<i title="x`:                   `<i title="x`,
		`text <`:                        `text <`,
		``:                              ``,
	} {
		if got := string(Page([]byte(src))); got != want {
			t.Errorf("%s: %s, want %s", src, got, want)
		}
	}
}

func TestSite(t *testing.T) {
	const text = `<a href="x">`
	site := map[string][]byte{"a.html": []byte(text), "a.js": []byte(text)}
	Site(site)
	if string(site["a.html"]) != `<a href=x>` || string(site["a.js"]) != text {
		t.Errorf("%s", site)
	}
}

// What is terse already stays as it is, whatever it is.
func FuzzPage(f *testing.F) {
	f.Add([]byte(`<a href="x" b='="c"'>="d" <`))
	f.Fuzz(func(t *testing.T, src []byte) {
		once := Page(src)
		if twice := Page(once); !bytes.Equal(once, twice) {
			t.Errorf("%q: %q, then %q", src, once, twice)
		}
	})
}
