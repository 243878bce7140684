package render

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"strings"
	"testing"

	"artofwaiting/site/book"
	"artofwaiting/site/highlight"
	"artofwaiting/site/search"
)

// pressOf is a press that has found where everything is.
func pressOf(t *testing.T, b *book.Book) *press {
	t.Helper()
	program, err := highlight.Load(b.Root, b.Sources)
	if err != nil {
		t.Fatal(err)
	}
	p := &press{book: b, program: program}
	p.index()
	return p
}

func TestProse(t *testing.T) {
	b := mini(t, map[string]string{"book/02-two.md": "---\n" +
		"title: Two\nsummary: In short.\nlayers:\n---\n\n" +
		"Above *all*.\n\n## A `Head` {#head}\n\nThe\n_first term_ " +
		"of {{01-one.waiting}}.\n\n| a | b |\n|---|---|\n| c | d |\n\n" +
		"> [!NOTE]\n> A note.\n\n" +
		"![An alternative.](figures/01-b.svg \"A caption.\")\n\n" +
		"```go code/sys/sys.go#Wait\n```\n\n### Below {#below}\n",
		"book/figures/01-b.svg": `<svg xmlns="http://www.w3.org/2000/svg"` +
			` viewBox="0 0 9 9"><path class="run" d="M0 0"/></svg>`})
	got := prose(b.Chapter(2))
	words := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	for i := range got {
		got[i].Text = words(got[i].Text)
		got[i].Stressed = words(got[i].Stressed)
	}
	want := []search.Section{
		{Title: "Two", Text: "In short. Above all.", Stressed: "all"},
		{ID: "head", Title: "A Head", Text: "The first term of 10,000. " +
			"a b c d A note. An alternative. A caption.",
			Stressed: "first term"},
		{ID: "below", Title: "Below"},
	}
	if len(got) != len(want) {
		t.Fatalf("got %d sections: %q", len(got), got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
}

// bytesPerWord is what the index may weigh, after gzip, for each
// different word in the book.
const bytesPerWord = 25

// TestSearchIndex looks at the index of this very book.
func TestSearchIndex(t *testing.T) {
	b, err := book.Load("../..")
	if err != nil {
		t.Fatal(err)
	}
	p := pressOf(t, b)
	script, err := p.searchIndex()
	if err != nil {
		t.Fatal(err)
	}
	var index struct {
		Pages [][4]any
		Words string
	}
	text := bytes.TrimSuffix(bytes.TrimPrefix(script,
		[]byte("searchIndex(")), []byte(");\n"))
	if err := json.Unmarshal(text, &index); err != nil {
		t.Fatal(err)
	}
	sections := 0
	for _, page := range index.Pages {
		sections += len(page[2].([]any)) / 2
	}
	want := len(b.Chapters)
	for _, c := range b.Chapters {
		want += len(c.Sections)
	}
	if sections != want {
		t.Errorf("%d sections can be found, of %d", sections, want)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write(script)
	z.Close()
	words := strings.Count(index.Words, "\n")
	t.Logf("%d bytes, %d gzipped; %d words, %d sections", len(script),
		packed.Len(), words, sections)
	if packed.Len() > words*bytesPerWord {
		t.Errorf("%d bytes gzipped for %d words; at most %d a word",
			packed.Len(), words, bytesPerWord)
	}
	again, err := pressOf(t, b).searchIndex()
	if err != nil || !bytes.Equal(script, again) {
		t.Errorf("another time it is another index: %v", err)
	}
	for _, want := range []string{"future.Waker ", `"edge","Level and edge"`} {
		if !strings.Contains(string(script), want) {
			t.Errorf("no %q in the index", want)
		}
	}
}
