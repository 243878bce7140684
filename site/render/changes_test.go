package render

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"artofwaiting/site/book"
	"artofwaiting/site/history/historytest"
)

// committed is a book with a history: each commit appends a line to
// the chapters that it names.
func committed(t *testing.T, commits ...string) *book.Book {
	t.Helper()
	b := mini(t, nil)
	r := historytest.New(t, b.Root)
	for i := 0; i < len(commits); i += 2 {
		for _, name := range strings.Fields(commits[i+1]) {
			name = filepath.Join(b.Root, "book", name)
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, append(src, '\n'), 0o666); err != nil {
				t.Fatal(err)
			}
			r.Git("add", name)
		}
		r.Git("commit", "-q", "-m", commits[i])
	}
	return b
}

func TestChanges(t *testing.T) {
	b := committed(t, "First <draft>", "00-zero.md 01-one.md",
		"wip", "01-one.md", "Erratum: it is 7.", "01-one.md 02-two.md", "More", "01-one.md")
	site := rendered(t, b, Options{Repo: "https://x.example/a/"})
	const commit = `<a href="https://x.example/a/commit/`
	site.holds(t, "changes.html", "<h2 id=errata>Errata</h2>\n<ul class=changes>\n"+
		"<li><time>2026-11-29</time> "+commit, `">it is 7.</a> `+
		`Chapter <a href="01-one.html">1</a>, <a href="02-two.html">2</a>`+"\n</ul>",
		`<h2 id="chapter-0">`, ">First &lt;draft&gt;</a>\n</ul>",
		`<h2 id="chapter-1"><span class=number>1</span> <a href="01-one.html">One &amp; &lt;two&gt;</a></h2>`,
		">More</a>\n", ">it is 7.</a>\n", ">First &lt;draft&gt;</a>\n",
		`<h2 id="chapter-2">`)
	text := string(site["changes.html"])
	for _, not := range []string{"wip", "Erratum:", "is cut", `id="chapter-A"`} {
		if strings.Contains(text, not) {
			t.Errorf("the changes have %q", not)
		}
	}
	again := rendered(t, b, Options{Repo: "https://x.example/a/"})
	if string(again["changes.html"]) != text {
		t.Error("the changes of one commit differ")
	}
	site = rendered(t, b, Options{})
	site.holds(t, "changes.html", "</time> it is 7. Chapter")
	site.holds(t, "01-one.html", `<a href="changes.html">Changes</a>`)
}

func TestChangesWithoutErrata(t *testing.T) {
	site := rendered(t, committed(t, "First", "00-zero.md"), Options{})
	site.holds(t, "changes.html", "Errata</h2>\n<p>None so far.</p>")
}

func TestNoChanges(t *testing.T) {
	standard(t).holds(t, "changes.html",
		"<p>This copy was made where there is no repository, or none with a history.</p>")
}
