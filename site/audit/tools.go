package audit

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
)

//go:embed assets
var assets embed.FS

// tools is the programs that have to be on the machine.
type tools struct{ node, npm, java, chromium string }

// find looks for them. missing says what cannot be done without those
// that are not there.
func find() (t tools, missing error) {
	for _, tool := range []struct {
		found *string
		names []string
		fix   string
	}{
		{&t.node, []string{"node"}, "install Node 20 or later; it runs " +
			"Lighthouse, axe and html-validate"},
		{&t.npm, []string{"npm"}, "install npm; it fetches the tools"},
		{&t.java, []string{"java"}, "install a Java runtime; it runs " +
			"epubcheck"},
		{&t.chromium, []string{os.Getenv("CHROMIUM"), "chromium",
			"chromium-browser", "google-chrome"}, "install Chromium, or " +
			"name it in CHROMIUM; Lighthouse and axe look at pages with it"},
	} {
		for _, name := range tool.names {
			if file, err := exec.LookPath(name); err == nil {
				*tool.found = file
				break
			}
		}
		if *tool.found == "" {
			missing = errors.Join(missing, fmt.Errorf("%s: not found\n\t%s",
				tool.names[len(tool.names)-1], tool.fix))
		}
	}
	return t, missing
}

// install fetches the packages once for each list of versions.
func install(ctx context.Context, t tools, cache string,
	out io.Writer) (string, error) {
	list, err := fs.ReadFile(assets, "assets/package.json")
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, fmt.Sprintf("%x",
		sha256.Sum256(list))[:16])
	if err := copyAssets(dir); err != nil {
		return "", err
	}
	complete := filepath.Join(dir, "complete")
	if _, err := os.Stat(complete); err == nil {
		return dir, nil
	}
	fmt.Fprintln(out, "fetching the tools of the audit into", dir)
	cmd := exec.CommandContext(ctx, t.npm, "install", "--ignore-scripts",
		"--no-audit", "--no-fund", "--fetch-retries=1")
	cmd.Dir = dir
	if text, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("npm cannot fetch the tools: %w\n%s", err,
			bytes.TrimSpace(text))
	}
	return dir, os.WriteFile(complete, nil, 0o644)
}

func copyAssets(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	names, err := fs.Glob(assets, "assets/*")
	for _, name := range names {
		data, err1 := fs.ReadFile(assets, name)
		err = errors.Join(err, err1,
			os.WriteFile(filepath.Join(dir, path.Base(name)), data, 0o644))
	}
	return err
}
