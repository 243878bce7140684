package highlight

import (
	"go/ast"
	"go/token"
	"path"
	"sync"
)

// A file is a Go file ready to be drawn.
type file struct {
	name   string // slash-separated, from the root
	src    string
	starts []int // where each line begins
	fset   *token.FileSet
	ast    *ast.File
	pkg    *checked // nil when the build leaves the file out
	defs   map[int]*Definition

	once  sync.Once
	spans []span
}

func newFile(name string, src []byte, fset *token.FileSet, tree *ast.File) *file {
	f := &file{name: name, src: string(src), fset: fset, ast: tree,
		defs: make(map[int]*Definition)}
	if n := len(src); n > 0 && src[n-1] != '\n' {
		f.src += "\n"
	}
	for at, begins := 0, true; at < len(f.src); at++ {
		if begins {
			f.starts = append(f.starts, at)
		}
		begins = f.src[at] == '\n'
	}
	return f
}

// lines is the source from one line through another.
func (f *file) lines(first, last int) (start, end int) {
	if last == len(f.starts) {
		return f.starts[first-1], len(f.src)
	}
	return f.starts[first-1], f.starts[last]
}

func (f *file) offset(p token.Pos) int {
	return f.fset.PositionFor(p, false).Offset
}

func (f *file) line(p token.Pos) int {
	return f.fset.PositionFor(p, false).Line
}

// add makes a file known and gives its definitions their names. The
// caller is Load, or holds the lock.
func (p *Program) add(f *file) {
	p.files[f.name] = f
	for _, d := range declared(f.ast) {
		line := f.line(d.ident.Pos())
		def := &Definition{Kind: d.kind, Line: line, Doc: d.doc}
		def.Key, def.ID = p.names.give(p.module, f.name, f.ast.Name.Name, d.path)
		f.defs[f.offset(d.ident.Pos())] = def
		if f.pkg != nil {
			p.places[place{f.pkg.path, path.Base(f.name), line,
				d.ident.Name, d.kind}] = def
		}
	}
}

// addUntyped adds what the build on this system leaves out: files
// for other systems, and tests.
func (p *Program) addUntyped(own []*listed) error {
	for _, l := range own {
		for _, bases := range [][]string{
			l.IgnoredGoFiles, l.TestGoFiles, l.XTestGoFiles} {
			for _, base := range bases {
				f, err := p.parse(token.NewFileSet(),
					path.Join(p.dir(l.ImportPath), base))
				if err != nil {
					return err
				}
				p.add(f)
			}
		}
	}
	return nil
}

// file is a file of the program, or another one of the book, such
// as an exercise in a directory that the build leaves out.
func (p *Program) file(name string) (*file, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if f := p.files[name]; f != nil {
		return f, nil
	}
	src, err := p.sources.File(name)
	if err != nil {
		return nil, err
	}
	f := newFile(name, src.Src, src.Fset, src.AST)
	p.add(f)
	return f, nil
}
