package runner

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
)

// sources is a hash of all that the packed programs depend on: the Go
// that is packed, the Go that packs, and the compiler.
func sources(root string) (string, error) {
	h := sha256.New()
	fmt.Fprintln(h, runtime.Version())
	tree := os.DirFS(root)
	for _, top := range []string{"go.mod", "go.sum", "code", "chapters",
		"site/wasm", "site/runner"} {
		err := fs.WalkDir(tree, top, func(name string, d fs.DirEntry,
			err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && d.Name() == "exercises":
				return fs.SkipDir
			case !source(name) || d.IsDir():
				return nil
			}
			return hash(h, root, name)
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}

func source(name string) bool {
	switch path.Ext(name) {
	case ".go":
		return !strings.HasSuffix(name, "_test.go")
	case ".mod", ".sum":
		return true
	}
	return false
}

func hash(h io.Writer, root, name string) error {
	text, err := os.ReadFile(filepath.Join(root, name))
	if err == nil {
		fmt.Fprintf(h, "%s %d\n", name, len(text))
		_, err = h.Write(text)
	}
	return err
}
