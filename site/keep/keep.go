// Package keep makes the forms of the book that a reader keeps: files
// beside the pages of the site.
package keep

import (
	"artofwaiting/site/book"
	"artofwaiting/site/epub"
	"artofwaiting/site/volume"
)

// EPUB is the name of the book as an EPUB.
const EPUB = "the-art-of-waiting.epub"

// Add puts the files beside the pages that were rendered of b.
func Add(b *book.Book, site map[string][]byte) error {
	v, err := volume.New(b, site)
	if err != nil {
		return err
	}
	site[EPUB], err = epub.Write(b, v)
	return err
}
