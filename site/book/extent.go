package book

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// chapterFiles is the names of the chapters, from the root. What
// begins with a dot is an editor's.
func chapterFiles(root string) (names []string) {
	all, _ := fs.Glob(os.DirFS(root), "book/*.md")
	for _, name := range all {
		if !strings.HasPrefix(path.Base(name), ".") {
			names = append(names, name)
		}
	}
	return names
}

// extent is where the lines of a fence are, or would be.
func extent(f *ast.FencedCodeBlock, src []byte) (start, end int) {
	start = max(f.Pos(), 0)
	i := bytes.IndexByte(src[start:], '\n')
	if i < 0 {
		return len(src), len(src)
	}
	start += i + 1
	if n := f.Lines().Len(); n > 0 {
		return start, f.Lines().At(n - 1).Stop
	}
	return start, start
}

// marker is the run of ` or ~ that a fence begins with.
func marker(f *ast.FencedCodeBlock, src []byte) string {
	run := src[max(f.Pos(), 0):]
	rest := bytes.TrimLeft(run, string(run[0]))
	return string(run[:len(run)-len(rest)])
}

// misplaced says why a copy written into a fence could take text of
// the chapter with it, and what to do: the words are empty when it
// could not.
func misplaced(f *ast.FencedCodeBlock, src []byte) (msg, fix string) {
	mark := marker(f, src)
	start, end := extent(f, src)
	switch at := f.Pos(); {
	case at > 0 && src[at-1] != '\n':
		return "an indented fence", "begin it in the first column"
	case end == len(src):
		return "the fence is not closed", "end it with a line " + mark
	case opens(src[start:end], mark):
		return "another fence begins before this one is closed",
			"end it with a line " + mark + ", or begin and end it with " +
				"a longer one if that line is part of it"
	}
	return "", ""
}

// opens says whether a line of text begins with the marker of a
// fence, and so could end one.
func opens(text []byte, marker string) bool {
	for line := range bytes.Lines(text) {
		line = bytes.TrimLeft(line, " ")
		if bytes.HasPrefix(line, []byte(marker)) {
			return true
		}
	}
	return false
}
