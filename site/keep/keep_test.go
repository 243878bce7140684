package keep

import (
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
