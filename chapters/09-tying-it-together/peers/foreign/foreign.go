//go:build linux

// Package foreign builds the peers that are no Go, where somebody
// can.
package foreign

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// A Peer is a program that is no Go.
type Peer struct {
	Name   string // in the tables
	by     compiler
	source string // a file without its end, or a bin of the crate
}

// A compiler builds a program in dir, and says where it is.
type compiler func(dir, source string) (string, error)

// The peers of each measurement. An echo server takes a port, a
// greeter what each of ./greet takes, and Small what there is to
// do.
var (
	Echo = []Peer{{"C", cc, "echo"},
		{"mio", cargo, "mio"}, {"Tokio", cargo, "echo"}}
	Greet = []Peer{{"C", cc, "greeter"},
		{"mio", cargo, "miogreet"}, {"Tokio", cargo, "greeter"}}
	Small = []Peer{{"Tokio", cargo, "small"}}
)

// Build builds peers in dir, and has how each is started, by its
// name. Of those that cannot be built it says why, and goes on.
func Build(dir string, peers []Peer) map[string][]string {
	programs := make(map[string][]string)
	for _, p := range peers {
		program, err := p.by(dir, p.source)
		if err != nil {
			fmt.Fprintln(os.Stderr, p.Name, "is absent:", err)
			continue
		}
		programs[p.Name] = []string{program}
	}
	return programs
}

func cc(dir, source string) (string, error) {
	program := filepath.Join(dir, "c-"+source)
	return program, command(here("c"), "cc", "-O2",
		"-o", program, source+".c")
}

// cargo takes the crates from where cargo finds them, or from
// CRATES, a directory of crates such as a distribution has. It
// works on a copy, for it leaves a file beside what it builds.
func cargo(dir, source string) (string, error) {
	args := []string{"build", "--quiet", "--release",
		"--bin", source, "--target-dir", dir}
	if crates := os.Getenv("CRATES"); crates != "" {
		args = append(args, "--offline",
			"--config", `source.crates-io.replace-with="here"`,
			"--config", fmt.Sprintf("source.here.directory=%q",
				crates))
	}
	crate, err := os.MkdirTemp(dir, "crate")
	if err != nil {
		return "", err
	}
	err = os.CopyFS(crate, os.DirFS(here("tokio")))
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "release", source),
		command(crate, "cargo", args...)
}

// here is where a directory beside this one is.
func here(name string) string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", name)
}

func command(dir, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err == nil {
		return nil
	}
	last := strings.TrimSpace(string(out))
	last = last[strings.LastIndex(last, "\n")+1:]
	if last == "" {
		return err
	}
	return errors.New(last)
}
