package book

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestProgram(t *testing.T) {
	b := &Book{Root: t.TempDir()}
	dir := filepath.Join(b.Root, "chapters/01-one")
	if err := errors.Join(os.MkdirAll(dir, 0o777), os.WriteFile(
		filepath.Join(dir, "main.go"), nil, 0o666)); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][2]string{
		"01-one": {"chapters/01-one", "01-one.zip"}, "02-two": {},
	} {
		c := &Chapter{Name: name}
		if got := [2]string{b.Program(c), b.Archive(c)}; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
