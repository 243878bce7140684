// Package measure runs an experiment and keeps what it found under
// book/data, with the machine, the date and the command.
package measure

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"

	"artofwaiting/site/outputs"
)

// Run runs the program in the directory pkg, such as
// ./chapters/01-blocking-threads/cost, with -json, and writes
// book/data/NAME.json below root. When the program fails, or prints
// what is no measurement, the old file stays.
//
// The package may be in a module of its own.
func Run(ctx context.Context, root, name, pkg string,
	log io.Writer) error {
	if !names.MatchString(name) {
		return fmt.Errorf("%q is no name for a measurement: it has "+
			"letters, digits and hyphens only", name)
	}
	run := command(root, pkg)
	said := "go " + strings.Join(run, " ")
	fmt.Fprintln(log, said)
	var out bytes.Buffer
	c := exec.CommandContext(ctx, "go", append(run, "-json")...)
	c.Dir, c.Stdout, c.Stderr = root, &out, os.Stderr
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s: %w", said, err)
	}
	d, err := read(&out)
	if err != nil {
		return fmt.Errorf("%s prints no measurement: %w", said, err)
	}
	d.Command = said
	d.Date = time.Now().UTC().Format(time.DateOnly)
	d.Machine = machine()
	return write(filepath.Join(root, "book", "data", name+".json"), d)
}

// command is what go is told, to run pkg in the innermost module that
// it is in.
func command(root, pkg string) []string {
	rest := "."
	for dir := path.Clean(pkg); dir != "."; dir = path.Dir(dir) {
		_, err := os.Stat(filepath.Join(root, dir, "go.mod"))
		if err == nil {
			if rest != "." {
				rest = "./" + rest
			}
			return []string{"run", "-C", "./" + dir, rest}
		}
		rest = path.Join(path.Base(dir), rest)
	}
	return []string{"run", pkg}
}

// names leaves out the dot, at which {{NAME.key}} is cut.
var names = regexp.MustCompile(`^[A-Za-z0-9-]+$`)

// read is as strict as loading the book will be.
func read(r io.Reader) (*outputs.Data, error) {
	d := new(outputs.Data)
	dec := json.NewDecoder(r)
	dec.UseNumber()
	dec.DisallowUnknownFields()
	if err := dec.Decode(d); err != nil {
		return nil, err
	}
	switch {
	case d.Title == "":
		return nil, errors.New("it has no title")
	case d.Values == nil && d.Rows == nil && d.Plot == nil:
		return nil, errors.New("it has no values, rows or plot")
	}
	return d, nil
}

func write(file string, d *outputs.Data) error {
	src, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	fresh := file + ".new"
	if err := os.WriteFile(fresh, append(src, '\n'), 0o644); err != nil {
		return err
	}
	return os.Rename(fresh, file)
}

// machine says what measured, as far as a reader needs to know.
func machine() string {
	cpu := runtime.GOARCH
	src, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(src)) {
		key, value, _ := strings.Cut(line, ":")
		if strings.TrimSpace(key) == "model name" {
			cpu = strings.TrimSpace(value)
			break
		}
	}
	kernel := runtime.GOOS
	release, _ := os.ReadFile("/proc/sys/kernel/osrelease")
	if v, _, _ := strings.Cut(string(release), "-"); v != "" {
		kernel = "Linux " + strings.TrimSpace(v)
	}
	return fmt.Sprintf("%d × %s, %s, %s", runtime.NumCPU(), cpu, kernel,
		runtime.Version())
}
