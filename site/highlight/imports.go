package highlight

import (
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
)

// newImporter is what the type checker imports with. One goroutine
// may use it, and what it has made: go/types writes into the types
// of a package even while it only reads it (what an alias stands for
// is kept once it is known). So there is one for each that checks.
func newImporter(fset *token.FileSet, byPath map[string]*listed) types.Importer {
	return importer.ForCompiler(fset, "gc", opener(byPath))
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
