// Package press puts the parts of the press together: a book becomes
// the files of its site.
package press

import (
	"maps"

	"artofwaiting/site/book"
	"artofwaiting/site/check"
	"artofwaiting/site/highlight"
	"artofwaiting/site/keep"
	"artofwaiting/site/render"
	"artofwaiting/site/runner"
	"artofwaiting/site/terse"
)

// Draw renders a loaded book, and what readers keep of it. disk is the
// programs that they can run from a disk, if they are packed.
func Draw(b *book.Book, o render.Options, disk map[string][]byte) (
	render.Site, error) {
	program, err := highlight.Load(b.Root, b.Sources)
	if err != nil {
		return nil, err
	}
	site, err := render.Render(b, program, o)
	if err != nil {
		return nil, err
	}
	terse.Site(site)
	return site, keep.Add(b, site, o, disk)
}

// Build renders the book below root into dir, or leaves dir alone. The
// programs are in it if they are packed.
func Build(root, dir string, o render.Options) (files int, err error) {
	b, err := book.Load(root)
	if err != nil {
		return 0, err
	}
	programs := runner.Packed(root)
	o.Runs = programs.Has
	disk, err := programs.Disk()
	if err != nil {
		return 0, err
	}
	site, err := Draw(b, o, disk)
	if err != nil {
		return 0, err
	}
	scripts, err := programs.Scripts()
	if err != nil {
		return 0, err
	}
	maps.Copy(site, scripts)
	checked := maps.Clone(site)
	if o.URL != "" { // where it will stand, 404.html may lead elsewhere
		delete(checked, "404.html")
	}
	if err := check.Pages(checked); err != nil {
		return 0, err
	}
	return len(site), render.Write(dir, site, programs.Fill)
}
