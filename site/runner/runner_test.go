package runner

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, root, name, text string) {
	t.Helper()
	name = filepath.Join(root, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777),
		os.WriteFile(name, []byte(text), 0o666)); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func mini(t *testing.T) string {
	root := t.TempDir()
	write(t, root, "go.mod", "module book\n\ngo 1.26\n")
	write(t, root, "chapters/01-a/main.go", "package main\n\nfunc main() {}\n")
	return root
}

func pack(t *testing.T, root string) bool {
	t.Helper()
	fresh, err := Pack(t.Context(), root)
	if err != nil {
		t.Fatal(err)
	}
	return fresh
}

// Programs are packed when a source has changed, and only then.
func TestPack(t *testing.T) {
	root := mini(t)
	if Packed(root) != nil || Packed(root).Has("chapters/01-a") {
		t.Fatal("packed, and nobody did")
	}
	if !pack(t, root) || pack(t, root) {
		t.Error("it is to be packed once")
	}
	p := Packed(root)
	if !p.Has("chapters/01-a") || p.Has("chapters/01-b") {
		t.Errorf("it has %v", p.File)
	}
	for _, other := range []string{"chapters/01-a/a_test.go",
		"chapters/01-a/exercises/1/a.go", "book/x.go"} {
		write(t, root, other, "package main\n")
		if Packed(root) == nil {
			t.Errorf("%s is in no program", other)
		}
	}
	for _, source := range []string{"go.mod", "code/a/a.go",
		"chapters/01-a/main.go", "chapters/02-b/main.go"} {
		pack(t, root)
		text, _ := os.ReadFile(filepath.Join(root, source))
		if text == nil {
			text = []byte("package main\n\nfunc main() {}\n")
		}
		write(t, root, source, string(text)+"\n// changed\n")
		if Packed(root) != nil {
			t.Errorf("%s has changed, and nobody noticed", source)
		}
	}
	write(t, root, "chapters/01-a/main.go", "package main\n}")
	if _, err := Pack(t.Context(), root); err == nil {
		t.Error("what does not compile was packed")
	}
	left, _ := filepath.Glob(filepath.Join(root, ".wasm-*"))
	if Packed(root) != nil || left != nil {
		t.Errorf("left %q", left)
	}
}

// What a page fetches, and what it has from a disk, is the same.
func TestPublish(t *testing.T) {
	root, site := mini(t), t.TempDir()
	write(t, root, "book/data/traces/01-x.json", "{\"title\": \"T\"}\n")
	pack(t, root)
	p := Packed(root)
	scripts, err := p.Scripts()
	if err != nil {
		t.Fatal(err)
	}
	if len(scripts["run/wasi.js"]) == 0 || !bytes.HasSuffix(
		scripts["run/run.js"], []byte(`{"chapters/01-a":"01-a"});`+"\n")) {
		t.Errorf("scripts %s", scripts)
	}
	if got := string(scripts["run/01-x.js"]); got !=
		"recorded(\"01-x\", {\"title\": \"T\"});\n" {
		t.Errorf("the recording is %q", got)
	}
	if err := p.Fill(site); err != nil {
		t.Fatal(err)
	}
	fetched := read(t, filepath.Join(site, "run/01-a.wasm.gz"))
	z, err := gzip.NewReader(bytes.NewReader(fetched))
	if err != nil {
		t.Fatal(err)
	}
	magic := make([]byte, 4)
	if _, err := z.Read(magic); err != nil || string(magic) != "\x00asm" {
		t.Errorf("begins with %q, %v", magic, err)
	}
	script := string(read(t, filepath.Join(site, "run/01-a.js")))
	text, ok := strings.CutPrefix(script, `brought("01-a", "`)
	text, ok2 := strings.CutSuffix(text, "\");\n")
	raw, err := base64.StdEncoding.DecodeString(text)
	if !ok || !ok2 || err != nil || !bytes.Equal(raw, fetched) {
		t.Errorf("the script is %.60s…", script)
	}
}

// Without programs a site has none of it.
func TestNothing(t *testing.T) {
	var none *Programs
	site := t.TempDir()
	scripts, err := none.Scripts()
	if err := errors.Join(err, none.Fill(site)); err != nil || scripts != nil {
		t.Errorf("%v, %v", scripts, err)
	}
	if left, _ := os.ReadDir(site); len(left) > 0 {
		t.Errorf("%v", left)
	}
}
