// Package keep makes the forms of the book that a reader keeps: files
// beside the pages of the site.
package keep

import (
	"artofwaiting/site/book"
	"artofwaiting/site/bundle"
	"artofwaiting/site/epub"
	"artofwaiting/site/render"
	"artofwaiting/site/volume"
	"artofwaiting/site/whole"
)

// The names of the files.
const (
	EPUB  = "the-art-of-waiting.epub"
	Whole = "book.html"
	Site  = "book.zip"

	page      = "keep.html"
	directory = "the-art-of-waiting/" // in the archive of the site
)

// Add puts the files beside the pages that were rendered of b. disk is
// what the archive of the site has beyond them: the programs, as a
// page that was opened from a disk runs them.
func Add(b *book.Book, site map[string][]byte, o render.Options,
	disk map[string][]byte) error {
	if err := programs(b, site); err != nil {
		return err
	}
	if err := volumes(b, site, o); err != nil {
		return err
	}
	return archives(b, site, o, disk)
}

// volumes adds what is made of the pages.
func volumes(b *book.Book, site map[string][]byte,
	o render.Options) error {
	v, err := volume.New(b, site)
	if err != nil {
		return err
	}
	if site[EPUB], err = epub.Write(b, v); err != nil {
		return err
	}
	site[Whole], err = render.Extra{Title: "The whole book",
		Summary: "All of it on one page, for paper and for searching.",
		Body:    whole.Body(v), Style: "whole.css", NoIndex: true}.Draw(o)
	return err
}

// programs packs each chapter's code.
func programs(b *book.Book, site map[string][]byte) (err error) {
	bundler := bundle.New(b)
	for _, c := range b.Chapters {
		name := b.Archive(c)
		if name == "" {
			continue
		}
		if site[name], err = bundler.Pack(c); err != nil {
			return err
		}
	}
	return nil
}

// archives adds the site as one file, and the page that tells of all
// the others.
func archives(b *book.Book, site map[string][]byte,
	o render.Options, disk map[string][]byte) error {
	unpacked, err := describe(b, site, o, true)
	if err != nil {
		return err
	}
	if site[Site], err = fromDisk(site, unpacked, disk); err != nil {
		return err
	}
	site[page], err = describe(b, site, o, false)
	return err
}
