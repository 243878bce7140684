package combinator_test

import (
	"go/build"
	"strings"
	"testing"
)

const module = "artofwaiting/"

// Combinators know nothing of what is waited for: among all that
// they import, and that these import, there is no kernel.
func TestImports(t *testing.T) {
	seen := map[string]bool{}
	imports(t, ".", seen)
	if !seen[module+"code/future"] {
		t.Error("code/future is missing: nothing was seen")
	}
	for path := range seen {
		if path != module+"code/future" {
			t.Errorf("imports %s, want code/future only", path)
		}
	}
}

// imports collects those packages of the module that the one in
// dir imports, and those that these import.
func imports(t *testing.T, dir string, seen map[string]bool) {
	p, err := build.ImportDir(dir, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range p.Imports {
		own := strings.TrimPrefix(path, module)
		if own != path && !seen[path] {
			seen[path] = true
			imports(t, "../../"+own, seen)
		}
	}
}
