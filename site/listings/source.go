package listings

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// Sources reads and parses Go files once. It may be used by many
// goroutines.
type Sources struct {
	root  string
	mu    sync.Mutex
	files map[string]*File
}

// A File is a parsed Go file.
type File struct {
	Path  string // slash-separated, from the root
	Src   []byte
	Lines []string // without their line ends
	AST   *ast.File
	Fset  *token.FileSet

	decls []decl
}

// A decl is a declaration by its names: "Func", "Type.Method", or
// all the names of a const or var group.
type decl struct {
	names      []string
	node       ast.Node
	start, end int // lines, doc comment included
	body       *ast.BlockStmt
}

// NewSources reads files below root.
func NewSources(root string) *Sources {
	return &Sources{root: root, files: make(map[string]*File)}
}

// File reads and parses a file named by its slash-separated path.
func (s *Sources) File(name string) (*File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f := s.files[name]; f != nil {
		return f, nil
	}
	if !filepath.IsLocal(name) || !strings.HasSuffix(name, ".go") {
		return nil, fmt.Errorf("%q is no Go file of the book", name)
	}
	src, err := os.ReadFile(filepath.Join(s.root, name))
	if err != nil {
		return nil, fmt.Errorf("no such file: %s", name)
	}
	f := &File{Path: name, Src: src, Fset: token.NewFileSet()}
	f.AST, err = parser.ParseFile(f.Fset, name, src,
		parser.ParseComments|parser.SkipObjectResolution)
	var list scanner.ErrorList
	if errors.As(err, &list) {
		return nil, fmt.Errorf("%s does not parse: %v", name, list[0])
	} else if err != nil {
		return nil, err
	}
	f.Lines = strings.Split(strings.TrimSuffix(string(src), "\n"), "\n")
	f.index()
	s.files[name] = f
	return f, nil
}

func (f *File) index() {
	for _, d := range f.AST.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			f.add(d, d.Doc, d.Body, funcName(d))
		case *ast.GenDecl:
			f.indexGen(d)
		}
	}
}

// indexGen makes one decl of a group, but one each of the types in a
// type group.
func (f *File) indexGen(d *ast.GenDecl) {
	var names []string
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.ValueSpec:
			for _, n := range spec.Names {
				names = append(names, n.Name)
			}
		case *ast.TypeSpec:
			if d.Lparen.IsValid() {
				f.add(spec, spec.Doc, nil, spec.Name.Name)
			} else {
				names = append(names, spec.Name.Name)
			}
		}
	}
	if names != nil {
		f.add(d, d.Doc, nil, names...)
	}
}

func (f *File) add(node ast.Node, doc *ast.CommentGroup,
	body *ast.BlockStmt, names ...string) {
	start := f.line(node.Pos())
	if doc != nil {
		start = f.line(doc.Pos())
	}
	end := f.line(node.End())
	f.decls = append(f.decls, decl{names, node, start, end, body})
}

func (f *File) line(p token.Pos) int {
	return f.Fset.PositionFor(p, false).Line
}

// funcName is "Func", or "Type.Method" whatever the receiver's star
// and type parameters.
func funcName(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return d.Name.Name
	}
	t := d.Recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.ParenExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		case *ast.Ident:
			return x.Name + "." + d.Name.Name
		default:
			return d.Name.Name
		}
	}
}
