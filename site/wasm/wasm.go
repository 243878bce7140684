// Package wasm builds WebAssembly files of those programs that need
// no more of the world than a kernel in a box, so that a page can run
// them. A chapter has at most two: one of the programs that ask the
// kernel for something, and one of those that do without, for which
// nobody has to download a kernel. Most of a file is Go's runtime and
// package fmt, so that a file for each program would be about as
// large; and one for the whole book would grow with the book.
//
// Contract. The programs are plain commands and know nothing of this:
// here each becomes a package whose Main is called when the file is
// started under the program's name. Every run has a fresh instance to
// itself, so a program may use flags, global variables and os.Exit as
// it likes. Nothing is written but the result: the go command reads
// the rewritten files through an overlay.
package wasm

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// An Info says what Build has built.
type Info struct {
	Files   []File            // sorted
	LeftOut map[string]string // other programs, and why
}

// A File is one WebAssembly file.
type File struct {
	Name     string   // in the directory: 05-combinators.wasm
	Programs []string // what argv[0] may be, sorted
	programs []program
}

// Build builds the programs below root/chapters into files in dir. It
// needs the go command, which is killed when ctx is done.
func Build(ctx context.Context, root, dir string) (*Info, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	all, err := find(ctx, root)
	if err != nil {
		return nil, err
	}
	info := &Info{LeftOut: make(map[string]string)}
	for _, p := range all {
		if why := p.leftOut(); why != "" {
			info.LeftOut[p.name()] = why
			continue
		}
		info.add(p)
	}
	if len(info.Files) == 0 {
		return nil, errors.New("wasm: no program in " + root)
	}
	info.divide()
	for _, f := range info.Files {
		out := filepath.Join(dir, f.Name)
		if err := build(ctx, root, out, f.programs); err != nil {
			return nil, err
		}
	}
	return info, nil
}

// many is how many programs a file may have beside the greeter.
const many = 8

// divide gives the greeter of a chapter a file of its own, if that
// has many other programs: together they would be too large.
func (info *Info) divide() {
	var greeters []program
	for i := range info.Files {
		f := &info.Files[i]
		own := slices.IndexFunc(f.programs, program.isGreeter)
		if own < 0 || len(f.programs) <= many {
			continue
		}
		greeters = append(greeters, f.programs[own])
		f.Programs = slices.Delete(f.Programs, own, own+1)
		f.programs = slices.Delete(f.programs, own, own+1)
	}
	for _, p := range greeters {
		name, _ := strings.CutSuffix(p.file(), ".wasm")
		info.put(name+"-greeter.wasm", p)
	}
}

// add puts p into the file that it belongs to.
func (info *Info) add(p program) { info.put(p.file(), p) }

func (info *Info) put(name string, p program) {
	i, found := slices.BinarySearchFunc(info.Files, name,
		func(f File, name string) int {
			return strings.Compare(f.Name, name)
		})
	if !found {
		info.Files = slices.Insert(info.Files, i, File{Name: name})
	}
	f := &info.Files[i]
	f.Programs = append(f.Programs, p.name())
	f.programs = append(f.programs, p)
}

// place is where the rewritten files seem to be.
const place = "site/wasm/programs"

func build(ctx context.Context, root, out string,
	in []program) error {
	tmp, err := os.MkdirTemp("", "wasm")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	o := &overlay{root: root, tmp: tmp, Replace: map[string]string{}}
	for _, p := range in {
		if err := o.library(p); err != nil {
			return err
		}
	}
	if err := o.add(place+"/main.go", dispatcher(in)); err != nil {
		return err
	}
	list, err := json.Marshal(o)
	if err != nil {
		return err
	}
	file := filepath.Join(tmp, "overlay.json")
	if err := os.WriteFile(file, list, 0o600); err != nil {
		return err
	}
	linked := filepath.Join(tmp, "linked.wasm")
	args := append([]string{"build", "-overlay", file, "-o", linked},
		small...)
	args = append(args, "./"+place)
	if _, err := command(ctx, root, args...); err != nil {
		return err
	}
	binary, err := os.ReadFile(linked)
	if err != nil {
		return err
	}
	if binary, err = pack(binary, in[0].Module.Path); err != nil {
		return err
	}
	return os.WriteFile(out, binary, 0o666)
}

// small is flags that spare a download what is of no use there.
// Without inlining the code is larger, but a call compresses well,
// and the tables say which line a stack trace means with less. The
// standard library goes without its checks of bounds and of nil; our
// own code has them. Nobody can change these programs, and a test has
// seen each of them do what it does.
var small = []string{"-trimpath", "-buildvcs=false",
	"-ldflags=-s -w -buildid=",
	"-gcflags=all=-l", "-gcflags=std=-l -B -d=disablenil"}

// command runs the go command for this target.
func command(ctx context.Context, root string, args ...string) (
	[]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm",
		"GOFLAGS=", "PWD="+root)
	var msg strings.Builder
	cmd.Stderr = &msg
	got, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("wasm: go %s: %w\n%s",
			args[0], err, msg.String())
	}
	return got, nil
}
