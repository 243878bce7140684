package listings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const rust = `// Nothing of this.
use std::io;

impl Service {
    // greet asks ask(
    // twice.
    async fn greet(&self) -> String {
        if a {
            b
        }
    }

    fn ask<T>(t: T) {
    }
}
`

const c = `static int say(struct conn *c);

// say says.
static int say(struct conn *c) {
	if (x) {
		return say(c);
	}
}

char *kept(void) {
}
`

// language is what a file's name ends in, or c.
func language(ref string) string {
	if strings.Contains(ref, ".rs") {
		return "rust"
	}
	return "c"
}

func TestForeign(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.rs": rust, "a.c": c, "a.go": "package a\n",
	} {
		err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666)
		if err != nil {
			t.Fatal(err)
		}
	}
	s := NewSources(dir)
	for ref, want := range map[string]string{
		"a.rs#greet": "// greet asks ask(\n// twice.\n" +
			"async fn greet(&self) -> String {\n    if a {\n        b\n" +
			"    }\n}\n",
		"a.rs#ask":     "fn ask<T>(t: T) {\n}\n",
		"a.c#say":      "// say says.\nstatic int say(struct conn *c) {\n\tif (x) {\n\t\treturn say(c);\n\t}\n}\n",
		"a.c#kept+say": "char *kept(void) {\n}\n\n// say says.\nstatic int say(struct conn *c) {\n\tif (x) {\n\t\treturn say(c);\n\t}\n}\n",
	} {
		text, err := s.Foreign(language(ref), ref)
		if err != nil || string(text) != want {
			t.Errorf("%s: %v:\n%s\nwant\n%s", ref, err, text, want)
		}
	}
	for ref, want := range map[string]string{
		"a.rs":       "FILE.rs#NAME",
		"a.rs#nix":   `no function "nix"`,
		"b.rs#ask":   "no such file",
		"a.go#ask":   "no function in c",
		"../a.c#say": "no function in c",
	} {
		_, err := s.Foreign(language(ref), ref)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", ref, err, want)
		}
	}
}
