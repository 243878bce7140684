// Package runner is what stands behind the Run button of a page: the
// chapters' programs as site/wasm packs them, compressed, and the
// scripts that run them in the reader's browser.
//
// Contract. To pack takes a quarter of a minute at best, to render
// less than a second. So the programs are packed apart, into a
// directory beside the book, and are used for as long as no source
// has changed. Pages that are rendered without them have no buttons.
package runner

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"artofwaiting/site/wasm"
)

// Programs is what was packed.
type Programs struct {
	Sources string            // what they were built from, as a hash
	File    map[string]string // "chapters/03-epoll" to "03-epoll-box"
	root    string
	dir     string
}

// place is where they are kept, and is left out of git.
func place(root string) string { return filepath.Join(root, ".wasm") }

const list = "programs.json"

// Packed is the programs of the book below root, or nil when there
// are none, or the sources are others now.
func Packed(root string) *Programs {
	p := &Programs{root: root, dir: place(root)}
	text, err := os.ReadFile(filepath.Join(p.dir, list))
	if err != nil || json.Unmarshal(text, p) != nil {
		return nil
	}
	if now, err := sources(root); err != nil || now != p.Sources {
		return nil
	}
	return p
}

// Has says whether a page can run a program.
func (p *Programs) Has(program string) bool {
	return p != nil && p.File[program] != ""
}

// Pack packs the programs, unless they are, and says so.
func Pack(ctx context.Context, root string) (fresh bool, err error) {
	if Packed(root) != nil {
		return false, nil
	}
	now, err := sources(root)
	if err != nil {
		return false, err
	}
	work, err := os.MkdirTemp(root, ".wasm-*")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(work)
	info, err := wasm.Build(ctx, root, work)
	if err != nil {
		return false, err
	}
	p := &Programs{Sources: now, File: make(map[string]string)}
	for _, f := range info.Files {
		name := strings.TrimSuffix(f.Name, ".wasm")
		for _, program := range f.Programs {
			p.File[program] = name
		}
		if err := compress(filepath.Join(work, name)); err != nil {
			return false, err
		}
	}
	if err := p.note(work); err != nil {
		return false, err
	}
	return true, replace(place(root), work)
}

// note writes the list last, for whoever finds it finds the rest.
func (p *Programs) note(dir string) error {
	text, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, list), text, 0o666)
}

func replace(old, fresh string) error {
	if err := os.RemoveAll(old); err != nil {
		return err
	}
	if err := os.Chmod(fresh, 0o755); err != nil {
		return err
	}
	return os.Rename(fresh, old)
}

// compress puts two files in the place of name.wasm: one that a page
// fetches, and a script with the same in it, for a page that was
// opened from a disk, and may not fetch.
func compress(name string) error {
	binary, err := os.ReadFile(name + ".wasm")
	if err != nil {
		return err
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(binary); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	script := fmt.Sprintf("brought(%q, %q);\n", filepath.Base(name),
		base64.StdEncoding.EncodeToString(b.Bytes()))
	return errors.Join(os.Remove(name+".wasm"),
		os.WriteFile(name+".wasm.gz", b.Bytes(), 0o666),
		os.WriteFile(name+".js", []byte(script), 0o666))
}

// names is the files that the programs are in, sorted.
func (p *Programs) names() []string {
	var names []string
	for _, name := range p.File {
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
