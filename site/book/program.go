package book

import (
	"os"
	"path/filepath"
)

// Program is the directory of a chapter's program, or "" if the
// chapter has none.
func (b *Book) Program(c *Chapter) string {
	dir := "chapters/" + c.Name
	_, err := os.Stat(filepath.Join(b.Root, dir, "main.go"))
	if err != nil {
		return ""
	}
	return dir
}

// Archive is the name of the file with the code of a chapter, or ""
// if the chapter has no program.
func (b *Book) Archive(c *Chapter) string {
	if b.Program(c) == "" {
		return ""
	}
	return c.Name + ".zip"
}
