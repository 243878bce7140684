package exercise

import (
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// checkSolution refuses what would be missing on the page or could
// not replace a file of the starter.
func (t *task) checkSolution(dir string, e fs.DirEntry) {
	name := t.Dir + "/solution/" + e.Name()
	switch {
	case !e.Type().IsRegular() || filepath.Ext(e.Name()) != ".go":
		t.fail("", "%s is no Go file", name)
	case strings.HasSuffix(e.Name(), "_test.go"):
		t.fail("test the solution by the exercise's own test",
			"%s would replace the test", name)
	default:
		if info, err := os.Stat(filepath.Join(dir, e.Name())); err != nil ||
			!info.Mode().IsRegular() {
			t.fail("begin "+t.Dir+"/"+e.Name()+" in the starter",
				"%s replaces no file of the starter", name)
		}
	}
}

// checkTests sees to it that an exercise which is not done yet does
// not fail go test ./...
func (t *task) checkTests(dir string) {
	tests, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	if err != nil || len(tests) == 0 {
		t.fail("", "%s has no *_test.go", t.Dir)
		return
	}
	for _, file := range tests {
		if !onlyTagged(file) {
			t.fail("begin the file with //go:build exercise",
				"%s/%s is built without the tag exercise", t.Dir,
				filepath.Base(file))
		}
	}
}

// onlyTagged says whether the constraint of a file cannot hold
// without the tag exercise.
func onlyTagged(file string) bool {
	f, err := parser.ParseFile(token.NewFileSet(), file, nil,
		parser.PackageClauseOnly|parser.ParseComments)
	if err != nil {
		return true // go test says more about it than a missing tag
	}
	for _, line := range above(f) {
		if x, err := constraint.Parse(line); err == nil &&
			constraint.IsGoBuild(line) {
			return !x.Eval(func(tag string) bool { return tag != "exercise" })
		}
	}
	return false
}

// above is the comment lines before the package clause.
func above(f *ast.File) (lines []string) {
	for _, group := range f.Comments {
		for _, c := range group.List {
			if c.Pos() < f.Package {
				lines = append(lines, c.Text)
			}
		}
	}
	return lines
}
