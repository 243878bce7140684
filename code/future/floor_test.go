package future

import (
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A future knows nothing of what it waits for: no kernel, socket,
// or scheduler is in reach of this package. It imports only what
// is listed here, none of it ours, and none that opens anything;
// of time it takes the Duration.
func TestFloor(t *testing.T) {
	want := []string{
		"cmp", "errors", "math", "slices", "sync",
		"sync/atomic", "time",
	}
	got := slices.Sorted(maps.Keys(imports(t)))
	if !slices.Equal(got, want) {
		t.Errorf("imports %q, want %q", got, want)
	}
}

// imports is what the files of this package import, whatever they
// are built for, but not its tests.
func imports(t *testing.T) map[string]bool {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	paths := map[string]bool{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil,
			parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range f.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			paths[path] = true
		}
	}
	return paths
}
