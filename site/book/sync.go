package book

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"github.com/yuin/goldmark/ast"

	"artofwaiting/site/listings"
	"artofwaiting/site/outputs"
)

// Sync rewrites the copies of code and output in every chapter from
// their sources, and says which files it changed. A fence that
// cannot be resolved, or whose end is in doubt, is left as it is,
// for Load to complain about. Line ends are those of the sources.
func Sync(root string) (changed []string, err error) {
	s := syncer{listings.NewSources(root), outputs.NewStore(root)}
	for _, name := range chapterFiles(root) {
		file := filepath.Join(root, name)
		old, err := os.ReadFile(file)
		if err != nil {
			return changed, err
		}
		fresh := s.rewrite(old)
		if bytes.Equal(old, fresh) {
			continue
		}
		if err := replace(file, fresh); err != nil {
			return changed, err
		}
		changed = append(changed, name)
	}
	return changed, nil
}

type syncer struct {
	sources *listings.Sources
	outputs *outputs.Store
}

func (s syncer) rewrite(src []byte) []byte {
	c := new(Chapter)
	if c.frontMatter(src) != nil {
		return src
	}
	head := len(src) - len(c.Source)
	var out []byte
	from := 0
	doc, err := parse(c.Source)
	if err != nil {
		return src
	}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		f, ok := n.(*ast.FencedCodeBlock)
		if !ok || f.Info == nil {
			continue
		}
		fresh, ok := s.body(string(f.Info.Segment.Value(c.Source)))
		if msg, _ := misplaced(f, c.Source); !ok || msg != "" ||
			opens(fresh, marker(f, c.Source)) {
			continue
		}
		start, end := extent(f, c.Source)
		out = append(out, c.Source[from:start]...)
		out = append(out, fresh...)
		from = end
	}
	out = append(out, c.Source[from:]...)
	return append(src[:head:head], out...)
}

// body is what a fence with this info string must hold.
func (s syncer) body(info string) ([]byte, bool) {
	language, ref, _ := strings.Cut(strings.TrimSpace(info), " ")
	ref = strings.TrimSpace(ref)
	switch {
	case ref == "":
	case language == "go":
		excerpts, err := s.sources.Resolve(ref)
		if err != nil {
			return nil, false
		}
		text, err := s.sources.Text(excerpts)
		return text, err == nil
	case listings.Foreign(language):
		text, err := s.sources.Foreign(language, ref)
		return text, err == nil
	case language == "output":
		ref, _, ok := cutVary(ref)
		golden, err := s.outputs.Output(ref)
		return []byte(golden.Text), ok && err == nil
	}
	return nil, false
}

// replace writes a file whole or not at all, and keeps its mode.
func replace(name string, data []byte) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(name), ".sync-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	_, err = temp.Write(data)
	if err2 := temp.Close(); err == nil {
		err = err2
	}
	if err == nil {
		err = os.Chmod(temp.Name(), info.Mode().Perm())
	}
	if err != nil {
		return err
	}
	return os.Rename(temp.Name(), name)
}
