package highlight

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
)

// A checked package is parsed and its types are known.
type checked struct {
	module, path string

	fset  *token.FileSet
	files []*file

	from *world
	pkg  *types.Package
	info *types.Info
}

// A world is the packages that one importer has made, and those that
// were checked against them. To ask a type anything takes the lock:
// go/types writes into types that it only reads (what an alias
// stands for is kept there once it is known).
type world struct {
	sync.Mutex
	types.Importer
}

// parsePackage parses the files that the build uses.
func (p *Program) parsePackage(fset *token.FileSet, l *listed) (*checked, error) {
	c := &checked{module: p.module, path: l.ImportPath, fset: fset}
	for _, base := range l.GoFiles {
		f, err := p.parse(fset, path.Join(p.dir(l.ImportPath), base))
		if err != nil {
			return nil, err
		}
		f.pkg = c
		c.files = append(c.files, f)
	}
	return c, nil
}

func (c *checked) check(l *listed, from *world) error {
	c.from = from
	from.Lock()
	defer from.Unlock()
	c.info = &types.Info{
		Types:      make(map[ast.Expr]types.TypeAndValue),
		Defs:       make(map[*ast.Ident]types.Object),
		Uses:       make(map[*ast.Ident]types.Object),
		Selections: make(map[*ast.SelectorExpr]*types.Selection),
	}
	config := types.Config{
		GoVersion: "go" + l.Module.GoVersion,
		Importer:  from,
		Sizes:     types.SizesFor("gc", runtime.GOARCH),
	}
	var parsed []*ast.File
	for _, f := range c.files {
		parsed = append(parsed, f.ast)
	}
	var err error
	c.pkg, err = config.Check(l.ImportPath, c.fset, parsed, c.info)
	var fault types.Error
	if errors.As(err, &fault) {
		return at(fault.Fset.PositionFor(fault.Pos, false), fault.Msg)
	}
	return err
}

// dir is the directory of one of our packages, from the root.
func (p *Program) dir(importPath string) string {
	return strings.TrimPrefix(strings.TrimPrefix(importPath, p.module), "/")
}

// parse reads a file by its path from the root. The source is that
// of listings, so that an edit in between cannot make the line numbers
// mean other lines; a file that listings refuses is read again to
// learn the line of the error.
func (p *Program) parse(fset *token.FileSet, name string) (*file, error) {
	var src []byte
	known, err := p.sources.File(name)
	if err == nil {
		src = known.Src
	} else if src, err = os.ReadFile(
		filepath.Join(p.root, filepath.FromSlash(name))); err != nil {
		return nil, err
	}
	tree, err := parser.ParseFile(fset, name, src,
		parser.ParseComments|parser.SkipObjectResolution)
	var list scanner.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		return nil, at(list[0].Pos, list[0].Msg)
	} else if err != nil {
		return nil, err
	}
	return newFile(name, src, fset, tree), nil
}

// at is an error in the form of the press: "file:line: what", on
// one line.
func at(p token.Position, what string) error {
	what = strings.ReplaceAll(what, "\n", " ")
	return fmt.Errorf("%s:%d: %s", p.Filename, p.Line, what)
}
