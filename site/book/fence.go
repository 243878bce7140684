package book

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"artofwaiting/site/listings"

	"github.com/yuin/goldmark/ast"
)

// fence replaces a fence by what its info string says it is.
func (l *loader) fence(f *ast.FencedCodeBlock) {
	info := ""
	if f.Info != nil {
		info = strings.TrimSpace(string(f.Info.Segment.Value(l.c.Source)))
	}
	line := l.lineOf(f)
	var node ast.Node
	if msg, fix := misplaced(f, l.c.Source); msg != "" {
		l.fail(line, fix, "%s", msg)
	} else {
		language, ref, _ := strings.Cut(info, " ")
		node = l.bind(f, language, strings.TrimSpace(ref), line)
	}
	if node == nil {
		f.Parent().RemoveChild(f.Parent(), f)
		return
	}
	f.Parent().ReplaceChild(f.Parent(), f, node)
}

// bind makes the node, none when the fence leaves nothing on the
// page.
func (l *loader) bind(f *ast.FencedCodeBlock, language, ref string,
	line int) ast.Node {
	body := f.Lines().Value(l.c.Source)
	switch {
	case language == "go" && ref != "":
		return l.listing(f, ref, line)
	case language == "output" && ref != "":
		return l.output(f, ref, line)
	case language == "sh" && ref == "":
		return l.shell(body, line)
	case language == "unshown" && ref != "":
		l.unshown(ref, body, line)
	case language == "unshown":
		l.fail(line, "write ```unshown FILE, FILE#NAME or DIR/",
			"a reason for not showing nothing")
	case language == "" || language == "go" || language == "output":
		l.fail(line, "bind it: ```go FILE#NAME or ```output "+
			"testscripts/NAME.txtar#NAME.golden, then make sync",
			"hand-typed %s", orText(language))
	case listings.Foreign(language) && ref != "" && ref != "illustration":
		return l.foreign(f, language, ref, line)
	case ref == "illustration":
		return &Illustration{Language: language, Content: string(body),
			Line: line}
	default:
		l.fail(line, "write ```"+language+" illustration, if it is one",
			"a fence %q is bound to nothing",
			strings.TrimSpace(language+" "+ref))
	}
	return nil
}

func orText(language string) string {
	if language == "" {
		return "text in a fence"
	}
	return language + " in a fence"
}

const stale = "run make sync, and read what changed"

// compare refuses a copy that is not what it should be, or never
// could be.
func (l *loader) compare(f *ast.FencedCodeBlock, ref string,
	fresh []byte, line int) {
	if mark := marker(f, l.c.Source); opens(fresh, mark) {
		l.fail(line, "begin and end the fence with a longer one",
			"%s has a line that begins with %s", ref, mark)
	} else if !bytes.Equal(f.Lines().Value(l.c.Source), fresh) {
		l.fail(line, stale, "the copy of %s is stale", ref)
	}
}

func (l *loader) listing(f *ast.FencedCodeBlock, ref string,
	line int) ast.Node {
	n := &Listing{Ref: ref, Line: line}
	n.Copy = f.Lines().Value(l.c.Source)
	excerpts, err := l.book.Sources.Resolve(ref)
	if err != nil {
		l.fail(line, "", "%v", err)
		return n
	}
	n.Excerpts = excerpts
	l.c.Listings = append(l.c.Listings, n)
	text, err := l.book.Sources.Text(excerpts)
	if err != nil {
		l.fail(line, "", "%v", err)
		return n
	}
	l.compare(f, ref, text, line)
	return n
}

func (l *loader) foreign(f *ast.FencedCodeBlock, language, ref string,
	line int) ast.Node {
	text, err := l.book.Sources.Foreign(language, ref)
	if err != nil {
		l.fail(line, "write ```"+language+" FILE#NAME, or illustration",
			"%v", err)
	} else {
		l.compare(f, ref, text, line)
	}
	return &Illustration{Language: language, Content: string(text),
		Ref: ref, Line: line}
}

func (l *loader) output(f *ast.FencedCodeBlock, ref string,
	line int) ast.Node {
	ref, vary, ok := cutVary(ref)
	n := &Output{Ref: ref, Line: line}
	if !ok {
		l.fail(line, "write "+varyForm, "vary says nothing, or has no end")
		return n
	}
	golden, err := l.book.Outputs.Output(ref)
	if err != nil {
		l.fail(line, "", "%v", err)
		return n
	}
	n.Command, n.Printed = golden.Command, golden.Text
	n.Boxed = !golden.Real
	if vary != "" {
		l.vary(n, vary)
	}
	l.c.Outputs = append(l.c.Outputs, n)
	l.compare(f, ref, []byte(golden.Text), line)
	return n
}

// shell reads commands, and looks whether what they name exists.
func (l *loader) shell(body []byte, line int) ast.Node {
	n := &Shell{Line: line}
	for text := range strings.Lines(string(body)) {
		line++
		command, ok := strings.CutPrefix(strings.TrimSpace(text), "$ ")
		if !ok {
			l.fail(line, "begin each line with $ and a space; what a "+
				"command prints is an output fence",
				"a sh fence holds commands only")
			continue
		}
		n.Commands = append(n.Commands, command)
		l.command(command, line)
	}
	l.c.Shells = append(l.c.Shells, n)
	return n
}

func (l *loader) command(command string, line int) {
	field := strings.Fields(command)
	for i, f := range field {
		switch {
		case i > 1 && field[i-1] == "run" && field[i-2] == "go" &&
			strings.HasPrefix(f, "./"):
			if !l.book.exists(f) {
				l.fail(line, "", "there is no program %s", f)
			}
		case i > 0 && field[i-1] == "make" && !strings.Contains(f, "="):
			if !l.book.targets[f] {
				l.fail(line, "", "the Makefile has no target %q", f)
			}
		}
	}
}

func (b *Book) exists(name string) bool {
	name = strings.TrimPrefix(name, "./")
	if !filepath.IsLocal(name) {
		return false
	}
	_, err := os.Stat(filepath.Join(b.Root, name))
	return err == nil
}

// unshown notes a reason, and checks that there is such code.
func (l *loader) unshown(target string, body []byte, line int) {
	reason := strings.Join(strings.Fields(string(body)), " ")
	if reason == "" {
		l.fail(line, "write the reason into the fence",
			"no reason for not showing %s", target)
	}
	file, _, decl := strings.Cut(target, "#")
	if decl {
		if _, err := l.book.Sources.Resolve(target); err != nil {
			l.fail(line, "", "%v", err)
		}
	} else if !l.book.exists(file) {
		l.fail(line, "", "there is no %s", file)
	}
	l.c.Unshown = append(l.c.Unshown, Unshown{target, reason, line})
}
