// Package bundle packs the code of a chapter: its programs, every
// package of ours that they import, and what it takes to run them, as
// a module of its own.
package bundle

import (
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"artofwaiting/site/archive"
	"artofwaiting/site/book"
	"artofwaiting/site/parallel"
)

const module = "artofwaiting/"

// A Bundler packs chapters. It reads no file twice.
type Bundler struct {
	book  *book.Book
	files map[string]*source
}

// New is a bundler of the chapters of b.
func New(b *book.Book) *Bundler {
	return &Bundler{b, make(map[string]*source)}
}

// A parcel is a chapter's files while they are collected.
type parcel struct {
	*Bundler
	dir      string // of the chapter
	files    map[string]*source
	foreign  map[string]bool // imported packages that are not ours
	packages map[string]bool // directories that were collected
}

// Pack is the archive of a chapter that has a program.
func (b *Bundler) Pack(c *book.Chapter) ([]byte, error) {
	p := &parcel{b, b.book.Program(c), make(map[string]*source),
		make(map[string]bool), make(map[string]bool)}
	if err := p.tree(p.dir); err != nil {
		return nil, err
	}
	if err := p.frame(c); err != nil {
		return nil, err
	}
	names := slices.Sorted(maps.Keys(p.files))
	files := make([]archive.File, len(names))
	parallel.Do(len(names), func(i int) {
		s := p.files[names[i]]
		s.deflate()
		files[i] = archive.File{Name: c.Name + "/" + names[i],
			Data: s.data, Packed: s.packed}
	})
	return archive.Pack(files)
}

// frame adds what makes the files a module.
func (p *parcel) frame(c *book.Chapter) error {
	license, err := p.read("LICENSE")
	if err != nil {
		return err
	}
	mod, sum, err := p.module()
	if err != nil {
		return err
	}
	p.files["LICENSE"] = license
	p.files["go.mod"] = &source{data: mod}
	p.files["go.sum"] = &source{data: sum}
	text, err := p.readme(c)
	p.files["README.md"] = &source{data: text}
	return err
}

// tree collects a directory and what is below it, but for a module of
// its own, whose needs are its own, too.
func (p *parcel) tree(dir string) error {
	here := filepath.Join(p.book.Root, dir)
	if _, err := os.Stat(filepath.Join(here, "go.mod")); err == nil {
		return nil
	}
	entries, err := os.ReadDir(here)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() {
			if err := p.tree(dir + "/" + e.Name()); err != nil {
				return err
			}
		}
	}
	return p.collect(dir, true)
}

// collect takes the files of a package and then those of the packages
// that they import. Tests come along where they belong to the
// chapter: the others test code that is not the reader's to change.
func (p *parcel) collect(dir string, tests bool) error {
	if p.packages[dir] {
		return nil
	}
	p.packages[dir] = true
	names, err := p.list(dir)
	if err != nil {
		return err
	}
	for _, name := range names {
		if !tests && strings.HasSuffix(name, "_test.go") {
			continue
		}
		s, err := p.read(name)
		if err != nil {
			return err
		}
		p.files[name] = s
		if err := p.follow(s); err != nil {
			return err
		}
	}
	return nil
}

func (p *parcel) follow(s *source) error {
	for _, imported := range s.imports {
		dir, ours := strings.CutPrefix(imported, module)
		switch {
		case ours:
			if err := p.collect(dir, p.own(dir)); err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
		case strings.Contains(imported, "."):
			p.foreign[imported] = true
		}
	}
	return nil
}

// own says whether a package is part of the chapter.
func (p *parcel) own(dir string) bool {
	return dir == p.dir || strings.HasPrefix(dir, p.dir+"/")
}

// list is the files in a directory.
func (b *Bundler) list(dir string) (names []string, err error) {
	entries, err := os.ReadDir(filepath.Join(b.book.Root, dir))
	for _, e := range entries {
		if e.Type().IsRegular() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, path.Join(dir, e.Name()))
		}
	}
	return names, err
}
