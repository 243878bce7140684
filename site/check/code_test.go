package check

import (
	"fmt"
	"strings"
	"testing"
)

// unshown excuses what a test adds to the book.
func unshown(names ...string) plan {
	p := good
	for _, name := range names {
		p.more += "```unshown " + name + "\nIt is a test.\n```\n\n"
	}
	return p
}

func TestFunctionTooLong(t *testing.T) {
	long := func(lines int) string {
		return "package sys\n\n// F has many lines, and this is none.\nfunc F() {\n" +
			strings.Repeat("\tprintln()\n", lines-2) + "}\n"
	}
	const file = "code/sys/f.go"
	_, err := Book(load(t, unshown(file), map[string]string{file: long(longestFunc)}))
	expect(t, err)
	_, err = Book(load(t, unshown(file), map[string]string{file: long(longestFunc + 1)}))
	expect(t, err, fmt.Sprintf("code/sys/f.go:4: F has %d lines; at most %d",
		longestFunc+1, longestFunc))
}

func TestImports(t *testing.T) {
	for _, test := range []struct{ name, file, imports, want string }{
		{"down", "code/poller/p.go", "artofwaiting/code/sys", ""},
		{"down to a part", "code/poller/p.go", "artofwaiting/code/socket/part", ""},
		{"its own part", "code/sys/p.go", "artofwaiting/code/sys/part", ""},
		{"the library", "code/sys/p.go", "os", ""},
		{"up", "code/sys/p.go", "artofwaiting/code/socket",
			"code/sys/p.go:4: sys imports socket"},
		{"up from a part", "code/sys/part/p.go", "artofwaiting/code/thread/part",
			"code/sys/part/p.go:4: sys imports thread"},
		{"site", "code/sys/p.go", "artofwaiting/site/book",
			"code/sys/p.go:4: sys imports artofwaiting/site/book"},
		{"chapters", "code/sys/p.go", "artofwaiting/chapters/01-x",
			"code/sys/p.go:4: sys imports artofwaiting/chapters/01-x"},
		{"no floor", "code/cellar/p.go", "os",
			"code/cellar/p.go:1: package code/cellar stands on no floor"},
		{"a chapter may", "chapters/01-x/part/p.go", "artofwaiting/site/book", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			src := "package p\n\nimport (\n\t_ \"" + test.imports + "\"\n)\n\nvar V int\n"
			_, err := Book(load(t, unshown(test.file), map[string]string{test.file: src}))
			if test.want == "" {
				expect(t, err)
			} else {
				expect(t, err, test.want)
			}
		})
	}
}

func TestPrograms(t *testing.T) {
	const part = "chapters/01-x/part/main.go"
	const other = "chapters/07-y/main.go"
	const ex = "chapters/01-x/exercises/9/"
	for _, test := range []struct {
		name    string
		changes map[string]string
		unshown string
		want    []string
	}{
		{"run", map[string]string{part: mainFile,
			"testscripts/01-x.txtar": "[linux] ! run ./chapters/01-x/part -n 3\n" + script},
			part, nil},
		{"not run", map[string]string{part: mainFile}, part,
			[]string{part + ":1: testscripts/01-x.txtar does not run it"}},
		{"a module of its own", map[string]string{part: mainFile,
			"chapters/01-x/part/go.mod": "module part\n"}, part, nil},
		{"another is run", map[string]string{part: mainFile,
			"testscripts/01-x.txtar": "run ./chapters/01-x/part2\n" + script}, part,
			[]string{part + ":1: testscripts/01-x.txtar does not run it"}},
		{"run in a comment", map[string]string{part: mainFile,
			"testscripts/01-x.txtar": "# run ./chapters/01-x/part\n" + script}, part,
			[]string{part + ":1: testscripts/01-x.txtar does not run it"}},
		{"run in a golden", map[string]string{part: mainFile,
			"testscripts/01-x.txtar": script + "run ./chapters/01-x/part\n"}, part,
			[]string{part + ":1: testscripts/01-x.txtar does not run it"}},
		{"no command", map[string]string{part: "package part\n\nvar V int\n"}, part, nil},
		{"no script", map[string]string{"testscripts/01-x.txtar": ""}, "",
			[]string{"chapters/01-x/main.go:1: testscripts/01-x.txtar does not run it"}},
		{"no chapter", map[string]string{other: mainFile,
			"testscripts/07-y.txtar": "run ./chapters/07-y\n"}, other,
			[]string{other + ":1: a program without a chapter"}},
		{"of no chapter", map[string]string{"chapters/tools/main.go": mainFile},
			"chapters/tools/", nil},
		{"exercise without a section", map[string]string{ex + "a.go": solution,
			ex + "solution/a.go": solution, ex + "program/main.go": mainFile}, ex,
			[]string{"book/01-x.md:1: no section of it is the exercise in " +
				"chapters/01-x/exercises/9"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := good
			if test.unshown != "" {
				p = unshown(test.unshown)
			}
			_, err := Book(load(t, p, test.changes))
			expect(t, err, test.want...)
		})
	}
}

// What does not parse is a complaint, not the end.
func TestBrokenFile(t *testing.T) {
	_, err := Book(load(t, good, map[string]string{
		"code/sys/broken.go": "package sys\n\nfunc (\n"}))
	expect(t, err, "code/sys/broken.go:0: code/sys/broken.go does not parse")
}
