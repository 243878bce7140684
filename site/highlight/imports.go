package highlight

import (
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
)

// imports are packages by their paths, or why there is none. The
// importer of go/importer is for one goroutine, but the packages
// that it has made are only read: so all are made beforehand.
type imports map[string]struct {
	pkg *types.Package
	err error
}

// importAll imports what our packages import.
func importAll(fset *token.FileSet, own []*listed,
	byPath map[string]*listed) types.Importer {
	all := make(imports)
	gc := importer.ForCompiler(fset, "gc", opener(byPath))
	for _, l := range own {
		for _, importPath := range l.Imports {
			if _, ok := all[importPath]; ok {
				continue
			}
			entry := all[importPath]
			entry.pkg, entry.err = gc.Import(importPath)
			all[importPath] = entry
		}
	}
	return all
}

// Import is what the type checker calls.
func (m imports) Import(importPath string) (*types.Package, error) {
	entry, ok := m[importPath]
	if !ok {
		return nil, fmt.Errorf("go list does not know %s", importPath)
	}
	return entry.pkg, entry.err
}

// opener finds what the compiler has written about a package.
func opener(byPath map[string]*listed) importer.Lookup {
	return func(importPath string) (io.ReadCloser, error) {
		l := byPath[importPath]
		switch {
		case l == nil:
			return nil, fmt.Errorf("go list does not know %s", importPath)
		case l.Error != nil:
			return nil, l.fault()
		case l.Export == "":
			return nil, fmt.Errorf("%s does not compile", importPath)
		}
		return os.Open(l.Export)
	}
}
