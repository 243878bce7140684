package keep

import (
	"embed"
	"fmt"
	"html/template"
	"strings"

	"artofwaiting/site/book"
	"artofwaiting/site/render"
)

//go:embed assets
var assets embed.FS

var layout = template.Must(template.New("keep.html").Funcs(
	template.FuncMap{"size": size}).ParseFS(assets, "assets/*.html"))

// A chapter is one whose code can be kept.
type chapter struct {
	*book.Chapter
	Archive string
	Bytes   int
}

// describe draws the page that says what there is. unpacked is the
// page of the archive of the site.
func describe(b *book.Book, site map[string][]byte, o render.Options,
	unpacked bool) ([]byte, error) {
	text := struct {
		Names    map[string]string
		Bytes    func(name string) int
		Chapters []chapter
		Unpacked bool
	}{
		map[string]string{"EPUB": EPUB, "Whole": Whole, "Site": Site},
		func(name string) int { return len(site[name]) },
		nil, unpacked,
	}
	for _, c := range b.Chapters {
		if name := b.Archive(c); name != "" {
			text.Chapters = append(text.Chapters,
				chapter{c, name, len(site[name])})
		}
	}
	var s strings.Builder
	if err := layout.Execute(&s, text); err != nil {
		return nil, err
	}
	return render.Extra{Title: "Keep it", Body: s.String(),
		Summary: "The book for a reader without a network."}.Draw(o)
}

// size is a number of bytes as a reader thinks of it.
func size(n int) string {
	if n < 1000*1000 {
		return fmt.Sprintf("%d kB", (n+999)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
