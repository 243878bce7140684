package random

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// root is the directory of the module.
const root = "../../.."

// compiler is the compiler, built once.
var compiler = sync.OnceValues(func() (string, error) {
	depend("../compile/*.go")
	depend("../*.go")
	dir, err := os.MkdirTemp("", "compiler")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "compile")
	out, err := exec.Command("go", "build", "-o", path,
		"artofwaiting/code/generator/compile").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return path, nil
})

// depend reads files, so that the go command knows that this test
// depends on them, and does not take its last answer for the one
// that another compiler would give.
func depend(pattern string) {
	paths, _ := filepath.Glob(pattern)
	for _, path := range paths {
		os.ReadFile(path)
	}
}

// TestMain takes the compiler away in the end.
func TestMain(m *testing.M) {
	status := m.Run()
	if path, err := compiler(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(status)
}

// A module is a directory in which a package can be compiled.
type module struct {
	dir      string
	compiler string
	end      time.Time // of its patience, if it has one
}

// newModule makes one. What waits does so as often as some
// schedules say.
func newModule(t testing.TB, schedules int) *module {
	t.Helper()
	path, err := compiler()
	if err != nil {
		t.Fatal(err)
	}
	m := &module{dir: t.TempDir(), compiler: path}
	abs, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	sum, err := os.ReadFile(root + "/go.sum")
	if err != nil {
		t.Fatal(err)
	}
	m.write(t, "go.mod", "module scratch\n\ngo 1.26\n\n"+
		"require artofwaiting v0.0.0\n\n"+
		"replace artofwaiting => "+abs+"\n")
	m.write(t, "go.sum", string(sum))
	for _, name := range []string{"support.go", "async.go"} {
		text, err := os.ReadFile("../testdata/random/" + name)
		if err != nil {
			t.Fatal(err)
		}
		m.write(t, "p/"+name, strings.Replace(string(text),
			"package random", "package corpus", 1))
	}
	m.write(t, "p/diff_test.go", fmt.Sprintf(`package corpus_test

import (
	"testing"

	"artofwaiting/code/generator/testdata/probe"
	"scratch/p"
	"scratch/p/compiled"
)

func TestDiff(t *testing.T) {
	probe.Compare(t, corpus.Programs, compiled.Programs, %d)
}
`, schedules))
	return m
}

// write writes a file.
func (m *module) write(t testing.TB, name, text string) {
	t.Helper()
	path := filepath.Join(m.dir, name)
	err := os.MkdirAll(filepath.Dir(path), 0o777)
	if err == nil {
		err = os.WriteFile(path, []byte(text), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// run runs a command in the module, and is what it has printed.
// To hang is to fail.
func (m *module) run(name string, args ...string) (string, bool) {
	left := time.Minute
	if !m.end.IsZero() {
		left = time.Until(m.end)
	}
	ctx, cancel := context.WithTimeout(context.Background(), left)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = m.dir
	cmd.WaitDelay = time.Second / 2 // for what it has started
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod",
		"GOWORK=off", "GOPROXY=off")
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	if ctx.Err() != nil {
		return "HANGS\n" + out.String(), false
	}
	return out.String(), err == nil
}

// late says whether there is no time to run a program, and see if
// it hangs.
func (m *module) late() bool {
	return !m.end.IsZero() && time.Until(m.end) < 2*time.Second
}

// compare compiles a package, and runs both forms. It returns
// what is wrong, or nothing. A source that does not compile is
// not the compiler's fault, but the generator's of programs: that
// is reported, and valid is false.
func (m *module) compare(t testing.TB, text string) (
	fault string, valid bool) {
	t.Helper()
	m.write(t, "p/p.go", text)
	made := filepath.Join(m.dir, "p", "compiled")
	out, ok := m.run(m.compiler, "-o", made, "p")
	if !ok && !m.late() {
		if out2, ok := m.run("go", "build", "./p"); !ok {
			return out2, false
		}
		return "compile: " + out, true
	}
	test := filepath.Join(m.dir, "test")
	out, ok = m.run("go", "test", "-c", "-vet=off",
		"-ldflags=-s -w", "-o", test, "./p")
	if !ok && !m.late() {
		return "build: " + out, true
	}
	if m.late() {
		return "", true
	}
	out, ok = m.run(test, "-test.timeout=30s")
	if !ok {
		return "run: " + out, true
	}
	return "", true
}
