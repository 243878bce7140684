package highlight

import (
	"fmt"
	"go/importer"
	"io"
	"os"
)

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
