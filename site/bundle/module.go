package bundle

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// module is go.mod and go.sum of the parcel: those of the book, but
// for the modules that nothing in it imports.
func (p *parcel) module() (mod, sum []byte, err error) {
	whole, err := p.read("go.mod")
	if err != nil {
		return nil, nil, err
	}
	sums, err := p.read("go.sum")
	if err != nil {
		return nil, nil, err
	}
	var needed []string // "path version"
	var out bytes.Buffer
	for line := range strings.Lines(string(whole.data)) {
		field := strings.Fields(strings.TrimPrefix(line, "require "))
		switch {
		case len(field) == 2 && field[0] == "module",
			len(field) == 2 && field[0] == "go":
			out.WriteString(line + "\n")
		case len(field) >= 2 && p.needs(field[0]):
			needed = append(needed, field[0]+" "+field[1])
		}
	}
	for _, n := range needed {
		fmt.Fprintf(&out, "require %s\n", n)
	}
	return out.Bytes(), sumsOf(sums.data, needed), nil
}

// needs says whether a package of a module is imported.
func (p *parcel) needs(module string) bool {
	for name := range p.foreign {
		if name == module || strings.HasPrefix(name, module+"/") {
			return true
		}
	}
	return false
}

func sumsOf(sums []byte, needed []string) []byte {
	var out bytes.Buffer
	for line := range bytes.Lines(sums) {
		text := string(line)
		if slices.ContainsFunc(needed, func(n string) bool {
			return strings.HasPrefix(text, n+" ") ||
				strings.HasPrefix(text, n+"/go.mod ")
		}) {
			out.Write(line)
		}
	}
	return out.Bytes()
}
