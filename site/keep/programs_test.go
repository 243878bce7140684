package keep

import (
	"errors"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"artofwaiting/site/archive/archivetest"
)

// unpack writes the files of an archive below a new directory.
func unpack(t *testing.T, data []byte) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range archivetest.Unzip(t, data) {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777),
			os.WriteFile(file, text, 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// offline runs go as on a machine that has the modules, and no way to
// get others.
func offline(dir string, args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// What a reader unpacks builds, and prints what the book says.
func TestProgramRuns(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles a chapter")
	}
	site := rendered(t)
	dir := filepath.Join(unpack(t, site["03-epoll.zip"]), "03-epoll")
	if out, err := offline(dir, "vet", "./..."); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	golden, err := os.ReadFile("../../testscripts/03-epoll.txtar")
	if err != nil {
		t.Fatal(err)
	}
	out, err := offline(dir, "run", "./chapters/03-epoll")
	if err != nil || out == "" || !strings.Contains(string(golden), out) {
		t.Errorf("%v, it printed %q", err, out)
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if packed := archivetest.Unzip(t, site["03-epoll.zip"])["03-epoll/"+name]; err != nil ||
			string(text) != string(packed) {
			t.Errorf("go has rewritten %s: %v\n%s", name, err, text)
		}
	}
}

// Each archive has every package that go finds it needs,
// with the real kernel and with the one in a box.
func TestProgramsAreWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("asks go about every chapter")
	}
	n := 0
	for name, data := range rendered(t) {
		if path.Ext(name) != ".zip" || name[0] < '0' || name[0] > '9' {
			continue
		}
		n++
		dir := filepath.Join(unpack(t, data), strings.TrimSuffix(name, ".zip"))
		for _, tags := range []string{"-tags=", "-tags=sim,exercise"} {
			if out, err := offline(dir, "list", "-deps", "-test", tags, "./..."); err != nil {
				t.Errorf("%s, %s: %v\n%s", name, tags, err, out)
			}
		}
	}
	if n < 10 {
		t.Errorf("%d chapters have an archive", n)
	}
}
