package exercise

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// limit ends a test that waits forever, as an attempt in a book about
// waiting may.
const limit = "60s"

type outcome int

const (
	passes outcome = iota
	fails
	unusable // it does not compile
)

// An attempt is the files of an exercise, or with solution, those
// with the solution's laid over them.
type attempt struct {
	root     string
	dir      string // "chapters/01-blocking-threads/exercises/1"
	solution bool
}

// run copies to out what go test says.
func (a attempt) run(ctx context.Context, out io.Writer) (outcome, error) {
	args := []string{"test", "-tags", "exercise", "-count=1", "-timeout", limit}
	if a.solution {
		overlay, err := a.overlay()
		if err != nil {
			return unusable, err
		}
		defer os.Remove(overlay)
		args = append(args, "-overlay", overlay)
	}
	var said bytes.Buffer
	cmd := exec.CommandContext(ctx, "go", append(args, "./"+a.dir)...)
	cmd.Dir = a.root
	cmd.Stdout = io.MultiWriter(out, &said)
	cmd.Stderr = cmd.Stdout
	// go test passes an interrupt on; killed, it would leave the test.
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	err := cmd.Run()
	if ctx.Err() != nil {
		return unusable, ctx.Err()
	}
	return a.judge(said.String(), err)
}

func (a attempt) judge(said string, err error) (outcome, error) {
	var exit *exec.ExitError
	switch {
	case err == nil && (strings.Contains(said, "[no test files]") ||
		strings.Contains(said, "[no tests to run]")):
		return unusable, fmt.Errorf("%s has no test: "+
			"it needs a *_test.go with //go:build exercise", a.dir)
	case err == nil:
		return passes, nil
	case !errors.As(err, &exit):
		return unusable, fmt.Errorf("go test: %w", err)
	case broken(said):
		return unusable, nil
	}
	return fails, nil
}

// broken reads the summary of go test, which ends so when it could
// not build or load the package. A file that is not even Go may leave
// no summary at all.
func broken(said string) bool {
	summary := false
	for line := range strings.Lines(said) {
		rest, ok := strings.CutPrefix(line, "FAIL\t")
		if !ok {
			continue
		}
		summary = true
		rest = strings.TrimSpace(rest)
		if strings.HasSuffix(rest, "[build failed]") ||
			strings.HasSuffix(rest, "[setup failed]") {
			return true
		}
	}
	return !summary
}

// overlay writes the file for go test -overlay that puts the solution
// in the place of the starter.
func (a attempt) overlay() (file string, err error) {
	dir, err := filepath.Abs(filepath.Join(a.root, a.dir))
	if err != nil {
		return "", err
	}
	files, err := filepath.Glob(filepath.Join(dir, "solution", "*.go"))
	if err != nil || len(files) == 0 {
		return "", fmt.Errorf("%s/solution has no Go file", a.dir)
	}
	replace := make(map[string]string)
	for _, file := range files {
		replace[filepath.Join(dir, filepath.Base(file))] = file
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	temp, err := os.CreateTemp("", "overlay-*.json")
	if err != nil {
		return "", err
	}
	_, err = temp.Write(text)
	if err = errors.Join(err, temp.Close()); err != nil {
		os.Remove(temp.Name())
		return "", err
	}
	return temp.Name(), nil
}
