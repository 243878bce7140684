// Package outputs finds what programs printed, in the goldens of the
// testscripts, and what was measured, in the data files, so that a
// book can print outputs and numbers without ever typing them.
package outputs

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/txtar"
)

// Store reads testscripts and data files once. It may be used by
// many goroutines.
type Store struct {
	root    string
	mu      sync.Mutex
	scripts map[string]*Script
}

// A Script is a testscript: commands, then files.
type Script struct {
	Path    string
	goldens map[string]Golden
}

// A Golden is what one run of a program printed.
type Golden struct {
	Name    string // "greeter.golden"
	Command string // "go run ./chapters/…"; "" when none compares with it
	Text    string
	Real    bool // only a real kernel prints this
}

// NewStore reads below root.
func NewStore(root string) *Store {
	return &Store{root: root, scripts: make(map[string]*Script)}
}

// Script reads "testscripts/NAME.txtar".
func (s *Store) Script(name string) (*Script, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if sc := s.scripts[name]; sc != nil {
		return sc, nil
	}
	ok, _ := path.Match("testscripts/*.txtar", name)
	if !ok || !filepath.IsLocal(name) {
		return nil, fmt.Errorf("%q is no testscript: outputs come from "+
			"testscripts/NAME.txtar#NAME.golden", name)
	}
	src, err := os.ReadFile(filepath.Join(s.root, name))
	if err != nil {
		return nil, fmt.Errorf("no such testscript: %s", name)
	}
	sc := parseScript(name, src)
	s.scripts[name] = sc
	return sc, nil
}

func parseScript(name string, src []byte) *Script {
	archive := txtar.Parse(src)
	commands := commandsOf(string(archive.Comment))
	sc := &Script{Path: name, goldens: make(map[string]Golden)}
	for _, f := range archive.Files {
		if strings.HasSuffix(f.Name, ".golden") {
			run := commands[f.Name]
			sc.goldens[f.Name] = Golden{
				f.Name, run.command, string(f.Data), run.real}
		}
	}
	return sc
}

// An execution is a command of a script, and whether only a real
// kernel is asked to run it.
type execution struct {
	command string
	real    bool
}

// commandsOf says which command each golden is compared with: the
// last one run before the comparison.
func commandsOf(script string) map[string]execution {
	commands := make(map[string]execution)
	var last execution
	for line := range strings.Lines(script) {
		field := strings.Fields(line)
		real := slices.Contains(field, "[real]")
		for len(field) > 0 &&
			(field[0] == "!" || strings.HasPrefix(field[0], "[")) {
			field = field[1:]
		}
		switch {
		case len(field) > 1 && field[0] == "run":
			last = execution{
				"go run " + strings.Join(field[1:], " "), real}
		case len(field) == 3 && field[0] == "cmp":
			commands[field[2]] = execution{
				last.command, last.real || real}
		}
	}
	return commands
}

// Output is the golden that ref names: "testscripts/x.txtar#y.golden",
// or with "/word" only the lines from the first that contains word to
// the next empty one.
func (s *Store) Output(ref string) (Golden, error) {
	file, section, ok := strings.Cut(ref, "#")
	if !ok {
		return Golden{}, fmt.Errorf("%q names no golden: write "+
			"testscripts/NAME.txtar#NAME.golden", ref)
	}
	sc, err := s.Script(file)
	if err != nil {
		return Golden{}, err
	}
	name, word, part := strings.Cut(section, "/")
	g, ok := sc.goldens[name]
	if !ok {
		return Golden{}, fmt.Errorf("%s has no golden %q; it has %s",
			file, name, strings.Join(sc.names(), ", "))
	}
	if g.Command == "" {
		return Golden{}, fmt.Errorf("%s compares nothing with %s, so no "+
			"run has shown it to be true", file, name)
	}
	if part {
		if g.Text, ok = paragraph(g.Text, word); !ok {
			return Golden{}, fmt.Errorf("no line of %s in %s contains %q",
				name, file, word)
		}
	}
	return g, nil
}

// paragraph is the lines from the first that contains word to the
// next empty one.
func paragraph(text, word string) (string, bool) {
	var out strings.Builder
	for line := range strings.Lines(text) {
		if out.Len() == 0 && !strings.Contains(line, word) {
			continue
		}
		if out.Len() > 0 && strings.TrimSpace(line) == "" {
			break
		}
		out.WriteString(line)
	}
	return out.String(), out.Len() > 0
}

func (sc *Script) names() []string {
	var names []string
	for n := range sc.goldens {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}
