// Goroot looks up, in the source of the Go that is installed, who
// does there what the floors of this book do.
package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err == nil {
		root := strings.TrimSpace(string(out))
		err = look(filepath.Join(root, "src"))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "goroot:", err)
		os.Exit(1)
	}
}

func look(src string) error {
	for i, p := range slices.Concat(lower, upper) {
		if p.file == "" {
			if i > 0 {
				fmt.Println()
			}
			fmt.Println(p.name)
			continue
		}
		n, err := p.look(src)
		if err != nil {
			return err
		}
		fmt.Println(strings.TrimRight(fmt.Sprintf(
			"  %-12s  %-20s  %s", n, p.name, p.file), " "))
	}
	return nil
}

// look finds the function, and in it, or for none in the file,
// the number.
func (p place) look(src string) (string, error) {
	name := filepath.Join(src, filepath.FromSlash(p.file))
	text, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	if p.name != "" {
		text = function(name, text, p.name)
	}
	if text == nil {
		return "", fmt.Errorf("%s has no %s: this is another Go",
			p.file, p.name)
	}
	if p.number == "" {
		return "", nil
	}
	m := regexp.MustCompile(p.number).FindSubmatch(text)
	if m == nil {
		return "", fmt.Errorf("%s, %s: nothing like %s: this is "+
			"another Go", p.file, p.name, p.number)
	}
	return p.label + string(m[len(m)-1]), nil
}

// function is the text of a function or method.
func function(file string, src []byte, name string) []byte {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, file, src,
		parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	for _, d := range f.Decls {
		d, ok := d.(*ast.FuncDecl)
		if ok && d.Name.Name == name {
			from := fset.Position(d.Pos()).Offset
			return src[from:fset.Position(d.End()).Offset]
		}
	}
	return nil
}
