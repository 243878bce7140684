// Package history asks git what became of the chapters.
package history

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// A Change is a commit that touched a file.
type Change struct {
	Commit  string // the whole hash
	Date    string // of its author: 2026-11-29
	Subject string
}

// A History is the changes of files, the latest first.
type History struct {
	Files map[string][]Change // by the name of today
	Cut   bool                // the repository has not all of it
}

// ErrNone says that there is no history: no git, no repository, or
// one that does not know these files.
var ErrNone = errors.New("no history")

// Read is the history of the files in a directory below root, through
// their earlier names. It depends on the commit that is checked out
// and on nothing else: neither on the time, nor on how the reader has
// set up git.
func Read(root, dir string) (*History, error) {
	log, err := git(root, "log", "-z", "--no-merges", "--relative",
		"--find-renames", "--name-status", "--no-show-signature",
		"--no-color", "--format="+start+"%H%x00%as%x00%s", "--", dir)
	if err != nil {
		return nil, err
	}
	h := &History{Files: parse(log)}
	if len(h.Files) == 0 {
		return nil, fmt.Errorf("%w of %s in the repository", ErrNone, dir)
	}
	shallow, err := git(root, "rev-parse", "--is-shallow-repository")
	h.Cut = strings.TrimSpace(shallow) == "true"
	return h, err
}

// git runs a command in root. Variables that are about another
// repository, as git sets them for a hook, are kept from it.
func git(root string, args ...string) (string, error) {
	config := []string{"-C", root, "-c", "log.follow=false"}
	cmd := exec.Command("git", append(config, args...)...)
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "GIT_DIR=") ||
			strings.HasPrefix(v, "GIT_WORK_TREE=") ||
			strings.HasPrefix(v, "GIT_INDEX_FILE=")
	})
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%w: git %s: %w: %s", ErrNone, args[0], err,
			bytes.TrimSpace(said.Bytes()))
	}
	return string(out), nil
}

// start is a byte before each commit that no path begins with.
const start = "\x01"

// names leads from earlier names to those of today.
type names map[string]string

func (n names) today(name string) string {
	if later, ok := n[name]; ok {
		return later
	}
	return name
}

// parse reads the log: of each commit its hash, date and subject,
// then for each file a letter and a name, or for one that was
// renamed the old name and the new.
func parse(log string) map[string][]Change {
	files, known := make(map[string][]Change), make(names)
	fields := strings.Split(log, "\x00")
	var c Change
	for i := 0; i+1 < len(fields); i++ {
		field := strings.TrimPrefix(fields[i], "\n")
		if hash, ok := strings.CutPrefix(field, start); ok {
			if i+2 >= len(fields) {
				break
			}
			c = Change{hash, fields[i+1], fields[i+2]}
			i += 2
			continue
		}
		i++
		name := known.today(fields[i])
		if strings.HasPrefix(field, "R") && i+1 < len(fields) {
			i++
			name = known.today(fields[i])
			known[fields[i-1]] = name
		}
		files[name] = append(files[name], c)
	}
	return files
}
