package wasm

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A program is a package main, as go list describes it.
type program struct {
	ImportPath string
	Dir        string
	Name       string
	GoFiles    []string
	EmbedFiles []string
	Deps       []string
	Module     struct{ Path string }
}

// find lists the programs of the chapters, in order. What build tags
// keep from this target is not among them, nor are the exercises.
func find(ctx context.Context, root string) ([]program, error) {
	list, err := command(ctx, root, "list", "-json="+
		"ImportPath,Dir,Name,GoFiles,EmbedFiles,Deps,Module",
		"./chapters/...")
	if err != nil {
		return nil, err
	}
	var all []program
	for d := json.NewDecoder(bytes.NewReader(list)); ; {
		var p program
		err := d.Decode(&p)
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("wasm: go list: %w", err)
		}
		if p.Name == "main" && len(p.GoFiles) > 0 &&
			!strings.Contains(p.ImportPath, "/exercises/") {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(p, q program) int {
		return strings.Compare(p.ImportPath, q.ImportPath)
	})
	return all, nil
}

// name is the program's path in the book, "chapters/NN-name" and
// perhaps one more: what go run is told.
func (p *program) name() string {
	return strings.TrimPrefix(p.ImportPath, p.Module.Path+"/")
}

// isGreeter says whether p is the chapter itself.
func (p program) isGreeter() bool {
	return strings.Count(p.name(), "/") == 1
}

// file is the name of the file that p belongs to.
func (p *program) file() string {
	name := strings.Split(p.name(), "/")[1]
	if p.chapters() > most {
		return name + "-all.wasm"
	}
	if slices.Contains(p.Deps, p.Module.Path+"/code/sys/box") {
		name += "-box"
	}
	return name + ".wasm"
}

// tooMuch is packages that no program may bring, and why.
var tooMuch = []struct{ path, why string }{
	{"net", "package net talks to the real kernel, and is a third of " +
		"what all the others weigh"},
	{"os/exec", "it starts processes, and here is none but this"},
	{"go/parser", "it reads Go, which lies elsewhere"},
	{"encoding/json", "it measures, and there is nothing to measure: " +
		"time is virtual"},
}

// most is how many chapters' code the programs of a file may have.
// A greeter has that of five at most, of those before it. One that
// has all greeters is too large to have others beside it.
const most = 5

// chapters is how many chapters' code is in p.
func (p *program) chapters() int {
	seen := make(map[string]bool)
	for _, path := range p.Deps {
		rest, ok := strings.CutPrefix(path, p.Module.Path+"/chapters/")
		if chapter, _, in := strings.Cut(rest, "/"); ok && in {
			seen[chapter] = true
		}
	}
	return len(seen)
}

// leftOut is why p is in no file, or nothing.
func (p *program) leftOut() string {
	for _, m := range tooMuch {
		if slices.Contains(p.Deps, m.path) {
			return m.why
		}
	}
	if len(p.EmbedFiles) > 0 {
		return "it embeds files, which lie elsewhere than its copy"
	}
	return ""
}
