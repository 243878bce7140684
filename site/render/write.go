package render

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

func (p *press) assets(site Site) {
	fs.WalkDir(assets, "assets", func(name string, d fs.DirEntry,
		err error) error {
		if err != nil || d.IsDir() || path.Ext(name) == ".html" {
			return err
		}
		site[path.Base(name)], err = assets.ReadFile(name)
		return err
	})
	site[".nojekyll"] = nil // files as they are, please
}

// Write makes dir hold the site and nothing else but what more adds
// to it. It is written beside dir and then takes its place, so that
// whatever goes wrong, dir is whole: the old site or the new one.
func Write(dir string, site Site, more ...func(dir string) error) error {
	dir = filepath.Clean(dir)
	if err := ours(dir); err != nil {
		return err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(dir), ".public-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(fresh)
	if err := os.Chmod(fresh, 0o755); err != nil {
		return err
	}
	for _, fill := range append(more, site.fill) {
		if err := fill(fresh); err != nil {
			return err
		}
	}
	old := fresh + ".old"
	defer os.RemoveAll(old)
	if err := os.Rename(dir, old); err != nil && !os.IsNotExist(err) {
		return err
	}
	if err := os.Rename(fresh, dir); err != nil {
		os.Rename(old, dir)
		return err
	}
	return nil
}

func (s Site) fill(dir string) error {
	for name, data := range s {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// ours keeps Write from replacing a directory that no press has
// written.
func ours(dir string) error {
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, ".nojekyll")); err != nil {
		return fmt.Errorf("%s is not empty and holds no site of ours: "+
			"move it away first", dir)
	}
	return nil
}
