package epub

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
	"testing"

	"artofwaiting/site/archive/archivetest"
	"artofwaiting/site/book"
	"artofwaiting/site/outputs"
	"artofwaiting/site/volume"
)

func mainOf(body string) []byte {
	return []byte("<main id=\"text\">\n" + body + "\n</main>")
}

// small is a book of one chapter, with whatever can be linked.
func small(t *testing.T) (*book.Book, *volume.Volume) {
	t.Helper()
	b := &book.Book{Chapters: []*book.Chapter{{Number: 1, Name: "01-one",
		Layers:   []string{"code/sys", "code/a<b"},
		Sections: []book.Section{{Level: 2, ID: "1st", Title: "A & B"}}}},
		Data: map[string]*outputs.Data{"a": {Date: "2026-11-23"}, "b": {Date: "2026-11-20"}}}
	v, err := volume.New(b, map[string][]byte{
		"01-one.html": mainOf(`<h1>1 One</h1><h2 id="1st">A &amp; B</h2><p>a<br>b` +
			`<a href="#1st">c</a><a href="claims.html#claim-1">d</a><a href=index.html>e</a>` +
			`<a href="source/01-one.md">f</a><a href="https://go.dev/#x">g</a></p>` +
			`<svg role=group><a href="claims.html"><text>1</text><text>two</text></a></svg>`),
		"claims.html":           mainOf(`<h1>Claims</h1><li id=claim-1>x<li>y`),
		"measurements.html":     mainOf("<h1>M</h1>"),
		"code-not-printed.html": mainOf("<h1>N</h1>"),
		"identifiers.html":      mainOf("<h1>I</h1>"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return b, v
}

// unpack is the files of the EPUB of a book.
func unpack(t *testing.T, b *book.Book, v *volume.Volume) map[string][]byte {
	t.Helper()
	data, err := Write(b, v)
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if r.File[0].Name != "mimetype" || r.File[0].Method != zip.Store {
		t.Errorf("begins with %s", r.File[0].Name)
	}
	return archivetest.Unzip(t, data)
}

func TestWrite(t *testing.T) {
	b, v := small(t)
	files := unpack(t, b, v)
	for name, wants := range map[string][]string{
		"mimetype": {"application/epub+zip"},
		"EPUB/package.opf": {"2026-11-23T00:00:00Z",
			`href="01-one.xhtml" media-type="application/xhtml+xml" properties="svg"`,
			`<itemref idref="n01-one"/>`, `href="claims.xhtml" media-type="application/xhtml+xml"/>`},
		"EPUB/nav.xhtml": {`<a href="01-one.xhtml">1 One</a>`,
			`<a href="01-one.xhtml#n1st">A &amp; B</a>`},
		"EPUB/01-one.xhtml": {`<h2 id="n1st">`, `<br/>`, `<a href="#n1st">c</a>`,
			`<a href="claims.xhtml#claim-1">d</a>`, `<a href="nav.xhtml">e</a>`, `<a>f</a>`,
			`<a href="https://go.dev/#x">g</a>`, `epub:type="chapter"`,
			`<a xlink:href="claims.xhtml" xlink:title="1 two">`},
		"EPUB/claims.xhtml": {`<li id="claim-1">x</li><li>y</li>`},
		"EPUB/cover.svg":    {"sys · a&lt;b"},
	} {
		for _, want := range wants {
			if !strings.Contains(string(files[name]), want) {
				t.Errorf("%s has no %s:\n%s", name, want, files[name])
			}
		}
	}
	if strings.Contains(string(files["EPUB/01-one.xhtml"]), "role=") {
		t.Error("a drawing has a role that it must not have")
	}
	for name, text := range files {
		d := xml.NewDecoder(bytes.NewReader(text))
		for path.Ext(name) != ".css" && name != "mimetype" {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	b, v := small(t)
	one, err1 := Write(b, v)
	two, err2 := Write(b, v)
	if err := errors.Join(err1, err2); err != nil || !bytes.Equal(one, two) {
		t.Errorf("two EPUBs of one book differ, %v", err)
	}
}

func TestID(t *testing.T) {
	for in, want := range map[string]string{
		"a": "a", "Socket.Read": "Socket.Read", "a_b": "a_b", "claim-1": "claim-1",
		"1st": "n1st", "-x": "n-x", "fn:1": "fn_3a_1", "sys.Send@bsd": "sys.Send_40_bsd",
		"für": "f_fc_r", "_a": "_5f_a", "": "",
	} {
		if got := id(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
