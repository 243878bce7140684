package runner

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

//go:embed assets
var assets embed.FS

// below is the directory of a site that all of it is in.
const below = "run"

// Scripts is the two scripts, and one for each recorded run, by their
// paths in a site. A page asks for them when somebody clicks Run.
func (p *Programs) Scripts() (map[string][]byte, error) {
	if p == nil {
		return nil, nil
	}
	page, err := assets.ReadFile("assets/run.js")
	if err != nil {
		return nil, err
	}
	worker, err := assets.ReadFile("assets/wasi.js")
	if err != nil {
		return nil, err
	}
	where, err := json.Marshal(p.File)
	if err != nil {
		return nil, err
	}
	page = append(page, "Object.assign(files, "...)
	page = append(append(page, where...), ");\n"...)
	scripts := map[string][]byte{below + "/run.js": page,
		below + "/wasi.js": worker}
	return scripts, p.recordings(scripts)
}

// recordings adds those of the book, as scripts, for a page that was
// opened from a disk may not fetch.
func (p *Programs) recordings(scripts map[string][]byte) error {
	const traces = "book/data/traces/"
	names, err := filepath.Glob(filepath.Join(p.root, traces, "*.json"))
	if err != nil {
		return err
	}
	for _, file := range names {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		scripts[below+"/"+name+".js"] = fmt.Appendf(nil,
			"recorded(%q, %s);\n", name, bytes.TrimSpace(text))
	}
	return nil
}

// Fill adds the programs to the files of a site.
func (p *Programs) Fill(site string) error {
	if p == nil {
		return nil
	}
	dir := filepath.Join(site, below)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, name := range p.names() {
		for _, end := range []string{".wasm.gz", ".js"} {
			from := filepath.Join(p.dir, name+end)
			if err := link(from, filepath.Join(dir, name+end)); err != nil {
				return err
			}
		}
	}
	return nil
}

// link does not copy if it need not: these are forty megabytes, and
// a book is rendered at every change.
func link(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(dst, src); err != nil {
		dst.Close()
		return err
	}
	return dst.Close()
}
