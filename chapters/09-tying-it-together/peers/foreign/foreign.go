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

// rust are the programs of the crate, by the names that the
// tables have for them. Small and Greeter are on Tokio too.
var rust = map[string]string{
	"Tokio": "echo", "mio": "mio",
	"Small": "small", "Greeter": "greeter"}

// Build builds them all in dir: "C", "Tokio" and "mio", which are
// servers and take a port, "Small", and "Greeter". Absent says
// why one is not among the programs.
func Build(dir string) (programs map[string]string,
	absent map[string]error) {
	programs = make(map[string]string)
	absent = make(map[string]error)
	add := func(kind, program string, err error) {
		if err != nil {
			absent[kind] = err
			return
		}
		programs[kind] = program
	}
	c := filepath.Join(dir, "c-echo")
	add("C", c, command(source("c"), "cc", "-O2", "-o", c,
		"echo.c"))
	err := cargo(dir)
	for kind, name := range rust {
		add(kind, filepath.Join(dir, "release", name), err)
	}
	return programs, absent
}

// cargo takes the crates from where cargo finds them, or from
// CRATES, a directory of crates such as a distribution has.
func cargo(dir string) error {
	args := []string{"build", "--quiet", "--release",
		"--target-dir", dir}
	if crates := os.Getenv("CRATES"); crates != "" {
		args = append(args, "--offline",
			"--config", `source.crates-io.replace-with="here"`,
			"--config", fmt.Sprintf("source.here.directory=%q",
				crates))
	}
	src := filepath.Join(dir, "tokio")
	err := os.CopyFS(src, os.DirFS(source("tokio")))
	if err != nil {
		return err
	}
	return command(src, "cargo", args...)
}

// source is where a directory beside this one is.
func source(name string) string {
	_, here, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(here), "..", name)
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
