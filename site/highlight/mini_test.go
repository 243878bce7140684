package highlight

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"artofwaiting/site/listings"
)

// module writes a module "mini" of files into a new directory.
func module(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module mini\n\ngo 1.26\n")
	for name, src := range files {
		write(t, filepath.Join(dir, name), src)
	}
	return dir
}

func write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// A fixture is a loaded module.
type fixture struct {
	testing.TB
	*Program
	sources *listings.Sources
}

func load(t testing.TB, root string) fixture {
	t.Helper()
	s := listings.NewSources(root)
	p, err := Load(root, s)
	if err != nil {
		t.Fatal(err)
	}
	return fixture{t, p, s}
}

func (f fixture) resolve(ref string) []listings.Excerpt {
	f.Helper()
	e, err := f.sources.Resolve(ref)
	if err != nil {
		f.Fatal(err)
	}
	return e
}

// html draws with every definition of ours linked to "#" and its
// key, and none defined, unless by these keys.
func (f fixture) html(ref string, defines ...string) string {
	f.Helper()
	out, err := f.HTML(f.resolve(ref), Options{
		Link: func(key string) string { return "#" + key },
		Defines: func(key string) bool {
			for _, d := range defines {
				if d == key || d == "*" {
					return true
				}
			}
			return false
		},
	})
	if err != nil {
		f.Fatal(err)
	}
	return out
}

var (
	ctx  = regexp.MustCompile(`(?s)<span class=ctx>.*?</span>`)
	tags = regexp.MustCompile(`<[^>]*>`)
)

// plain is the text of what is drawn.
func plain(out string) string {
	return html.UnescapeString(tags.ReplaceAllString(out, ""))
}

// lit is the text of the lit lines without common indentation.
func lit(out string) string {
	lines := strings.Split(plain(ctx.ReplaceAllString(out, "")), "\n")
	return strings.Join(listings.Dedent(lines), "\n")
}

func contains(t testing.TB, what, out, want string) {
	t.Helper()
	if !strings.Contains(out, want) {
		t.Errorf("%s: no %q in\n%s", what, want, out)
	}
}
