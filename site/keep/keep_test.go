package keep

import (
	"archive/zip"
	"bytes"
	"io"
	"sync"
	"testing"

	"artofwaiting/site/book"
	"artofwaiting/site/highlight"
	"artofwaiting/site/render"
)

// programFiles stands for the programs that a page runs from a disk.
var programFiles = map[string][]byte{"run/run.js": []byte("run()")}

// real is this book, rendered once, with what Add adds.
var real = sync.OnceValues(func() (map[string][]byte, error) {
	b, err := book.Load("../..")
	if err != nil {
		return nil, err
	}
	program, err := highlight.Load(b.Root, b.Sources)
	if err != nil {
		return nil, err
	}
	site, err := render.Render(b, program, render.Options{})
	if err != nil {
		return nil, err
	}
	return site, Add(b, site, render.Options{}, programFiles)
})

func rendered(t *testing.T) map[string][]byte {
	t.Helper()
	site, err := real()
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// unzip is the files of an archive.
func unzip(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string][]byte)
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(in); err != nil {
			t.Fatal(err)
		}
	}
	return files
}
