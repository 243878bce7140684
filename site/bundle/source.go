package bundle

import (
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"strconv"

	"artofwaiting/site/archive"
)

// A source is a file to be packed; of Go, with what it imports.
type source struct {
	name    string
	data    []byte
	packed  []byte // compressed, after deflate
	imports []string
	pkg     string // the name of its package
	doc     string
}

func (b *Bundler) read(name string) (*source, error) {
	if s := b.files[name]; s != nil {
		return s, nil
	}
	data, err := os.ReadFile(filepath.Join(b.book.Root, name))
	if err != nil {
		return nil, err
	}
	s := &source{name: name, data: data}
	if path.Ext(name) == ".go" {
		if err := s.parse(); err != nil {
			return nil, err
		}
	}
	b.files[name] = s
	return s, nil
}

// deflate compresses the file once for all the chapters that have it.
func (s *source) deflate() {
	if s.packed == nil {
		s.packed = archive.Deflate(s.data)
	}
}

func (s *source) parse() error {
	f, err := parser.ParseFile(token.NewFileSet(), s.name, s.data,
		parser.ImportsOnly|parser.ParseComments)
	if err != nil {
		return err // with file and line
	}
	s.pkg = f.Name.Name
	s.doc = f.Doc.Text()
	for _, spec := range f.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return err
		}
		s.imports = append(s.imports, name)
	}
	return nil
}
